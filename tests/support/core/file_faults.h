// What can go wrong with files, at a chosen moment: this process is killed, the disk is full, the medium is gone. Every change of a
// regular file that this process makes (write, truncate, sync, rename, remove, new folder) is one moment; they are counted from
// armFileFault() on. Pipes and terminals do not count. For children made by fork(): nothing disarms it.
#pragma once

namespace tongdang::test {

enum class FileFault {
    Count,   // nothing goes wrong: how many moments there are
    Kill,    // SIGKILL instead of that change
    Torn,    // half of that write, then SIGKILL
    Full,    // from then on nothing grows: ENOSPC
    Gone     // from then on everything fails: EIO
};

void armFileFault(FileFault fault, long after);   // so many changes go well before it
long fileChanges();                               // since then

}  // namespace tongdang::test

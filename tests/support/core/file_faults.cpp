// These definitions stand in front of the C library's, for SQLite, Qt and ourselves alike.
#include "tests/support/core/file_faults.h"

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <dlfcn.h>
#include <sys/stat.h>
#include <unistd.h>

namespace tongdang::test {
namespace {

std::atomic<bool> armed = false;
std::atomic<long> changes = 0;
FileFault kind = FileFault::Count;
long passing = 0;

enum class Change { Grow, Keep };   // may need room; never does
enum class Verdict { Pass, Half, Fail };

Verdict judge(Change change) {
    const long number = changes++;
    if (kind == FileFault::Count || number < passing)
        return Verdict::Pass;
    switch (kind) {
    case FileFault::Torn:
        if (change == Change::Grow)
            return Verdict::Half;
        [[fallthrough]];
    case FileFault::Kill:
        std::raise(SIGKILL);
        return Verdict::Fail;
    case FileFault::Full:
        if (change == Change::Keep)
            return Verdict::Pass;
        errno = ENOSPC;
        return Verdict::Fail;
    default:
        errno = EIO;
        return Verdict::Fail;
    }
}

bool isRegular(int file) {
    struct stat what {};
    return fstat(file, &what) == 0 && S_ISREG(what.st_mode);
}

template <typename Function>
Function next(const char *name) {
    return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

// A write of `count` bytes by `real`; half of it and the end where that is the verdict.
template <typename Real>
ssize_t written(int file, size_t count, const Real &real) {
    if (!armed || !isRegular(file))
        return real(count);
    const Verdict verdict = judge(Change::Grow);
    if (verdict == Verdict::Fail)
        return -1;
    if (verdict == Verdict::Half) {
        (void)real(count / 2);
        std::raise(SIGKILL);
    }
    return real(count);
}

template <typename Real>
int changed(Change change, const Real &real) {
    if (!armed)
        return real();
    const Verdict verdict = judge(change);
    if (verdict == Verdict::Half)
        std::raise(SIGKILL);
    return verdict == Verdict::Pass ? real() : -1;
}

}  // namespace

void armFileFault(FileFault fault, long after) {
    kind = fault;
    passing = after;
    changes = 0;
    armed = true;
}

long fileChanges() { return changes; }

}  // namespace tongdang::test

using tongdang::test::Change;
using tongdang::test::changed;
using tongdang::test::next;
using tongdang::test::written;

extern "C" {

ssize_t write(int file, const void *bytes, size_t count) {
    static const auto real = next<ssize_t (*)(int, const void *, size_t)>("write");
    return written(file, count, [&](size_t n) { return real(file, bytes, n); });
}

ssize_t pwrite(int file, const void *bytes, size_t count, off_t at) {
    static const auto real = next<ssize_t (*)(int, const void *, size_t, off_t)>("pwrite");
    return written(file, count, [&](size_t n) { return real(file, bytes, n, at); });
}

ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t at) {
    static const auto real = next<ssize_t (*)(int, const void *, size_t, off64_t)>("pwrite64");
    return written(file, count, [&](size_t n) { return real(file, bytes, n, at); });
}

int ftruncate(int file, off_t size) noexcept {
    static const auto real = next<int (*)(int, off_t)>("ftruncate");
    return changed(Change::Keep, [&] { return real(file, size); });
}

int ftruncate64(int file, off64_t size) noexcept {
    static const auto real = next<int (*)(int, off64_t)>("ftruncate64");
    return changed(Change::Keep, [&] { return real(file, size); });
}

int fsync(int file) {
    static const auto real = next<int (*)(int)>("fsync");
    return changed(Change::Keep, [&] { return real(file); });
}

int fdatasync(int file) {
    static const auto real = next<int (*)(int)>("fdatasync");
    return changed(Change::Keep, [&] { return real(file); });
}

int unlink(const char *path) noexcept {
    static const auto real = next<int (*)(const char *)>("unlink");
    return changed(Change::Keep, [&] { return real(path); });
}

int rename(const char *from, const char *to) noexcept {
    static const auto real = next<int (*)(const char *, const char *)>("rename");
    return changed(Change::Keep, [&] { return real(from, to); });
}

int renameat2(int fromFolder, const char *from, int toFolder, const char *to, unsigned flags) noexcept {
    static const auto real = next<int (*)(int, const char *, int, const char *, unsigned)>("renameat2");
    return changed(Change::Keep, [&] { return real(fromFolder, from, toFolder, to, flags); });
}

int mkdir(const char *path, mode_t mode) noexcept {
    static const auto real = next<int (*)(const char *, mode_t)>("mkdir");
    return changed(Change::Grow, [&] { return real(path, mode); });
}

}  // extern "C"

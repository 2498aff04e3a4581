// Progress and cancel are one mechanism: long work calls step(), and stops where it answers false.
#pragma once

#include <QtGlobal>

namespace tongdang {

class Progress {
  public:
    virtual ~Progress() = default;
    virtual bool step(qint64 done, qint64 total) = 0;  // total 0: unknown. Cheap enough to call for every row
};

class NoProgress final : public Progress {
  public:
    bool step(qint64, qint64) override { return true; }
};

}  // namespace tongdang

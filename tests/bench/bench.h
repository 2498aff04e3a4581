// What every subject of the benchmarks uses: rows of the table, times of many runs, this process's memory.
// A subject runs in a process of its own, so that one's memory is not another's; it prints its rows, the parent makes them a table.
#pragma once

#include "core/base/result.h"

#include <QString>

#include <functional>
#include <vector>

namespace tongdang::bench {

struct Row {
    QString work;
    qint64 size = 0;                  // children or rows
    QString unit;                     // of measured, budget and peer: "ms", "s", "MB", "B"
    double measured = 0;
    QString shown;                    // in place of the bare number: "p50 0.3, p99 1.2"
    double budget = 0;                // 0: none
    QString peer;                     // what it is measured against
    double against = 0;               // 0: nothing was
    double mostOfPeer = 0;            // budget as a ratio; 0: none
    bool met() const { return (budget <= 0 || measured <= budget) && (mostOfPeer <= 0 || against <= 0 || measured <= against * mostOfPeer); }
    bool hasBudget() const { return budget > 0 || mostOfPeer > 0; }
};

struct Options {
    int children = 100'000;
    QString work;                     // where prepared ledgers and files lie
    bool fresh = false, smoke = false;
};

struct Subject {
    const char *name;
    void (*run)(const Options &options);
};
const std::vector<Subject> &subjects();            // of this program
int run(const QStringList &line);                   // of the command line, without the program's name; its exit code

void print(const Row &row);           // to the parent
void note(const QString &text);       // to a person, on standard error
[[noreturn]] void giveUp(const QString &why);

template <typename T> T need(Result<T> result) {
    if (!result)
        giveUp(result.error().message.id + u' ' + result.error().detail);
    return std::move(*result);
}
inline void need(Result<void> result) {
    if (!result)
        giveUp(result.error().message.id + u' ' + result.error().detail);
}

// Milliseconds: by the clock on the wall, or of the processor where this variable is set (--cpu), for a machine that has other work.
inline constexpr const char *kProcessorTime = "TONGDANG_BENCH_CPU";
double timed(const std::function<void()> &work);
struct Times {
    std::vector<double> all;
    void add(double ms) { all.push_back(ms); }
    double at(double share) const;    // 0.5: the median
    double p50() const { return at(0.5); }
    double p99() const { return at(0.99); }
    QString shown() const;
};
Times repeated(int times, const std::function<void()> &work);

struct Memory { double nowMb = 0, peakMb = 0; };
Memory memory();                      // of this process
void forgetPeak();                    // from now on

// The same numbers at every run and on every system.
class Dice {
  public:
    explicit Dice(quint64 seed) : m_state(seed * 2 + 1) {}
    size_t below(size_t n) {
        m_state = m_state * 6364136223846793005U + 1442695040888963407U;
        return n == 0 ? 0 : size_t(m_state >> 33) % n;
    }

  private:
    quint64 m_state;
};

void startSubject(const Options &);
void listSubject(const Options &);
void searchSubject(const Options &);
void saveSubject(const Options &);
void summarySubject(const Options &);
void tablesSubject(const Options &);
void importSubject(const Options &);
void exportSubject(const Options &);
void chartsSubject(const Options &);
void encryptionSubject(const Options &);
void memorySubject(const Options &);
void sizeSubject(const Options &);
void surveySubject(const Options &);

}  // namespace tongdang::bench

// What narrows the list of children: place, category, risk, schooling, care grade, age, and whether those who left are shown. What is in
// use stands below as chips that take it away. Choices come from the form's code lists, the age groups are those of the official table (domain.md 2.3).
#pragma once

#include "ui/shell/context.h"

#include <QWidget>

#include <thread>

class QCheckBox;
class QPushButton;

namespace tongdang {

class CountedCombo;

class ChildFilters final : public QWidget {
    Q_OBJECT
  public:
    explicit ChildFilters(UiContext &context, QWidget *parent = nullptr);
    ~ChildFilters() override;
    void setSoonCounted(qint64 children) { m_soonCounted = children; }   // tests: -1 counts beside the window always
    void refresh();                          // places and forms may have changed; what was chosen stays
    void retranslate();
    void clear();                            // without `changed`
    QStringList state() const;               // what is chosen, for the settings
    void restore(const QStringList &state);  // without `changed`; what is no choice any more is left out
    bool isNarrow() const;
    void apply(ListQuery &query) const;

  signals:
    void changed();

  protected:
    void resizeEvent(QResizeEvent *event) override;

  private:
    struct Choice { QString question; CountedCombo *combo; };
    CountedCombo *add(const char *name);
    QList<CountedCombo *> combos() const;
    struct Wanted { QString question; QStringList places, conditions; };
    Wanted wanted(const CountedCombo *combo) const;
    static QHash<QString, qint64> count(LedgerReader &reader, const Session &session, const Wanted &wanted);
    std::optional<QHash<QString, qint64>> counts(CountedCombo *combo);   // none yet: they come by themselves
    void fillPlaces();
    void fillChoices();
    void fillAges();
    void fillMissing();
    void mark();
    void arrange();
    void choosePlaceInTree();
    std::optional<qint64> counted(CountedCombo *combo);
    void addChip(const QString &words, std::optional<qint64> children, QWidget *filter, std::function<void()> off);
    UiContext &m_context;
    CountedCombo *m_place = nullptr, *m_age = nullptr, *m_missing = nullptr;
    QList<Choice> m_choices;
    QCheckBox *m_exited;
    QPushButton *m_more;
    QWidget *m_chips;                    // one for each filter that is in use
    QHash<const CountedCombo *, QHash<QString, qint64>> m_counted;   // since the data last changed
    std::thread m_counter;
    int m_round = 0;                     // of the data
    qint64 m_soonCounted = 20000;        // so many children are counted while the list opens
    bool m_isCounting = false;
};

}  // namespace tongdang

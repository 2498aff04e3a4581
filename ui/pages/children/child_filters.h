// What narrows the list of children: place, category, risk, schooling, care grade, age, and whether those who left are shown. Choices come
// from the form's code lists, the age groups are those of the official table (domain.md 2.3).
#pragma once

#include "ui/shell/context.h"

#include <QWidget>

class QCheckBox;

namespace tongdang {

class CountedCombo;

class ChildFilters final : public QWidget {
    Q_OBJECT
  public:
    explicit ChildFilters(UiContext &context, QWidget *parent = nullptr);
    void refresh();                          // places and forms may have changed; what was chosen stays
    void retranslate();
    void clear();                            // without `changed`
    QStringList state() const;               // what is chosen, for the settings
    void restore(const QStringList &state);  // without `changed`; what is no choice any more is left out
    bool isNarrow() const;
    void apply(ListQuery &query) const;

  signals:
    void changed();

  private:
    struct Choice { QString question; CountedCombo *combo; };
    CountedCombo *add(const char *name);
    QList<CountedCombo *> combos() const;
    QHash<QString, qint64> counts(const QString &question, bool byPlace = false);
    QHash<QString, qint64> countsOf(const CountedCombo *combo);
    void fillPlaces();
    void fillChoices();
    void fillAges();
    void fillMissing();
    void mark();
    UiContext &m_context;
    CountedCombo *m_place = nullptr, *m_age = nullptr, *m_missing = nullptr;
    QList<Choice> m_choices;
    QCheckBox *m_exited;
    QHash<QString, QHash<QString, qint64>> m_counted;   // what was counted since the data last changed: a large ledger is counted once
};

}  // namespace tongdang

// What narrows the list of children: place, category, risk, schooling, care grade, age, and whether those who left are shown. Choices come
// from the form's code lists, the age groups are those of the official table (domain.md 2.3).
#pragma once

#include "ui/shell/context.h"

#include <QWidget>

class QCheckBox;
class QComboBox;

namespace tongdang {

class ChildFilters final : public QWidget {
    Q_OBJECT
  public:
    explicit ChildFilters(UiContext &context, QWidget *parent = nullptr);
    void refresh();                          // places and forms may have changed; what was chosen stays
    void retranslate();
    void clear();                            // without `changed`
    bool isNarrow() const;
    void apply(ListQuery &query) const;

  signals:
    void changed();

  private:
    struct Choice { QString question; QComboBox *combo; };
    QComboBox *add(const char *name);
    void fillPlaces();
    void fillChoices();
    void fillAges();
    void mark();
    UiContext &m_context;
    QComboBox *m_place, *m_age;
    QList<Choice> m_choices;
    QCheckBox *m_exited;
};

}  // namespace tongdang

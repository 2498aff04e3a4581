// The guardians of a child that is registered at the door: father, mother, whoever else cares for it, a form each. A digit adds one, Enter
// goes on. A brother or sister of this house gives its people too.
#pragma once

#include "ui/pages/child/child_changes.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace tongdang {

class FormView;
class UiContext;

class HousePeople final : public QWidget {
    Q_OBJECT
  public:
    struct Person { Uid guardian, link; FormView *person, *relation; QWidget *box; };
    HousePeople(UiContext &context, QWidget *parent);
    void setShared(const QString &from, int people);          // they are known already: of a child of this house
    void focusChoice();
    const QList<Person> &people() const { return m_people; }
    FormView *add(const QString &relation, const Uid &guardian = {}, const Uid &link = {});
    void takeBack(const Uid &link);
    // `owners`: which form shows what is wrong with which change.
    void addTo(ChangeSet &set, const Uid &child, std::vector<std::pair<size_t, FormView *>> &owners);
    // The same people for another child of the house.
    void shareTo(ChangeSet &set, const Uid &child) const;
    bool eventFilter(QObject *watched, QEvent *event) override;

  signals:
    void edited();
    void finished();

  private:
    UiContext &m_context;
    QList<Person> m_people;
    QLabel *m_title, *m_shared;
    QVBoxLayout *m_forms;
    QList<QPushButton *> m_choices;                            // father, mother, another, go on
};

}  // namespace tongdang

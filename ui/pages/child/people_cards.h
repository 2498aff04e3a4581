// The people around a child as a picture: a card each, who cares now first and marked, those of the past in grey. With whom the child
// lives, since when, who works where, and who can be phoned is seen at a glance. A click or Enter opens the person.
#pragma once

#include "core/ledger/record.h"

#include <QWidget>

namespace tongdang {

class UiContext;

struct PersonAround {
    Uid link;                     // the guardianship
    QString name, relation, roles, carer, phone, work, since, until;   // carer: the answer in words
    bool cares = false, past = false;
};

// Of a child, the present ones first.
std::vector<PersonAround> peopleAround(UiContext &context, const Uid &child);

class PeopleCards final : public QWidget {
    Q_OBJECT
  public:
    PeopleCards(UiContext &context, QWidget *parent);
    void show(const std::vector<PersonAround> &people);   // who cares now first

  signals:
    void opened(const tongdang::Uid &link);

  private:
    QWidget *card(const PersonAround &person);
    UiContext &m_context;
};

}  // namespace tongdang

// The people around a child as a picture: the child in the middle, the parents on one side, who else cares for it on the other, each a card
// with a line to the child; who cares now is marked, those of the past are grey and stand below without a line. Since when, who works where
// and who can be phoned is seen at a glance. A click or Enter opens the person. Where there is no room for three columns the people hang
// below the child.
#pragma once

#include "core/ledger/record.h"

#include <QWidget>

namespace tongdang {

class UiContext;

struct PersonAround {
    Uid link;                     // the guardianship
    QString relationCode, name, relation, roles, carer, phone, work, since, until;   // carer: the answer in words
    bool cares = false, past = false, parent = false;
};

// Of a child, the present ones first.
std::vector<PersonAround> peopleAround(UiContext &context, const Uid &child);

class PeopleCards final : public QWidget {
    Q_OBJECT
  public:
    PeopleCards(UiContext &context, QWidget *parent);
    void show(const std::vector<PersonAround> &people, const Record *child = nullptr);   // without the child: cards alone
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

  signals:
    void opened(const tongdang::Uid &link);

  protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

  private:
    struct Place { QWidget *card; bool parent, cares, past; };
    struct Picture { QRect child; std::vector<QRect> cards; std::vector<bool> beside; int height = 0; bool columns = false; };   // cards: as m_places
    Picture arranged(int width) const;
    QWidget *card(const PersonAround &person);
    QWidget *middle(const Record &child);
    void clear();
    UiContext &m_context;
    QWidget *m_child = nullptr;
    std::vector<Place> m_places;
};

}  // namespace tongdang

// One quiet line above the pages, the most needed first: a date to look at, a recovery code that nobody has, what was typed and not saved
// last time, what is new in this version, how a page is used when an account first comes to it. It never asks and holds nobody up; what was
// put away stays away.
#pragma once

#include "core/ledger/ledger.h"

#include <QWidget>

class QPushButton;

namespace tongdang {

class Banner;
class Page;
class UiContext;

class Notices final : public QWidget {
    Q_OBJECT
  public:
    Notices(UiContext &context, QWidget *parent);
    void showFor(Page *page);
    void retranslate() { look(); }

  signals:
    void newsWanted();               // the manual's page of what is new

  private:
    enum class Kind { None, Clock, Code, Draft, News, Hint };
    Kind due() const;
    QString hintKey() const;
    void look();
    void putAway();
    void findDrafts();
    QString draftNames() const;
    void goOn();                     // with the newest draft
    void endDrafts();
    UiContext &m_context;
    Page *m_page = nullptr;
    Kind m_kind = Kind::None;
    bool m_clock, m_code, m_news;
    QList<Draft> m_drafts;           // that this account left, until it is at work again
    Banner *m_line;
    QPushButton *m_act, *m_away;
};

}  // namespace tongdang

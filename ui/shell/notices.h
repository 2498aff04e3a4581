// One quiet line above the pages, the most needed first: a date to look at, what is new in this version, how a page is used when an
// account first comes to it. It never asks and holds nobody up; what was put away stays away.
#pragma once

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
    enum class Kind { None, Clock, News, Hint };
    Kind due() const;
    QString hintKey() const;
    void look();
    void putAway();
    UiContext &m_context;
    Page *m_page = nullptr;
    Kind m_kind = Kind::None;
    bool m_clock, m_news;
    Banner *m_line;
    QPushButton *m_act, *m_away;
};

}  // namespace tongdang

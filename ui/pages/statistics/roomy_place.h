// Fields that stand in a page's row of buttons where the page is wide enough, and at the end of its choices where it is not.
#pragma once

#include <QWidget>

class QHBoxLayout;

namespace tongdang {

class FlowBar;
class Theme;

class RoomyPlace final : public QWidget {
  public:
    // `least`: how wide the page must be, in px at zoom 100; `at`: where in the row.
    RoomyPlace(Theme &theme, QWidget *page, int least, const QList<QWidget *> &fields, FlowBar *choices, QHBoxLayout *row, int at);

  protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

  private:
    void place();
    Theme &m_theme;
    QWidget *m_page;
    FlowBar *m_choices;
    QHBoxLayout *m_row;
    int m_least, m_at;
};

}  // namespace tongdang

// The pages at the left: a column of buttons, walked with the arrow keys; icons alone where the window is narrow.
#pragma once

#include <QFrame>
#include <QList>

class QButtonGroup;
class QToolButton;
class QVBoxLayout;

namespace tongdang {

class Theme;

class Navigation final : public QFrame {
    Q_OBJECT
  public:
    explicit Navigation(Theme &theme, QWidget *parent = nullptr);
    void add(const QString &id, const QString &icon, const QString &title);
    void setTitle(const QString &id, const QString &title);
    void mark(const QString &id);
    void setCompact(bool compact);

  signals:
    void chosen(const QString &id);

  protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

  private:
    void shape();
    Theme &m_theme;
    QVBoxLayout *m_column;
    QButtonGroup *m_group;
    QList<QToolButton *> m_buttons;
    bool m_compact = false;
};

}  // namespace tongdang

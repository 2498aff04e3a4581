// A sentence in a coloured box with its sign, among a page's widgets: a problem, a hint, a result.
#pragma once

#include <QFrame>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace tongdang {

class Theme;

class Banner : public QFrame {
    Q_OBJECT
  public:
    enum class Kind { Info, Good, Warning, Danger };
    Banner(Theme &theme, QWidget *parent = nullptr);    // hidden until it has something to say
    void say(Kind kind, const QString &sentence);
    void clear();
    QString text() const;
    QPushButton *addButton(const QString &name);        // at the end of the line

  private:
    void draw();
    Theme &m_theme;
    Kind m_kind = Kind::Info;
    QLabel *m_sign, *m_text;
    QHBoxLayout *m_row;
};

}  // namespace tongdang

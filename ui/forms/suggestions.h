// A list of suggestions under a line of text: arrows move, Enter or a click picks, Esc closes. A child of the window, so that the
// focus (and with it an input method) stays in the line.
#pragma once

#include <QIcon>
#include <QListWidget>

class QKeyEvent;
class QLineEdit;

namespace tongdang {

struct Suggestion { QString value, text, detail; };

class Suggestions : public QListWidget {
    Q_OBJECT
  public:
    explicit Suggestions(QLineEdit *line);
    void show(const QList<Suggestion> &suggestions, int current = 0);   // hides where there are none
    bool handleKey(QKeyEvent *event);                             // true: done with
    QString current() const;                                            // value under the bar; "" where hidden
    bool eventFilter(QObject *watched, QEvent *event) override;

  signals:
    void picked(const QString &value);

  private:
    void place();
    QLineEdit *m_line;
};

}  // namespace tongdang

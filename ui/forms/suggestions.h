// A list of suggestions under a line of text: arrows move, Enter or a click picks, Esc closes. A child of the window, so that the
// focus (and with it an input method) stays in the line. Ten thousand of them cost as much as nine.
#pragma once

#include <QListView>

class QKeyEvent;
class QLineEdit;

namespace tongdang {

struct Suggestion { QString value, text, detail; };

class Suggestions : public QListView {
    Q_OBJECT
  public:
    explicit Suggestions(QLineEdit *line);
    void show(const QList<Suggestion> &suggestions, int current = 0);   // hides where there are none
    bool handleKey(QKeyEvent *event);                             // true: done with
    QStringList texts() const;                                          // as they are shown
    QString current() const;                                            // value under the bar; "" where hidden
    bool eventFilter(QObject *watched, QEvent *event) override;

  signals:
    void picked(const QString &value);

  private:
    class Rows;
    void place();
    void setCurrentRow(int row);
    QLineEdit *m_line;
    Rows *m_rows;
};

}  // namespace tongdang

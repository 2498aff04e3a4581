// The problems of a form in a list below it: each a link to its question; F6 goes to the next.
#pragma once

#include "core/base/issue.h"

#include <QWidget>

class QLabel;
class QScrollArea;
class QVBoxLayout;

namespace tongdang {

class UiContext;

class ProblemList : public QWidget {
    Q_OBJECT
  public:
    ProblemList(UiContext &context, QWidget *parent);
    struct Entry { Issue issue; QString label; };
    void show(const QList<Entry> &entries);       // hides where there are none
    int size() const { return m_size; }

  signals:
    void chosen(const QString &field);

  private:
    UiContext &m_context;
    QLabel *m_title;
    QWidget *m_box;
    QVBoxLayout *m_lines;
    QScrollArea *m_scroll;
    int m_size = 0;
};

}  // namespace tongdang

// The problems of a form in a list below it: each a link to its question; F6 goes to the next. A warning can be said to be right as it is;
// those that were stand at the end.
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
    struct Entry { Issue issue; QString sentence; bool mayAccept = false, accepted = false; };
    void show(const QList<Entry> &entries);       // hides where there are none

  signals:
    void chosen(const QString &field);
    void acceptWanted(const tongdang::Issue &issue);

  private:
    void clear();
    QWidget *lineOf(const Entry &entry, QWidget *parent);
    UiContext &m_context;
    QLabel *m_title;
    QScrollArea *m_scroll;
    QVBoxLayout *m_lines;
    QList<Entry> m_entries;                       // as the lines say them
};

}  // namespace tongdang

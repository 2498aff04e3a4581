// What hangs on a child: a table of linked records with buttons below, and its title. The child's file has three: guardians,
// statuses, time on the register.
#pragma once

#include "core/ledger/ledger.h"

#include <QWidget>

#include <functional>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QTableWidget;

namespace tongdang {

class LastColumn;
class UiContext;

class LinkedTable : public QWidget {
    Q_OBJECT
  public:
    LinkedTable(UiContext &context, const QString &name, QWidget *parent);
    void setTitle(const QString &title);
    void setHeadings(const QStringList &headings);
    void setEmptyText(const QString &text);
    void setReadOnly(bool readOnly);                 // of a file that is no longer worked in
    void clear();
    void addRow(const Uid &uid, const QStringList &cells, bool past = false);
    void tintLast(int column, const QColor &color);  // of the row added last
    void finish();                                   // after the last row
    Uid current() const;
    void select(const Uid &uid);
    void setReadable() { m_readable = true; }        // opened by whoever may look, too
    QPushButton *addButton(const QString &text, const QString &name, bool forRow);

    QHBoxLayout *takeButtons();                      // to stand elsewhere, where they do not scroll away

  signals:
    void opened(const tongdang::Uid &uid);           // Enter or double click

  private:
    UiContext &m_context;
    QLabel *m_title, *m_empty;
    QTableWidget *m_table;
    LastColumn *m_last;
    QHBoxLayout *m_buttons;
    void enableButtons();
    bool mayWrite() const;
    bool m_readOnly = false;
    bool m_readable = false;
    QList<QPushButton *> m_forRow, m_always;
};

// Commits and tells: an error in a dialog, refusals by `refused`, success as a change announced. True where it was written.
bool commitAndTell(UiContext &context, QWidget *parent, const ChangeSet &set, const std::function<void(size_t change, const QList<Issue> &)> &refused, Uid *first = nullptr);

}  // namespace tongdang

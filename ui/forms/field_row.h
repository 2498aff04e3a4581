// A question as it stands in a form: label with its mark, hint, editor, and the problems beside it.
#pragma once

#include "ui/forms/field_editor.h"

#include <optional>

class QHBoxLayout;
class QLabel;
class QToolButton;
class QVBoxLayout;

namespace tongdang {

class FieldRow : public QWidget {
    Q_OBJECT
  public:
    FieldRow(const EditorHome &home, const Field &field, QWidget *parent);
    FieldEditor *editor() const { return m_editor; }      // null for a note
    const Field &field() const { return m_field; }
    bool wide() const;
    void setRequired(bool required);
    void setWords(const QString &label, const QString &hint);   // with answers put in
    void setRestricted();                                 // not this person's to see: locked, and it says so
    void setIssues(const QList<Issue> &issues);
    void setFault(const QString &sentence);               // while typing; "" when it is gone
    void setFilledFrom(const QString &label);             // "" takes the remark away
    void setHistory(bool offered);                        // a small button beside the label, for who uses the mouse

  signals:
    void historyWanted();

  private:
    void showProblems();
    void showLabel();
    const EditorHome m_home;
    const Field &m_field;
    QLabel *m_label, *m_hint = nullptr;
    QString m_words;
    QHBoxLayout *m_heading;
    QToolButton *m_history = nullptr;
    FieldEditor *m_editor = nullptr;
    QVBoxLayout *m_problems;
    QList<Issue> m_issues;
    QString m_fault, m_remark;
    std::optional<bool> m_required;
};

// An icon and a sentence that wraps: a problem, a remark.
QWidget *problemLine(const QString &sentence, Severity severity, const Theme &theme, QWidget *parent);

}  // namespace tongdang

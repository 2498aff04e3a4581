// One sheet's rows read by the meaning of their headings; what is not understood is told, never dropped silently.
#pragma once

#include "core/forms/form_reader.h"

namespace tongdang {

enum class SheetKind { Survey, Choices, Settings };

class SheetColumns {
  public:
    SheetColumns(const FormSheet &sheet, SheetKind kind, QList<DefinitionIssue> &issues);
    bool has(const QString &base) const { return m_plain.contains(base); }
    QString text(const FormRow &row, const QString &base) const { return row.cell(m_plain.value(base, -1)); }
    Labels labels(const FormRow &row, const QString &base) const;
    bool hasMedia(const FormRow &row) const;
    QString heading(const QString &base) const { return m_headings.value(base, base); }  // as written
    const QStringList &more() const { return m_more; }                                   // further columns of a choices sheet, as written
    QString moreText(const FormRow &row, qsizetype i) const { return row.cell(m_moreColumns[i]); }
    // Cells that ask for what is not supported.
    void refuseUnsupported(const FormRow &row) const;
    void fault(int row, const QString &id, const QStringList &args = {}, Severity severity = Severity::Must) const;

  private:
    const FormSheet &m_sheet;
    SheetKind m_kind;
    QList<DefinitionIssue> &m_issues;
    QHash<QString, int> m_plain;
    QHash<QString, QList<std::pair<QString, int>>> m_translated;
    QHash<QString, QString> m_headings;
    QStringList m_more;
    QList<int> m_moreColumns, m_media;
};

QStringList splitBars(const QString &text);   // a | b
std::optional<bool> yesOrNo(const QString &text);   // yes no true false true() false() and ""; nothing where it is an expression

}  // namespace tongdang

// The rejects workbook: rejected rows as they stood, under their own headings, behind a column 原因 that says why; problem cells
// coloured. It is a roster itself: corrected, it can be imported, the first column is left out.
#pragma once

#include "core/importing/sheet_peek.h"
#include "core/sheets/sheet_writer.h"

namespace tongdang {

class RejectsBook {
  public:
    RejectsBook(QString path, const SheetHead &head, const Messages &messages) : m_path(std::move(path)), m_head(head), m_messages(messages) {}
    Result<void> add(const SheetRow &row, const QList<RowProblem> &problems);   // the file is begun with the first row
    Result<void> finish();

  private:
    Result<void> begin();
    QString m_path;
    const SheetHead &m_head;
    const Messages &m_messages;
    std::unique_ptr<SheetWriter> m_writer;
    QHash<int, QString> m_headings;
};

}  // namespace tongdang

// The rejects workbook: rejected rows as they stood, under their own headings, behind a column 原因 that says why; problem cells
// coloured. It is a roster itself: corrected, it can be imported, the first column is left out.
#pragma once

#include "core/importing/sheet_peek.h"
#include "core/sheets/sheet_writer.h"

namespace tongdang {

class RejectsBook {
  public:
    RejectsBook(QString path, const Messages &messages) : m_path(std::move(path)), m_messages(messages) {}
    // The file is begun with the first row, a sheet with the first of each head. Heads come one after another and outlive the book.
    Result<void> add(const SheetHead &head, const SheetRow &row, const QList<RowProblem> &problems);
    Result<void> finish();

  private:
    Result<void> begin(const SheetHead &head);
    QString m_path;
    const SheetHead *m_head = nullptr;
    const Messages &m_messages;
    std::unique_ptr<SheetWriter> m_writer;
    QHash<int, QString> m_headings;
};

}  // namespace tongdang

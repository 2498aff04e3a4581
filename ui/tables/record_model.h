// Records of one form as a table of any length: the ids in order, and a cache of the rows that are looked at. A row that nobody sees is
// never read. Column headings are the questions' labels; ID numbers and phones are masked (security.md, Exports). A column without a
// question says why a search found the record.
#pragma once

#include "ui/shell/context.h"

#include <QAbstractTableModel>
#include <QCache>

namespace tongdang {

class RecordModel final : public QAbstractTableModel {
    Q_OBJECT
  public:
    static constexpr int kCodeRole = Qt::UserRole + 1;    // the answer as it is kept
    RecordModel(UiContext &context, QString form, QStringList questions, QObject *parent = nullptr);
    void setIds(std::vector<qint64> ids, QHash<qint64, QString> why = {});
    const std::vector<qint64> &ids() const { return m_ids; }
    Uid uidAt(int row) const;
    const QString &question(int column) const { return m_questions[column]; }
    int column(const QString &question) const { return int(m_questions.indexOf(question)); }

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_ids.size()); }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_questions.size()); }
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

  private:
    const Record *row(int row) const;
    const Field *field(int column) const;
    QString shown(const Record &record, const QString &question) const;
    UiContext &m_context;
    QString m_form;
    QStringList m_questions;
    std::vector<qint64> m_ids;
    QHash<qint64, QString> m_why;
    mutable QCache<int, Record> m_rows{2000};
};

}  // namespace tongdang

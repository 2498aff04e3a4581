// A table of facts that were read at once: figures by village, houses, tasks. Rows of any number cost nothing until they are looked at.
// Numbers stand at the right, a row has a key, Enter or a double click opens it. Where there is none, a sentence says what to do.
#pragma once

#include "ui/shell/tokens.h"

#include <QAbstractTableModel>
#include <QWidget>

#include <optional>
#include <vector>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QTableView;

namespace tongdang {

class LastColumn;
class Theme;

struct FactColumn {
    QString title;
    bool number = false;
    int most = 260;               // px at zoom 100
};

struct FactRow {
    QString key;
    QStringList cells;
    std::optional<Color> tone = {};   // of the whole row; the cells say the same in words
};

class FactsModel final : public QAbstractTableModel {
    Q_OBJECT
  public:
    FactsModel(Theme &theme, QObject *parent) : QAbstractTableModel(parent), m_theme(theme) {}
    void setColumns(const QList<FactColumn> &columns);
    void setRows(std::vector<FactRow> rows);
    const std::vector<FactRow> &rows() const { return m_rows; }
    const QList<FactColumn> &columns() const { return m_columns; }

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_rows.size()); }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_columns.size()); }
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

  private:
    Theme &m_theme;
    QList<FactColumn> m_columns;
    std::vector<FactRow> m_rows;
};

class FactsTable final : public QWidget {
    Q_OBJECT
  public:
    FactsTable(Theme &theme, const QString &name, QWidget *parent = nullptr);
    void setTitle(const QString &title);             // its accessible name
    void setColumns(const QList<FactColumn> &columns);
    void setRows(std::vector<FactRow> rows);         // the row that was current stays so
    void setEmptyText(const QString &text);
    const std::vector<FactRow> &rows() const { return m_model->rows(); }
    QString current() const;                         // "" where there is none
    bool select(const QString &key);
    QPushButton *addButton(const QString &name, bool forRow);   // below the table
    void allow(bool writes);                         // its buttons
    QTableView *view() const { return m_view; }

  signals:
    void opened(const QString &key);

  private:
    void shape();
    void enable();
    Theme &m_theme;
    FactsModel *m_model;
    QTableView *m_view;
    LastColumn *m_last;
    QLabel *m_empty;
    QHBoxLayout *m_buttons;
    QList<QPushButton *> m_forRow, m_always;
    bool m_writes = true;
};

}  // namespace tongdang

// The columns of the list of children: which are shown, in what order and how wide, as the account left them. Right click on the
// headings chooses; a heading is dragged to another place.
#pragma once

#include <QObject>
#include <QStringList>

class QMenu;
class QTableView;

namespace tongdang {

class RecordModel;
class UiContext;

class ChildColumns final : public QObject {
    Q_OBJECT
  public:
    ChildColumns(UiContext &context, QTableView *table, RecordModel *model);
    ~ChildColumns() override;
    struct Column { QString question; int width; bool shown = true; QString group = {}; };   // group: of a further question, in the menu
    static QStringList questions(const UiContext &context);          // of the model; one without a question says why a search found the row
    void restore();                          // as the account left them, else as they are at first
    void shape();                            // widths for the zoom and the language, then as the account left them
    void setFoundBy(bool shown);             // the column that says why
    void fill(QMenu &menu);                  // a tick a column

  private:
    void keep();
    int widthOf(int column) const;
    QString key() const;
    UiContext &m_context;
    QTableView *m_table;
    RecordModel *m_model;
    const QList<Column> m_columns;
    bool m_restored = false, m_quiet = false;   // quiet: what changes is not the person's doing
    QString m_shaped;            // for which key() the columns have their widths
};

}  // namespace tongdang

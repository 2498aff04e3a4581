// The second step: which sheet, which row has the headings, what each column means, and where its people live.
#pragma once

#include "ui/pages/importing/import_work.h"
#include "ui/pages/importing/target_edit.h"

#include <QWidget>

class QComboBox;
class QHBoxLayout;
class QLabel;
class QPushButton;
class QTableWidget;
class QVBoxLayout;

namespace tongdang {

class RegionEditor;
class UiContext;

class MappingStep final : public QWidget {
    Q_OBJECT
  public:
    MappingStep(UiContext &context, ImportWork &work, QWidget *parent = nullptr);
    void fill();                         // the work anew: another file, sheet or heading row
    Message missing() const;             // what must be said before going on; no id: nothing
    QWidget *wanting() const;            // the first thing that wants the person; null: nothing does

  signals:
    void sheetChosen(const QString &sheet);
    void rowChosen(int row);
    void changed();                      // a meaning or the place
    void goOn();

  private:
    QComboBox *picker(QHBoxLayout *row, const QString &name, const char *objectName);
    QTableWidget *makeTable();
    void addPlace(QVBoxLayout *column);
    void fillTable();
    void mark();                         // what is to be said of each column
    void showPlace();
    QString placeFault() const;          // why what is typed is no village; "" it is one, or nothing is typed
    UiContext &m_context;
    ImportWork &m_work;
    TargetNames m_names;
    QComboBox *m_sheet, *m_row;
    QLabel *m_summary, *m_place, *m_fault = nullptr;
    QPushButton *m_add = nullptr;        // a village that is not there
    QTableWidget *m_table;
    RegionEditor *m_region = nullptr;
};

}  // namespace tongdang

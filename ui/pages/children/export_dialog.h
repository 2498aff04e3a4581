// Exporting a list of children as a roster: which children, which columns, numbers masked or whole (then for what and for whom); the
// file is written as a job.
#pragma once

#include "core/importing/import.h"

#include <QDialog>

class QButtonGroup;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace tongdang {

class UiContext;

// Asks and writes. `selected`: empty where nothing in particular is.
void exportChildren(UiContext &context, QWidget *window, const std::vector<qint64> &shown, const std::vector<qint64> &selected);

class ExportDialog final : public QDialog {
    Q_OBJECT
  public:
    ExportDialog(UiContext &context, qint64 shown, qint64 selected, QWidget *parent);
    bool wantsSelected() const;
    ExportOptions options() const;

  private:
    QLineEdit *addLine(QVBoxLayout *column, const QString &name, const char *objectName);
    void follow();
    UiContext &m_context;
    QButtonGroup *m_which = nullptr, *m_numbers = nullptr;
    QComboBox *m_roster;
    QWidget *m_whole;
    QLineEdit *m_purpose = nullptr, *m_recipient = nullptr, *m_approver = nullptr;
    QPushButton *m_go = nullptr;
};

}  // namespace tongdang

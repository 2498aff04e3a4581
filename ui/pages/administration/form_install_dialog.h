// A form from outside: what is wrong with the file, or what it would be like, before it is installed. Said in plain sentences: what is new, what
// becomes of the answers given so far, where it will be found.
#pragma once

#include "core/forms/form_catalog.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QTableWidget;
class QVBoxLayout;

namespace tongdang {

class Banner;
class FormView;
class UiContext;

class FormInstallDialog final : public QDialog {
    Q_OBJECT
  public:
    FormInstallDialog(UiContext &context, FormSource source, QWidget *parent);
    // Of a form in use: looked at, nothing to install.
    FormInstallDialog(UiContext &context, const Form &form, QWidget *parent);
    ~FormInstallDialog() override;

  private:
    FormInstallDialog(UiContext &context, const QString &title, QWidget *parent);
    void showFaults(const QList<DefinitionIssue> &issues);
    void preview(const Form &form);
    void tell(const Form &form);
    void install();
    UiContext &m_context;
    FormSource m_source;
    FormCatalog m_beside;                  // the forms as they would be
    Banner *m_banner;
    QLabel *m_words;
    QTableWidget *m_faults;
    QVBoxLayout *m_place;
    FormView *m_view = nullptr;
    QPushButton *m_install;
};

}  // namespace tongdang

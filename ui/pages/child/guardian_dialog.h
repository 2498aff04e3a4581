// A guardian and the link to the child in one dialog. While a new name, phone or ID number is typed, a guardian who is already on
// file is offered, so that one person stays one record.
#pragma once

#include "core/ledger/ledger.h"
#include "ui/forms/form_dialog.h"


namespace tongdang {

class ExistingOffer;

class GuardianDialog : public FormDialog {
    Q_OBJECT
  public:
    // `link` null: a new guardian of the child.
    GuardianDialog(UiContext &context, const Uid &child, const Record *link, QWidget *parent);

  private:
    void offerExisting();
    void use(const Record &guardian);
    bool save();
    UiContext &m_context;
    Uid m_child, m_link, m_guardian;
    FormView *m_person, *m_relation;
    ExistingOffer *m_offer;
};

}  // namespace tongdang

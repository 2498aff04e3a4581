// A guardian and the link to the child in one dialog: first what the person is to the child, which must be said and from which the roles
// and the sex follow, then the person. While a name, phone or ID number is typed, a guardian who is already on file is offered, so that one
// person stays one record.
#pragma once

#include "core/ledger/ledger.h"
#include "ui/forms/form_dialog.h"

class QLabel;

namespace tongdang {

class ExistingOffer;

class GuardianDialog : public FormDialog {
    Q_OBJECT
  public:
    // `link` null: a new guardian of the child, of this relation where one is given (a code).
    GuardianDialog(UiContext &context, const Uid &child, const Record *link, QWidget *parent, const QString &relation = {});

  private:
    void begin(const QString &relation);
    void goOn(const QString &relation);
    void followRelation();
    void offerExisting();
    void use(const Record &guardian);
    bool save();
    void saveAndGoOn();
    UiContext &m_context;
    Uid m_child, m_link, m_guardian;
    FormView *m_person, *m_relation;
    ExistingOffer *m_offer;
    QLabel *m_added;
    QStringList m_done;              // names of who was added already
};

}  // namespace tongdang

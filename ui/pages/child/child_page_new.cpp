// ChildPage's new files: blank, one after the other, of a brother or sister; and who is on file already.
#include "ui/pages/child/child_page.h"

#include "core/children/fields.h"
#include "core/identity/id_number.h"
#include "core/places/places.h"
#include "ui/forms/form_view.h"
#include "ui/pages/child/carried.h"
#include "ui/pages/child/categories_button.h"
#include "ui/pages/child/child_header.h"
#include "ui/pages/child/existing_offer.h"
#include "ui/pages/child/guardians_tab.h"

#include <QTabWidget>

namespace tongdang {

using namespace fields;

// "" where there are several, or none.
static QString onlyVillage(const Places &places, const QString &region) {
    QList<const Place *> villages = places.under(region, PlaceLevel::Village);
    villages.removeIf([](const Place *place) { return place->hidden; });
    return villages.size() == 1 ? villages.front()->code : QString();
}

bool ChildPage::openNew() {
    widget();
    if (!mayLeave())
        return false;
    startNew(m_before, tr("the file before"));
    restoreDraft();
    showState();
    m_tabs->setCurrentIndex(0);
    m_view->focusFirst();
    return true;
}

void ChildPage::startNew(const QHash<QString, QString> &carried, const QString &from) {
    m_uid = Uid::create(m_context.clock());
    m_isNew = true;
    m_record = {};
    m_sibling = {};
    startView();
    m_view->setReadOnly(!mayWrite());     // the file before may have been one that can only be read
    m_categories->set(kLeftBehind);
    m_view->setHistory(false);
    m_view->setNew();
    // Where the ledger is of one village there is no other to ask for.
    const QString village = carried.isEmpty() ? onlyVillage(m_context.ledger().places(), m_context.ledger().settings().region) : QString();
    m_view->carry(village.isEmpty() ? carried : QHash<QString, QString>{{kHomeRegion, village}}, village.isEmpty() ? from : tr("this ledger"));
}

bool ChildPage::mayAdd() const { return m_view && !m_isNew && m_record.answers.form && !isGone() && mayWrite(); }

void ChildPage::addGuardian() {
    if (!mayAdd())
        return;
    m_tabs->setCurrentWidget(m_guardians);
    m_guardians->add();
}

bool ChildPage::openSibling() {
    if (!mayAdd() || !mayLeave())
        return false;
    const Record sibling = m_record;
    startNew(carriedFromSibling(sibling.answers), sibling.answers.value(kName));
    m_sibling = sibling.uid;
    showState();
    m_tabs->setCurrentIndex(0);
    m_view->focusFirst();
    return true;
}

void ChildPage::showSibling() {
    const auto sibling = m_sibling.isNil() ? Result<Record>(Record()) : m_context.reader().record(m_context.session(), m_sibling);
    if (!sibling || sibling->uid.isNil())
        return;
    const int guardians = int(sharedGuardians(m_context, m_sibling, m_uid).size());
    m_header->say(tr("A brother or sister of %1: lives at the same place and gets the same %n guardian(s).", nullptr, guardians).arg(sibling->answers.value(kName)));
}

bool ChildPage::saveAndGoOn() {
    return saveNow() && openNew();
}

// Where the number was first given is where the household is registered, until it moves.
void ChildPage::suggestHukou() {
    const QString typed = m_view->answers().value(kIdNumber);
    if (!m_isNew && typed == m_record.answers.value(kIdNumber))
        return;
    const IdNumber number = readIdNumber(typed, m_context.clock().today());
    if (number.valid() && m_context.ledger().places().find(number.area))
        m_view->suggest(kHukouRegion, number.area, m_view->form().find(kIdNumber)->label.in(m_context.language()));
}

// A child is not registered twice: the same ID number, or the same name and birth date, is offered while one types.
void ChildPage::offerExisting() {
    const auto is = [this](const QString &question) {
        const QString text = ExistingOffer::quoted(m_view->answers().value(question));
        return text.isEmpty() ? QString() : QStringLiteral("${%1} = %2").arg(question, text);
    };
    QStringList either{is(kIdNumber)};
    if (const QString name = is(kName), born = is(kBirthDate); !name.isEmpty() && !born.isEmpty())
        either << QStringLiteral("(%1 and %2)").arg(name, born);
    either.removeAll(QString());
    m_existing->look(m_isNew ? either.join(QStringLiteral(" or ")) : QString());
}

}  // namespace tongdang

#include "ui/pages/child/siblings.h"

#include "core/children/fields.h"
#include "ui/forms/reflow_layout.h"
#include "ui/shell/context.h"
#include "ui/shell/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSet>

namespace tongdang {

using namespace fields;

std::vector<Record> siblingsOf(UiContext &context, const Uid &child) {
    std::vector<Record> siblings;
    QSet<Uid> seen{child};
    LedgerReader &reader = context.reader();
    const auto links = reader.linked(context.session(), child, kGuardianship);
    for (const Record &link : links ? *links : std::vector<Record>()) {
        const auto shared = reader.byReference(context.session(), kGuardianship, kGuardian, Uid::fromText(link.answers.value(kGuardian)));
        for (const Record &other : shared ? *shared : std::vector<Record>()) {
            if (other.subject.isNil() || seen.contains(other.subject))
                continue;
            seen.insert(other.subject);
            if (auto record = reader.record(context.session(), other.subject); record && record->form().id == kChild && record->state < RecordState::Withdrawn)
                siblings.push_back(std::move(*record));
        }
    }
    std::sort(siblings.begin(), siblings.end(), [](const Record &a, const Record &b) { return a.answers.value(kBirthDate) < b.answers.value(kBirthDate); });
    return siblings;
}

Siblings::Siblings(UiContext &context, QWidget *parent) : QWidget(parent), m_context(context), m_title(new QLabel(this)), m_names(new QWidget(this)) {
    setObjectName(QStringLiteral("siblings"));
    const int gap = context.theme().space(Space::Hair);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    m_title->setProperty("look", QStringLiteral("muted"));
    row->addWidget(m_title);
    row->addWidget(m_names, 1);
    new ReflowLayout(0, gap, gap, m_names);
    hide();
}

void Siblings::retranslate() { m_title->setText(tr("Also cared for by these people:")); }

void Siblings::show(const Uid &child) {
    while (QLayoutItem *item = m_names->layout()->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    const std::vector<Record> siblings = siblingsOf(m_context, child);
    for (const Record &sibling : siblings) {
        const QString name = sibling.answers.value(kName), age = sibling.answers.value(kAge);
        auto *button = new QPushButton(age.isEmpty() ? name : tr("%1 (%2)").arg(name, age), m_names);
        button->setObjectName(QStringLiteral("sibling"));
        button->setProperty("kind", QStringLiteral("link"));
        button->setAutoDefault(false);
        button->setToolTip(tr("Open this child's file"));
        connect(button, &QPushButton::clicked, &m_context, [&context = m_context, uid = sibling.uid] { QMetaObject::invokeMethod(&context, [&context, uid] { emit context.childRequested(uid); }, Qt::QueuedConnection); });
        static_cast<ReflowLayout *>(m_names->layout())->addWidget(button, false);
        button->show();
    }
    setVisible(!siblings.empty());
}

}  // namespace tongdang

#include "ui/pages/children/child_preview.h"

#include "core/base/text.h"
#include "core/children/fields.h"
#include "ui/forms/shown_value.h"
#include "ui/pages/child/child_header.h"
#include "ui/pages/child/people_cards.h"
#include "ui/shell/context.h"
#include "ui/shell/theme.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace tongdang {

using namespace fields;

namespace { constexpr int kWidth = 288, kSoonMs = 60; }

ChildPreview::ChildPreview(UiContext &context, QWidget *parent)
    : QScrollArea(parent), m_context(context), m_header(new ChildHeader(context, nullptr)), m_facts(new QLabel), m_people(new QLabel), m_cards(new PeopleCards(context, nullptr)), m_open(new QPushButton) {
    Theme &theme = context.theme();
    setObjectName(QStringLiteral("childPreview"));
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    theme.fixWidth(this, kWidth);
    auto *ground = new QWidget;
    ground->setObjectName(QStringLiteral("scrolled"));
    auto *column = theme.lay(new QVBoxLayout(ground), 0, Space::Medium);
    m_facts->setObjectName(QStringLiteral("previewFacts"));
    m_facts->setWordWrap(true);
    m_facts->setTextFormat(Qt::PlainText);
    m_people->setProperty("look", QStringLiteral("large"));
    m_open->setObjectName(QStringLiteral("openPreviewed"));
    m_open->setIcon(theme.icon(QStringLiteral("open")));
    column->addWidget(m_header);
    column->addWidget(m_open, 0, Qt::AlignLeft);
    column->addWidget(m_facts);
    column->addWidget(m_people);
    column->addWidget(m_cards);
    column->addStretch();
    setWidget(ground);
    m_soon.setSingleShot(true);
    m_soon.setInterval(kSoonMs);
    connect(&m_soon, &QTimer::timeout, this, &ChildPreview::read);
    connect(&theme, &Theme::changed, &m_soon, qOverload<>(&QTimer::start));
    connect(m_open, &QPushButton::clicked, this, [this] { emit opened(m_child); });
    connect(m_cards, &PeopleCards::opened, this, [this] { emit opened(m_child); });
    retranslate();
}

void ChildPreview::retranslate() {
    setAccessibleName(tr("Preview"));
    m_people->setText(tr("People around the child"));
    m_open->setText(tr("Open the file"));
    m_soon.start();
}

void ChildPreview::show(const Uid &child) {
    m_child = child;
    m_soon.start();
}

void ChildPreview::read() {
    const auto record = m_child.isNil() || !m_context.hasLedger() || isHidden() ? Result<Record>(makeError(ErrorCode::NotFound, {})) : m_context.reader().record(m_context.session(), m_child);
    widget()->setVisible(record.has_value());
    if (!record)
        return;
    m_header->show(*record);
    QStringList lines;
    for (const QString &name : {kSchooling, QStringLiteral("school"), kCareArrangement, kParentsAway, kHukouType, QStringLiteral("home_address"), kNextVisitOn})
        if (const Field *field = record->form().find(name))
            if (const QString words = shownValue(m_context, record->form(), *field, record->answers.value(name)); !words.isEmpty())
                lines << tr("%1: %2").arg(field->label.in(m_context.language()), words);
    m_facts->setText(lines.join(u'\n'));
    std::vector<PersonAround> people = peopleAround(m_context, m_child);
    for (PersonAround &person : people)
        person.phone = maskedPhone(person.phone);
    m_people->setVisible(!people.empty());
    m_cards->show(people);
}

}  // namespace tongdang

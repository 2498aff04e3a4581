#include "ui/pages/child/child_header.h"

#include "core/children/fields.h"
#include "ui/files/thumbnail.h"
#include "ui/forms/marks.h"
#include "ui/forms/reflow_layout.h"
#include "ui/forms/shown_value.h"
#include "ui/shell/context.h"
#include "ui/shell/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace tongdang {

using namespace fields;

static constexpr int kPhotoSide = 64;
static const QString kPhoto = QStringLiteral("photo");

ChildHeader::ChildHeader(UiContext &context, QWidget *parent)
    : QWidget(parent), m_context(context), m_photo(new QLabel(this)), m_name(new QLabel(this)), m_facts(new QLabel(this)), m_chips(new QWidget(this)) {
    const Theme &theme = context.theme();
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    auto *words = new QVBoxLayout;
    words->setSpacing(theme.space(Space::Hair));
    m_name->setObjectName(QStringLiteral("child_name"));
    m_name->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_name->setWordWrap(true);
    m_facts->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_facts->setWordWrap(true);
    new ReflowLayout(0, theme.space(Space::Hair), theme.space(Space::Hair), m_chips);
    words->addWidget(m_name);
    words->addWidget(m_facts);
    words->addWidget(m_chips);
    m_photo->setObjectName(QStringLiteral("child_photo"));
    m_photo->hide();
    layout->addWidget(m_photo, 0, Qt::AlignTop);
    layout->addLayout(words, 1);
}

void ChildHeader::clearChips() {
    m_name->setFont(m_context.theme().font(TextSize::Title, true));    // the theme may have changed meanwhile
    tint(m_facts, m_context.theme(), Color::Muted);
    while (QLayoutItem *item = m_chips->layout()->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

void ChildHeader::chip(const QString &text, const QString &tone, const QString &mark) {
    const Theme &theme = m_context.theme();
    const auto colors = tone == u"danger" ? std::pair(Color::DangerSoft, Color::Danger) : tone == u"warning" ? std::pair(Color::WarningSoft, Color::Warning)
                        : tone == u"good" ? std::pair(Color::GoodSoft, Color::Good) : std::pair(Color::AccentSoft, Color::Accent);
    auto *label = new QLabel(mark.isEmpty() ? text : mark + u' ' + text, m_chips);
    label->setStyleSheet(QStringLiteral("background: %1; color: %2; border-radius: %3px; padding: %4px %5px;")
                             .arg(theme.color(colors.first).name(), theme.color(colors.second).name())
                             .arg(theme.px(9)).arg(theme.px(1)).arg(theme.px(8)));
    label->setFont(theme.font(TextSize::Small));
    static_cast<ReflowLayout *>(m_chips->layout())->addWidget(label, false);
    label->show();
}

// Read once, however often the file is looked at anew.
void ChildHeader::showPhoto(const Record &record) {
    const QString photo = record.answers.value(kPhoto);
    const int side = m_context.theme().px(kPhotoSide);
    const QString shown = photo + QString::number(side);
    if (m_photo->property("shown") == shown)
        return;
    m_photo->setProperty("shown", shown);
    const FormFiles files(m_context, nullptr);
    const auto facts = photo.isEmpty() ? std::nullopt : files.facts(photo);
    m_photo->setVisible(facts.has_value());
    if (facts)
        m_photo->setPixmap(thumbnail(m_context.theme(), *facts, files.content(photo, kMostToShow), side));
    m_photo->setAccessibleName(tr("Photo"));
}

void ChildHeader::showNew() {
    m_photo->hide();
    m_photo->setProperty("shown", QVariant());
    m_name->setText(tr("New child"));
    m_facts->setText(tr("Enter goes from question to question. Ctrl+S saves."));
    clearChips();
    m_chips->hide();
}

void ChildHeader::say(const QString &sentence) { m_facts->setText(sentence); }

void ChildHeader::show(const Record &record) {
    showPhoto(record);
    const Form &form = record.form();
    const auto words = [&](const QString &name) {
        const Field *field = form.find(name);
        return field ? shownValue(m_context, form, *field, record.answers.value(name)) : QString();
    };
    const QString name = words(kName);
    m_name->setText(name.isEmpty() ? tr("(no name)") : name);
    QStringList facts;
    facts << words(kSex);
    if (const QString age = record.answers.value(kAge); !age.isEmpty())
        facts << tr("%n year(s) old", nullptr, age.toInt());
    facts << words(kBirthDate) << words(kHomeRegion) << words(kChildNumber);
    facts.removeAll(QString());
    m_facts->setText(facts.join(QStringLiteral("  ·  ")));
    clearChips();
    const Field *categories = form.find(kCategories);
    for (const QString &code : record.answers.value(kCategories).split(u' ', Qt::SkipEmptyParts))
        if (categories)
            chip(displayValue(form, *categories, code, m_context.language()), QStringLiteral("accent"));
    // Risk: colour, shape and word.
    const QString risk = record.answers.value(kRisk);
    if (risk == u"red")
        chip(words(kRisk), QStringLiteral("danger"), QStringLiteral("▲"));
    else if (risk == u"yellow")
        chip(words(kRisk), QStringLiteral("warning"), QStringLiteral("◆"));
    else if (risk == u"blue")
        chip(words(kRisk), QStringLiteral("accent"), QStringLiteral("■"));
    else if (risk == u"green")
        chip(words(kRisk), QStringLiteral("good"), QStringLiteral("●"));
    switch (record.state) {
    case RecordState::Active: break;
    case RecordState::Exited: {
        QStringList why{tr("Left the register"), record.answers.value(kExitDate), words(kExitReason)};
        why.removeAll(QString());
        chip(why.join(u' '), QStringLiteral("warning"));
        break;
    }
    case RecordState::Withdrawn: chip(tr("Taken back"), QStringLiteral("danger")); break;
    case RecordState::Merged: chip(tr("Merged into another file"), QStringLiteral("danger")); break;
    case RecordState::Erased: chip(tr("Erased"), QStringLiteral("danger")); break;
    }
    m_chips->setVisible(m_chips->layout()->count() > 0);
}

}  // namespace tongdang

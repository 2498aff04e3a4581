#include "ui/pages/child/child_header.h"

#include "core/children/fields.h"
#include "ui/files/thumbnail.h"
#include "ui/forms/reflow_layout.h"
#include "ui/forms/shown_value.h"
#include "ui/shell/context.h"
#include "ui/shell/elided_label.h"
#include "ui/shell/theme.h"

#include <QHBoxLayout>
#include <QToolButton>

namespace tongdang {

using namespace fields;

namespace {

constexpr int kPhotoSide = 64;
const QString kPhoto = QStringLiteral("photo");

constexpr QKeyCombination kBack = Qt::ALT | Qt::Key_Left;

// Asks for the room that its labels take in one line, and does with less.
class Chips final : public QWidget {
  public:
    using QWidget::QWidget;
    QSize sizeHint() const override {
        QSize all(0, 0);
        for (int i = 0; i < layout()->count(); ++i) {
            const QSize one = layout()->itemAt(i)->sizeHint();
            all = QSize(all.width() + one.width() + int(Space::Small), std::max(all.height(), one.height()));
        }
        return all;
    }
};

}  // namespace

ChildHeader::ChildHeader(UiContext &context, QWidget *parent)
    : QWidget(parent), m_context(context), m_back(new QToolButton(this)), m_words(new QBoxLayout(QBoxLayout::TopToBottom)), m_first(new QBoxLayout(QBoxLayout::TopToBottom)), m_photo(new QLabel(this)), m_name(new ElidedLabel(this)), m_facts(new ElidedLabel(this)), m_chips(new Chips(this)) {
    Theme &theme = context.theme();
    auto *layout = theme.lay(new QHBoxLayout(this), 0, Space::Small);
    m_back->setObjectName(QStringLiteral("back_to_list"));
    m_back->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_back->setIcon(theme.icon(QStringLiteral("chevron-left"), Color::Muted));
    connect(m_back, &QToolButton::clicked, this, &ChildHeader::backWanted);
    m_name->setObjectName(QStringLiteral("child_name"));
    m_facts->setObjectName(QStringLiteral("child_facts"));
    m_facts->setProperty("look", QStringLiteral("muted"));
    for (QLabel *label : {m_name, m_facts})
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    new ReflowLayout(0, theme.space(Space::Hair), theme.space(Space::Hair), m_chips);
    m_words->setContentsMargins(0, 0, 0, 0);
    m_words->addLayout(m_first);
    m_words->addWidget(m_facts);
    m_first->addWidget(m_name);
    m_first->addWidget(m_chips);
    m_photo->setObjectName(QStringLiteral("child_photo"));
    m_photo->hide();
    layout->addWidget(m_back, 0, Qt::AlignTop);
    layout->addWidget(m_photo, 0, Qt::AlignTop);
    layout->addLayout(m_words, 1);
    m_back->hide();
    retranslate();
    arrange();
}

void ChildHeader::offerWayBack() { m_back->show(); }

void ChildHeader::retranslate() {
    m_back->setText(tr("Back to the list"));
    m_back->setShortcut(kBack);            // a text takes it away
    m_back->setToolTip(QKeySequence(kBack).toString(QKeySequence::NativeText));
}

void ChildHeader::setOneLine(bool oneLine) {
    if (m_oneLine == oneLine)
        return;
    m_oneLine = oneLine;
    arrange();
}

void ChildHeader::arrange() {
    const Theme &theme = m_context.theme();
    setStyleProperty(m_name, "look", m_oneLine ? QStringLiteral("large") : QStringLiteral("title"));
    m_name->setWordWrap(!m_oneLine);
    const int between = theme.space(Space::Medium);
    int needed = m_name->fontMetrics().horizontalAdvance(m_name->text()) + m_facts->fontMetrics().horizontalAdvance(m_facts->text()) + 2 * between;
    for (const QWidget *part : {static_cast<QWidget *>(m_back), static_cast<QWidget *>(m_photo), m_chips})
        if (!part->isHidden())
            needed += part->sizeHint().width() + theme.space(Space::Small);
    const bool whole = m_oneLine && needed <= width();       // else the facts take a second line: nothing of them is cut off
    m_first->setDirection(m_oneLine ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_first->setSpacing(theme.space(m_oneLine ? Space::Medium : Space::Hair));
    m_first->setStretchFactor(m_chips, m_oneLine && !whole ? 1 : 0);
    m_first->setAlignment(m_chips, m_oneLine ? Qt::AlignVCenter : Qt::Alignment());
    m_words->setDirection(whole ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_words->setSpacing(theme.space(whole ? Space::Medium : Space::Hair));
    m_words->setStretchFactor(m_facts, whole ? 1 : 0);
    m_facts->setWordWrap(!whole);
    m_facts->setVisible(!(m_oneLine && m_hint));
}

void ChildHeader::resizeEvent(QResizeEvent *event) {
    QWidget::resizeEvent(event);
    if (m_oneLine)
        arrange();
}

void ChildHeader::clearChips() {
    while (QLayoutItem *item = m_chips->layout()->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

void ChildHeader::chip(const QString &text, const QString &tone, const QString &mark) {
    auto *label = new QLabel(mark.isEmpty() ? text : mark + u' ' + text, m_chips);
    label->setProperty("chip", tone);
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
    m_hint = true;
    clearChips();
    m_chips->hide();
    arrange();
}

void ChildHeader::say(const QString &sentence) {
    m_hint = false;
    m_facts->setText(sentence);
    arrange();
}

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
    m_hint = false;
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
        chip(words(kRisk), QStringLiteral("lower"), QStringLiteral("■"));
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
    arrange();
}

}  // namespace tongdang

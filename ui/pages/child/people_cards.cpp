#include "ui/pages/child/people_cards.h"

#include "core/base/dates.h"
#include "core/children/fields.h"
#include "ui/forms/marks.h"
#include "ui/forms/reflow_layout.h"
#include "ui/forms/shown_value.h"
#include "ui/shell/context.h"
#include "ui/shell/elided_label.h"
#include "ui/shell/theme.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QRegularExpression>
#include <QVBoxLayout>

namespace tongdang {

using namespace fields;

namespace {

constexpr int kCardWidth = 236;

// As tall as what stands on it.
class Card final : public QPushButton {
  public:
    using QPushButton::QPushButton;
    QSize sizeHint() const override { return layout()->sizeHint(); }
    QSize minimumSizeHint() const override { return layout()->minimumSize(); }
};

}  // namespace

std::vector<PersonAround> peopleAround(UiContext &context, const Uid &child) {
    std::vector<PersonAround> people;
    const auto links = context.reader().linked(context.session(), child, kGuardianship);
    if (!links)
        return people;
    const QString today = isoDate(context.clock().today());
    for (const Record &link : *links) {
        const auto words = [&](const QString &name) {
            const Field *field = link.form().find(name);
            return field ? shownValue(context, link.form(), *field, link.answers.value(name)) : QString();
        };
        PersonAround person{link.uid, {}, words(kRelation), words(kRoles), words(kCurrentCarer), {}, {}, words(kSince), words(kUntil)};
        person.cares = link.answers.value(kCurrentCarer) == kYes;
        person.past = !link.answers.value(kUntil).isEmpty() && link.answers.value(kUntil) < today;
        if (const auto record = context.reader().record(context.session(), Uid::fromText(link.answers.value(kGuardian)))) {
            person.name = record->answers.value(kName);
            person.phone = record->answers.value(kPhone);
            person.work = record->answers.value(kWorkPlace);
            if (const Field *region = record->form().find(kWorkRegion); person.work.isEmpty() && region)
                person.work = shownValue(context, record->form(), *region, record->answers.value(kWorkRegion));
        }
        people.push_back(person);
    }
    std::stable_sort(people.begin(), people.end(), [](const PersonAround &a, const PersonAround &b) { return a.past < b.past; });
    return people;
}

PeopleCards::PeopleCards(UiContext &context, QWidget *parent) : QWidget(parent), m_context(context) {
    setObjectName(QStringLiteral("people"));
    const int gap = context.theme().space(Space::Small);
    new ReflowLayout(context.theme().px(kCardWidth), gap, gap, this);
}

void PeopleCards::show(const std::vector<PersonAround> &people) {
    while (QLayoutItem *item = layout()->takeAt(0)) {
        item->widget()->deleteLater();            // one of them may be the one that is speaking
        item->widget()->hide();
        delete item;
    }
    std::vector<PersonAround> ordered = people;
    std::stable_sort(ordered.begin(), ordered.end(), [](const PersonAround &a, const PersonAround &b) { return std::pair(a.past, !a.cares) < std::pair(b.past, !b.cares); });
    for (const PersonAround &person : ordered)
        static_cast<ReflowLayout *>(layout())->addWidget(card(person), false);
    setVisible(!people.empty());
    updateGeometry();
}

QWidget *PeopleCards::card(const PersonAround &person) {
    const Theme &theme = m_context.theme();
    auto *made = new Card(this);
    made->setObjectName(QStringLiteral("person"));
    made->setProperty("kind", QStringLiteral("person"));
    made->setProperty("cares", person.cares && !person.past);
    made->setAutoDefault(false);
    auto *column = new QVBoxLayout(made);
    const int margin = theme.space(Space::Medium);
    column->setContentsMargins(margin, theme.space(Space::Small), margin, theme.space(Space::Small));
    column->setSpacing(theme.space(Space::Hair) / 2);
    const Color ink = person.past ? Color::Muted : Color::Text;
    QStringList spoken;
    const auto line = [&](const char *icon, const QString &text, TextSize size, bool bold, Color color) {
        if (text.isEmpty())
            return;
        spoken << text;
        auto *row = new QHBoxLayout;
        row->setSpacing(theme.space(Space::Hair));
        if (*icon != '\0') {
            auto *mark = new QLabel;
            mark->setPixmap(theme.pixmap(QLatin1String(icon), 14, color, devicePixelRatioF()));
            mark->setAttribute(Qt::WA_TransparentForMouseEvents);
            row->addWidget(mark);
        }
        auto *words = new ElidedLabel;
        words->setText(text);
        words->setFont(theme.font(size, bold));
        words->setAttribute(Qt::WA_TransparentForMouseEvents);
        tint(words, theme, color);
        row->addWidget(words, 1);
        column->addLayout(row);
    };
    const QString name = person.name.isEmpty() ? tr("(no name)") : person.name;
    line("", person.relation.isEmpty() ? name : tr("%1 · %2").arg(person.relation, name), TextSize::Normal, true, ink);
    const QString since = person.since.isEmpty() ? QString() : tr("since %1").arg(person.since);
    if (person.past)
        line("history", tr("until %1").arg(person.until), TextSize::Small, false, Color::Muted);
    else if (person.cares)
        line("check", since.isEmpty() ? tr("Cares for the child now") : tr("Cares now, %1").arg(since), TextSize::Small, true, Color::Accent);
    else
        line("", QStringList{person.roles, since}.filter(QRegularExpression(QStringLiteral("."))).join(QStringLiteral(" · ")), TextSize::Small, false, Color::Muted);
    line("place", person.work.isEmpty() ? QString() : tr("works in %1").arg(person.work), TextSize::Small, false, ink == Color::Text ? Color::Text : Color::Muted);
    line("phone", person.phone, TextSize::Small, false, ink);
    if (person.phone.isEmpty() && !person.past)
        line("phone", tr("no phone on file"), TextSize::Small, false, Color::Warning);
    column->addStretch();
    made->setAccessibleName(spoken.join(QStringLiteral(", ")));
    connect(made, &QPushButton::clicked, this, [this, link = person.link] { emit opened(link); });
    made->show();
    return made;
}

}  // namespace tongdang

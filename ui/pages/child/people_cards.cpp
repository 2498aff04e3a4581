#include "ui/pages/child/people_cards.h"

#include "core/base/dates.h"
#include "core/children/fields.h"
#include "ui/forms/marks.h"
#include "ui/forms/shown_value.h"
#include "ui/shell/context.h"
#include "ui/shell/elided_label.h"
#include "ui/shell/theme.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QRegularExpression>
#include <QVBoxLayout>

namespace tongdang {

using namespace fields;

namespace {

constexpr int kCardWidth = 236, kChildWidth = 132, kLineRoom = 56, kTrunk = 14;    // px at zoom 100
constexpr size_t kMostAtASide = 4;

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
        PersonAround person{link.uid, link.answers.value(kRelation), {}, words(kRelation), words(kRoles), words(kCurrentCarer), {}, {}, words(kSince), words(kUntil)};
        person.parent = link.answers.value(kRoles).split(u' ').contains(kParent) || person.relationCode == kFather || person.relationCode == kMother;
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
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void PeopleCards::clear() {
    for (const Place &place : m_places) {
        place.card->hide();
        place.card->deleteLater();                // it may be the one that is speaking
    }
    m_places.clear();
    delete m_child;
    m_child = nullptr;
}

QWidget *PeopleCards::middle(const Record &child) {
    const Theme &theme = m_context.theme();
    auto *middle = new QFrame(this);
    middle->setProperty("card", true);
    auto *column = new QVBoxLayout(middle);
    column->setContentsMargins(theme.space(Space::Medium), theme.space(Space::Small), theme.space(Space::Medium), theme.space(Space::Small));
    column->setSpacing(theme.space(Space::Hair) / 2);
    const QString age = child.answers.value(kAge);
    for (const auto &[text, look] : {std::pair(child.answers.value(kName), "large"), std::pair(age.isEmpty() ? QString() : tr("%n year(s) old", nullptr, age.toInt()), "muted")}) {
        if (text.isEmpty())
            continue;
        auto *label = new ElidedLabel(middle);
        label->setText(text);
        label->setAlignment(Qt::AlignCenter);
        label->setProperty("look", QString::fromLatin1(look));
        column->addWidget(label);
    }
    middle->show();
    return middle;
}

void PeopleCards::show(const std::vector<PersonAround> &people, const Record *child) {
    clear();
    m_child = child ? middle(*child) : nullptr;
    std::vector<PersonAround> ordered = people;
    // Reading order is the order of Tab: the parents, who else is there, who was.
    std::stable_sort(ordered.begin(), ordered.end(), [](const PersonAround &a, const PersonAround &b) { return std::tuple(a.past, !a.parent, !a.cares) < std::tuple(b.past, !b.parent, !b.cares); });
    for (const PersonAround &person : ordered)
        m_places.push_back({card(person), person.parent, person.cares && !person.past, person.past});
    setVisible(!people.empty());
    updateGeometry();
    resizeEvent(nullptr);
    update();
}

PeopleCards::Picture PeopleCards::arranged(int width) const {
    const Theme &theme = m_context.theme();
    const int gap = theme.space(Space::Small), aside = theme.px(kLineRoom), cardWidth = std::min(theme.px(kCardWidth), width), childWidth = std::min(theme.px(kChildWidth), width);
    Picture picture;
    picture.cards.resize(m_places.size());
    picture.beside.resize(m_places.size());
    const auto heightOf = [](const QWidget *widget) { return widget->sizeHint().height(); };
    const int childHeight = m_child ? heightOf(m_child) : 0;
    picture.columns = m_child && width >= 2 * cardWidth + childWidth + 2 * aside;
    // The columns left and right of the child; who has no place there stands below.
    std::vector<size_t> sides[2], below;
    for (size_t i = 0; i < m_places.size(); ++i) {
        auto &side = sides[m_places[i].parent ? 0 : 1];
        (picture.columns && !m_places[i].past && side.size() < kMostAtASide ? side : below).push_back(i);
    }
    int y = 0, left = 0;
    if (picture.columns) {
        int heights[2] = {0, 0};
        for (int s = 0; s < 2; ++s)
            for (const size_t i : sides[s])
                heights[s] += heightOf(m_places[i].card) + (heights[s] > 0 ? gap : 0);
        const int height = std::max({heights[0], heights[1], childHeight}), childX = sides[0].empty() ? 0 : cardWidth + aside;
        picture.child = {childX, (height - childHeight) / 2, childWidth, childHeight};
        for (int s = 0; s < 2; ++s) {
            int at = (height - heights[s]) / 2;
            for (const size_t i : sides[s]) {
                picture.beside[i] = true;
                picture.cards[i] = {s == 0 ? 0 : childX + childWidth + aside, at, cardWidth, heightOf(m_places[i].card)};
                at += picture.cards[i].height() + gap;
            }
        }
        y = height + gap;
    } else if (m_child) {
        picture.child = {0, 0, childWidth, childHeight};
        y = childHeight + gap;
        left = theme.px(kTrunk) * 2;
    }
    const int across = std::max(1, (width - left + gap) / (cardWidth + gap)), fits = std::min(cardWidth, width - left);
    for (size_t from = 0; from < below.size(); from += size_t(across)) {
        int height = 0;
        for (size_t k = from; k < std::min(below.size(), from + size_t(across)); ++k) {
            picture.cards[below[k]] = {left + int(k - from) * (cardWidth + gap), y, fits, heightOf(m_places[below[k]].card)};
            height = std::max(height, picture.cards[below[k]].height());
        }
        y += height + gap;
    }
    picture.height = std::max(0, y - gap);
    return picture;
}

int PeopleCards::heightForWidth(int width) const { return arranged(width).height; }
QSize PeopleCards::sizeHint() const { return {m_context.theme().px(3 * kCardWidth), arranged(std::max(width(), m_context.theme().px(kCardWidth))).height}; }
QSize PeopleCards::minimumSizeHint() const { return {m_context.theme().px(kChildWidth), 0}; }

void PeopleCards::resizeEvent(QResizeEvent *) {
    const Picture picture = arranged(width());
    if (m_child)
        m_child->setGeometry(picture.child);
    for (size_t i = 0; i < m_places.size(); ++i)
        m_places[i].card->setGeometry(picture.cards[i]);
}

void PeopleCards::paintEvent(QPaintEvent *) {
    if (!m_child)
        return;
    const Theme &theme = m_context.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRect child = m_child->geometry();
    const Picture picture = arranged(width());
    for (const bool cares : {false, true})                    // who cares is drawn over the others
        for (size_t i = 0; i < m_places.size(); ++i) {
            const Place &place = m_places[i];
            const QRect card = picture.cards[i];
            if (place.past || place.cares != cares)
                continue;
            painter.setPen(QPen(theme.color(cares ? Color::Accent : Color::Control), theme.px(cares ? 2 : 1)));
            QPolygonF line;
            if (picture.beside[i]) {
                const bool leftOf = card.right() < child.left();
                const QPointF from(leftOf ? child.left() : child.right() + 1, child.center().y()), to(leftOf ? card.right() + 1 : card.left(), card.center().y());
                const double middle = (from.x() + to.x()) / 2;
                line << from << QPointF(middle, from.y()) << QPointF(middle, to.y()) << to;
            } else if (!picture.columns) {
                const double trunk = theme.px(kTrunk);
                line << QPointF(trunk, child.bottom() + 1) << QPointF(trunk, card.center().y()) << QPointF(card.left(), card.center().y());
            }
            painter.drawPolyline(line);
        }
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

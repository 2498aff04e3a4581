#include "ui/pages/child/existing_offer.h"

#include "ui/forms/shown_value.h"
#include "ui/shell/context.h"
#include "ui/shell/theme.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace tongdang {

namespace { constexpr int kSoonMs = 250, kMost = 4; }

ExistingOffer::ExistingOffer(UiContext &context, QString form, QStringList facts, QWidget *parent) : QWidget(parent), m_context(context), m_form(std::move(form)), m_facts(std::move(facts)) {
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(context.theme().space(Space::Hair));
    m_soon.setSingleShot(true);
    m_soon.setInterval(kSoonMs);
    connect(&m_soon, &QTimer::timeout, this, &ExistingOffer::find);
    hide();
}

QString ExistingOffer::quoted(const QString &text) { return text.trimmed().size() < 2 || text.contains(u'\'') ? QString() : u'\'' + text.trimmed() + u'\''; }

void ExistingOffer::look(const QString &where) {
    m_where = where;
    if (!where.isEmpty())
        return m_soon.start();
    m_soon.stop();
    clear();
}

void ExistingOffer::setButton(const QString &text) {
    if (std::exchange(m_button, text) != text && !isHidden())
        find();
}

void ExistingOffer::clear() {
    while (QLayoutItem *item = layout()->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();                // its button may be the one that is speaking
        delete item;
    }
    hide();
}

void ExistingOffer::find() {
    clear();
    ListQuery query;
    query.form = m_form;
    query.where = m_where;
    query.exited = true;
    query.limit = kMost;
    const auto ids = m_context.reader().ids(m_context.session(), query);
    const auto rows = ids && !ids->empty() ? m_context.reader().rows(m_context.session(), m_form, *ids) : Result<std::vector<Record>>(std::vector<Record>());
    if (!rows || rows->empty())
        return;
    const Theme &theme = m_context.theme();
    int number = 0;
    for (const Record &record : *rows) {
        auto *banner = new QFrame(this);
        setStyleProperty(banner, "banner", QStringLiteral("info"));
        auto *line = new QHBoxLayout(banner);
        line->setContentsMargins(theme.space(Space::Medium), theme.space(Space::Hair), theme.space(Space::Hair), theme.space(Space::Hair));
        QStringList facts;
        for (const QString &name : std::as_const(m_facts))
            if (const Field *field = record.form().find(name))
                facts << shownValue(m_context, record.form(), *field, record.answers.value(name));
        if (record.state == RecordState::Exited)
            facts << tr("left the register");
        facts.removeAll(QString());
        auto *text = new QLabel(tr("Already on file: %1").arg(facts.join(QStringLiteral(" · "))), banner);
        text->setObjectName(QStringLiteral("existing"));
        text->setWordWrap(true);
        text->setTextFormat(Qt::PlainText);
        const QKeySequence keys(Qt::ALT | Qt::Key(Qt::Key_1 + number++));          // Tab from the answer that is being typed is a long way
        auto *button = new QPushButton(m_button + QStringLiteral("  ") + keys.toString(QKeySequence::NativeText), banner);
        button->setShortcut(keys);
        button->setObjectName(QStringLiteral("use_existing"));
        button->setAccessibleName(m_button + u' ' + facts.value(0));
        button->setAutoDefault(false);
        line->addWidget(text, 1);
        line->addWidget(button);
        layout()->addWidget(banner);
        connect(button, &QPushButton::clicked, this, [this, record] { emit chosen(record); });
    }
    show();
}

}  // namespace tongdang

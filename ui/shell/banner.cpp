#include "ui/shell/banner.h"

#include "ui/shell/theme.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace tongdang {

Banner::Banner(Theme &theme, QWidget *parent) : QFrame(parent), m_theme(theme), m_sign(new QLabel(this)), m_text(new QLabel(this)) {
    m_text->setObjectName(QStringLiteral("bannerText"));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_row = theme.lay(new QHBoxLayout(this), Space::Medium, Space::Medium);
    m_row->addWidget(m_sign, 0, Qt::AlignTop);
    m_row->addWidget(m_text, 1);
    connect(&theme, &Theme::changed, this, &Banner::draw);
    hide();
}

void Banner::say(Kind kind, const QString &sentence) {
    m_kind = kind;
    m_text->setText(sentence);
    setAccessibleName(sentence);
    draw();
    show();
    QAccessibleEvent spoken(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&spoken);
}

void Banner::clear() {
    m_text->clear();
    hide();
}

QPushButton *Banner::addButton(const QString &name) {
    auto *button = new QPushButton(this);
    button->setObjectName(name);
    button->setAutoDefault(false);
    setStyleProperty(button, "kind", QStringLiteral("link"));
    m_row->addWidget(button, 0, Qt::AlignTop);
    return button;
}

QString Banner::text() const { return m_text->text(); }

void Banner::draw() {
    struct Look { const char *banner; const char *icon; Color color; };
    static constexpr Look kLooks[] = {{"info", "info", Color::Accent}, {"good", "ok", Color::Good}, {"warning", "warning", Color::Warning}, {"danger", "error", Color::Danger}};
    const Look &look = kLooks[int(m_kind)];
    setStyleProperty(this, "banner", QLatin1String(look.banner));
    m_sign->setPixmap(m_theme.pixmap(QLatin1String(look.icon), kIcon, look.color, devicePixelRatioF()));
}

}  // namespace tongdang

#include "ui/shell/reason_dialog.h"

#include <QButtonGroup>
#include <QDialogButtonBox>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace tongdang {

namespace {

constexpr int kLongest = 200;         // characters of a reason
constexpr int kLinesAtOnce = 6;       // of warnings; more scroll
constexpr int kAround = 120;          // px that a dialog leaves of its window

// The warnings, as text that wraps and is read out.
QWidget *listed(const QStringList &warnings, QWidget *parent) {
    auto *text = new QLabel(QStringLiteral("• ") + warnings.join(QStringLiteral("\n• ")));
    text->setObjectName(QStringLiteral("warnings"));
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    text->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    auto *area = new QScrollArea(parent);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(text);
    area->viewport()->setAutoFillBackground(false);
    text->setAutoFillBackground(false);
    const int width = std::min(text->fontMetrics().averageCharWidth() * 70, (parent->parentWidget() ? parent->parentWidget()->window()->width() : 1200) - kAround);
    area->setMinimumWidth(width);
    area->setFixedHeight(std::min(text->heightForWidth(width), text->fontMetrics().lineSpacing() * kLinesAtOnce) + 4);
    return area;
}

}  // namespace

ReasonDialog::ReasonDialog(const QStringList &warnings, const QStringList &common, QWidget *parent)
    : QDialog(parent), m_common(new QButtonGroup(this)), m_own(new QLineEdit(this)), m_accept(nullptr) {
    setObjectName(QStringLiteral("reason_dialog"));
    setWindowTitle(tr("Please check"));
    auto *column = new QVBoxLayout(this);
    auto *ask = new QLabel(tr("This is unusual. If it is right as it is, say why:"), this);
    ask->setWordWrap(true);
    column->addWidget(listed(warnings, this));
    column->addWidget(ask);
    for (const QString &words : common + QStringList{tr("Another reason:")}) {
        const int digit = int(m_common->buttons().size()) + 1;
        auto *choice = new QRadioButton(QStringLiteral("%1  %2").arg(digit).arg(words), this);
        choice->setProperty("reason", digit > common.size() ? QString() : words);
        choice->setAccessibleDescription(warnings.join(u' '));
        m_common->addButton(choice, digit);
        column->addWidget(choice);
    }
    m_own->setObjectName(QStringLiteral("own_reason"));
    m_own->setMaxLength(kLongest);
    m_own->setAccessibleName(tr("Another reason:"));
    column->addWidget(m_own);
    auto *buttons = new QDialogButtonBox(this);
    m_accept = buttons->addButton(tr("Right as it is"), QDialogButtonBox::AcceptRole);
    m_accept->setObjectName(QStringLiteral("accept_warnings"));
    m_accept->setProperty("kind", QStringLiteral("primary"));
    m_accept->setDefault(true);
    buttons->addButton(tr("Go back"), QDialogButtonBox::RejectRole)->setAutoDefault(false);
    column->addWidget(buttons);
    const auto look = [this] { m_accept->setEnabled(!reason().isEmpty()); };
    connect(m_common, &QButtonGroup::idToggled, this, look);
    connect(m_common, &QButtonGroup::idClicked, this, [this, own = int(common.size()) + 1](int id) {
        if (id == own)
            m_own->setFocus();
    });
    connect(m_own, &QLineEdit::textEdited, this, [this, look] {
        m_common->buttons().back()->setChecked(true);
        look();
    });
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    look();
    m_common->buttons().front()->setFocus();
}

QString ReasonDialog::reason() const {
    const QAbstractButton *chosen = m_common->checkedButton();
    if (!chosen)
        return {};
    const QString common = chosen->property("reason").toString();
    return common.isEmpty() ? m_own->text().simplified() : common;
}

// Digits reach the dialog from everywhere but the line of text, which takes them as its own.
void ReasonDialog::keyPressEvent(QKeyEvent *event) {
    QAbstractButton *meant = m_common->button(event->key() - Qt::Key_0);
    if (!meant || (event->modifiers() & ~Qt::KeypadModifier))
        return QDialog::keyPressEvent(event);
    meant->click();
    if (m_own->hasFocus())
        return;
    meant->setFocus();
}

}  // namespace tongdang

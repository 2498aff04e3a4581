#include "ui/forms/option_editor.h"

#include "ui/forms/lookup_editor.h"
#include "ui/forms/marks.h"
#include "ui/forms/reflow_layout.h"
#include "ui/shell/context.h"

#include <QApplication>
#include <QCheckBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QRadioButton>
#include <QStyleOption>
#include <QVBoxLayout>

namespace tongdang {

namespace {

constexpr int kFilterFrom = 21;

// A button with its digit as a small mark after the label, shown while its group has the focus. A label that is too long for the room wraps.
template <typename Base> class Option final : public Base {
  public:
    Option(const QString &text, int digit, const Theme &theme, QWidget *parent) : Base(text, parent), m_digit(digit), m_theme(theme) { this->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred); }
    QSize sizeHint() const override { return Base::sizeHint() + QSize(m_digit > 0 ? this->fontMetrics().averageCharWidth() + 4 : 0, 4); }
    QSize minimumSizeHint() const override { return {std::min(sizeHint().width(), kLeastCharacters * this->fontMetrics().averageCharWidth()), sizeHint().height()}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override {
        const QSize line = sizeHint();
        const QFontMetrics metrics = this->fontMetrics();
        const int beside = line.width() - metrics.horizontalAdvance(this->text());        // of the words
        return width >= line.width() ? line.height() : line.height() - metrics.height() + metrics.boundingRect(QRect(0, 0, std::max(1, width - beside), 0), kWrapped, this->text()).height();
    }

  protected:
    void paintEvent(QPaintEvent *event) override {
        if (this->width() >= sizeHint().width())
            Base::paintEvent(event);
        else
            paintWrapped();
        const QWidget *focus = QApplication::focusWidget();
        if (m_digit <= 0 || !focus || focus->parentWidget() != this->parentWidget())
            return;
        QPainter painter(this);
        QFont font = this->font();
        font.setPointSizeF(font.pointSizeF() * 0.75);
        painter.setFont(font);
        painter.setPen(m_theme.color(Color::Muted));
        painter.drawText(this->rect().adjusted(0, 3, -5, 0), Qt::AlignRight | Qt::AlignTop, QString::number(m_digit));
    }

  private:
    static constexpr int kLeastCharacters = 16, kWrapped = Qt::AlignLeft | Qt::AlignVCenter | Qt::TextWordWrap | Qt::TextShowMnemonic;
    void paintWrapped() {
        constexpr bool kIsBox = std::is_same_v<Base, QCheckBox>;
        QStyleOptionButton option;
        this->initStyleOption(&option);
        const QRect words = this->style()->subElementRect(kIsBox ? QStyle::SE_CheckBoxContents : QStyle::SE_RadioButtonContents, &option, this);
        option.text.clear();
        QPainter painter(this);
        this->style()->drawControl(kIsBox ? QStyle::CE_CheckBox : QStyle::CE_RadioButton, &option, &painter, this);
        this->style()->drawItemText(&painter, words, kWrapped, option.palette, this->isEnabled(), this->text(), this->foregroundRole());
    }
    int m_digit;
    const Theme &m_theme;
};

}  // namespace

OptionEditor::OptionEditor(const EditorHome &home, const Field &field, QWidget *parent)
    : FieldEditor(home, field, parent), m_several(field.kind != FieldKind::SelectOne), m_ordered(field.kind == FieldKind::Rank), m_box(new QWidget(this)) {
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    const QList<const Choice *> choices = home.offered();
    if (choices.size() >= kFilterFrom) {
        m_filter = new QLineEdit(this);
        m_filter->setPlaceholderText(tr("filter"));
        m_filter->setMaximumWidth(fontMetrics().averageCharWidth() * 30);
        m_filter->setClearButtonEnabled(true);
        m_filter->setAccessibleName(label() + QStringLiteral(": ") + tr("filter"));
        layout->addWidget(m_filter);
        watch(m_filter);
        connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
            for (QAbstractButton *button : std::as_const(m_buttons))
                button->setVisible(button->isChecked() || text.isEmpty() || soundsLike(button->text(), text));
        });
    }
    layout->addWidget(m_box);
    new ReflowLayout(0, fontMetrics().averageCharWidth() * 2, 2, m_box);
    offer(choices);
}

void OptionEditor::offer(const QList<const Choice *> &all) {
    const QList<const Choice *> choices = field().severalAnswers ? home().offered() : all;   // answers in a repeat
    QStringList codes, words;
    for (const Choice *choice : choices) {
        codes.append(choice->name);
        words.append(choice->label.in(language()));
    }
    for (const QString &code : std::as_const(m_codes))
        if (field().severalAnswers && !codes.contains(code)) {   // whose row was renamed or is gone: to be taken back
            codes.append(code);
            words.append(QString(code).replace(QChar::Nbsp, u' '));
        }
    if (codes == m_offered && !m_buttons.isEmpty())
        return;
    m_offered = codes;
    for (QAbstractButton *button : std::as_const(m_buttons)) {
        unwatch(button);
        button->hide();
        button->deleteLater();
    }
    m_buttons.clear();
    for (int i = 0; i < codes.size(); ++i) {
        const QString &text = words[i];
        const int digit = i < 9 ? i + 1 : 0;
        QAbstractButton *button = nullptr;
        if (m_several)
            button = new Option<QCheckBox>(text, digit, home().ui.theme(), m_box);
        else
            button = new Option<QRadioButton>(text, digit, home().ui.theme(), m_box);
        m_buttons.append(button);
        button->setAutoExclusive(false);        // ours to manage: a chosen radio button can be taken back
        button->setObjectName(objectName() + u'_' + codes[i]);
        button->setAccessibleName(label() + QStringLiteral(": ") + text);
        button->setProperty("code", codes[i]);
        static_cast<ReflowLayout *>(m_box->layout())->addWidget(button, false);
        watch(button);
        QWidget::setTabOrder(i > 0 ? m_buttons[i - 1] : m_box, button);    // where the group stands, however late its options are made
        connect(button, &QAbstractButton::clicked, this, [this, button] { toggle(button->property("code").toString()); });
        if (isVisible())
            button->show();
    }
    showState();
}

QString OptionEditor::value() const {
    return m_codes.join(u' ');
}

void OptionEditor::setValue(const QString &value) {
    m_codes = m_several ? value.split(u' ', Qt::SkipEmptyParts) : (value.isEmpty() ? QStringList() : QStringList{value});
    if (field().severalAnswers)
        offer({});
    showState();
}

void OptionEditor::setLocked(bool locked) {
    m_locked = locked;
    for (QAbstractButton *button : std::as_const(m_buttons))
        button->setEnabled(!locked);
}

bool OptionEditor::wide() const {
    return m_several && m_offered.size() > 5;
}

void OptionEditor::toggle(const QString &code) {
    if (m_locked)
        return;
    if (m_codes.contains(code))
        m_codes.removeAll(code);
    else if (m_several)
        m_codes.append(code);
    else
        m_codes = {code};
    if (m_several && !m_ordered)
        std::stable_sort(m_codes.begin(), m_codes.end(), [this](const QString &a, const QString &b) { return m_offered.indexOf(a) < m_offered.indexOf(b); });
    showState();
    emit edited();
}

void OptionEditor::showState() {
    int stop = -1;
    for (int i = 0; i < m_buttons.size(); ++i)
        if (m_codes.contains(m_offered[i]) && stop < 0)
            stop = i;
    for (int i = 0; i < m_buttons.size(); ++i) {
        m_buttons[i]->setChecked(m_codes.contains(m_offered[i]));
        // One Tab stop a group: the chosen one, else the first.
        m_buttons[i]->setFocusPolicy(i == std::max(0, stop) ? Qt::StrongFocus : Qt::ClickFocus);
    }
}

bool OptionEditor::eventFilter(QObject *watched, QEvent *event) {
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        m_box->update();        // the digits of all come and go with the focus of one
    return FieldEditor::eventFilter(watched, event);
}

int OptionEditor::indexOfFocus() const {
    for (int i = 0; i < m_buttons.size(); ++i)
        if (m_buttons[i]->hasFocus())
            return i;
    return -1;
}

bool OptionEditor::handleKey(QKeyEvent *event) {
    const int at = indexOfFocus();
    if (at < 0 || (event->modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier)))
        return false;
    const int key = event->key();
    if (key >= Qt::Key_1 && key <= Qt::Key_9 && key - Qt::Key_1 < m_buttons.size()) {
        const int chosen = key - Qt::Key_1;
        if (m_several || !m_codes.contains(m_offered[chosen]))   // typing a digit twice is no taking back
            toggle(m_offered[chosen]);
        m_buttons[chosen]->setFocus(Qt::OtherFocusReason);
        return true;
    }
    if (key == Qt::Key_Delete || key == Qt::Key_Backspace) {
        if (!m_codes.isEmpty() && !m_locked) {
            m_codes.clear();
            showState();
            emit edited();
        }
        return true;
    }
    const int step = key == Qt::Key_Right || key == Qt::Key_Down ? 1 : key == Qt::Key_Left || key == Qt::Key_Up ? -1 : 0;
    if (step != 0) {
        m_buttons[(at + step + m_buttons.size()) % m_buttons.size()]->setFocus(Qt::OtherFocusReason);
        return true;
    }
    return false;
}

}  // namespace tongdang

#include "ui/shell/toast.h"

#include "ui/shell/theme.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace tongdang {

namespace { constexpr int kAbove = 60, kLeast = 320, kMostLines = 4; }      // px at zoom 100: a page's buttons stand below it; it hides a title whole

Toast::Toast(Theme &theme, QWidget *over) : QFrame(over), m_theme(theme), m_text(new QLabel(this)), m_undo(new QPushButton(this)) {
    setObjectName(QStringLiteral("toast"));
    m_text->setObjectName(QStringLiteral("toastText"));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_undo->setObjectName(QStringLiteral("toastUndo"));
    auto *row = theme.lay(new QHBoxLayout(this), Space::Small, Space::Medium);
    row->addSpacing(theme.space(Space::Small));
    row->addWidget(m_text, 1);
    row->addWidget(m_undo);
    over->installEventFilter(this);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Toast::vanish);
    connect(m_undo, &QPushButton::clicked, this, [this] {
        hide();
        if (m_file.isEmpty())
            emit undoRequested(m_batch);
        else
            emit folderRequested(m_file);
    });
    retranslate();
    hide();
}

void Toast::tell(const QString &sentence, const Uid &batch, bool undone) {
    m_batch = batch;
    m_undone = undone;
    m_file.clear();
    show(sentence, !batch.isNil());
}

void Toast::tellFile(const QString &sentence, const QString &file) {
    m_file = file;
    show(sentence, !file.isEmpty());
}

void Toast::show(const QString &sentence, bool offers) {
    retranslate();
    m_sentence = sentence.simplified();          // names are typed, and may have lines of their own
    m_undo->setVisible(offers);
    setAccessibleName(m_sentence);
    place();
    QFrame::show();
    raise();
    m_timer.start(kStayMs);
    QAccessibleEvent spoken(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&spoken);
}

void Toast::retranslate() { m_undo->setText(!m_file.isEmpty() ? tr("Open the folder") : m_undone ? tr("Redo") : tr("Undo")); }

void Toast::vanish() {
    if (underMouse() || m_undo->hasFocus())
        m_timer.start(kStayMs);
    else
        hide();
}

void Toast::place() {
    const int most = parentWidget()->width() - 2 * m_theme.space(Space::Wide) - (m_undo->isVisibleTo(this) ? m_undo->sizeHint().width() : 0) - m_theme.px(60);
    m_text->setText(m_text->fontMetrics().elidedText(m_sentence, Qt::ElideRight, kMostLines * std::max(most, m_theme.px(kLeast))));
    m_text->setToolTip(m_text->text() == m_sentence ? QString() : m_sentence);
    // A wrapping label hints a narrow block: give the sentence one line where there is room for it.
    const int line = m_text->fontMetrics().horizontalAdvance(m_text->text()) + (m_undo->isVisibleTo(this) ? m_undo->sizeHint().width() : 0) + m_theme.px(60);
    const auto shape = [this](int wide) {
        setFixedWidth(wide);
        setFixedHeight(layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(width()) : sizeHint().height());
    };
    if (const QRect room = m_room ? m_room() : QRect(); room.width() > 0) {
        shape(line * 4 > room.width() * 3 ? room.width() : qMin(room.width(), qMax(line, m_theme.px(kLeast))));
        if (height() <= room.height())
            return move(room.x(), room.center().y() - height() / 2);
    }
    shape(qMin(line, parentWidget()->width() - 2 * m_theme.space(Space::Wide)));
    move((parentWidget()->width() - width()) / 2, parentWidget()->height() - height() - m_theme.px(kAbove));
}

bool Toast::eventFilter(QObject *watched, QEvent *event) {
    if (event->type() == QEvent::Resize && isVisible())
        place();
    return QFrame::eventFilter(watched, event);
}

void Toast::enterEvent(QEnterEvent *event) {
    m_timer.stop();
    QFrame::enterEvent(event);
}

void Toast::leaveEvent(QEvent *event) {
    m_timer.start(kStayMs);
    QFrame::leaveEvent(event);
}

}  // namespace tongdang

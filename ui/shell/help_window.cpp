#include "ui/shell/help_window.h"

#include "ui/shell/context.h"
#include "ui/shell/languages.h"
#include "ui/shell/room.h"
#include "ui/shell/theme.h"

#include <QFile>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextBrowser>
#include <QTextTable>
#include <QVBoxLayout>

namespace tongdang {

namespace { constexpr QSize kSize{760, 560}; constexpr int kTopics = 170; }

HelpWindow::HelpWindow(UiContext &context, QWidget *parent)
    : QDialog(parent), m_context(context), m_words(new QLineEdit(this)), m_topics(new QListWidget(this)), m_page(new QTextBrowser(this)) {
    Theme &theme = context.theme();
    setObjectName(QStringLiteral("help"));
    m_words->setObjectName(QStringLiteral("helpSearch"));
    m_words->setClearButtonEnabled(true);
    m_words->addAction(theme.icon(QStringLiteral("search"), Color::Muted), QLineEdit::LeadingPosition);
    m_topics->setObjectName(QStringLiteral("helpTopics"));
    theme.fixWidth(m_topics, kTopics);
    m_page->setObjectName(QStringLiteral("helpPage"));
    m_page->setOpenLinks(false);
    auto *column = theme.lay(new QVBoxLayout(this), Space::Medium, Space::Small);
    column->addWidget(m_words);
    auto *row = theme.lay(new QHBoxLayout, 0, Space::Small);
    row->addWidget(m_topics);
    row->addWidget(m_page, 1);
    column->addLayout(row, 1);
    connect(m_words, &QLineEdit::textChanged, this, &HelpWindow::find);
    connect(m_topics, &QListWidget::currentRowChanged, this, &HelpWindow::read);
    connect(&context, &UiContext::languageChanged, this, &HelpWindow::fill);
    connect(&theme, &Theme::changed, this, &HelpWindow::read);
    resize(fitting(parent, {theme.px(kSize.width()), theme.px(kSize.height())}));
    fill();
}

QStringList HelpWindow::topics() {
    static const QStringList all{QStringLiteral("workbench"), QStringLiteral("children"), QStringLiteral("survey"), QStringLiteral("child"), QStringLiteral("importing"), QStringLiteral("statistics"), QStringLiteral("administration"), QStringLiteral("keys"), QStringLiteral("news")};
    return all;
}

QString HelpWindow::text(const QString &topic, const QString &language) {
    QFile file(QStringLiteral(":/manual/%1/%2.md").arg(language, topic));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

void HelpWindow::fill() {
    const QString at = m_topics->currentItem() ? m_topics->currentItem()->data(Qt::UserRole).toString() : QString();
    setWindowTitle(tr("Help"));
    m_words->setPlaceholderText(tr("Search the manual"));
    m_words->setAccessibleName(m_words->placeholderText());
    m_topics->setAccessibleName(tr("Topics"));
    m_page->setAccessibleName(tr("Help"));
    m_topics->clear();
    for (const QString &topic : topics()) {
        auto *item = new QListWidgetItem(text(topic, localeName(m_context.language())).section(u'\n', 0, 0).mid(2), m_topics);
        item->setData(Qt::UserRole, topic);
    }
    find();
    show(at);
}

void HelpWindow::show(const QString &topic) {
    const auto at = topics().indexOf(topic);
    m_topics->setCurrentRow(std::max(0, int(at)));
}

// Only the topics that hold the words, and the page at the first of them.
void HelpWindow::find() {
    const QString words = m_words->text().trimmed();
    int first = -1;
    for (int row = 0; row < m_topics->count(); ++row) {
        const bool holds = words.isEmpty() || text(m_topics->item(row)->data(Qt::UserRole).toString(), localeName(m_context.language())).contains(words, Qt::CaseInsensitive);
        m_topics->item(row)->setHidden(!holds);
        if (holds && first < 0)
            first = row;
    }
    if (first >= 0 && (m_topics->currentRow() < 0 || m_topics->currentItem()->isHidden()))
        m_topics->setCurrentRow(first);
    read();
}

// Pictures as wide as the page, never wider than they are.
void HelpWindow::fit() {
    const int room = m_page->width() - m_page->verticalScrollBar()->sizeHint().width() - 2 * int(m_page->document()->documentMargin()) - 2 * m_page->frameWidth();
    for (QTextBlock block = m_page->document()->begin(); block.isValid(); block = block.next())
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            QTextImageFormat format = it.fragment().charFormat().toImageFormat();
            if (!format.isValid())
                continue;
            const QImage picture(m_page->searchPaths().constFirst() + u'/' + format.name());
            const double ratio = m_page->devicePixelRatioF();
            const int width = std::min(room, picture.width());
            if (width <= 0)
                continue;
            QImage scaled = picture.scaledToWidth(qRound(width * ratio), Qt::SmoothTransformation);    // a page would scale it roughly
            scaled.setDevicePixelRatio(ratio);
            m_page->document()->addResource(QTextDocument::ImageResource, QUrl(format.name()), scaled);
            format.setWidth(width);
            format.setHeight(scaled.height() / ratio);
            QTextCursor at(m_page->document());
            at.setPosition(it.fragment().position());
            at.setPosition(it.fragment().position() + it.fragment().length(), QTextCursor::KeepAnchor);
            at.setCharFormat(format);
            break;                       // the walk ends where the text under it changes: a picture has a line of its own
        }
}

void HelpWindow::resizeEvent(QResizeEvent *event) {
    QDialog::resizeEvent(event);
    fit();
}

void HelpWindow::read() {
    const QListWidgetItem *item = m_topics->currentItem();
    if (!item)
        return;
    m_page->setFont(m_context.theme().font(TextSize::Normal));
    m_page->document()->setDocumentMargin(m_context.theme().space(Space::Medium));
    m_page->setSearchPaths({QStringLiteral(":/manual/") + localeName(m_context.language())});   // of the pictures
    m_page->setMarkdown(text(item->data(Qt::UserRole).toString(), localeName(m_context.language())));
    const QList<QTextFrame *> frames = m_page->document()->rootFrame()->childFrames();
    for (QTextFrame *frame : frames)
        if (auto *table = qobject_cast<QTextTable *>(frame)) {
            QTextTableFormat format = table->format();
            format.setBorder(0);         // drawn twice between cells, and on one side alone where they are joined
            format.setCellPadding(m_context.theme().space(Space::Hair));
            format.setCellSpacing(0);
            table->setFormat(format);
        }
    fit();
    m_page->moveCursor(QTextCursor::Start);
    if (const QString words = m_words->text().trimmed(); !words.isEmpty())
        m_page->find(words);
}

}  // namespace tongdang

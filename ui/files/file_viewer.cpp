#include "ui/files/file_viewer.h"

#include "ui/files/pages.h"
#include "ui/files/thumbnail.h"
#include "ui/shell/context.h"
#include "ui/shell/dialogs.h"
#include "ui/shell/jobs.h"
#include "ui/shell/room.h"
#include "ui/shell/theme.h"

#include <QDir>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QVBoxLayout>

namespace tongdang {

namespace {
constexpr double kStep = 1.25, kLeast = 0.2, kMost = 8;
constexpr int kLargestSide = 6000;              // px drawn
}  // namespace

FileViewer::FileViewer(UiContext &context, const FileFacts &facts, const Result<QByteArray> &content, const Uid &attachment, QWidget *parent)
    : QDialog(parent), m_context(context), m_facts(facts), m_attachment(attachment), m_area(new QScrollArea(this)), m_image(new QLabel), m_number(new QLabel(this)) {
    Theme &theme = context.theme();
    setObjectName(QStringLiteral("file_viewer"));
    setWindowTitle(tr("Attachment"));           // no name of a person in a window's title
    auto *layout = theme.lay(new QVBoxLayout(this), Space::Medium, Space::Small);
    auto *name = new QLabel(fileWords(facts), this);
    name->setWordWrap(true);
    name->setTextFormat(Qt::PlainText);
    layout->addWidget(name);
    layout->addWidget(m_area, 1);
    m_area->setWidget(m_image);
    m_area->setAlignment(Qt::AlignCenter);
    m_area->setAccessibleName(facts.name);
    m_area->viewport()->installEventFilter(this);
    m_image->setAlignment(Qt::AlignCenter);
    m_image->setWordWrap(true);

    if (content && isPicture(facts))
        m_picture = readPicture(*content, kLargestSide);
    else if (content && isPages(facts))
        m_pages = std::make_unique<Pages>(*content);
    const bool shown = pageCount() > 0;
    auto *row = theme.lay(new QHBoxLayout, 0, Space::Small);
    layout->addLayout(row);
    const auto button = [&](const QString &text, const char *object, const QList<QKeySequence> &keys, const std::function<void()> &act) {
        auto *made = new QPushButton(text, this);
        made->setObjectName(QLatin1String(object));
        made->setAutoDefault(false);
        if (!keys.isEmpty())
            made->setToolTip(keys.front().toString(QKeySequence::NativeText));
        connect(made, &QPushButton::clicked, this, act);
        for (const QKeySequence &key : keys)
            connect(new QShortcut(key, this), &QShortcut::activated, this, act);
        row->addWidget(made);
        return made;
    };
    if (shown) {
        button(tr("Larger"), "larger", {Qt::Key_Plus, Qt::Key_Equal}, [this] { zoomBy(kStep); });
        button(tr("Smaller"), "smaller", {Qt::Key_Minus}, [this] { zoomBy(1 / kStep); });
        button(tr("Whole"), "whole", {Qt::Key_0}, [this] { zoomBy(1 / m_zoom); });
        button(tr("Turn"), "turn", {Qt::Key_R}, [this] {
            m_turned = (m_turned + 1) % 4;
            draw();
        });
    }
    if (pageCount() > 1) {
        button(tr("Page before"), "page_before", {Qt::Key_PageUp}, [this] { turnPage(-1); });
        row->addWidget(m_number);
        button(tr("Next page"), "page_next", {Qt::Key_PageDown}, [this] { turnPage(1); });
    } else {
        m_number->hide();
    }
    row->addStretch();
    if (!attachment.isNil() && context.policy().allows(context.session(), Action::Export))
        button(tr("Export a copy…"), "export_file", {}, [this] { exportAttachment(m_context, m_attachment, m_facts.name, this); });
    auto *close = button(tr("Close"), "close", {}, [this] { accept(); });
    (shown ? static_cast<QWidget *>(m_area) : close)->setFocus();
    if (!shown) {
        m_area->setWidgetResizable(true);
        const bool played = facts.mediaType.startsWith(u"audio/") || facts.mediaType.startsWith(u"video/");
        m_image->setText(!content                               ? context.say(content.error())
                         : isPicture(facts) || isPages(facts) ? tr("This file is damaged or locked and cannot be shown. It is kept as it is.")
                         : played                               ? tr("Recordings and videos are kept encrypted and not played here; a copy leaves only by an export, which the log keeps.")
                                                                : tr("Files of this kind are kept encrypted and not shown here; a copy leaves only by an export, which the log keeps."));
    }
    resize(fitting(parent, {theme.px(960), theme.px(720)}));
    draw();
}

FileViewer::~FileViewer() = default;

int FileViewer::pageCount() const { return m_pages ? m_pages->count() : m_picture.isNull() ? 0 : 1; }

QSize FileViewer::shownSize() const { return m_image->pixmap(Qt::ReturnByValue).size(); }

void FileViewer::draw() {
    if (pageCount() == 0)
        return;
    const QSize room = (QSizeF(m_area->maximumViewportSize()) * m_zoom).toSize().boundedTo({kLargestSide, kLargestSide});
    const QSize within = m_turned % 2 ? room.transposed() : room;
    QImage image = m_pages ? m_pages->image(m_page, within) : m_picture;
    if (image.isNull())
        return;
    if (m_turned)
        image = image.transformed(QTransform().rotate(90 * m_turned));
    if (!m_pages)
        image = image.scaled(m_zoom <= 1 && image.width() <= room.width() && image.height() <= room.height() ? (QSizeF(image.size()) * m_zoom).toSize() : room, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    m_image->setPixmap(QPixmap::fromImage(image));
    m_image->resize(image.size());
    m_number->setText(tr("%1 of %2").arg(m_page + 1).arg(pageCount()));
}

void FileViewer::zoomBy(double factor) {
    m_zoom = std::clamp(m_zoom * factor, kLeast, kMost);
    draw();
}

void FileViewer::turnPage(int by) {
    m_page = std::clamp(m_page + by, 0, pageCount() - 1);
    draw();
}

bool FileViewer::eventFilter(QObject *watched, QEvent *event) {
    if (watched == m_area->viewport() && event->type() == QEvent::Resize)
        draw();
    return QDialog::eventFilter(watched, event);
}

void viewAttachment(UiContext &context, const Record &attachment, QWidget *parent) {
    const FileFacts facts = fileFacts(attachment.answers);
    const bool shown = isPicture(facts) || isPages(facts);
    FileViewer(context, facts, shown ? context.ledger().attachment(context.session(), attachment.uid, kMostToShow) : Result<QByteArray>(QByteArray()), attachment.uid, parent).exec();
}

void exportAttachment(UiContext &context, const Uid &attachment, const QString &name, QWidget *parent) {
    const QString purpose = context.dialogs().text(parent, FileViewer::tr("Export a copy"), FileViewer::tr("What is the copy for? Outside the ledger it is not encrypted; purpose and account go into the log."));
    if (purpose.trimmed().isEmpty())
        return;
    const QString file = context.dialogs().saveFile(parent, FileViewer::tr("Where should the copy go?"), name, QString());
    if (file.isEmpty())
        return;
    auto outcome = std::make_shared<std::optional<Result<void>>>();
    const bool begun = context.jobs().start(
        FileViewer::tr("Exporting…"), [&context, outcome, attachment, file, purpose](Progress &progress) { outcome->emplace(context.ledger().exportAttachment(context.session(), attachment, file, purpose, progress)); },
        [&context, outcome, file, parent = QPointer<QWidget>(parent)] {
            const auto &done = **outcome;
            if (done)
                context.tell(FileViewer::tr("A copy was saved to %1. The log keeps who, when and what for.").arg(QDir::toNativeSeparators(file)));
            else if (done.error().code == ErrorCode::Cancelled)
                context.tell(context.say(done.error()));
            else
                context.dialogs().error(parent, context.say(done.error()), done.error().detail);
        });
    if (!begun)
        context.tell(context.say(Message{QStringLiteral("window.busy"), {}, {}}));
}

}  // namespace tongdang

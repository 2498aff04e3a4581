#include "ui/forms/file_editor.h"

#include "ui/files/file_viewer.h"
#include "ui/files/thumbnail.h"
#include "ui/forms/marks.h"
#include "ui/forms/reflow_layout.h"
#include "ui/shell/context.h"
#include "ui/shell/dialogs.h"
#include "ui/shell/theme.h"

#include <QApplication>
#include <QBuffer>
#include <QClipboard>
#include <QDragEnterEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

namespace tongdang {

namespace {

constexpr int kSide = 72;                   // of the small picture

// What fits, in one sentence.
QString limitOf(const Field &field) {
    const int picture = int(Ledger::kLargestPicture >> 20), file = int(Ledger::kLargestFile >> 30);
    switch (field.kind) {
    case FieldKind::Image:
        if (const int side = mostPixels(field))
            return FileEditor::tr("A photo; a large one is made smaller, %1 pixels at its longer side. It may be dropped or pasted here.").arg(side);
        return FileEditor::tr("A photo of up to %1 MB; it may be dropped or pasted here.").arg(picture);
    case FieldKind::Audio: return FileEditor::tr("A recording of up to %1 GB; it may be dropped here.").arg(file);
    case FieldKind::Video: return FileEditor::tr("A video of up to %1 GB; it may be dropped here.").arg(file);
    default: return FileEditor::tr("A scan or another file of up to %1 GB; it may be dropped or pasted here.").arg(file);
    }
}

QString filterOf(FieldKind kind) {
    const QString all = FileEditor::tr("All files (*)");
    switch (kind) {
    case FieldKind::Image: return FileEditor::tr("Photos (*.jpg *.jpeg *.png *.webp *.bmp *.gif *.tif *.tiff)") + QStringLiteral(";;") + all;
    case FieldKind::Audio: return FileEditor::tr("Recordings (*.mp3 *.m4a *.wav *.ogg *.amr *.aac)") + QStringLiteral(";;") + all;
    case FieldKind::Video: return FileEditor::tr("Videos (*.mp4 *.mov *.avi *.mkv *.3gp)") + QStringLiteral(";;") + all;
    default: return all;
    }
}

}  // namespace

FileEditor::FileEditor(const EditorHome &home, const Field &field, QWidget *parent)
    : FieldEditor(home, field, parent), m_picture(new QLabel(this)), m_words(new QLabel(this)), m_attach(new QPushButton(this)), m_view(new QPushButton(tr("Look at it"), this)), m_remove(new QPushButton(tr("Take off"), this)) {
    const Theme &theme = home.ui.theme();
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme.space(Space::Medium));
    m_picture->setFixedSize(theme.px(kSide), theme.px(kSide));
    m_picture->setAlignment(Qt::AlignCenter);
    layout->addWidget(m_picture, 0, Qt::AlignTop);
    auto *column = new QVBoxLayout;
    column->setSpacing(theme.space(Space::Hair));
    m_words->setWordWrap(true);
    m_words->setTextFormat(Qt::PlainText);
    column->addWidget(m_words);
    auto *buttons = new QWidget(this);
    auto *row = new ReflowLayout(0, theme.space(Space::Hair), theme.space(Space::Hair), buttons);      // in English they are wider than a column
    for (const auto &[button, name] : {std::pair(m_attach, "attach"), std::pair(m_view, "view"), std::pair(m_remove, "remove")}) {
        button->setObjectName(QLatin1String(name));
        button->setAutoDefault(false);
        button->setAccessibleName(label() + QStringLiteral(": ") + button->text());
        row->addWidget(button, false);
        watch(button);
    }
    column->addWidget(buttons);
    layout->addLayout(column, 1);
    setAcceptDrops(true);
    connect(m_attach, &QPushButton::clicked, this, &FileEditor::choose);
    connect(m_view, &QPushButton::clicked, this, &FileEditor::view);
    connect(m_remove, &QPushButton::clicked, this, [this] {
        m_attach->setFocus();
        take({});
    });
    showState();
}

void FileEditor::setValue(const QString &value) {
    m_value = value;
    showState();
}

void FileEditor::setLocked(bool locked) {
    m_locked = locked;
    setAcceptDrops(!locked);
    showState();
}

void FileEditor::showState() {
    const Theme &theme = home().ui.theme();
    const auto facts = m_value.isEmpty() || !home().files ? std::optional<FileFacts>() : home().files->facts(m_value);
    m_picture->setVisible(facts.has_value());
    if (facts) {
        const bool small = isPicture(*facts) || isPages(*facts);
        m_picture->setPixmap(thumbnail(theme, *facts, small ? home().files->content(m_value, kMostToShow) : Result<QByteArray>(QByteArray()), theme.px(kSide)));
    }
    m_words->setText(facts ? fileWords(*facts) : !m_value.isEmpty() ? tr("The file is not here.") : m_locked ? tr("none attached") : limitOf(field()));
    tint(m_words, theme, facts ? Color::Text : Color::Muted);
    m_words->setFont(theme.font(facts ? TextSize::Normal : TextSize::Small));
    m_attach->setText(facts ? tr("Another…") : tr("Attach…"));
    m_attach->setAccessibleName(label() + QStringLiteral(": ") + m_attach->text());
    m_attach->setAccessibleDescription(m_words->text());
    m_attach->setVisible(!m_locked);
    m_view->setVisible(facts.has_value());
    m_remove->setVisible(facts.has_value() && !m_locked);
}

void FileEditor::take(const QString &uid) {
    if (m_value == uid)
        return;
    setValue(uid);
    emit edited();
    emit left();                             // done at once: what it concerns is judged now
}

void FileEditor::choose() {
    const QString path = home().ui.dialogs().openFile(window(), label(), filterOf(field().kind));
    if (!path.isEmpty())
        home().files->take(window(), home().form, field(), path, [this](const QString &uid) { take(uid); });
}

void FileEditor::view() {
    const auto facts = home().files->facts(m_value);
    if (!facts)
        return;
    const bool shown = isPicture(*facts) || isPages(*facts);
    const auto stored = home().ui.reader().record(home().ui.session(), Uid::fromText(m_value));
    FileViewer(home().ui, *facts, shown ? home().files->content(m_value, kMostToShow) : Result<QByteArray>(QByteArray()), stored ? stored->uid : Uid(), window()).exec();
}

bool FileEditor::takeFrom(const QMimeData *data) {
    if (m_locked || !data || !home().files)
        return false;
    for (const QUrl &url : data->urls())
        if (url.isLocalFile()) {
            home().files->take(window(), home().form, field(), url.toLocalFile(), [this](const QString &uid) { take(uid); });
            return true;
        }
    if (data->hasImage() && (field().kind == FieldKind::Image || field().kind == FieldKind::File)) {
        QBuffer buffer;
        buffer.open(QIODevice::ReadWrite);
        data->imageData().value<QImage>().save(&buffer, "PNG");
        buffer.seek(0);
        home().files->take(window(), home().form, field(), buffer, tr("pasted.png"), [this](const QString &uid) { take(uid); });
        return true;
    }
    return false;
}

bool FileEditor::handleKey(QKeyEvent *event) {
    if (event->matches(QKeySequence::Paste))
        return takeFrom(QApplication::clipboard()->mimeData());
    if (event->key() == Qt::Key_Delete && !m_locked && !m_value.isEmpty()) {
        m_attach->setFocus();
        take({});
        return true;
    }
    return false;
}

void FileEditor::dragEnterEvent(QDragEnterEvent *event) {
    if (!m_locked && (event->mimeData()->hasUrls() || event->mimeData()->hasImage()))
        event->acceptProposedAction();
}

void FileEditor::dropEvent(QDropEvent *event) {
    if (takeFrom(event->mimeData()))
        event->acceptProposedAction();
}

}  // namespace tongdang

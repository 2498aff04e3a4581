#include "ui/pages/child/attachments_tab.h"

#include "core/forms/file_questions.h"
#include "ui/files/file_viewer.h"
#include "ui/files/thumbnail.h"
#include "ui/forms/marks.h"
#include "ui/shell/context.h"
#include "ui/shell/dialogs.h"
#include "ui/shell/theme.h"

#include <QDragEnterEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QMimeData>
#include <QPixmapCache>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

namespace tongdang {

namespace {
constexpr int kSide = 96, kCellWidth = 220, kAround = 12, kLines = 3;      // px at zoom 100; lines of words below a picture
const QString kAttachment = QStringLiteral("attachment");
}  // namespace

AttachmentsTab::AttachmentsTab(UiContext &context, QWidget *parent) : QWidget(parent), m_context(context), m_list(new QListWidget(this)), m_empty(new QLabel(this)) {
    Theme &theme = context.theme();
    auto *layout = theme.lay(new QVBoxLayout(this), 0, Space::Small);
    m_list->setObjectName(QStringLiteral("attachments"));
    m_list->setViewMode(QListView::IconMode);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setMovement(QListView::Static);
    m_list->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    tint(m_empty, theme, Color::Muted);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_empty, 1);
    auto *row = theme.lay(new QHBoxLayout, 0, Space::Small);
    layout->addLayout(row);
    const auto button = [&](const char *name, const std::function<void()> &act) {
        auto *made = new QPushButton(this);
        made->setObjectName(QLatin1String(name));
        connect(made, &QPushButton::clicked, this, act);
        row->addWidget(made);
        return made;
    };
    m_add = button("add_attachment", [this] { add(m_context.dialogs().openFile(window(), tr("Which file?"), tr("All files (*)"))); });
    m_look = button("look_attachment", [this] {
        if (const Entry *entry = current())
            viewAttachment(m_context, entry->attachment, window());
    });
    m_record = button("attachment_record", [this] {
        if (const Entry *entry = current())
            emit recordWanted(entry->attachment.subject);
    });
    m_export = button("export_attachment", [this] {
        if (const Entry *entry = current())
            exportAttachment(m_context, entry->attachment.uid, fileFacts(entry->attachment.answers).name, window());
    });
    row->addStretch();
    connect(m_list, &QListWidget::itemActivated, m_look, &QPushButton::click);
    connect(m_list, &QListWidget::itemSelectionChanged, this, &AttachmentsTab::enable);
    m_pictures.setInterval(0);
    connect(&m_pictures, &QTimer::timeout, this, &AttachmentsTab::nextPicture);
    setAcceptDrops(true);
    retranslate();
}

void AttachmentsTab::retranslate() {
    m_add->setText(tr("Attach a file…"));
    m_look->setText(tr("Look at it"));
    m_record->setText(tr("Open its record"));
    m_export->setText(tr("Export a copy…"));
    m_list->setAccessibleName(tr("Attachments"));
    m_empty->setText(tr("No photo, scan or video yet. Photos of visits and signed papers come here; a file may be dropped here too."));
}

std::vector<AttachmentsTab::Entry> AttachmentsTab::entries() const {
    std::vector<Entry> found;
    LedgerReader &reader = m_context.reader();
    const auto take = [&](const Record &owner, const QString &of) {
        const auto files = reader.linked(m_context.session(), owner.uid, kAttachment);
        if (!files)
            return;
        for (const Record &file : *files) {
            const Field *question = questionAt(owner.form(), file.answers.value(QStringLiteral("field")));
            if (!question || question->restricted.isEmpty() || m_context.policy().mayRead(m_context.session(), question->restricted))
                found.push_back({file, of, question ? question->label.in(m_context.language()) : QString()});
        }
    };
    take(m_child, m_child.form().title.in(m_context.language()));
    for (const Form *form : reader.forms().linkedTo(m_child.form().id))
        if (form->repeatOf.isEmpty())
            if (const auto records = reader.linked(m_context.session(), m_child.uid, form->id))
                for (const Record &record : *records)
                    take(record, QStringList{form->title.in(m_context.language()), record.answers.value(form->dateField)}.join(u' ').trimmed());
    std::stable_sort(found.begin(), found.end(), [](const Entry &a, const Entry &b) { return a.attachment.createdMs > b.attachment.createdMs; });
    return found;
}

void AttachmentsTab::show(const Record &child) {
    const Theme &theme = m_context.theme();
    const Uid before = current() ? current()->attachment.uid : Uid();
    m_child = child;
    m_entries = entries();
    m_list->clear();
    m_list->setIconSize(QSize(1, 1) * theme.px(kSide));
    const QFontMetrics letters(theme.font(TextSize::Normal));
    const int room = theme.px(kCellWidth - 2 * kAround);
    m_list->setGridSize({theme.px(kCellWidth), theme.px(kSide + 2 * kAround) + kLines * letters.lineSpacing()});
    for (const Entry &entry : m_entries) {
        const FileFacts facts = fileFacts(entry.attachment.answers);
        QStringList lines{letters.elidedText(facts.name, Qt::ElideMiddle, room), letters.elidedText(entry.of, Qt::ElideRight, room)};
        if (!entry.question.isEmpty())
            lines << letters.elidedText(entry.question, Qt::ElideRight, room);
        auto *item = new QListWidgetItem(QIcon(thumbnail(theme, facts, QByteArray(), theme.px(kSide))), lines.join(u'\n'), m_list);
        item->setToolTip(QStringList{fileWords(facts), entry.of, entry.question}.join(u'\n').trimmed());
        if (entry.attachment.uid == before)
            m_list->setCurrentItem(item);
    }
    m_list->setVisible(!m_entries.empty());
    m_empty->setVisible(m_entries.empty());
    m_next = 0;
    m_pictures.start();
    enable();
}

void AttachmentsTab::nextPicture() {
    if (m_next >= int(m_entries.size()) || !m_context.hasLedger())
        return m_pictures.stop();
    const int at = m_next++;
    const Record &file = m_entries[size_t(at)].attachment;
    const FileFacts facts = fileFacts(file.answers);
    const int side = m_context.theme().px(kSide);
    if (!isPicture(facts) && !isPages(facts))
        return;
    const QString key = file.uid.text() + QString::number(side);
    QPixmap small;
    if (!QPixmapCache::find(key, &small)) {
        small = thumbnail(m_context.theme(), facts, m_context.ledger().attachment(m_context.session(), file.uid, kMostToShow), side);
        QPixmapCache::insert(key, small);
    }
    m_list->item(at)->setIcon(QIcon(small));
}

const AttachmentsTab::Entry *AttachmentsTab::current() const {
    const int row = m_list->selectedItems().isEmpty() ? -1 : m_list->currentRow();
    return row >= 0 && row < int(m_entries.size()) ? &m_entries[size_t(row)] : nullptr;
}

void AttachmentsTab::enable() {
    const bool writes = !m_context.isReadOnly() && m_child.state < RecordState::Withdrawn && m_context.policy().allows(m_context.session(), Action::Write);
    const Entry *entry = current();
    m_add->setEnabled(writes);
    m_look->setEnabled(entry);
    m_record->setEnabled(entry && entry->attachment.subject != m_child.uid);
    m_export->setEnabled(entry && m_context.policy().allows(m_context.session(), Action::Export));
}

void AttachmentsTab::add(const QString &file) {
    if (file.isEmpty())
        return;
    if (const auto added = m_context.ledger().attach(m_context.session(), m_child.uid, file, {}); !added)
        m_context.dialogs().error(window(), m_context.say(added.error()), added.error().detail);
    else
        m_context.announceChange(Message{QStringLiteral("ledger.intent_attach"), {QFileInfo(file).fileName()}, {}}, {});
}

void AttachmentsTab::dragEnterEvent(QDragEnterEvent *event) {
    if (m_add->isEnabled() && event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void AttachmentsTab::dropEvent(QDropEvent *event) {
    for (const QUrl &url : event->mimeData()->urls())
        if (url.isLocalFile())
            add(url.toLocalFile());
}

}  // namespace tongdang

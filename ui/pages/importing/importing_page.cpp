#include "ui/pages/importing/importing_page.h"

#include "core/children/fields.h"
#include "core/ledger/batch_records.h"
#include "ui/forms/village_adding.h"
#include "ui/pages/importing/choose_step.h"
#include "ui/pages/importing/mapping_step.h"
#include "ui/pages/importing/step_strip.h"
#include "ui/shell/banner.h"
#include "ui/shell/dialogs.h"
#include "ui/shell/jobs.h"
#include "ui/shell/theme.h"
#include "ui/shell/undo.h"

#include <QApplication>
#include <QDir>
#include <QDragEnterEvent>
#include <QFile>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QUrl>

namespace tongdang {

namespace {

const auto kSample = QStringLiteral(":/samples/roster.xlsx");

Message message(const char *id, const QStringList &args = {}) { return Message{QLatin1String(id), args, {}}; }

QString droppedFile(const QMimeData *data) {
    if (!data || data->urls().size() != 1 || !data->urls().constFirst().isLocalFile())
        return {};
    const QString file = data->urls().constFirst().toLocalFile();
    static const QStringList kKinds{QStringLiteral("xlsx"), QStringLiteral("xls"), QStringLiteral("ods"), QStringLiteral("csv")};
    return kKinds.contains(QFileInfo(file).suffix().toLower()) ? file : QString();
}

QScrollArea *scrolling(QWidget *step) {
    auto *area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(step);
    return area;
}

}  // namespace

ImportingPage::ImportingPage(UiContext &context) : m_context(context), m_widget(new QWidget) {
    m_widget->setAcceptDrops(true);
    m_widget->installEventFilter(this);
    context.theme().lay(new QVBoxLayout(m_widget), 0, 0);
    build();
}

QString ImportingPage::title() const { return tr("Import"); }

QString ImportingPage::hint() { return tr("A roster may be dropped anywhere on the window. Nothing is written before you have seen how many rows are taken, and the whole import can be undone."); }

void ImportingPage::build() {
    delete m_content;
    m_content = new QWidget;
    m_widget->layout()->addWidget(m_content);
    Theme &theme = m_context.theme();
    auto *column = theme.lay(new QVBoxLayout(m_content), Space::Large, Space::Medium);
    m_strip = new StepStrip(theme, {tr("Choose a file"), tr("What the columns mean"), tr("Try it out"), tr("Result")});
    column->addWidget(m_strip);
    m_banner = new Banner(theme);
    m_banner->setObjectName(QStringLiteral("importBanner"));
    column->addWidget(m_banner);
    m_stack = new QStackedWidget;
    m_stack->addWidget(scrolling(m_choose = new ChooseStep(m_context)));
    m_stack->addWidget(scrolling(m_headings = new MappingStep(m_context, m_work)));
    m_stack->addWidget(scrolling(m_tried = new ReportStep(m_context, false)));
    m_stack->addWidget(scrolling(m_done = new ReportStep(m_context, true)));
    column->addWidget(m_stack, 1);
    addFooter(column);
    connect(m_choose, &ChooseStep::chooseRequested, this, &ImportingPage::choose);
    connect(m_choose, &ChooseStep::sampleRequested, this, &ImportingPage::saveSample);
    connect(m_choose, &ChooseStep::undoRequested, this, [this](const Uid &batch) { undoBatch(m_context, m_widget, batch); });
    connect(m_headings, &MappingStep::sheetChosen, this, [this](const QString &sheet) { lookAt(sheet, 0); });
    connect(m_headings, &MappingStep::rowChosen, this, [this](int row) { lookAt(m_work.mapping.sheet, row); });
    connect(m_headings, &MappingStep::changed, this, &ImportingPage::update);
    connect(m_tried, &ReportStep::corrected, this, [this](const CellCorrection &correction) {
        m_work.correct(correction);
        update();
    });
    connect(m_headings, &MappingStep::goOn, this, [this] { m_next->setFocus(Qt::TabFocusReason); });
    show(m_step);
}

QPushButton *ImportingPage::footerButton(const char *name, const QString &text, void (ImportingPage::*act)()) {
    auto *button = new QPushButton(text);
    button->setObjectName(QLatin1String(name));
    connect(button, &QPushButton::clicked, this, act);
    return button;
}

void ImportingPage::addFooter(QVBoxLayout *column) {
    Theme &theme = m_context.theme();
    m_footer = new QWidget;
    auto *row = theme.lay(new QHBoxLayout(m_footer), 0, Space::Small);
    row->addWidget(m_back = footerButton("importBack", tr("Back"), &ImportingPage::back));
    row->addWidget(m_again = footerButton("importAnother", tr("Import another"), &ImportingPage::again));
    m_hint = new QLabel;
    m_hint->setObjectName(QStringLiteral("importHint"));
    m_hint->setProperty("look", QStringLiteral("muted"));
    m_hint->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_hint->setWordWrap(true);
    row->addWidget(m_hint, 1);
    row->addWidget(m_undo = footerButton("importUndo", tr("Undo"), &ImportingPage::undo));
    row->addWidget(m_rejects = footerButton("saveRejects", tr("Save refused rows…"), &ImportingPage::saveRejects));
    row->addWidget(m_unknown = footerButton("addUnknown", {}, &ImportingPage::addUnknown));
    row->addWidget(m_next = footerButton("importNext", {}, &ImportingPage::next));
    m_undo->setAccessibleName(tr("Undo the import"));
    m_next->setProperty("kind", QStringLiteral("primary"));
    column->addWidget(m_footer);
}

void ImportingPage::show(Step step) {
    m_step = step;
    m_strip->setStep(int(step));
    m_stack->setCurrentIndex(int(step));
    if (step == Choose)
        m_choose->refresh();
    else if (step == Headings)
        m_headings->fill();
    else if (step == Tried)
        m_tried->fill(m_work.tried, fileName(), false);
    else
        m_done->fill(m_work.done, fileName(), m_work.undone);
    update();
}

QString ImportingPage::whyOff() const {
    if (m_context.isReadOnly())
        return m_context.say(m_context.whyReadOnly());
    if (!m_context.policy().allows(m_context.session(), Action::Import))
        return m_context.say(message("ledger.not_allowed"));
    return {};
}

void ImportingPage::update() {
    const QString off = whyOff();
    if (!off.isEmpty())
        m_banner->say(Banner::Kind::Info, off);
    else if (m_failure)
        m_banner->say(m_failure->code == ErrorCode::Cancelled ? Banner::Kind::Info : Banner::Kind::Warning, m_context.say(*m_failure));
    else if (m_step == Headings && m_work.doubt)
        m_banner->say(Banner::Kind::Warning, tr("No heading was recognised in this sheet. Choose the row that has the headings, or another sheet, and say what the columns mean."));
    else if (m_step == Headings && !m_work.further.isEmpty())
        m_banner->say(Banner::Kind::Info, tr("Only the sheet “%1” is imported now. There is something in these too: %2. If they are rosters, import them one after the other.").arg(m_work.mapping.sheet, m_work.further.join(tr(", "))));
    else
        m_banner->clear();
    m_choose->setOpen(off.isEmpty() && !m_busy);
    m_stack->currentWidget()->setEnabled(!m_busy || m_step == Choose);
    m_footer->setVisible(m_step != Choose);
    m_back->setVisible(m_step == Headings || m_step == Tried);
    m_back->setEnabled(!m_busy);
    m_again->setVisible(m_step == Done);
    m_again->setEnabled(!m_busy);
    m_undo->setVisible(m_step == Done && !m_work.done.batch.isNil() && !m_work.undone && m_context.policy().allows(m_context.session(), Action::Undo));
    m_undo->setEnabled(!m_busy);
    m_rejects->setVisible((m_step == Tried && m_work.tried.rejected > 0) || (m_step == Done && m_work.done.rejected > 0));
    m_rejects->setEnabled(!m_busy);
    const int unknown = m_step == Tried && mayAddVillages(m_context) ? int(m_work.unknownVillages().size()) : 0;
    m_unknown->setVisible(unknown > 0);
    m_unknown->setText(tr("Add %n unknown village(s)…", nullptr, unknown));
    m_unknown->setEnabled(!m_busy);
    const Message missing = m_step == Headings ? m_headings->missing() : Message();
    const int wanted = m_work.tried.created + m_work.tried.updated;
    m_hint->setText(m_busy ? tr("At work; the rest of the window can be used meanwhile.") : !missing.id.isEmpty() ? m_context.say(missing) : m_step == Tried && !m_work.corrections.isEmpty() ? tr("%n cell(s) corrected here; the file stays as it is.", nullptr, int(m_work.corrections.size())) : QString());
    m_next->setText(m_step == Headings ? tr("Try it out") : m_step == Tried ? (m_work.untried ? tr("Try it out again") : tr("Import")) : tr("Show the children"));
    m_next->setEnabled(!m_busy && off.isEmpty() && missing.id.isEmpty() && (m_step != Tried || wanted > 0 || m_work.untried));
}

void ImportingPage::next() {
    if (m_step == Headings)
        tryOut();
    else if (m_step == Tried && m_work.untried)
        tryOut();
    else if (m_step == Tried)
        import();
    else if (m_step == Done)
        showChildren();
}

void ImportingPage::showChildren() {
    const auto children = m_work.done.batch.isNil() || m_work.undone ? Result<QList<Uid>>(QList<Uid>()) : recordsOfBatch(m_context.reader(), m_context.session(), m_work.done.batch, fields::kChild);
    if (!children)
        return m_context.dialogs().error(m_widget->window(), m_context.say(children.error()), children.error().detail);
    if (children->isEmpty())             // nothing of it is a child's: the whole list
        emit m_context.pageRequested(QStringLiteral("children"));
    else
        emit m_context.childrenRequested(tr("Imported from %1").arg(fileName()), *children);
}

void ImportingPage::back() {
    m_failure.reset();
    show(m_step == Tried ? Headings : Choose);
    takeFocus();
}

void ImportingPage::again() {
    m_work = {};
    m_failure.reset();
    show(Choose);
    takeFocus();
}

void ImportingPage::choose() {
    const QString file = m_context.dialogs().openFile(m_widget, tr("Choose a roster"), tr("Spreadsheets (*.xlsx *.xls *.ods *.csv)"));
    if (!file.isEmpty())
        open(file);
}

void ImportingPage::saveSample() {
    const QString file = m_context.dialogs().saveFile(m_widget, tr("Where should the sample go?"), tr("sample roster.xlsx"), tr("Excel workbooks (*.xlsx)"));
    if (file.isEmpty())
        return;
    QFile::remove(file);                       // the dialog has asked about it
    if (QFile::copy(kSample, file)) {
        QFile::setPermissions(file, QFile::permissions(file) | QFile::WriteOwner);
        m_context.tell(tr("Saved to %1").arg(QDir::toNativeSeparators(file)), file);
    } else {
        fail(makeError(ErrorCode::File, QStringLiteral("importing.cannot_save_sample"), {QDir::toNativeSeparators(file)}));
    }
}

QString ImportingPage::fileName() const { return QFileInfo(m_work.file).fileName(); }

void ImportingPage::fail(const Error &error) {
    m_failure = error;
    update();
}

void ImportingPage::takeFocus() {
    QWidget *first = m_step == Choose ? m_choose->choose() : m_step == Headings ? m_headings->wanting() : nullptr;
    if (!first)
        first = m_next->isEnabled() ? m_next : m_step == Done ? m_again : m_back;
    if (!first->isEnabled())             // nothing can be imported here
        return Page::takeFocus();
    first->setFocus(Qt::OtherFocusReason);
}

bool ImportingPage::run(const QString &title, std::function<void(Progress &)> work, std::function<void()> done) {
    const bool begun = m_context.jobs().start(title, std::move(work), [self = QPointer<ImportingPage>(this), done = std::move(done)] {
        if (!self)
            return;
        self->m_busy = false;
        done();
        self->update();
        if (self->m_widget->window()->focusWidget() == self->m_widget)
            self->takeFocus();
    });
    if (!begun)
        m_context.tell(m_context.say(message("window.busy")));
    m_busy = m_busy || begun;
    if (begun) {
        m_failure.reset();
        if (m_widget->isAncestorOf(m_widget->window()->focusWidget()))     // the window's: a dialog may just be going
            m_widget->setFocus(Qt::OtherFocusReason);   // waits here; who works elsewhere meanwhile is not disturbed
    }
    update();
    return begun;
}

void ImportingPage::open(const QString &file) {
    if (m_busy || !whyOff().isEmpty())
        return;
    auto at = std::make_shared<Look>();
    at->file = file;
    at->form = ImportWork().form;
    run(tr("Looking at %1…").arg(QFileInfo(file).fileName()), [&ledger = m_context.ledger(), at](Progress &) { look(ledger, *at); }, [this, at] {
        if (at->error) {
            m_failure = at->error;
            return show(Choose);
        }
        m_work = {};
        m_work.file = at->file;
        m_work.book = at->book;
        m_work.sheets = at->sheets;
        m_work.further = at->further;
        m_work.rows = at->rows;
        m_work.mapping = at->mapping;
        m_work.doubt = at->doubt;
        m_work.tellsPlaces = at->tellsPlaces;
        if (const QString own = m_context.ledger().settings().region; levelOfCode(own) == PlaceLevel::Village)
            m_work.region = own;
        show(Headings);
    });
}

void ImportingPage::lookAt(const QString &sheet, int headingRow) {
    auto at = std::make_shared<Look>();
    at->file = m_work.file;
    at->form = m_work.form;
    at->book = m_work.book;
    at->sheet = sheet;
    at->headingRow = headingRow;
    const bool begun = run(tr("Looking at %1…").arg(fileName()), [&ledger = m_context.ledger(), at](Progress &) { look(ledger, *at); }, [this, at] {
        if (at->error) {
            m_failure = at->error;
        } else {
            m_work.rows = at->rows;
            m_work.further = at->further;
            m_work.corrections.clear();        // of other rows, it may be
            m_work.mapping = at->mapping;
            m_work.doubt = at->doubt;
            m_work.tellsPlaces = at->tellsPlaces;
        }
        show(Headings);
    });
    if (!begun)
        show(Headings);                        // the pickers go back to what is so
}

void ImportingPage::tryOut() {
    auto options = m_work.options();
    options.dryRun = true;
    auto report = std::make_shared<std::optional<Result<ImportReport>>>();
    run(tr("Trying out %1…").arg(fileName()),
        [&context = m_context, file = m_work.file, options, report](Progress &progress) { report->emplace(importRoster(context.ledger(), context.session(), file, options, progress)); },
        [this, report] {
            if (!**report)
                return fail((**report).error());
            m_work.tried = ***report;
            m_work.untried = false;
            if (m_work.tried.needsRegion)      // the column of addresses was taken for something else
                m_work.tellsPlaces = false;
            show(m_work.tried.needsRegion ? Headings : Tried);
        });
}

void ImportingPage::import() {
    auto report = std::make_shared<std::optional<Result<ImportReport>>>();
    run(tr("Importing %1…").arg(fileName()),
        [&context = m_context, file = m_work.file, options = m_work.options(), mapping = m_work.mapping, report](Progress &progress) {
            report->emplace(importRoster(context.ledger(), context.session(), file, options, progress));
            if (**report)                      // a convenience for the next time: the import holds without it
                (void)saveMapping(context.ledger(), context.session(), mapping);
        },
        [this, report] {
            if (!**report)
                return fail((**report).error());
            m_work.done = ***report;
            m_work.undone = false;
            show(Done);
            if (!m_work.done.batch.isNil())
                m_context.announceChange(message("importing.announced", {fileName(), QString::number(m_work.done.created), QString::number(m_work.done.updated)}), m_work.done.batch);
        });
}

void ImportingPage::addUnknown() {
    if (!addVillages(m_context, m_widget->window(), m_work.unknownVillages()).isEmpty())
        tryOut();
}

void ImportingPage::saveRejects() {
    auto options = m_work.options();
    options.dryRun = true;                     // the rows are read once more: no copy of them lies about meanwhile
    options.rejects = m_context.dialogs().saveFile(m_widget, tr("Where should the refused rows go?"), tr("refused rows of %1.xlsx").arg(QFileInfo(m_work.file).completeBaseName()),
                                                   tr("Excel workbooks (*.xlsx)"));
    if (options.rejects.isEmpty())
        return;
    auto report = std::make_shared<std::optional<Result<ImportReport>>>();
    run(tr("Saving the refused rows…"),
        [&context = m_context, file = m_work.file, options, report](Progress &progress) { report->emplace(importRoster(context.ledger(), context.session(), file, options, progress)); },
        [this, report, path = options.rejects] {
            if (!**report)
                return fail((**report).error());
            m_context.tell(m_context.say(message("importing.rejects_written", {QDir::toNativeSeparators(path)})), path);
        });
}

// As it stands now; nothing where it is not known any more.
std::optional<BatchInfo> ImportingPage::imported() const {
    constexpr int kLookedThrough = 1000;
    const auto batches = m_context.reader().batches(m_context.session(), kLookedThrough);
    if (!batches)
        return {};
    const auto own = std::find_if(batches->begin(), batches->end(), [this](const BatchInfo &batch) { return batch.uid == m_work.done.batch; });
    return own == batches->end() ? std::nullopt : std::optional(asItStands(*batches, *own));
}

void ImportingPage::undo() {
    if (const auto now = imported())
        undoBatch(m_context, m_widget, now->uid);
}

void ImportingPage::refresh() {
    if (m_step == Done && !m_work.done.batch.isNil())
        if (const auto now = imported(); now && now->undone != m_work.undone) {
            m_work.undone = now->undone;
            return show(Done);
        }
    if (m_step == Choose)
        m_choose->refresh();
    update();
}

void ImportingPage::retranslate() {
    const ReportStep::Filter tried = m_tried->filter(), done = m_done->filter();
    build();
    if (m_step == Tried)
        m_tried->setFilter(tried);
    else if (m_step == Done)
        m_done->setFilter(done);
}

bool ImportingPage::eventFilter(QObject *watched, QEvent *event) {
    if (watched != m_widget)
        return Page::eventFilter(watched, event);
    switch (event->type()) {
    case QEvent::DragEnter:
    case QEvent::DragMove: {
        auto *drag = static_cast<QDragMoveEvent *>(event);
        const bool fits = !m_busy && whyOff().isEmpty() && !droppedFile(drag->mimeData()).isEmpty();
        m_choose->setDragged(fits);
        drag->setAccepted(fits);
        return true;
    }
    case QEvent::DragLeave: m_choose->setDragged(false); break;
    case QEvent::Drop: {
        auto *drop = static_cast<QDropEvent *>(event);
        m_choose->setDragged(false);
        if (const QString file = droppedFile(drop->mimeData()); !file.isEmpty()) {
            drop->acceptProposedAction();
            open(file);
        }
        return true;
    }
    case QEvent::KeyPress: {
        // Comes here when nothing inside had use for it.
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Escape && m_busy) {
            m_context.jobs().cancel();
            return true;
        }
        if (key != Qt::Key_Return && key != Qt::Key_Enter)
            break;
        auto *button = qobject_cast<QAbstractButton *>(QApplication::focusWidget());
        if (!button || !m_widget->isAncestorOf(button))
            button = m_step == Choose ? m_choose->choose() : m_next;
        button->click();
        return true;
    }
    default: break;
    }
    return Page::eventFilter(watched, event);
}

}  // namespace tongdang

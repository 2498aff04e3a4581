#include "ui/preview/print_preview.h"

#include "ui/preview/page_painter.h"
#include "ui/preview/page_view.h"
#include "ui/shell/dialogs.h"
#include "ui/shell/jobs.h"
#include "ui/shell/theme.h"
#include "ui/tables/quiet_combo.h"

#include <QCheckBox>
#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPointer>
#include <QPrinter>
#include <QPrinterInfo>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QSpinBox>
#include <QTimer>
#include <QToolButton>

namespace tongdang {

namespace {

constexpr int kWidth = 900, kHeight = 640, kMostCopies = 99, kShort = 110;
constexpr int kSlowMs = 500;
constexpr int kFitWidth = 0, kFitPage = -1;             // zooms beside percentages
const QString kBlank = QStringLiteral("blank:");

class Keep final : public PageSink {
  public:
    explicit Keep(std::vector<paper::Page> &to) : m_to(to) {}
    void page(paper::Page page) override { m_to.push_back(std::move(page)); }

  private:
    std::vector<paper::Page> &m_to;
};

template <typename Widget> Widget *named(Widget *widget, const char *name, const QString &access) {
    widget->setObjectName(QLatin1String(name));
    widget->setAccessibleName(access);
    widget->setToolTip(access);
    return widget;
}

}  // namespace

PrintPreview::PrintPreview(UiContext &context, const PrintOffer &offer, QWidget *parent) : QDialog(parent), m_context(context), m_offer(offer) {
    setObjectName(QStringLiteral("print_preview"));
    setWindowTitle(tr("Print"));
    build();
    const Theme &theme = context.theme();
    resize(std::min(theme.px(kWidth), parent ? parent->width() : theme.px(kWidth)), std::min(theme.px(kHeight), parent ? parent->height() : theme.px(kHeight)));
    make();
}

PrintPreview::~PrintPreview() {
    if (m_making)
        m_context.jobs().cancel();
}

void PrintPreview::build() {
    auto *column = m_context.theme().lay(new QVBoxLayout(this), Space::Medium, Space::Small);
    column->addWidget(buildChoice());
    column->addWidget(buildView(), 1);
    m_state = new QLabel;
    m_state->setObjectName(QStringLiteral("printState"));
    m_state->setWordWrap(true);
    m_state->hide();
    column->addWidget(m_state);
    column->addWidget(buildOutput());
    connect(&m_context.jobs(), &Jobs::progressed, this, [this](qint64 done, qint64 total, qint64) {
        m_progress->setRange(0, int(total));
        m_progress->setValue(int(done));
    });
}

QWidget *PrintPreview::buildChoice() {
    Theme &theme = m_context.theme();
    auto *box = new QWidget;
    auto *line = theme.lay(new QHBoxLayout(box), 0, Space::Small);
    m_kind = named(new QuietCombo, "printKind", tr("What is printed"));
    const Form *form = m_context.ledger().forms().find(m_offer.form);
    if (form && (!m_offer.uids.isEmpty() || !m_offer.shown.empty()))
        for (const PrintKind *kind : printKindsOf(*form))
            if (!kind->isList || m_offer.uids.isEmpty())
                m_kind->addItem(kind->title.in(m_context.language()), kind->id);
    if (m_offer.blanks) {
        for (const PrintKind &kind : printKinds())
            if (kind.official)
                m_kind->addItem(tr("Blank: %1").arg(kind.title.in(m_context.language())), QString(kBlank + kind.id));
        for (const Form *blank : m_context.ledger().forms().all())
            if (blank->repeatOf.isEmpty() && blank->id != u"child" && blank->id != u"attachment" && blank->id != u"second_keying")
                m_kind->addItem(tr("Blank: %1").arg(blank->title.in(m_context.language())), QString(kBlank + blank->id));
    }
    m_kind->setCurrentIndex(std::max(0, m_kind->findData(m_offer.kind)));
    line->addWidget(m_kind, 1);
    m_which = named(new QuietCombo, "printWhich", tr("Whose"));
    if (m_offer.selected.size() > 1)
        m_which->addItem(tr("The %n selected", nullptr, int(m_offer.selected.size())), true);
    if (!m_offer.shown.empty())
        m_which->addItem(tr("All %n of the list", nullptr, int(m_offer.shown.size())), false);
    if (m_offer.selected.size() == 1)
        m_which->addItem(tr("The %n selected", nullptr, 1), true);
    m_which->setVisible(m_which->count() > 1);
    line->addWidget(m_which);
    m_parts = named(new QToolButton, "printParts", tr("Choose what is printed of it"));
    m_parts->setText(tr("Parts"));
    m_parts->setPopupMode(QToolButton::InstantPopup);
    m_parts->setFocusPolicy(Qt::StrongFocus);
    m_parts->setMenu(new QMenu(m_parts));
    line->addWidget(m_parts);
    m_restricted = named(new QCheckBox, "printRestricted", tr("Answers about abuse too; they leave on no page by themselves"));
    m_restricted->setText(tr("Restricted too"));
    m_restricted->setVisible(m_context.policy().mayRead(m_context.session(), QStringLiteral("abuse")));
    line->addWidget(m_restricted);
    fillParts();
    connect(m_kind, &QComboBox::currentIndexChanged, this, [this] {
        fillParts();
        make();
    });
    connect(m_which, &QComboBox::currentIndexChanged, this, &PrintPreview::make);
    connect(m_restricted, &QCheckBox::toggled, this, &PrintPreview::make);
    return box;
}

QWidget *PrintPreview::buildView() {
    Theme &theme = m_context.theme();
    auto *box = new QWidget;
    auto *column = theme.lay(new QVBoxLayout(box), 0, Space::Small);
    auto *line = theme.lay(new QHBoxLayout, 0, Space::Small);
    m_page = named(new QSpinBox, "printPage", tr("Page"));
    m_page->setRange(1, 1);
    m_count = new QLabel;
    m_zoom = named(new QuietCombo, "printZoom", tr("Zoom"));
    m_zoom->addItem(tr("Fit width"), kFitWidth);
    m_zoom->addItem(tr("Whole page"), kFitPage);
    for (const int percent : {50, 75, 100, 150, 200, 300})
        m_zoom->addItem(QStringLiteral("%1 %").arg(percent), percent);
    m_progress = new QProgressBar;
    m_progress->setObjectName(QStringLiteral("printProgress"));
    m_progress->setAccessibleName(tr("Pages made"));
    m_stop = new QPushButton(tr("Stop"));
    m_stop->setObjectName(QStringLiteral("printStop"));
    line->addWidget(m_page);
    line->addWidget(m_count);
    line->addWidget(m_progress, 1);
    line->addWidget(m_stop);
    line->addStretch();
    line->addWidget(m_zoom);
    column->addLayout(line);
    m_area = new QScrollArea;
    m_area->setObjectName(QStringLiteral("printArea"));
    m_area->setAccessibleName(tr("The page"));
    m_area->setAlignment(Qt::AlignCenter);
    m_view = new PageView;
    m_area->setWidget(m_view);
    column->addWidget(m_area, 1);
    connect(m_page, &QSpinBox::valueChanged, this, &PrintPreview::showPage);
    connect(m_zoom, &QComboBox::currentIndexChanged, this, &PrintPreview::fit);
    connect(m_stop, &QPushButton::clicked, this, [this] { m_context.jobs().cancel(); });
    for (const int key : {Qt::Key_PageDown, Qt::Key_PageUp})
        connect(new QShortcut(Qt::CTRL | Qt::Key(key), this), &QShortcut::activated, this, [this, key] { m_page->stepBy(key == Qt::Key_PageDown ? 1 : -1); });
    return box;
}

QWidget *PrintPreview::buildOutput() {
    Theme &theme = m_context.theme();
    auto *box = new QWidget;
    auto *line = theme.lay(new QHBoxLayout(box), 0, Space::Small);
    m_printer = named(new QuietCombo, "printPrinter", tr("Printer"));
    for (const QPrinterInfo &printer : QPrinterInfo::availablePrinters())
        m_printer->addItem(printer.description().isEmpty() ? printer.printerName() : printer.description(), printer.printerName());
    m_printer->setCurrentIndex(std::max(0, m_printer->findData(QPrinterInfo::defaultPrinterName())));
    if (m_printer->count() == 0)
        m_printer->addItem(tr("No printer is set up"));
    m_printer->setEnabled(!m_printer->itemData(0).isNull());
    m_range = named(new QLineEdit, "printRange", tr("Pages, such as 1-3,5; all where it is blank"));
    m_range->setPlaceholderText(tr("All pages"));
    theme.limitWidth(m_range, kShort);
    m_copies = named(new QSpinBox, "printCopies", tr("Copies"));
    m_copies->setRange(1, kMostCopies);
    m_copies->setPrefix(tr("Copies: "));
    m_pdf = new QPushButton(tr("Save as PDF…"));
    m_pdf->setObjectName(QStringLiteral("printPdf"));
    m_print = new QPushButton(tr("Print"));
    m_print->setObjectName(QStringLiteral("printGo"));
    setStyleProperty(m_print, "kind", QStringLiteral("primary"));
    auto *close = new QPushButton(tr("Close"));
    close->setObjectName(QStringLiteral("cancel"));
    for (QPushButton *button : {m_pdf, m_print, close, m_stop})
        button->setAutoDefault(false);
    line->addWidget(m_printer, 1);
    line->addWidget(m_range);
    line->addWidget(m_copies);
    line->addStretch();
    line->addWidget(m_print);
    line->addWidget(m_pdf);
    line->addWidget(close);
    connect(m_range, &QLineEdit::textChanged, this, &PrintPreview::follow);
    connect(m_print, &QPushButton::clicked, this, &PrintPreview::print);
    connect(m_pdf, &QPushButton::clicked, this, &PrintPreview::savePdf);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    return box;
}

void PrintPreview::fillParts() {
    const PrintKind *kind = printKind(m_kind->currentData().toString());
    m_parts->menu()->clear();
    for (qsizetype i = 0; kind && i < kind->parts.size(); ++i) {
        QAction *part = m_parts->menu()->addAction(kind->partTitles[i].in(m_context.language()));
        part->setCheckable(true);
        part->setChecked(true);
        part->setData(kind->parts[i]);
        connect(part, &QAction::toggled, this, &PrintPreview::make);
    }
    m_parts->setVisible(!m_parts->menu()->isEmpty());
}

PrintOptions PrintPreview::options() const {
    PrintOptions options;
    options.kind = m_kind->currentData().toString();
    options.form = m_offer.form;
    options.uids = m_offer.uids;
    options.ids = m_which->currentData().toBool() ? m_offer.selected : m_offer.shown;
    options.restricted = m_restricted->isChecked();
    options.language = m_context.language();
    const auto parts = m_parts->menu()->actions();
    if (!std::all_of(parts.begin(), parts.end(), [](const QAction *part) { return part->isChecked(); }))
        for (const QAction *part : parts)
            if (part->isChecked())
                options.parts << part->data().toString();
    return options;
}

// One job at a time: a choice that changes meanwhile stops it, and the next begins when it has ended.
void PrintPreview::make() {
    if (m_making) {
        m_again = true;
        m_context.jobs().cancel();
        return;
    }
    auto what = std::make_shared<Made>();
    const PrintOptions wanted = options();
    m_making = true;
    m_state->hide();
    m_progress->setRange(0, 0);
    m_slow = false;
    QTimer::singleShot(kSlowMs, this, [this, made = std::weak_ptr<Made>(what)] {
        if (m_making && !made.expired()) {
            m_slow = true;
            follow();
        }
    });
    follow();
    const bool begun = m_context.jobs().start(
        tr("Making pages…"),
        [&context = m_context, what, wanted](Progress &progress) {
            Type type;
            Keep keep(what->pages);
            what->blank = wanted.kind.startsWith(kBlank);
            const auto take = [&](const Result<PrintOutcome> &outcome) {
                if (outcome)
                    what->outcome = *outcome;
                else
                    what->error = outcome.error();
            };
            if (what->blank) {
                take(printBlank(context.ledger().forms(), wanted.kind.mid(kBlank.size()), context.ledger().settings().name, wanted.language, type, keep));
            } else if (auto reader = context.ledger().openReader()) {
                take(printRecords(**reader, context.session(), context.ledger().settings(), wanted, type, keep, progress));
            } else {
                what->error = reader.error();
            }
        },
        [dialog = QPointer<PrintPreview>(this), what] {
            if (dialog)
                dialog->made(what);
        });
    if (!begun) {
        m_making = false;
        follow();
        say(m_context.say(Message{QStringLiteral("window.busy"), {}, {}}), "warning");
    }
}

void PrintPreview::made(const std::shared_ptr<Made> &what) {
    m_making = false;
    if (std::exchange(m_again, false)) {
        make();
        return;
    }
    m_made = what;
    if (what->error) {
        what->pages.clear();
        say(m_context.say(*what->error), what->error->code == ErrorCode::Cancelled ? "warning" : "danger");
    }
    m_page->setRange(1, std::max(1, pages()));
    m_page->setValue(1);
    m_count->setText(tr("of %n page(s)", nullptr, pages()));
    showPage(1);
    fit();
    follow();
}

void PrintPreview::showPage(int page) {
    if (pages() == 0) {
        m_view->clear();
        return;
    }
    m_view->show(m_made->pages[size_t(std::clamp(page, 1, pages()) - 1)]);
    fit();
}

void PrintPreview::fit() {
    const int zoom = m_zoom->currentData().toInt();
    const paper::Page &page = m_view->page();
    const double across = (m_area->width() - m_context.theme().px(24)) / page.width, down = (m_area->height() - m_context.theme().px(8)) / page.height;
    m_view->setScale(zoom == kFitWidth ? across : zoom == kFitPage ? std::min(across, down) : zoom / 100.0 * logicalDpiX() / 72.0);
}

void PrintPreview::resizeEvent(QResizeEvent *event) {
    QDialog::resizeEvent(event);
    fit();
}

bool PrintPreview::mayPrint() const { return m_context.policy().allows(m_context.session(), Action::Print); }

void PrintPreview::follow() {
    const bool ready = !m_making && pages() > 0 && pageRange(m_range->text(), pages()).has_value() && (m_made->blank || mayPrint());
    m_print->setEnabled(ready && m_printer->isEnabled());
    m_pdf->setEnabled(ready);
    m_progress->setVisible(m_making && m_slow);
    m_stop->setVisible(m_making && m_slow);
    m_page->setEnabled(!m_making && pages() > 1);
    m_count->setVisible(!m_making || !m_slow);
    const bool wrong = !m_making && pages() > 0 && !pageRange(m_range->text(), pages());
    if (wrong)
        say(tr("The pages are not understood: write them like 1-3,5, at most up to %1.").arg(pages()), "warning");
    else if (m_made && !m_made->error)
        m_state->hide();
}

void PrintPreview::say(const QString &sentence, const char *tone) {
    m_state->setText(sentence);
    setStyleProperty(m_state, "tone", QLatin1String(tone));
    m_state->show();
}

bool PrintPreview::logged(const QString &where, int pages) {
    if (m_made->blank)
        return true;
    PrintOutcome outcome = m_made->outcome;
    outcome.pages = pages;
    const auto done = logPrint(m_context.ledger(), m_context.session(), outcome, where);
    if (!done)
        m_context.dialogs().error(this, m_context.say(done.error()), done.error().detail);
    return done.has_value();
}

void PrintPreview::print() {
    const auto which = pageRange(m_range->text(), pages());
    const QString name = m_printer->currentData().toString();
    if (!which || name.isEmpty() || !logged(m_printer->currentText(), int(which->size())))
        return;
    QPrinter printer(QPrinterInfo::printerInfo(name), QPrinter::HighResolution);
    printer.setDocName(m_kind->currentText());
    printer.setCopyCount(m_copies->value());
    if (!printer.isValid() || !paintPages(printer, m_made->pages, *which)) {
        m_context.dialogs().error(this, tr("The printer “%1” did not take the pages. Please check that it is switched on and connected, or save them as a PDF.").arg(m_printer->currentText()));
        return;
    }
    m_context.tell(tr("%n page(s) went to “%1”.", nullptr, int(which->size())).arg(m_printer->currentText()));
    accept();
}

void PrintPreview::savePdf() {
    const auto which = pageRange(m_range->text(), pages());
    if (!which)
        return;
    const QString proposed = QStringLiteral("%1 %2.pdf").arg(QString(m_kind->currentText()).remove(u'：').remove(u':'), m_context.clock().today().toString(Qt::ISODate));
    const QString path = m_context.dialogs().saveFile(this, tr("Where should the PDF go?"), proposed, tr("PDF (*.pdf)"));
    if (path.isEmpty() || !logged(QFileInfo(path).fileName(), int(which->size())))
        return;
    Type type;
    auto file = PdfFile::create(path, m_kind->currentText(), type);
    Result<void> done;
    if (file) {
        for (const int page : *which)
            (*file)->page(m_made->pages[size_t(page)]);
        done = (*file)->finish();
    } else {
        done = file.error();
    }
    if (!done) {
        m_context.dialogs().error(this, m_context.say(done.error()), done.error().detail);
        return;
    }
    m_context.tell(m_context.say(Message{QStringLiteral("printing.printed"), {QString::number(which->size()), QDir::toNativeSeparators(path)}, {}}));
    accept();
}

void showPrintPreview(UiContext &context, QWidget *window, const PrintOffer &offer) { PrintPreview(context, offer, window).exec(); }

}  // namespace tongdang

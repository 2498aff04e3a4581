#include "ui/pages/statistics/bulletin_dialog.h"

#include "core/base/dates.h"
#include "ui/bulletins/bulletin_files.h"
#include "ui/pages/statistics/hide_below.h"
#include "ui/preview/page_view.h"
#include "ui/shell/dialogs.h"
#include "ui/shell/jobs.h"
#include "ui/shell/theme.h"
#include "ui/tables/quiet_combo.h"

#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QSpinBox>

namespace tongdang {

namespace {

constexpr int kWidth = 900, kHeight = 660, kDateWidth = 130;

template <typename Widget> Widget *named(Widget *widget, const char *name, const QString &access) {
    widget->setObjectName(QLatin1String(name));
    widget->setAccessibleName(access);
    widget->setToolTip(access);
    return widget;
}

QString unitOf(UiContext &context, LedgerReader &reader, const QString &region) {
    return reader.places().fullName(region.isEmpty() ? context.ledger().settings().region : region);
}

}  // namespace

BulletinDialog::BulletinDialog(UiContext &context, std::shared_ptr<const TableCatalog> tables, const QString &region, const QDate &day, QWidget *parent)
    : QDialog(parent), m_context(context), m_tables(std::move(tables)), m_bulletins(std::make_shared<const BulletinCatalog>(*m_tables, context.ledger().installedBulletins())), m_region(region),
      m_day(day.isValid() ? day : context.clock().today()) {
    setObjectName(QStringLiteral("bulletinDialog"));
    setWindowTitle(tr("Bulletin"));
    Theme &theme = context.theme();
    auto *column = theme.lay(new QVBoxLayout(this), Space::Medium, Space::Small);
    column->addWidget(buildChoice(m_day));
    column->addWidget(buildView(), 1);
    m_state = new QLabel;
    m_state->setObjectName(QStringLiteral("bulletinState"));
    m_state->setWordWrap(true);
    m_state->hide();
    column->addWidget(m_state);
    column->addWidget(buildOutput());
    resize(std::min(theme.px(kWidth), parent ? parent->width() : theme.px(kWidth)), std::min(theme.px(kHeight), parent ? parent->height() : theme.px(kHeight)));
    make();
}

BulletinDialog::~BulletinDialog() {
    if (m_making)
        m_context.jobs().cancel();
}

void BulletinDialog::show(UiContext &context, std::shared_ptr<const TableCatalog> tables, const SummaryRequest &request, QWidget *window) {
    auto *dialog = new BulletinDialog(context, std::move(tables), request.region, request.asOf, window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

QWidget *BulletinDialog::buildChoice(const QDate &day) {
    Theme &theme = m_context.theme();
    auto *box = new QWidget;
    auto *line = theme.lay(new QHBoxLayout(box), 0, Space::Small);
    m_which = named(new QuietCombo, "bulletinWhich", tr("Which bulletin"));
    for (const BulletinDefinition *one : m_bulletins->all())
        m_which->addItem(one->title.in(m_context.language()), one->id);
    m_which->setMinimumContentsLength(12);
    m_which->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_date = named(new QLineEdit(isoDate(day)), "bulletinDate", tr("The day it reports"));
    theme.limitWidth(m_date, kDateWidth);
    m_hide = new HideBelow(theme, QStringLiteral("bulletin"));
    line->addWidget(m_which, 1);
    line->addWidget(m_date);
    line->addWidget(m_hide);
    connect(m_which, &QComboBox::currentIndexChanged, this, &BulletinDialog::make);
    connect(m_date, &QLineEdit::editingFinished, this, &BulletinDialog::takeDay);
    connect(m_hide, &HideBelow::changed, this, &BulletinDialog::make);
    return box;
}

QWidget *BulletinDialog::buildView() {
    auto *box = new QWidget;
    auto *column = m_context.theme().lay(new QVBoxLayout(box), 0, Space::Small);
    auto *line = m_context.theme().lay(new QHBoxLayout, 0, Space::Small);
    m_page = named(new QSpinBox, "bulletinPage", tr("Page"));
    m_page->setRange(1, 1);
    m_count = new QLabel;
    line->addWidget(m_page);
    line->addWidget(m_count);
    line->addStretch();
    column->addLayout(line);
    m_area = named(new QScrollArea, "bulletinArea", tr("The page"));
    m_area->setToolTip(QString());
    m_area->setAlignment(Qt::AlignCenter);
    m_view = new PageView;
    m_area->setWidget(m_view);
    column->addWidget(m_area, 1);
    connect(m_page, &QSpinBox::valueChanged, this, &BulletinDialog::showPage);
    for (const int key : {Qt::Key_PageDown, Qt::Key_PageUp})
        connect(new QShortcut(Qt::CTRL | Qt::Key(key), this), &QShortcut::activated, this, [this, key] { m_page->stepBy(key == Qt::Key_PageDown ? 1 : -1); });
    return box;
}

QWidget *BulletinDialog::buildOutput() {
    auto *box = new QWidget;
    auto *line = m_context.theme().lay(new QHBoxLayout(box), 0, Space::Small);
    m_save = new QPushButton(tr("Save…"));
    m_save->setObjectName(QStringLiteral("bulletinSave"));
    m_save->setToolTip(tr("As PDF, as an Excel workbook or as a web page"));
    setStyleProperty(m_save, "kind", QStringLiteral("primary"));
    auto *close = new QPushButton(tr("Close"));
    close->setObjectName(QStringLiteral("cancel"));
    for (QPushButton *button : {m_save, close})
        button->setAutoDefault(false);
    line->addStretch();
    line->addWidget(m_save);
    line->addWidget(close);
    connect(m_save, &QPushButton::clicked, this, &BulletinDialog::save);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    return box;
}

void BulletinDialog::takeDay() {
    const QString typed = m_date->text().trimmed();
    const QDate day = typed.isEmpty() ? m_context.clock().today() : parseDate(typed);
    setStyleProperty(m_date, "problem", day.isValid() ? QVariant() : QVariant(QStringLiteral("must")));
    if (!day.isValid())
        return say(tr("Not a date. For example 2015-3-7, 20150307 or 2015年3月7日."), "warning");
    m_date->setText(isoDate(day));
    if (std::exchange(m_day, day) != day)
        make();
}

// One job at a time: a choice that changes meanwhile stops it, and the next begins when it has ended.
void BulletinDialog::make() {
    if (m_making) {
        m_again = true;
        m_context.jobs().cancel();
        return;
    }
    const BulletinDefinition *bulletin = m_bulletins->find(m_which->currentData().toString());
    if (!bulletin)
        return;
    auto what = std::make_shared<Made>();
    BulletinRequest request;
    request.region = m_region;
    request.asOf = m_day;
    request.hideBelow = m_hide->below();
    m_making = true;
    m_state->hide();
    const bool begun = m_context.jobs().start(
        tr("Counting for the bulletin…"),
        [&context = m_context, what, request, bulletin, tables = m_tables, bulletins = m_bulletins, language = m_context.language()](Progress &progress) {
            auto reader = context.ledger().openReader();
            if (!reader) {
                what->error = reader.error();
                return;
            }
            auto filled = fillBulletin(**reader, context.session(), *bulletin, *tables, request, unitOf(context, **reader, request.region), context.messages(), language, progress);
            if (!filled) {
                what->error = filled.error();
                return;
            }
            what->bulletin = std::move(*filled);
            Type type;
            what->pages = bulletinPages(what->bulletin, type, context.messages(), language);
        },
        [dialog = QPointer<BulletinDialog>(this), what] {
            if (dialog)
                dialog->made(what);
        });
    if (!begun) {
        m_making = false;
        say(m_context.say(Message{QStringLiteral("window.busy"), {}, {}}), "warning");
    }
    follow();
}

void BulletinDialog::made(const std::shared_ptr<Made> &what) {
    m_making = false;
    if (std::exchange(m_again, false))
        return make();
    m_made = what;
    if (what->error)
        say(m_context.say(*what->error), what->error->code == ErrorCode::Cancelled ? "warning" : "danger");
    m_page->setRange(1, std::max(1, pages()));
    m_page->setValue(1);
    m_count->setText(tr("of %n page(s)", nullptr, pages()));
    showPage(1);
    follow();
}

void BulletinDialog::showPage(int page) {
    if (pages() == 0)
        return m_view->clear();
    m_view->show(m_made->pages[size_t(std::clamp(page, 1, pages()) - 1)]);
    fit();
}

void BulletinDialog::fit() { m_view->setScale((m_area->width() - m_context.theme().px(24)) / m_view->page().width); }

void BulletinDialog::resizeEvent(QResizeEvent *event) {
    QDialog::resizeEvent(event);
    fit();
}

void BulletinDialog::follow() {
    m_save->setEnabled(isReady() && !m_made->error && m_context.policy().allows(m_context.session(), Action::Export));
    m_page->setEnabled(isReady() && pages() > 1);
}

void BulletinDialog::say(const QString &text, const char *look) {
    m_state->setText(text);
    setStyleProperty(m_state, "look", QString::fromLatin1(look));
    m_state->show();
}

void BulletinDialog::save() {
    const Bulletin &bulletin = m_made->bulletin;
    QString file = m_context.dialogs().saveFile(this, tr("Where should the bulletin go?"), QStringLiteral("%1 %2.pdf").arg(bulletin.title, isoDate(bulletin.asOf)),
                                                tr("PDF (*.pdf);;Excel workbook (*.xlsx);;Web page (*.html)"));
    if (file.isEmpty())
        return;
    if (const QString ending = QFileInfo(file).suffix().toLower(); ending != u"pdf" && ending != u"xlsx" && ending != u"html" && ending != u"htm")
        file += QStringLiteral(".pdf");
    if (const auto written = saveBulletin(bulletin, file, m_context.messages(), m_context.language()); !written)
        return m_context.dialogs().error(this, m_context.say(written.error()), written.error().detail);
    m_context.tell(tr("The bulletin was saved: %1").arg(QDir::toNativeSeparators(file)), file);
    accept();
}

}  // namespace tongdang

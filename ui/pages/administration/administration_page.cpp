#include "ui/pages/administration/administration_page.h"

#include "ui/forms/reflow_layout.h"
#include "ui/forms/village_adding.h"
#include "ui/pages/administration/form_install_dialog.h"
#include "ui/pages/administration/forms_card.h"
#include "ui/pages/administration/password_dialog.h"
#include "ui/pages/administration/places_card.h"
#include "ui/shell/closing_backup.h"
#include "ui/shell/dialogs.h"
#include "ui/shell/entry/recovery_dialog.h"
#include "ui/shell/jobs.h"
#include "ui/shell/look_settings.h"
#include "ui/shell/theme.h"
#include "ui/shell/undo.h"
#include "ui/tables/quiet_combo.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QDir>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QTableWidget>

namespace tongdang {

namespace {

constexpr int kShownBatches = 100;
constexpr int kCardWidth = 860;
constexpr int kRowsAtOnce = 8;
constexpr int kUndoWidth = 90;

QPushButton *addButton(ReflowLayout *row, const Theme &theme, const char *icon, const QString &text, const char *name) {
    auto *button = new QPushButton(theme.icon(QLatin1String(icon)), text);
    button->setObjectName(QLatin1String(name));
    row->addWidget(button, false);
    return button;
}

// Buttons side by side, and below each other where there is no room.
ReflowLayout *addRow(QVBoxLayout *column, const Theme &theme) {
    auto *ground = new QWidget;
    column->addWidget(ground);
    return new ReflowLayout(0, theme.space(Space::Small), theme.space(Space::Small), ground);
}

}  // namespace

AdministrationPage::AdministrationPage(UiContext &context) : m_context(context), m_widget(new QWidget) {
    auto *all = context.theme().lay(new QVBoxLayout(m_widget), 0, 0);
    auto *area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFocusPolicy(Qt::NoFocus);
    area->setObjectName(QStringLiteral("administrationArea"));
    all->addWidget(area);
    build();
}

QString AdministrationPage::title() const { return tr("Administration"); }

void AdministrationPage::build() {
    auto *area = m_widget->findChild<QScrollArea *>(QStringLiteral("administrationArea"));
    m_content = new QWidget;
    m_content->setObjectName(QStringLiteral("scrolled"));
    m_column = m_context.theme().lay(new QVBoxLayout(m_content), Space::Large, Space::Large);
    ledgerCard();
    batchesCard();
    placesCard();
    formsCard();
    accountCard();
    lookCard();
    aboutCard();
    m_column->addStretch();
    area->setWidget(m_content);      // the old one goes
}

QVBoxLayout *AdministrationPage::card(const QString &title, const QString &hint) {
    Theme &theme = m_context.theme();
    auto *made = new QWidget;
    made->setAttribute(Qt::WA_StyledBackground);
    made->setProperty("card", true);
    theme.limitWidth(made, kCardWidth);
    auto *column = theme.lay(new QVBoxLayout(made), Space::Large, Space::Medium);
    auto *heading = new QLabel(title);
    heading->setProperty("look", QStringLiteral("large"));
    column->addWidget(heading);
    if (!hint.isEmpty()) {
        auto *words = new QLabel(hint);
        words->setProperty("look", QStringLiteral("muted"));
        words->setWordWrap(true);
        column->addWidget(words);
    }
    auto *row = theme.lay(new QHBoxLayout, 0, 0);      // asks for the height at the card's own width
    row->addWidget(made, 1000);
    row->addStretch(1);
    m_column->addLayout(row);
    return column;
}

void AdministrationPage::ledgerCard() {
    Theme &theme = m_context.theme();
    auto *column = card(tr("Ledger"), tr("A backup copy is one encrypted file that opens with the same passwords. It is restored from the page for signing in."));
    auto *path = new QLabel(tr("Kept in %1").arg(QDir::toNativeSeparators(m_context.ledger().folder().path())));
    path->setWordWrap(true);
    column->addWidget(path);
    ReflowLayout *row = addRow(column, theme);
    auto *backup = addButton(row, theme, "backup", tr("Make a backup…"), "backupNow");
    auto *verify = addButton(row, theme, "shield", tr("Check the ledger"), "verifyNow");
    backup->setEnabled(m_context.policy().allows(m_context.session(), Action::Backup));
    verify->setEnabled(m_context.policy().allows(m_context.session(), Action::Verify));
    connect(backup, &QPushButton::clicked, this, &AdministrationPage::backupNow);
    connect(verify, &QPushButton::clicked, this, &AdministrationPage::verifyNow);
}

void AdministrationPage::batchesCard() {
    auto *column = card(tr("Changes"), tr("Each import and each saving, newest first. Undoing puts back what was there before; it can be undone too."));
    m_batches = new QTableWidget(0, 5);
    m_batches->setObjectName(QStringLiteral("batches"));
    m_batches->setAccessibleName(tr("Changes"));
    m_batches->setHorizontalHeaderLabels({tr("Time"), tr("Account"), tr("What"), tr("Records"), QString()});
    m_batches->verticalHeader()->hide();
    m_batches->setShowGrid(false);
    m_batches->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_batches->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_batches->setTabKeyNavigation(false);
    m_batches->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_batches->horizontalHeader()->setSectionResizeMode(2, QHeaderView::Stretch);
    m_batches->horizontalHeader()->setSectionResizeMode(4, QHeaderView::Fixed);
    m_batches->setColumnWidth(4, m_context.theme().px(kUndoWidth));
    m_batches->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_noBatches = new QLabel(tr("Nothing has been saved in this ledger yet."));
    m_noBatches->setObjectName(QStringLiteral("noBatches"));
    m_noBatches->setProperty("look", QStringLiteral("muted"));
    m_noBatches->setWordWrap(true);
    pressByEnter(m_batches);
    column->addWidget(m_batches);
    column->addWidget(m_noBatches);
}

void AdministrationPage::formsCard() {
    auto *column = card(tr("Forms"), tr("Every form that is filled in here. A form of your district, in the XLSForm convention (.xlsx, .xls, .csv), is checked and shown before it is installed."));
    m_forms = new FormsCard(m_context, m_content);
    column->addWidget(m_forms);
}

void AdministrationPage::placesCard() {
    auto *column = card(tr("Places"), tr("The villages and communities where children are registered. A new one is added by its name below its township, or from a list with codes and names."));
    m_places = new PlacesCard(m_context, m_content);
    column->addWidget(m_places);
}

void AdministrationPage::accountCard() {
    Theme &theme = m_context.theme();
    auto *column = card(tr("Account"), tr("Signed in as %1.").arg(m_context.session().login));
    ReflowLayout *row = addRow(column, theme);
    connect(addButton(row, theme, "key", tr("Change the password…"), "changePassword"), &QPushButton::clicked, this, &AdministrationPage::changePassword);
    auto *code = addButton(row, theme, "key", tr("New recovery code…"), "newRecoveryCode");
    code->setEnabled(!m_context.isReadOnly() && m_context.policy().allows(m_context.session(), Action::Accounts));
    connect(code, &QPushButton::clicked, this, &AdministrationPage::newRecoveryCode);
    connect(addButton(row, theme, "sign-out", tr("Sign out"), "signOut"), &QPushButton::clicked, &m_context, &UiContext::signOutRequested);
}

void AdministrationPage::lookCard() {
    Theme &theme = m_context.theme();
    auto *column = card(tr("Look and language"));
    auto *row = theme.lay(new QHBoxLayout, 0, Space::Medium);
    column->addLayout(row);
    const auto choice = [&](const QString &name, const char *objectName) {
        auto *part = theme.lay(new QVBoxLayout, 0, Space::Hair);
        auto *label = new QLabel(name);
        auto *box = new QuietCombo;
        box->setObjectName(QLatin1String(objectName));
        box->setAccessibleName(name);
        label->setBuddy(box);
        part->addWidget(label);
        part->addWidget(box);
        row->addLayout(part);
        return box;
    };
    auto *language = choice(tr("Language"), "language");
    language->addItem(QStringLiteral("简体中文"), int(Language::Chinese));
    language->addItem(QStringLiteral("English"), int(Language::English));
    language->setCurrentIndex(language->findData(int(m_context.language())));
    auto *mode = choice(tr("Colours"), "theme");
    for (const auto shown : {Theme::Mode::System, Theme::Mode::Light, Theme::Mode::Dark, Theme::Mode::Contrast})
        mode->addItem(modeTitle(shown), int(shown));
    mode->setCurrentIndex(mode->findData(int(theme.mode())));
    auto *zoom = choice(tr("Size"), "zoom");
    for (const int percent : kZooms)
        zoom->addItem(tr("%1 %").arg(percent), percent);
    zoom->setCurrentIndex(zoom->findData(theme.zoom()));
    connect(&theme, &Theme::changed, zoom, [zoom, &theme] { zoom->setCurrentIndex(zoom->findData(theme.zoom())); });   // by keys
    row->addStretch();
    connect(language, &QComboBox::activated, this, [this, language] { chooseLanguage(m_context, Language(language->currentData().toInt())); });
    connect(mode, &QComboBox::activated, this, [this, mode] { chooseMode(m_context, Theme::Mode(mode->currentData().toInt())); });
    connect(zoom, &QComboBox::activated, this, [this, zoom] { chooseZoom(m_context, zoom->currentData().toInt()); });
}

void AdministrationPage::aboutCard() {
    auto *column = card(tr("About"));
    auto *words = new QLabel(tr("Tongdang %1 — an offline, encrypted registry of left-behind children. Free software under the GNU General Public License, version 3 or later.")
                                 .arg(QCoreApplication::applicationVersion()));
    words->setWordWrap(true);
    column->addWidget(words);
}

void AdministrationPage::refresh() {
    m_forms->refresh();
    m_places->refresh();
    const auto batches = m_context.reader().batches(m_context.session(), kShownBatches);
    // Its buttons go with the rows; the keyboard stays, on what was done last.
    const QWidget *at = m_widget->window()->focusWidget();
    const bool onButton = at && m_batches->isAncestorOf(at);
    const int marked = onButton ? 0 : m_batches->currentRow();
    if (onButton)
        m_batches->setFocus(Qt::OtherFocusReason);
    m_batches->setRowCount(0);
    if (!batches)
        return;
    m_batches->setVisible(!batches->isEmpty());
    m_noBatches->setVisible(batches->isEmpty());
    m_batches->setRowCount(int(batches->size()));
    const bool mayUndo = !m_context.isReadOnly() && m_context.policy().allows(m_context.session(), Action::Undo);
    const auto undo = mayUndo ? std::function<void(const Uid &)>([this](const Uid &uid) { undoBatch(m_context, m_widget, uid); }) : nullptr;
    int row = 0;
    for (const BatchInfo &batch : *batches) {
        showBatch(m_context, m_batches, row, batch, undo);
        m_batches->setRowHeight(row++, m_context.theme().px(kRowHeight));
    }
    if (marked >= 0 && row > 0)
        m_batches->setCurrentCell(std::min(marked, row - 1), 0);
    // Made late, they are still read where they stand.
    for (QWidget *before = m_batches; QWidget *button : m_batches->findChildren<QPushButton *>(QStringLiteral("undoBatch"))) {
        QWidget::setTabOrder(before, button);
        before = button;
    }
    // As tall as its rows, up to a page of them.
    const int rows = std::min(row, kRowsAtOnce);
    m_batches->setFixedHeight(rows * m_context.theme().px(kRowHeight) + m_batches->horizontalHeader()->sizeHint().height() + 2 * m_batches->frameWidth() + 2);
}

void AdministrationPage::retranslate() {
    build();
    refresh();
}

void AdministrationPage::backupNow() {
    const QString file = m_context.dialogs().saveFile(m_widget, tr("Where should the backup go?"), proposedBackupName(m_context), tr("Backups (*.tdbackup)"));
    if (!file.isEmpty())
        backupTo(m_context, m_widget, file);
}

void AdministrationPage::verifyNow() {
    auto report = std::make_shared<std::optional<Result<VerifyReport>>>();
    const bool begun = m_context.jobs().start(
        tr("Checking the ledger…"), [this, report](Progress &progress) { report->emplace(m_context.ledger().verify(m_context.session(), true, progress)); },
        [this, report] {
            if (!**report) {
                if ((**report).error().code != ErrorCode::Cancelled)
                    m_context.dialogs().error(m_widget, m_context.say((**report).error()), (**report).error().detail);
            } else if ((**report)->ok()) {
                m_context.tell(tr("The ledger was checked: everything is as it was written."));
            } else {
                m_context.dialogs().error(m_widget, tr("The check found faults. Make a copy of the ledger's folder, then restore the last backup or ask for help."), (**report)->faults.join(u'\n'));
            }
        });
    if (!begun)
        m_context.tell(m_context.say(Message{QStringLiteral("window.busy"), {}, {}}));
}

void AdministrationPage::changePassword() { PasswordDialog(m_context, m_widget->window()).exec(); }

void AdministrationPage::newRecoveryCode() { RecoveryDialog(m_context, m_widget->window()).exec(); }

std::vector<Command> AdministrationPage::commands() {
    std::vector<Command> all;
    const auto may = [this](Action action) { return m_context.policy().allows(m_context.session(), action); };
    if (may(Action::Backup))
        all.push_back({tr("Make a backup…"), QStringLiteral("backup"), {}, [this] { backupNow(); }});
    if (may(Action::Verify))
        all.push_back({tr("Check the ledger"), QStringLiteral("shield"), {}, [this] { verifyNow(); }});
    if (may(Action::Forms) && !m_context.isReadOnly())
        all.push_back({tr("Install or update a form…"), QStringLiteral("import"), {}, [this] { m_forms->install(); }});
    if (mayAddVillages(m_context)) {
        all.push_back({tr("Add villages…"), QStringLiteral("place"), {}, [this] { m_places->addSome(); }});
        all.push_back({tr("Add places from a list…"), QStringLiteral("place"), {}, [this] { m_places->addList(); }});
    }
    all.push_back({tr("Change the password…"), QStringLiteral("key"), {}, [this] { changePassword(); }});
    if (may(Action::Accounts) && !m_context.isReadOnly())
        all.push_back({tr("New recovery code…"), QStringLiteral("key"), {}, [this] { newRecoveryCode(); }});
    return all;
}

std::vector<TourStop> AdministrationPage::tourStops() {
    const auto scrollTo = [this](int value) {
        if (auto *area = m_widget->findChild<QScrollArea *>(QStringLiteral("administrationArea")))
            area->ensureVisible(0, value);
    };
    const auto form = [this](bool good) {
        const QString text = QStringLiteral("survey\n,type,name,label::中文 (zh),label::English (en),required,relevant,hint::中文 (zh)\n"
                                            ",date,held_on,家访日期,Held on,yes,,\n,select_one kind,kind,形式,Kind,yes,,可以电话\n,image,photo,照片,Photo,,,\n"
                                            ",text,words,谈话内容,What was said,,%1,\n,integer,minutes,时长（分钟）,Minutes,,,\n"
                                            "choices\n,list_name,name,label::中文 (zh),label::English (en)\n,kind,home,家中,At home\n,kind,phone,电话,By phone\n"
                                            "settings\n,form_id,version,form_title::中文 (zh),form_title::English (en),td_subject,td_date\n,hn_talk,2026010101,谈心谈话记录,Talk,child,held_on\n");
        FormInstallDialog(m_context, formFromCsv(text.arg(good ? QStringLiteral("${kind} = 'home'") : QStringLiteral("${kinds} = 'home' and nonsense(1)")), QStringLiteral("谈话.xlsx")), m_widget->window()).exec();
    };
    return {{QStringLiteral("end"), [scrollTo] { scrollTo(100000); }, false}, {QStringLiteral("password"), [this] { changePassword(); }, true},
            {QStringLiteral("villages"), [this] { addVillages(m_context, m_widget->window(), {QStringLiteral("红星村"), QStringLiteral("新地村"), QStringLiteral("七颗村3组")}, QStringLiteral("150302101")); }, true},
            {QStringLiteral("recovery-code"), [this] { newRecoveryCode(); }, true},
            {QStringLiteral("form"), [form] { form(true); }, true},
            {QStringLiteral("form-faults"), [form] { form(false); }, true}};
}

}  // namespace tongdang

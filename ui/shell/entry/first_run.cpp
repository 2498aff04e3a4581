#include "ui/shell/entry/first_run.h"

#include "core/ledger/recovery_code.h"
#include "ui/shell/dialogs.h"
#include "ui/shell/entry/password_edit.h"
#include "ui/shell/entry/place_picker.h"
#include "ui/shell/entry/recovery_sheet.h"
#include "ui/shell/recent_ledgers.h"
#include "ui/shell/theme.h"

#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollArea>
#include <QScrollBar>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTimer>
#include <QUuid>

namespace tongdang {

namespace {

constexpr int kSteps = 5;
constexpr int kDemonstrationChildren = 300;
const auto kDemonstrationRegion = QStringLiteral("150302");      // any district that has a list of its villages
constexpr int kTreeHeight = 220;

// A ledger's name as a folder that FAT and NTFS take too.
QString folderName(const QString &name) {
    static const QRegularExpression kUnsafe(QStringLiteral("[\\\\/:*?\"<>|\\x00-\\x1f]"));
    QString safe = name.trimmed();
    safe.replace(kUnsafe, QStringLiteral("_"));
    while (safe.endsWith(u'.') || safe.endsWith(u' '))
        safe.chop(1);
    return safe.left(60);
}

// A code as it may be typed: small letters, dashes or none.
QString bare(QString code) {
    code.remove(QRegularExpression(QStringLiteral("[^0-9A-Za-z]")));
    return code.toUpper();
}

QVBoxLayout *columnOf(QWidget *page, Theme &theme) { return theme.lay(new QVBoxLayout(page), 0, Space::Small); }

QLabel *wrapped(const QString &text, const char *kind) {
    auto *label = new QLabel(text);
    label->setWordWrap(true);
    label->setProperty("look", QLatin1String(kind));
    return label;
}

}  // namespace

FirstRun::FirstRun(UiContext &shared, bool first, Step step, QWidget *parent)
    : EntryPanel(shared, parent), m_first(first), m_steps(shared.theme().lay(new QVBoxLayout, 0, 0)), m_back(button(QStringLiteral("back"), tr("Back"))), m_next(button(QStringLiteral("next"), tr("Continue"), "primary")),
      m_folder(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)) {
    body()->addLayout(m_steps, 1);
    buttons()->addWidget(m_back);
    buttons()->addStretch();
    buttons()->addWidget(m_next);
    for (QWidget *page : {languageStep(), placeStep(), accountStep(), codeStep(), beginStep()})
        m_steps->addWidget(page);
    connect(m_back, &QPushButton::clicked, this, &FirstRun::back);
    connect(m_next, &QPushButton::clicked, this, &FirstRun::next);
    show(step);
}

QWidget *FirstRun::languageStep() {
    auto *page = new QWidget;
    auto *column = columnOf(page, theme());
    const auto choice = [&](const QString &name, const QString &text, tongdang::Language language) {   // each in its own language
        auto *made = button(name, text, "choice");
        made->setIcon(theme().icon(QStringLiteral("language"), Color::Accent));
        column->addWidget(made);
        connect(made, &QPushButton::clicked, this, [this, language] {
            context().setLanguage(language);
            emit languageChosen();
        });
    };
    choice(QStringLiteral("chooseChinese"), QStringLiteral("简体中文"), tongdang::Language::Chinese);
    choice(QStringLiteral("chooseEnglish"), QStringLiteral("English"), tongdang::Language::English);
    if (context().demonstration()) {
        auto *look = button(QStringLiteral("tryDemonstration"), QStringLiteral("先看看演示（虚构的儿童） · Have a look with invented children"), "choice");
        look->setIcon(theme().icon(QStringLiteral("children"), Color::Accent));
        column->addWidget(look);
        connect(look, &QPushButton::clicked, this, &FirstRun::tryDemonstration);
    }
    column->addSpacing(theme().space(Space::Small));
    auto *existing = button(QStringLiteral("openExisting"), QStringLiteral("打开已有的台账… · Open a ledger that is already there…"), "link");
    auto *restore = button(QStringLiteral("restoreBackup"), QStringLiteral("从备份恢复… · Restore a backup…"), "link");
    existing->setIcon(theme().icon(QStringLiteral("folder"), Color::Accent));
    restore->setIcon(theme().icon(QStringLiteral("restore"), Color::Accent));
    column->addWidget(existing, 0, Qt::AlignLeft);
    column->addWidget(restore, 0, Qt::AlignLeft);
    connect(existing, &QPushButton::clicked, this, &FirstRun::openExisting);
    connect(restore, &QPushButton::clicked, this, &FirstRun::restoreBackup);
    return page;
}

QWidget *FirstRun::placeStep() {
    auto *page = new QWidget;
    auto *column = columnOf(page, theme());
    m_picker = new PlacePicker(m_places, theme());
    m_picker->setMinimumHeight(kTreeHeight);
    m_chosen = wrapped({}, "large");
    m_chosen->setObjectName(QStringLiteral("chosenPlace"));
    column->addWidget(m_picker, 1);
    column->addWidget(m_chosen);
    m_noVillage = wrapped({}, "muted");
    m_noVillage->setObjectName(QStringLiteral("noVillageYet"));
    column->addWidget(m_noVillage);
    connect(m_picker, &PlacePicker::changed, this, &FirstRun::look);
    connect(m_picker, &PlacePicker::confirmed, this, &FirstRun::next);
    return page;
}

QWidget *FirstRun::accountStep() {
    auto *page = new QWidget;
    auto *column = columnOf(page, theme());
    m_name = new QLineEdit;
    m_login = new QLineEdit(QStringLiteral("admin"));
    m_password = new PasswordEdit(theme());
    m_again = new PasswordEdit(theme());
    const auto field = [&](const QString &text, QLineEdit *edit, const QString &name) {
        auto *label = new QLabel(text);
        label->setBuddy(edit);
        edit->setAccessibleName(text);
        edit->setObjectName(name);
        column->addWidget(label);
        column->addWidget(edit);
        connect(edit, &QLineEdit::textChanged, this, &FirstRun::look);
        connect(edit, &QLineEdit::returnPressed, this, [this, edit] {
            if (m_next->isEnabled())
                next();
            else if (edit != m_again)                // after it stands the way back
                focusNextChild();
        });
    };
    field(tr("Name of the ledger"), m_name, QStringLiteral("ledgerName"));
    m_where = wrapped({}, "small");
    auto *change = button(QStringLiteral("changeFolder"), tr("Another folder…"), "link");
    auto *row = theme().lay(new QHBoxLayout, 0, Space::Small);
    row->addWidget(m_where, 1);
    row->addWidget(change);
    column->addLayout(row);
    field(tr("Administrator's account"), m_login, QStringLiteral("adminLogin"));
    field(tr("Password"), m_password, QStringLiteral("adminPassword"));
    field(tr("Password again"), m_again, QStringLiteral("adminPasswordAgain"));
    m_advice = wrapped({}, "small");
    m_advice->setObjectName(QStringLiteral("passwordAdvice"));
    column->addWidget(m_advice);
    connect(change, &QPushButton::clicked, this, [this] {
        const QString folder = context().dialogs().folder(this, tr("Where should the ledger be kept?"));
        if (!folder.isEmpty())
            m_folder = folder;
        look();
    });
    return page;
}

QWidget *FirstRun::codeStep() {
    auto *page = new QWidget;
    auto *column = columnOf(page, theme());
    m_code = wrapped({}, "code");
    m_code->setObjectName(QStringLiteral("code"));
    m_code->setAlignment(Qt::AlignCenter);
    m_code->setTextInteractionFlags(Qt::TextSelectableByKeyboard | Qt::TextSelectableByMouse);
    m_code->setFocusPolicy(Qt::StrongFocus);         // Tab reaches it: it is read out, and copied, without a mouse
    column->addWidget(m_code);
    auto *print = button(QStringLiteral("printCode"), tr("Print…"));
    print->setIcon(theme().icon(QStringLiteral("print")));
    column->addWidget(print, 0, Qt::AlignHCenter);
    column->addWidget(wrapped(tr("Print or write down the code, seal it in an envelope and keep it away from this PC, for example at the township office. A file printed instead of paper belongs on a USB stick that is locked away, not beside the ledger."), "muted"));
    m_codeHint = wrapped({}, "");
    m_codeBack = new QLineEdit;
    m_codeBack->setObjectName(QStringLiteral("codeBack"));
    m_codeHint->setBuddy(m_codeBack);
    column->addWidget(m_codeHint);
    column->addWidget(m_codeBack);
    m_codeFault = wrapped(tr("This is not what the code above says. Compare the paper with it, group by group."), "");
    m_codeFault->setObjectName(QStringLiteral("codeFault"));
    m_codeFault->setProperty("tone", QStringLiteral("danger"));
    m_codeFault->hide();
    column->addWidget(m_codeFault);
    connect(m_codeBack, &QLineEdit::textChanged, this, &FirstRun::look);
    connect(m_codeBack, &QLineEdit::returnPressed, this, &FirstRun::next);
    connect(print, &QPushButton::clicked, this, [this] { printRecoverySheet(this, m_opened.ledger->settings().name, m_opened.session.login, m_opened.recoveryCode); });
    return page;
}

QWidget *FirstRun::beginStep() {
    auto *page = new QWidget;
    auto *column = columnOf(page, theme());
    const auto choice = [&](const QString &name, const char *icon, const QString &text, auto act) {
        auto *made = button(name, text, "choice");
        made->setIcon(theme().icon(QLatin1String(icon), Color::Accent));
        column->addWidget(made);
        connect(made, &QPushButton::clicked, this, act);
    };
    choice(QStringLiteral("beginImport"), "import", tr("Import a roster from a spreadsheet"), [this] { begin(QStringLiteral("importing"), false); });
    if (context().demonstration())
        choice(QStringLiteral("beginDemonstration"), "children", tr("Try it with invented children"), [this] { begin(QStringLiteral("children"), true); });
    choice(QStringLiteral("beginEmpty"), "add", tr("Start with an empty ledger"), [this] { begin(QStringLiteral("children"), false); });
    return page;
}

void FirstRun::show(Step step) {
    struct Words { QString title, hint; };
    const Words words[kSteps] = {
        {QStringLiteral("欢迎使用童档 · Welcome to Tongdang"), QStringLiteral("请选择语言 · Choose your language")},
        {tr("Where are you?"), tr("Choose the village, township or district whose children this ledger keeps.")},
        {tr("Your ledger"), tr("The ledger is encrypted with this password: without it, nobody can read it.")},
        {tr("Your recovery code"), tr("It opens the ledger if the password is lost. It is shown this once only.")},
        {tr("The ledger is ready"), tr("How would you like to begin?")},
    };
    m_step = step;
    banner().clear();
    setHeading(words[step].title, words[step].hint);
    for (int i = 0; i < m_steps->count(); ++i)         // no stack: the card is as tall as its step, not as the tallest of them
        m_steps->itemAt(i)->widget()->setVisible(i == step);
    m_back->setVisible(step == Place || step == Account || (step == Language && !m_first));
    m_next->setVisible(step == Place || step == Account || step == Code);
    m_next->setText(step == Account ? tr("Create the ledger") : tr("Continue"));
    if (step == Account && !m_name->isModified())    // a name the person typed stays; a proposal follows the place
        m_name->setText(tr("Children of %1").arg(m_places.name(m_picker->code())));
    if (step == Code) {
        // Two lines of four groups; two of them are typed back so that a copy on paper is sure to exist.
        const QStringList groups = m_opened.recoveryCode.split(u'-');
        const auto half = (groups.size() + 1) / 2;
        m_code->setText(groups.mid(0, half).join(QStringLiteral(" - ")) + u'\n' + groups.mid(half).join(QStringLiteral(" - ")));
        m_codeHint->setText(tr("When you have it on paper, type its last two groups here, or all of it:"));
    }
    QWidget *const firstFields[kSteps] = {nullptr, m_picker, m_password, m_codeBack, nullptr};
    if (QWidget *field = firstFields[step])
        QTimer::singleShot(0, field, [this, field] {
            QWidget *around = field->parentWidget();
            while (around && !qobject_cast<QScrollArea *>(around))
                around = around->parentWidget();
            const auto *area = qobject_cast<QScrollArea *>(around);
            const bool all = !area || area->verticalScrollBar()->maximum() == 0;
            (field == m_codeBack && !all ? m_code : field)->setFocus(Qt::OtherFocusReason);    // in a low window the code is in sight first
        });
    look();
}

void FirstRun::look() {
    bool mayGoOn = true;
    if (m_step == Place) {
        const QString code = m_picker->code();
        m_chosen->setText(m_places.fullName(code));
        const bool none = !code.isEmpty() && m_places.under(code, PlaceLevel::Village).isEmpty();
        m_noVillage->setText(none ? tr("The villages there are not in the program: you add yours by their names when you first register or import, or under Administration.") : QString());
        mayGoOn = !code.isEmpty();
    } else if (m_step == Account) {
        const auto advice = adviseOn(m_password->text(), m_again->text());
        showAdvice(m_advice, advice);
        m_where->setText(tr("Kept in %1").arg(QDir::toNativeSeparators(ledgerPath())));
        mayGoOn = advice.enough && !folderName(m_name->text()).isEmpty() && !m_login->text().trimmed().isEmpty();
    } else if (m_step == Code) {
        const QString typed = bare(m_codeBack->text()), whole = bare(m_opened.recoveryCode), end = bare(m_opened.recoveryCode.section(u'-', -2));
        mayGoOn = typed == whole || typed == end;
        m_codeFault->setVisible(!whole.startsWith(typed) && !end.startsWith(typed));
    }
    m_next->setEnabled(mayGoOn);
}

void FirstRun::next() {
    if (!m_next->isEnabled())
        return;
    if (m_step == Place)
        show(Account);
    else if (m_step == Account)
        create();
    else if (m_step == Code) {
        (void)codeSeen(*m_opened.ledger, m_opened.session);   // where it cannot be kept, the next sign-in asks for another code
        show(Begin);
    }
}

void FirstRun::back() {
    if (m_step == Account)
        show(Place);
    else if (m_step == Place)
        show(Language);
    else
        emit leave();
}

QString FirstRun::ledgerPath() const { return m_folder + u'/' + folderName(m_name->text()) + QStringLiteral(".tongdang"); }

void FirstRun::create() {
    const CreateLedger what{ledgerPath(), m_picker->code(), m_name->text().trimmed(), m_login->text().trimmed(), m_password->text()};
    QDir().mkpath(m_folder);
    const auto where = context().ledgerContext();
    run<Ledger::Opened>(
        tr("Creating the ledger…"), [what, where](Progress &) { return Ledger::create(what, where); },
        [this](Ledger::Opened opened) {
            m_opened = std::move(opened);
            rememberLedger(context().settings(), {m_opened.ledger->folder().path(), m_opened.ledger->settings().name, m_opened.session.login});
            show(Code);
        });
}

bool FirstRun::mayClose() {
    return m_step != Code || context().dialogs().confirm(this, tr("Your recovery code"), tr("The recovery code is shown this once only. Close without having it on paper?"), tr("Close"), tr("Keep it open"));
}

// A ledger of its own that is gone with the program: nothing to decide, nothing to remember, nothing to clear away.
void FirstRun::tryDemonstration() {
    auto folder = std::make_shared<QTemporaryDir>();
    if (!folder->isValid())
        return banner().say(Banner::Kind::Danger, folder->errorString());
    CreateLedger what;
    what.path = folder->filePath(QStringLiteral("demonstration.tongdang"));
    what.region = kDemonstrationRegion;
    what.name = tr("Demonstration");
    what.login = QStringLiteral("admin");
    what.password = QUuid::createUuid().toString(QUuid::WithoutBraces);
    const auto where = context().ledgerContext();
    run<Ledger::Opened>(
        tr("Making invented children…"),
        [what, where, fill = context().demonstration()](Progress &progress) -> Result<Ledger::Opened> {
            auto made = Ledger::create(what, where);
            if (!made)
                return made;
            if (const auto filled = fill(*made->ledger, made->session, kDemonstrationChildren, progress); !filled)
                return filled.error();
            return made;
        },
        [this, folder](Ledger::Opened made) {
            UiContext &shared = context();
            shared.keepUntilEnd(folder);
            shared.setLedger(std::move(made.ledger), made.session);      // unremembered: there is no password to open it again
            emit shared.pageRequested(QStringLiteral("children"));
        });
}

void FirstRun::begin(const QString &page, bool demonstration) {
    if (!demonstration)
        return enter(std::move(m_opened), page);
    run<bool>(
        tr("Making invented children…"),
        [this, fill = context().demonstration()](Progress &progress) -> Result<bool> {
            const auto filled = fill(*m_opened.ledger, m_opened.session, kDemonstrationChildren, progress);
            if (!filled)
                return filled.error();
            return true;
        },
        [this, page](bool) { enter(std::move(m_opened), page); });
}

}  // namespace tongdang

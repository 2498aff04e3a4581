#include "app/cli/cli.h"

#include "core/base/dates.h"
#include "core/ledger/acceptance.h"
#include "core/ledger/recovery_code.h"

#include <QFile>
#include <QJsonDocument>
#include <QStandardPaths>

#include <array>
#include <csignal>
#include <cstdio>
#include <termios.h>
#include <unistd.h>

namespace tongdang {

namespace {

// Tests and repeatable demonstrations set the day; the ledger's own rule about clocks set back holds all the same.
std::unique_ptr<Clock> clockOf() {
    const QDate day = parseDate(qEnvironmentVariable("TONGDANG_TODAY"));
    if (day.isValid())
        return std::make_unique<SetClock>(day);
    return std::make_unique<SystemClock>();
}

class TerminalProgress final : public Progress {
  public:
    bool step(qint64 done, qint64 total) override {
        const qint64 now = QDateTime::currentMSecsSinceEpoch();
        if (now - m_last < 200)
            return true;
        m_last = now;
        if (total > 0)
            std::fprintf(stderr, "\r%3d %%", int(done * 100 / total));
        else
            std::fprintf(stderr, "\r%lld", static_cast<long long>(done));
        std::fflush(stderr);
        m_shown = true;
        return true;
    }
    ~TerminalProgress() override {
        if (m_shown)
            std::fprintf(stderr, "\r      \r");
    }

  private:
    qint64 m_last = 0;
    bool m_shown = false;
};

// While it lives the terminal does not show what is typed; a signal that ends the program or lays it aside puts it right first.
class NoEcho {
  public:
    NoEcho() {
        tcgetattr(STDIN_FILENO, &s_before);
        termios silent = s_before;
        silent.c_lflag &= ~tcflag_t(ECHO);
        for (size_t i = 0; i < kSignals.size(); ++i) {
            struct sigaction mine {};
            mine.sa_handler = [](int number) {
                tcsetattr(STDIN_FILENO, TCSANOW, &s_before);
                std::signal(number, SIG_DFL);
                raise(number);
            };
            sigaction(kSignals[i], &mine, &m_others[i]);
        }
        tcsetattr(STDIN_FILENO, TCSANOW, &silent);
    }
    ~NoEcho() {
        tcsetattr(STDIN_FILENO, TCSANOW, &s_before);
        for (size_t i = 0; i < kSignals.size(); ++i)
            sigaction(kSignals[i], &m_others[i], nullptr);
    }
    NoEcho(const NoEcho &) = delete;
    NoEcho &operator=(const NoEcho &) = delete;

  private:
    static constexpr std::array<int, 5> kSignals{SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP};
    static inline termios s_before;
    std::array<struct sigaction, kSignals.size()> m_others;
};

const QStringList kEveryCommand{QStringLiteral("ledger"), QStringLiteral("user"), QStringLiteral("password-file"), QStringLiteral("lang"), QStringLiteral("document-lang"), QStringLiteral("json"),
                                QStringLiteral("quiet"), QStringLiteral("help"), QStringLiteral("version")};

QStringList optionsOf(const Command &command) { return QString::fromLatin1(command.options).split(u' ', Qt::SkipEmptyParts); }

}  // namespace

bool Cli::write(FILE *to, const QString &text) {
    const QByteArray utf8 = text.toUtf8();
    const bool whole = std::fwrite(utf8.constData(), 1, size_t(utf8.size()), to) == size_t(utf8.size());
    return std::fflush(to) == 0 && whole;
}

Cli::Cli(const QStringList &line) : m_args(Arguments::parse(line)), m_clock(clockOf()) {
    const QString language = m_args.value(QStringLiteral("lang"), qEnvironmentVariable("LANG", QStringLiteral("zh")));
    m_language = language == u"C" || language == u"POSIX" || language.startsWith(u"C.") ? Language::Chinese : languageFromCode(language);
    m_json = m_args.has(QStringLiteral("json"));
}

int Cli::run() {
    if (!m_args.fault.isEmpty())
        return usage(QStringLiteral("cli.unknown_option"), {m_args.fault});
    if (m_args.has(QStringLiteral("version")))
        return answer(QJsonObject{{QStringLiteral("version"), QStringLiteral(TONGDANG_VERSION)}}, QStringLiteral("tongdang-cli " TONGDANG_VERSION "\n"));
    if (m_args.has(QStringLiteral("help")))
        return answerHelp();
    if (m_args.command.isEmpty())
        return usage(QStringLiteral("cli.no_command"));
    for (const Command &command : commands()) {
        if (m_args.command != QLatin1String(command.name))
            continue;
        if (m_args.words.size() < command.leastWords || (command.mostWords >= 0 && m_args.words.size() > command.mostWords))
            return usage(QStringLiteral("cli.wrong_words"), {m_args.command});
        if (const int wrong = checkOptions(command))
            return wrong;
        const int status = command.run(*this);
        if (m_ledger) {
            if (const auto closed = m_ledger->close(); !closed && status == kDone)
                return fail(closed.error());
        }
        return status;
    }
    return usage(QStringLiteral("cli.unknown_command"), {m_args.command});
}

// An option that a command does not know would be left out in silence: undo --dry-run would undo.
int Cli::checkOptions(const Command &command) {
    const QStringList own = optionsOf(command);
    for (const QString &option : m_args.options.keys())
        if (!kEveryCommand.contains(option) && !own.contains(option))
            return usage(QStringLiteral("cli.foreign_option"), {option, m_args.command});
    for (const QString &option : {QStringLiteral("lang"), QStringLiteral("document-lang")})
        if (static const QStringList known{QStringLiteral("zh"), QStringLiteral("en")}; m_args.has(option) && !known.contains(m_args.value(option).section(u'_', 0, 0).section(u'-', 0, 0)))
            return usage(QStringLiteral("cli.bad_lang"), {option, m_args.value(option)});
    if (limit(0) < 0)
        return usage(QStringLiteral("cli.bad_limit"), {m_args.value(QStringLiteral("limit"))});
    return kDone;
}

int Cli::limit(int otherwise) const {
    if (!m_args.has(QStringLiteral("limit")))
        return otherwise;
    bool number = false;
    const qint64 given = m_args.value(QStringLiteral("limit")).toLongLong(&number);
    return number ? int(std::clamp<qint64>(given, -1, std::numeric_limits<int>::max())) : -1;
}

int Cli::answerHelp() {
    const QString help = say(QStringLiteral("cli.help"));
    QJsonObject all;
    for (const Command &command : commands())
        all.insert(QLatin1String(command.name), QJsonArray::fromStringList(optionsOf(command)));
    return answer(QJsonObject{{QStringLiteral("help"), help}, {QStringLiteral("commands"), all}}, help + u'\n');
}

int Cli::answer(const QJsonValue &document, const QString &text, int status) {
    m_progress.reset();
    m_answered = true;
    const bool written = write(stdout, !m_json ? text : QString::fromUtf8((document.isArray() ? QJsonDocument(document.toArray()) : QJsonDocument(document.toObject())).toJson()));
    // What was done stays done; only the answer is lost.
    return written ? status : fail(makeError(ErrorCode::File, QStringLiteral("cli.cannot_answer")));
}

void Cli::tell(const QString &text) {
    if (!m_args.has(QStringLiteral("quiet")))
        warn(text);
}

void Cli::warn(const QString &text) { write(stderr, text + u'\n'); }

int Cli::fail(const Error &error) {
    m_progress.reset();
    write(stderr, say(error.message) + u'\n');
    if (!error.detail.isEmpty() && qEnvironmentVariableIsSet("TONGDANG_DETAILS"))
        write(stderr, error.detail + u'\n');
    if (m_json && !m_answered)
        answer(QJsonObject(), {});
    switch (error.code) {
    case ErrorCode::WrongKey:
    case ErrorCode::Damaged:
    case ErrorCode::TooNew:
    case ErrorCode::InUse: return kCannotOpen;
    case ErrorCode::Denied: return kNotAllowed;
    case ErrorCode::File:
    case ErrorCode::BadFormat: return kFileFailed;
    default: return kRefused;
    }
}

int Cli::failOpening(const Error &error) {
    const int status = fail(error);
    return error.code == ErrorCode::Invalid || error.code == ErrorCode::Cancelled ? status : int(kCannotOpen);
}

int Cli::usage(const QString &messageId, const QStringList &args) {
    write(stderr, say(messageId, args) + u'\n');
    if (m_json && !m_answered)
        answer(QJsonObject(), {});
    return kUsage;
}

Progress &Cli::progress() {
    if (!m_progress) {
        if (isatty(STDERR_FILENO) && !m_args.has(QStringLiteral("quiet")))
            m_progress = std::make_unique<TerminalProgress>();
        else
            m_progress = std::make_unique<NoProgress>();
    }
    return *m_progress;
}

Ledger::Context Cli::context() const {
    LedgerOptions options;
    if (qEnvironmentVariable("TONGDANG_KEY_STRETCH") == u"least")   // for tests of the program: a ledger made so says it in keys.json
        options.stretch = KeyStretch::Least;
    return {m_clock.get(), &m_policy, &m_derivation, options};
}

bool Cli::isDefaultLedger() const { return !m_args.has(QStringLiteral("ledger")) && qEnvironmentVariableIsEmpty("TONGDANG_LEDGER"); }

QString Cli::ledgerPath() const {
    if (isDefaultLedger())
        return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/tongdang/default.tongdang");
    return m_args.value(QStringLiteral("ledger"), qEnvironmentVariable("TONGDANG_LEDGER"));
}

QString Cli::login() const {
    // Behind `log` the option says whose entries are wanted, not who signs in.
    const QHash<QString, QString> &options = m_args.command == u"log" ? m_args.before : m_args.options;
    if (options.contains(QStringLiteral("user")))
        return options.value(QStringLiteral("user"));
    if (m_args.has(QStringLiteral("admin")))
        return m_args.value(QStringLiteral("admin"));
    return qEnvironmentVariable("TONGDANG_USER", QStringLiteral("admin"));
}

std::optional<QString> Cli::readSecret(const QString &fileOption, const char *variable, const QString &prompt) {
    if (m_args.has(fileOption)) {
        QFile file(m_args.value(fileOption));
        if (!file.open(QIODevice::ReadOnly)) {
            m_openStatus = fail(makeError(ErrorCode::File, QStringLiteral("cli.cannot_read_file"), {file.fileName()}));
            return {};
        }
        QString text = QString::fromUtf8(file.read(10'000));
        if (text.endsWith(u'\n'))
            text.chop(1);
        if (text.endsWith(u'\r'))
            text.chop(1);
        return text;
    }
    if (variable && qEnvironmentVariableIsSet(variable))
        return qEnvironmentVariable(variable);
    if (!isatty(STDIN_FILENO)) {
        m_openStatus = usage(QStringLiteral("cli.no_password"));
        return {};
    }
    write(stderr, prompt);
    QString text;
    {
        const NoEcho silent;
        QTextStream in(stdin);
        text = in.readLine();
    }
    write(stderr, QStringLiteral("\n"));
    return text;
}

std::optional<QString> Cli::password() { return readSecret(QStringLiteral("password-file"), "TONGDANG_PASSWORD", say(QStringLiteral("cli.ask_password"), {login()})); }
std::optional<QString> Cli::newPassword() { return readSecret(QStringLiteral("new-password-file"), nullptr, say(QStringLiteral("cli.ask_new_password"))); }

Ledger *Cli::ledger() {
    if (m_ledger)
        return m_ledger.get();
    const auto secret = password();
    if (!secret)
        return nullptr;
    auto opened = Ledger::open(ledgerPath(), login(), *secret, context());
    if (!opened) {
        m_openStatus = failOpening(opened.error());
        return nullptr;
    }
    adopt(std::move(*opened));
    if (const auto doubt = m_ledger->clockDoubt(); doubt != Ledger::ClockDoubt::None)
        warn(say(doubt == Ledger::ClockDoubt::FarAhead ? QStringLiteral("ledger.clock_ahead") : QStringLiteral("ledger.clock_back")));
    if (isCodeUnseen(*m_ledger) && !(m_args.command == u"user" && m_args.words.value(0) == u"recovery-code"))
        warn(say(QStringLiteral("ledger.code_unseen")));
    if (m_ledger->folder().isDiskFull())
        warn(say(QStringLiteral("ledger.full_disk")));
    return m_ledger.get();
}

void Cli::adopt(Ledger::Opened opened) {
    m_ledger = std::move(opened.ledger);
    m_session = std::move(opened.session);
}

static const AcceptedWarning *acceptanceOf(const Issue &issue, const QList<AcceptedWarning> &accepted) {
    const auto found = std::find_if(accepted.begin(), accepted.end(), [&](const AcceptedWarning &each) { return issue.severity == Severity::Warn && each.what.question == issue.field && each.what.rule == issue.rule; });
    return found == accepted.end() ? nullptr : &*found;
}

QJsonArray Cli::issuesJson(const QList<Issue> &issues, const QList<AcceptedWarning> &accepted) const {
    QJsonArray out;
    for (const Issue &issue : issues) {
        QJsonObject row{{QStringLiteral("field"), issue.field}, {QStringLiteral("severity"), severityName(issue.severity)}, {QStringLiteral("rule"), issue.rule}, {QStringLiteral("message"), say(issue.message)}};
        if (const AcceptedWarning *by = acceptanceOf(issue, accepted))
            row.insert(QStringLiteral("accepted"), QJsonObject{{QStringLiteral("reason"), by->what.reason}, {QStringLiteral("user"), by->user}, {QStringLiteral("time"), isoTime(by->timeMs)}});
        out << row;
    }
    return out;
}

QString Cli::issuesText(const QList<Issue> &issues, const QList<AcceptedWarning> &accepted) const {
    QString out;
    for (const Issue &issue : issues) {
        const AcceptedWarning *by = acceptanceOf(issue, accepted);
        out += say(by ? QStringLiteral("cli.severity_accepted") : QStringLiteral("cli.severity_") + severityName(issue.severity)) + QStringLiteral("  ") + issue.field + QStringLiteral("  ") + say(issue.message);
        if (by)
            out += u' ' + say(QStringLiteral("cli.accepted_by"), {reasonWords(m_ledger->forms(), by->what.reason, m_language), by->user, isoTime(by->timeMs).left(10)});
        out += u'\n';
    }
    return out;
}

QDate Cli::dateOption(const QString &option, bool &bad) const {
    if (!m_args.has(option))
        return {};
    const QDate day = parseDate(m_args.value(option));
    bad = bad || !day.isValid();
    return day;
}

}  // namespace tongdang

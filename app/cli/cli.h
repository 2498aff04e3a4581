// The same core without a window (docs: cli). One Cli a run; commands are functions listed in commands.cpp.
#pragma once

#include "app/cli/arguments.h"

#include "core/children/child_derivation.h"
#include "core/ledger/ledger.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QTextStream>

#include <cstdio>

namespace tongdang {

enum ExitStatus { kDone = 0, kRefused = 1, kUsage = 2, kCannotOpen = 3, kNotAllowed = 4, kFileFailed = 5 };

struct Command;

class Cli {
  public:
    explicit Cli(const QStringList &line);
    int run();

    const Arguments &args() const { return m_args; }
    const Messages &messages() const { return m_messages; }
    const Clock &clock() const { return *m_clock; }
    const Policy &policy() const { return m_policy; }
    Language language() const { return m_language; }
    Language documentLanguage() const { return languageFromCode(m_args.value(QStringLiteral("document-lang"), QStringLiteral("zh"))); }
    bool json() const { return m_json; }
    QString say(const Message &message) const { return m_messages.text(message, m_language); }
    QString say(const QString &id, const QStringList &args = {}) const { return say(Message{id, args, {}}); }

    // Answers: exactly one JSON document with --json, else text; messages go to standard error.
    int answer(const QJsonValue &document, const QString &text, int status = kDone);
    int fail(const Error &error);
    int usage(const QString &messageId, const QStringList &args = {});
    int failOpening(const Error &error);         // of a ledger: the status is kCannotOpen, but for what was asked for wrongly
    void tell(const QString &text);              // standard error, unless --quiet
    void warn(const QString &text);              // standard error, in any case
    Progress &progress();

    Ledger::Context context() const;
    QString ledgerPath() const;
    bool isDefaultLedger() const;                // nobody said which
    QString login() const;
    std::optional<QString> password();           // nullopt: usage was told
    std::optional<QString> newPassword();
    Ledger *ledger();                            // opens it at first; nullptr: told already, status in openStatus()
    const Session &session() const { return m_session; }
    int openStatus() const { return m_openStatus; }
    void adopt(Ledger::Opened opened);

    QJsonArray issuesJson(const QList<Issue> &issues, const QList<AcceptedWarning> &accepted = {}) const;
    QString issuesText(const QList<Issue> &issues, const QList<AcceptedWarning> &accepted = {}) const;
    int limit(int otherwise) const;              // --limit, which run() has looked at
    QDate dateOption(const QString &option, bool &bad) const;

  private:
    int checkOptions(const Command &command);
    int answerHelp();
    bool write(FILE *to, const QString &text);
    std::optional<QString> readSecret(const QString &fileOption, const char *variable, const QString &prompt);
    Arguments m_args;
    Messages m_messages;
    std::unique_ptr<Clock> m_clock;
    RolePolicy m_policy;
    ChildDerivation m_derivation;
    Language m_language = Language::Chinese;
    bool m_json = false, m_answered = false;
    std::unique_ptr<Progress> m_progress;
    std::unique_ptr<Ledger> m_ledger;
    Session m_session;
    int m_openStatus = kDone;
};

struct Command {
    const char *name;
    int leastWords, mostWords;   // -1: any
    int (*run)(Cli &);
    const char *options = "";    // those that it has beside the ones of every command
};
const std::vector<Command> &commands();

}  // namespace tongdang

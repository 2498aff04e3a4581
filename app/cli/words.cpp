#include "app/cli/words.h"

#include "core/ledger/acceptance.h"
#include "core/ledger/shown_value.h"

namespace tongdang {

QString shown(Cli &cli, const Form &form, const Field &field, const QString &value) {
    return shownValue(cli.ledger()->reader(), cli.session(), cli.ledger()->settings().region, form, field, value, cli.language());
}

QString opWords(const Cli &cli, const QString &op) { return cli.say(QStringLiteral("cli.op_") + op); }

QString logWords(Cli &cli, const HistoryEntry &entry) {
    const FormCatalog &forms = cli.ledger()->forms();
    const auto said = [&cli](const QString &part, const QString &code) {
        const QString id = QStringLiteral("cli.log_") + part + code;
        return cli.messages().knows(id) ? cli.say(id) : code;
    };
    const auto value = [&](const HistoryEntry::FieldChange &one) -> QString {
        if (one.field == u"form") {
            const Form *form = forms.find(one.after);
            return form ? form->title.in(cli.language()) : one.after;
        }
        if (one.field == u"region")
            return cli.ledger()->places().fullName(one.after);
        if (one.field == u"what" || one.field == u"whole_numbers" || one.field == u"code_shown")
            return said(QStringLiteral("is_"), one.after);
        return one.after;
    };
    QStringList out;
    for (const HistoryEntry::FieldChange &one : entry.changes)
        if (!one.after.isEmpty())
            out << said({}, one.field) + QStringLiteral(": ") + value(one);
    return out.join(cli.say(QStringLiteral("cli.log_between")));
}

QString changeWords(Cli &cli, const HistoryEntry &entry) {
    QString out;
    const Form *form = cli.ledger()->forms().find(entry.form);
    for (const auto &change : entry.changes) {
        const Field *field = form ? form->find(change.field) : nullptr;
        if (const auto accepted = acceptanceIn(change.field)) {
            const Field *asked = form ? form->find(accepted->question) : nullptr;
            out += QStringLiteral("    ") + cli.say(QStringLiteral("ledger.warning_accepted"), {asked ? asked->label.in(cli.language()) : accepted->question}) + QStringLiteral(": ") +
                   reasonWords(cli.ledger()->forms(), change.after, cli.language()) + u'\n';
            continue;
        }
        if (form && !field)   // a link that the program itself keeps
            continue;
        const auto words = [&](const QString &value) { return field ? shown(cli, *form, *field, value) : value; };
        const QString label = field ? field->label.in(cli.language()) : QString();
        out += QStringLiteral("    ") + (label.isEmpty() ? change.field : label) + QStringLiteral(": ") + (change.before.isEmpty() ? QString() : words(change.before) + u' ') +
               QStringLiteral("→ ") + words(change.after) + u'\n';
    }
    return out;
}

Message aboutForm(const Cli &cli, const QString &messageId, const Form &form) {
    const auto in = [&](Language language) { return cli.messages().text({messageId, {form.title.in(language)}, {}}, language); };
    return {messageId, {}, Labels(in(Language::Chinese), in(Language::English))};
}

QString faultWords(const Cli &cli, const VerifyReport &report) {
    QStringList out;
    for (const auto &[part, name] : {std::pair{&VerifyReport::integrity, "integrity"}, std::pair{&VerifyReport::chain, "chain"}, std::pair{&VerifyReport::projection, "projection"},
                                     std::pair{&VerifyReport::search, "search"}, std::pair{&VerifyReport::attachments, "attachments"}})
        if (!(report.*part))
            out << cli.say(QStringLiteral("cli.fault_") + QLatin1String(name));
    return out.join(u'\n');
}

}  // namespace tongdang

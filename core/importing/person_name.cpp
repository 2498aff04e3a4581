#include "core/importing/person_name.h"

#include "core/children/fields.h"

#include <QRegularExpression>

#include <algorithm>

namespace tongdang {

using namespace fields;

namespace {

// The answer that a word gives to a question about somebody's state; "" where it is none of them.
QString stateCode(const Form &form, int slot, const QString &word, const QStringList &notStates) {
    const CodeList *list = slot < 0 ? nullptr : form.listOf(form.fields[slot]);
    const Choice *choice = list ? list->match(word) : nullptr;
    return choice && !notStates.contains(choice->name) ? choice->name : QString();
}

// False: one of the words tells no state.
bool readState(const QString &text, const RosterWords &words, const Form &guardian, SlotValues &told) {
    const int alive = guardian.indexOf(kAlive), situations = guardian.indexOf(kSpecialSituations), remarks = guardian.indexOf(kRemarks);
    bool dead = false;
    QStringList codes, rest;
    const QStringList parts = personParts(text);
    for (const QString &part : parts) {
        QString word = part;
        if (word.size() > 2 && word.startsWith(u'已'))
            word.remove(0, 1);
        if (stateCode(guardian, alive, word, {kYes, QStringLiteral("not_collected")}) == kNo && word.size() > 1)
            dead = true;
        else if (const QString code = stateCode(guardian, situations, word, {kNone, QStringLiteral("not_collected"), QStringLiteral("other")}); !code.isEmpty())
            codes << code;
        else if (words.isState(word))
            rest << part;
        else
            return false;
    }
    if (dead && alive >= 0)
        told.emplace_back(alive, kNo);
    if (!codes.isEmpty()) {
        QStringList inOrder;   // the list's, as an answer is kept
        for (const Choice &choice : guardian.listOf(guardian.fields[situations])->choices)
            if (codes.contains(choice.name))
                inOrder << choice.name;
        told.emplace_back(situations, inOrder.join(u' '));
    }
    if (!rest.isEmpty() && remarks >= 0)
        told.emplace_back(remarks, rest.join(QStringLiteral("、")));
    return !parts.isEmpty();
}

}  // namespace

QStringList personParts(const QString &text) {
    static const QString separators = QStringLiteral("、，,;；/／\n\r");
    QStringList out;
    qsizetype from = 0;
    for (qsizetype i = 0; i <= text.size(); ++i)
        if (i == text.size() || separators.contains(text[i])) {
            if (const QString part = text.mid(from, i - from).trimmed(); !part.isEmpty())
                out << part;
            from = i + 1;
        }
    return out;
}

bool areSeveralNames(const QString &text) {
    static const QRegularExpression bracketed(QStringLiteral("[（(][^（()）]*[）)]")), blanks(QStringLiteral("\\s+"));
    const QString bare = QString(text).remove(bracketed).trimmed();
    const QStringList parts = personParts(bare), words = bare.split(blanks, Qt::SkipEmptyParts);
    const auto areNames = [](const QStringList &names) {
        return names.size() > 1 && std::all_of(names.begin(), names.end(), [](const QString &name) {
                   const auto han = std::count_if(name.begin(), name.end(), [](QChar c) { return c.script() == QChar::Script_Han; });
                   return han > 1 && std::all_of(name.begin(), name.end(), [](QChar c) { return c.script() == QChar::Script_Han || c.isSurrogate() || c.isSpace() || c == u'·'; });
               });
    };
    return areNames(parts) || (areNames(words) && std::all_of(words.begin(), words.end(), [&](const QString &word) { return word.front() == words.front().front() && word.size() <= 3; }));   // longer ones are one name in two parts
}

PersonName readPersonName(const QString &text, const RosterWords &words, const Form &guardian) {
    static const QRegularExpression bracketed(QStringLiteral(R"(^(.*?)\s*[（(]([^（()）]+)[）)]$)"));
    const QString typed = text.trimmed();
    PersonName out;
    if (words.isNobody(typed)) {
        if (!words.isMark(typed) && readState(typed, words, guardian, out.told))
            out.state = typed;
        return out;
    }
    if (readState(typed, words, guardian, out.told)) {
        out.state = typed;
        return out;
    }
    out.told.clear();
    if (const auto match = bracketed.match(typed); match.hasMatch() && readState(match.captured(2), words, guardian, out.told)) {
        out.state = match.captured(2);
        const QString name = match.captured(1);
        SlotValues other;
        if (!words.isNobody(name) && !readState(name, words, guardian, other))
            out.name = name;
        return out;
    }
    out.told.clear();
    out.name = text;
    return out;
}

}  // namespace tongdang

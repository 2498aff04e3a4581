#include "core/importing/headings.h"

#include "core/children/fields.h"
#include "core/children/matching.h"

#include <QRegularExpression>

namespace tongdang {

using namespace targets;

QStringList questionWords(const Field &field) {
    QStringList out;
    for (const auto &[language, text] : field.label.all())
        out << headingKey(text);
    out << headingKey(field.name);
    for (const QString &word : field.imports)
        out << headingKey(word);
    out.removeAll(QString());
    return out;
}

QString tickedChoice(const Form &form, int slot, const QString &heading) {
    const qsizetype stroke = heading.lastIndexOf(QStringLiteral(" / "));
    if (slot < 0 || stroke < 0 || !form.fields[slot].isChoice())
        return {};
    const CodeList *list = form.listOf(form.fields[slot]);
    const Choice *choice = list ? list->match(heading.mid(stroke + 3)) : nullptr;
    return choice ? choice->name : QString();
}

QStringList joinedHeadings(const QStringList &upper, const QStringList &lower, QStringList *groups) {
    QStringList out;
    QString group;
    for (qsizetype i = 0; i < std::max(upper.size(), lower.size()); ++i) {
        const QString above = upper.value(i).trimmed(), below = lower.value(i).trimmed();
        // A group's heading stands in its first column only, in a merged cell.
        if (!above.isEmpty() || below.isEmpty())
            group = above;
        const QStringList parts = group.isEmpty() || below.isEmpty() ? QStringList{group + below} : QStringList{group, below};
        out << parts.join(QStringLiteral(" / "));
        if (groups)
            *groups << group;
    }
    return out;
}

namespace {

bool isAsked(const Field &field) {
    return isStored(field.kind) && !field.derived && field.kind != FieldKind::Image && field.kind != FieldKind::Audio && field.kind != FieldKind::Video && field.kind != FieldKind::File;
}

void learn(QHash<QString, QString> &words, const QString &key, const QString &target) {
    if (!key.isEmpty() && !words.contains(key))
        words.insert(key, target);
}

void learn(QHash<QString, QString> &words, const RosterColumn &column) {
    for (const auto &[language, text] : column.heading.all())
        learn(words, headingKey(text), column.target);
    for (const QString &word : column.imports)
        learn(words, headingKey(word), column.target);
    learn(words, headingKey(column.target), column.target);
}

// 1.出生日期(年-月-日) without its number and the note at the end.
struct Bare {
    explicit Bare(const QString &written) : key(written) {
        static const QRegularExpression number(QStringLiteral("\\A\\(?[0-9]{1,2}[).、]+")), end(QStringLiteral("[(\\[【](.*)[)\\]】]\\z"));
        key.remove(number);
        if (const auto found = end.match(key); found.hasMatch()) {
            note = found.captured(1);
            key.truncate(found.capturedStart());
        }
        if (key.isEmpty())
            key = written;
    }
    QString key, note;
};

}  // namespace

Headings::Headings(const FormCatalog &forms, const RosterTemplates &rosters, const QString &form) : m_forms(forms), m_rosters(rosters), m_form(form) {
    for (const RosterTemplate &roster : rosters.all) {
        Words &words = m_words[roster.id];
        QStringList ids{form};
        for (const RosterKind &kind : roster.kinds)
            ids << kind.form;
        for (const QString &id : ids)
            if (const Form *known = forms.find(id))
                for (const Field &field : known->fields)
                    if (isAsked(field))
                        for (const QString &key : questionWords(field))
                            learn(words.questions, key, kOwn + field.name);
        for (const RosterColumn &column : roster.columns) {
            learn(words.own, column);
            learn(m_any, column);
            const QString person = column.target.section(u'.', 0, 0);
            if (roster.person(person) && column.target.section(u'.', 1) == kName) {
                for (const QString &word : QStringList{column.heading.in(Language::Chinese)} + column.imports)
                    if (word.size() > 1)
                        learn(m_people, headingKey(word), person);
            }
        }
        for (const RosterPerson &person : roster.people)
            for (const auto &[language, text] : person.label.all())
                learn(m_people, headingKey(text), person.name);
    }
    const Form *guardian = guardianForm(forms), *link = guardianshipForm(forms);
    if (guardian)
        for (const Field &field : guardian->fields)
            if (isAsked(field))
                for (const QString &key : questionWords(field))
                    learn(m_guardian, key, field.name);
    if (const Field *relation = link ? link->find(kRelation) : nullptr)
        for (const QString &key : questionWords(*relation))
            learn(m_guardian, key, kRelation);
}

QString Headings::direct(const Words &words, const QString &key) const {
    if (key.isEmpty())
        return {};
    if (m_rosters.words.isVillage(key))   // before the question for it: a row's own place is found within the ledger's
        return kRegion;
    for (const auto *map : {&words.own, &words.questions, &m_any})
        if (const auto found = map->constFind(key); found != map->constEnd())
            return *found;
    if (const QString target = personal(key); !target.isEmpty())
        return target;
    const Bare bare(key);
    if (bare.key == key)
        return {};
    // 姓名(父亲) is not the child's name.
    if (!personIn(bare.note, false).isEmpty() && personIn(bare.key, false).isEmpty())
        return direct(words, bare.note + bare.key);
    // 监护人(身份证号) is not the carer's name.
    if (const QString person = personIn(bare.key, true), theirs = m_guardian.value(bare.note); !person.isEmpty() && !theirs.isEmpty())
        return person + u'.' + theirs;
    return direct(words, bare.key);
}

bool Headings::isEverybodys(const QString &question) {
    static const QStringList all{fields::kPhone, fields::kEthnicity, QStringLiteral("health")};
    return all.contains(question);
}

QString Headings::asked(const QString &key) const { return m_guardian.value(key, m_guardian.value(Bare(key).key)); }

// 父亲职业, 监护人的职业: a person's word, then a question about a guardian.
QString Headings::personal(const QString &key) const {
    for (qsizetype length = key.size() - 1; length > 1; --length)
        if (const auto person = m_people.constFind(key.left(length)); person != m_people.constEnd())
            if (const auto question = m_guardian.constFind(key.mid(length + (key[length] == u'的' ? 1 : 0))); question != m_guardian.constEnd())
                return *person + u'.' + *question;
    return {};
}

QString Headings::personIn(const QString &key, bool whole) const {
    if (whole)
        return m_people.value(key, m_people.value(m_rosters.words.withoutTail(key)));
    for (auto word = m_people.cbegin(); word != m_people.cend(); ++word)
        if (key.contains(word.key()))
            return word.value();
    return {};
}

bool Headings::isTick(const QString &target, const QString &heading) const {
    const QString first = target.section(u'.', 0, 0), question = target.section(u'.', 1);
    QStringList ids{m_form};
    for (const RosterTemplate &roster : m_rosters.all)
        for (const RosterKind &kind : roster.kinds)
            ids << kind.form;
    QList<const Form *> asking{m_rosters.person(first) ? guardianForm(m_forms) : nullptr};
    if (first + u'.' == kOwn)
        for (const QString &id : std::as_const(ids))
            asking << m_forms.find(id);
    return std::any_of(asking.begin(), asking.end(), [&](const Form *form) { return form && !tickedChoice(*form, form->indexOf(question), heading).isEmpty(); });
}

QString Headings::grouped(const Words &words, const QString &upper, const QString &lower) const {
    const QString above = headingKey(upper), below = headingKey(lower), stem = m_rosters.words.withoutTail(above);
    if (above.isEmpty() || below.isEmpty()) {
        const QString target = direct(words, above + below), both = above.isEmpty() ? lower : upper;
        if (const qsizetype stroke = both.indexOf(QStringLiteral(" / ")); target.isEmpty() && stroke > 0)   // two rows joined, as the rejects workbook has them
            return grouped(words, both.left(stroke), both.mid(stroke + 3));
        return target;
    }
    for (const QString &key : QStringList{above + below, stem + below, headingKey(upper + QStringLiteral(" / ") + lower)})
        if (const QString target = direct(words, key); !target.isEmpty())
            return target;
    for (const QString &key : QStringList{above, stem})   // 残疾 under 身体情况
        if (const QString target = direct(words, key); !target.isEmpty() && isTick(target, upper + QStringLiteral(" / ") + lower))
            return target;
    if (const QString person = personIn(above, true); !person.isEmpty()) {
        const QString question = asked(below);
        return question.isEmpty() ? QString() : person + u'.' + question;
    }
    if (!personIn(above, false).isEmpty())
        return {};
    return direct(words, below);
}

Headings::Reading Headings::readAs(const RosterTemplate &roster, const QStringList &upper, const QStringList &lower) const {
    const Words &words = m_words[roster.id];
    Reading out;
    QString person;
    QStringList wanted, groups, named;   // named: by a heading that is the child's alone
    out.headings = joinedHeadings(upper, lower, &groups);
    for (qsizetype i = 0; i < out.headings.size(); ++i) {
        wanted << grouped(words, groups[i], lower.value(i).trimmed());
        named << (isAnybodys(lower.value(i)) ? QString() : wanted.back());
    }
    for (qsizetype i = 0; i < out.headings.size(); ++i) {
        QString target = wanted[i];
        const QString question = asked(headingKey(lower.value(i)));
        const bool taken = !target.isEmpty() && (out.targets.contains(target) || named.indexOf(target, i + 1) >= 0);
        if (!person.isEmpty() && !question.isEmpty() && (target.isEmpty() || taken || (target.startsWith(kOwn) && (!roster.has(target) || isEverybodys(question))))) {
            const QString theirs = person + u'.' + question;
            if (!out.targets.contains(theirs) && !wanted.contains(theirs))
                target = theirs;
        }
        if (target == kRowNumber && out.targets.contains(target))
            target.clear();
        if (!target.isEmpty() && out.targets.contains(target) && !isTick(target, out.headings[i])) {
            out.doubled << out.headings[i];
            target.clear();
        } else if (target.isEmpty() && !out.headings[i].isEmpty() && !m_rosters.words.isIgnored(out.headings[i]) && wanted[i] != kRowNumber) {
            out.unknown << out.headings[i];
        }
        out.targets << target;
        const QString first = target.section(u'.', 0, 0);
        person = m_rosters.person(first) ? first : QString();
        if (!target.isEmpty() && target != kRowNumber) {
            ++out.known;
            out.fit += roster.has(target) ? 1 : 0;
        }
    }
    if (out.targets.contains(kOwnName) && out.known >= 2)
        out.roster = &roster;
    return out;
}

Headings::Reading Headings::read(const QStringList &upper, const QStringList &lower) const {
    Reading best;
    bool plain = false;
    for (const RosterTemplate &roster : m_rosters.all)
        plain = plain || roster.form == m_form;
    for (const RosterTemplate &roster : m_rosters.all) {
        if (!roster.serves(m_form))
            continue;
        Reading reading = readAs(roster, upper, lower);
        if (!best.roster && (best.headings.isEmpty() || reading.known > best.known) && !reading.roster)
            best = reading;
        if (!reading.roster || (!roster.kinds.isEmpty() && plain && !reading.targets.contains(kRowKind)))
            continue;
        const auto rank = [](const Reading &r) { return std::pair(r.fit, r.known); };
        if (!best.roster || rank(reading) > rank(best))
            best = std::move(reading);
    }
    return best;
}

QStringList Headings::folded(const QStringList &outer, const QStringList &inner, const QStringList &lower) const {
    QStringList out;
    QString over, group;
    for (qsizetype i = 0; i < std::max({outer.size(), inner.size(), lower.size()}); ++i) {
        const QString above = outer.value(i).trimmed(), middle = inner.value(i).trimmed(), below = lower.value(i).trimmed();
        if (!above.isEmpty() || (middle.isEmpty() && below.isEmpty())) {
            over = above;
            group.clear();
        }
        if (!middle.isEmpty())
            group = middle;
        if (below.isEmpty())   // the heading itself stands above: 姓名 under 基本信息, 备注 over all three rows
            out << (middle.isEmpty() ? above : over.isEmpty() ? middle : over + QStringLiteral(" / ") + middle);
        else
            out << (group.isEmpty() || (personIn(headingKey(group), false).isEmpty() && !personIn(headingKey(over), false).isEmpty()) ? over : group);
    }
    return out;
}

int Headings::knownTo(const QStringList &headings, QString &formId) const {
    int most = 0;
    for (const Form *form : m_forms.all()) {
        if (form->id == m_form || !form->repeatOf.isEmpty())
            continue;
        QSet<QString> words;
        for (const Field &field : form->fields)
            if (isAsked(field))
                for (const QString &key : questionWords(field))
                    words << key;
        int count = 0;
        for (const QString &heading : headings)
            count += words.contains(headingKey(heading)) ? 1 : 0;
        if (count > most) {
            most = count;
            formId = form->id;
        }
    }
    return most;
}

int Headings::knownToOwn(const QStringList &headings) const {
    int count = 0;
    for (const QString &heading : headings) {
        bool known = false;
        for (const Words &words : m_words)
            known = known || (!direct(words, headingKey(heading)).isEmpty() && direct(words, headingKey(heading)) != kRowNumber);
        count += known ? 1 : 0;
    }
    return count;
}

}  // namespace tongdang

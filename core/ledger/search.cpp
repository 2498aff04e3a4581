// One box, any kind of term, ordered by kind of match (quality.md).
#include "core/base/text.h"
#include "core/identity/names.h"
#include "core/ledger/ledger_reader_p.h"

#include <QSet>

namespace tongdang {

namespace {

QByteArray upperBound(QByteArray prefix) {
    while (!prefix.isEmpty()) {
        const auto last = static_cast<unsigned char>(prefix.back());
        prefix.chop(1);
        if (last < 0xFF)
            return prefix + char(last + 1);
    }
    return QByteArray(64, '\xFF');
}

enum class TermClass { Digits, Latin, Other };

TermClass classOf(const QString &term) {
    bool digits = true, latin = true;
    for (const QChar c : term) {
        const char16_t u = c.unicode();
        const bool digit = u >= u'0' && u <= u'9';
        const bool letter = (u >= u'a' && u <= u'z') || (u >= u'A' && u <= u'Z');
        digits = digits && (digit || u == u'X' || u == u'x' || u == u'-');
        latin = latin && (letter || u == u'\'');
    }
    return latin ? TermClass::Latin : digits ? TermClass::Digits : TermClass::Other;   // a lone "x" is a letter
}

}  // namespace

Result<std::vector<SearchHit>> LedgerReader::search(const Session &session, const QString &text, int limit) {
    std::vector<SearchHit> hits;
    if (limit <= 0 || !d->shared.policy->allows(session, Action::Read))
        return hits;
    const QString whole = squeezed(halfWidth(text)).left(200);
    if (whole.isEmpty())
        return hits;
    try {
        QSet<Uid> seen;
        const QStringList words = whole.split(u' ');
        // Several words narrow the hits of the first; pinyin typed with spaces is one word.
        bool allLatin = true;
        for (const QString &word : words)
            allLatin = allLatin && classOf(word) == TermClass::Latin;
        const QString term = allLatin ? QString(whole).remove(u' ') : words.front();
        const QStringList narrowing = allLatin ? QStringList() : words.mid(1);
        const int enough = narrowing.isEmpty() ? limit : 5000;

        const auto regionOf = [](const Form &form, const QString &table) { return form.regionField.isEmpty() ? QStringLiteral("NULL") : table + QStringLiteral("td_region"); };
        // A hit of whoever lives there, where this session may look.
        const auto addOne = [&](const Form &form, SQLite::Statement &row, SearchHit::Why why, const QString &matched) {
            const Uid uid = sql::uid(row.getColumn(1));
            if (seen.contains(uid) || int(hits.size()) >= enough || (!form.regionField.isEmpty() && !d->shared.policy->covers(session, sql::text(row.getColumn(2)))))
                return;
            seen.insert(uid);
            hits.push_back({row.getColumn(0).getInt64(), uid, why, matched});
        };
        // Of these ids; of a guardian's, the children who are linked.
        const auto addAll = [&](const SearchedForm &what, const std::vector<qint64> &ids, SearchHit::Why why) {
            const Form *outer = what.link ? d->shared.forms->find(what.link->subject) : nullptr;
            if (ids.empty() || (what.link && !outer))
                return;
            const std::string own = sql::utf8(QStringLiteral("SELECT td_id, td_uid, %1, %2 FROM %3 WHERE td_id = ? AND td_state < 2")
                                                  .arg(regionOf(*what.form, {}), sql::quoted(what.form->fields[what.nameSlot].column), sql::quoted(what.form->table)));
            const std::string through = outer ? sql::utf8(QStringLiteral("SELECT s.td_id, s.td_uid, %1 FROM %2 l JOIN %3 s ON s.td_uid = l.td_subject WHERE l.%4 = ? AND l.td_state < 2 AND s.td_state < 2")
                                                              .arg(regionOf(*outer, QStringLiteral("s.")), sql::quoted(what.link->table), sql::quoted(outer->table), sql::quoted(what.link->fields[what.linkSlot].column)))
                                              : std::string();
            for (const qint64 id : ids) {
                if (int(hits.size()) >= enough)
                    return;
                sql::Use find = d->statements(own);
                sql::bind(find, 1, id);
                if (!find.executeStep())
                    continue;
                const QString name = sql::text(find.getColumn(3));
                if (!outer) {
                    addOne(*what.form, find, why, name);
                    continue;
                }
                sql::Use links = d->statements(through);
                sql::bind(links, 1, sql::uid(find.getColumn(1)).text());
                while (links.executeStep())
                    addOne(*outer, links, why, name);
            }
        };
        const auto byTerm = [&](const SearchedForm &what, TermKind kind, const QByteArray &prefix, SearchHit::Why why) {
            if (prefix.isEmpty() || int(hits.size()) >= enough)
                return;
            std::vector<qint64> ids;
            sql::Use find = d->statements("SELECT id FROM search WHERE kind = ? AND term >= ? AND term < ? ORDER BY term LIMIT ?");
            sql::bind(find, 1, what.offset + int(kind));
            sql::bind(find, 2, prefix);
            sql::bind(find, 3, upperBound(prefix));
            sql::bind(find, 4, enough);
            while (find.executeStep())
                ids.push_back(find.getColumn(0).getInt64());
            addAll(what, ids, why);
        };
        const auto byColumn = [&](const SearchedForm &what, int slot, const QString &prefix, SearchHit::Why why) {
            if (prefix.isEmpty() || int(hits.size()) >= enough)
                return;
            const QString column = sql::quoted(what.form->fields[slot].column);
            sql::Use find = d->statements(sql::utf8(QStringLiteral("SELECT td_id FROM ") + sql::quoted(what.form->table) + QStringLiteral(" WHERE ") + column + QStringLiteral(" <> '' AND ") +
                                                              column + QStringLiteral(" >= ? AND ") + column + QStringLiteral(" < ? AND td_state < 2 ORDER BY ") + column + QStringLiteral(" LIMIT ?")));
            sql::bind(find, 1, prefix);
            sql::bind(find, 2, QString(prefix + QStringLiteral("\U0010FFFF")));
            sql::bind(find, 3, enough);
            std::vector<qint64> ids;
            while (find.executeStep())
                ids.push_back(find.getColumn(0).getInt64());
            addAll(what, ids, why);
        };

        const auto byName = [&](const SearchedForm &what, const QString &prefix, SearchHit::Why why) {
            if (what.nameIndexed)
                byColumn(what, what.nameSlot, prefix, why);
            else
                byTerm(what, TermKind::Name, nameTerm(prefix), why);
        };

        for (const SearchedForm &what : d->searched) {
            const bool other = what.link != nullptr;
            using Why = SearchHit::Why;
            switch (classOf(term)) {
            case TermClass::Other: {
                const QString name = normalizedName(term);
                byName(what, name, other ? Why::Guardian : Why::Name);
                byTerm(what, TermKind::NamePart, nameTerm(name), other ? Why::Guardian : Why::NamePart);
                for (const int slot : what.numberSlots)
                    byColumn(what, slot, term, Why::Number);
                break;
            }
            case TermClass::Latin: {
                const QByteArray latin = term.toLower().remove(u'\'').toLatin1();
                byTerm(what, TermKind::Initials, latin, other ? Why::Guardian : Why::Initials);
                byTerm(what, TermKind::Order, latin + char(1), Why::Pinyin);   // li: 李 before 梁 and 林; of children alone
                byTerm(what, TermKind::Pinyin, latin, other ? Why::Guardian : Why::Pinyin);
                if (!other)
                    byTerm(what, TermKind::GivenPinyin, latin, Why::Pinyin);
                byName(what, term, other ? Why::Guardian : Why::Name);
                byTerm(what, TermKind::NamePart, nameTerm(term), other ? Why::Guardian : Why::NamePart);
                if (latin == "x")
                    byTerm(what, TermKind::IdTail, "X", other ? Why::GuardianId : Why::IdTail);
                break;
            }
            case TermClass::Digits: {
                const QString digits = QString(term).remove(u'-').toUpper();
                for (const int slot : what.idSlots)
                    byColumn(what, slot, digits, other ? Why::GuardianId : Why::IdNumber);
                for (const int slot : what.phoneSlots)
                    byColumn(what, slot, term, other ? Why::GuardianPhone : Why::Phone);
                byTerm(what, TermKind::IdTail, digits.size() <= 8 ? tailTerm(digits) : QByteArray(), other ? Why::GuardianId : Why::IdTail);
                byTerm(what, TermKind::PhoneTail, tailTerm(digits), other ? Why::GuardianPhone : Why::PhoneTail);
                for (const int slot : what.numberSlots)
                    byColumn(what, slot, term, Why::Number);
                break;
            }
            }
        }
        if (!narrowing.isEmpty()) {
            QSet<Uid> kept = seen;
            for (const QString &word : narrowing) {
                auto more = search(session, word, 5000);
                if (!more)
                    return more.error();
                QSet<Uid> these;
                for (const SearchHit &hit : *more)
                    these.insert(hit.uid);
                kept.intersect(these);
            }
            std::erase_if(hits, [&kept](const SearchHit &hit) { return !kept.contains(hit.uid); });
            if (int(hits.size()) > limit)
                hits.resize(size_t(limit));
        }
        return hits;
    } catch (const std::exception &e) {
        return makeError(ErrorCode::Damaged, QStringLiteral("ledger.cannot_read"), {}, QString::fromUtf8(e.what()));
    }
}

}  // namespace tongdang

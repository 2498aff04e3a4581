// What the parts of LedgerReader share. For core/ledger alone.
#pragma once

#include "core/forms/expression_sql.h"
#include "core/ledger/form_table.h"
#include "core/ledger/journal.h"
#include "core/ledger/ledger_reader.h"
#include "core/ledger/record_tree.h"
#include "core/ledger/search_index.h"

#include <map>

namespace tongdang {

struct LedgerReader::Private {
    Private(SQLite::Database &database, const Shared &all)
        : db(database), shared(all), names(database), statements(database), tables(*all.forms),
          searched(searchedForms(*all.forms, [this](const QString &form) { return names.term(form); })) {}

    SQLite::Database &db;
    Shared shared;
    JournalNames names;
    sql::Statements statements;
    FormTables tables;
    std::vector<SearchedForm> searched;

    // Every record's id by the pinyin of its name, and who of them is not active on the day last asked about or not to be seen: kept
    // until the ledger changes, since lists ask for it again and again.
    struct NameOrder {
        qint64 version = -1, changes = -1;
        std::vector<qint64> ids, unread, others;
        QDate day;
        QStringList regions;
    };
    std::map<int, NameOrder> nameOrders;
    NameOrder &byName(const SearchedForm &form);
    std::vector<qint64> activeByName(LedgerReader &reader, const Session &session, const SearchedForm &named, const QString &region, const QDate &day, bool descending, qint64 limit);

    QDate dayOr(const QDate &day) const { return day.isValid() ? day : shared.clock->today(); }
    QDateTime momentOf(const QDate &day) const { return day.isValid() && day != shared.clock->today() ? QDateTime(day, QTime(12, 0), Qt::OffsetFromUTC, 8 * 3600) : shanghaiTime(shared.clock->nowMs()); }
    std::vector<Record> linkedRecords(const Uid &subject, const Form &form, bool withdrawn);
    // Completes a row just read: derived answers as of the day, region, version, restricted answers blank.
    void complete(LedgerReader &reader, const Session &session, Record &record, const QDate &from, const QDate &until, const QDate &day, bool restrict = true);
    void blankRestricted(const Session &session, Answers &answers) const;
    QString regionOf(const Record &record);
    std::optional<RecordTree> treeOf(const Record &record) { return RecordTree::concerns(record.form()) ? std::optional<RecordTree>(std::in_place, record, *shared.forms, RecordTree::stored(statements, tables)) : std::nullopt; }
    // Runs a select of region and one more column, once a key; `take` gets the row where the session may see it.
    template <typename Keys, typename Take> Result<void> eachOf(const Session &session, const QString &form, const char *column, const char *key, const Keys &keys, const Take &take);
    QString restrictedIn(const Session &session, const Form &form, const QStringList &names) const;   // one of them that the session may not read
    QString regionCondition(const Session &session, const Form &form, const QString &region, QVariantList &values) const;
    const SearchedForm *searchedForm(const QString &form) const {
        for (const SearchedForm &one : searched)
            if (one.form->id == form)
                return &one;
        return nullptr;
    }
};

// SQL over a form's table `alias`, with derived answers as of `day`.
class FormSqlScope final : public SqlScope {
  public:
    FormSqlScope(const Form &form, QString alias, const QDate &day) : m_form(form), m_alias(std::move(alias)), m_day(day) {}
    QString column(const Reference &reference) const override;
    QDate today() const override { return m_day; }
    QString nodeSet(const Reference &repeat, const QString &alias) const override;
    const SqlScope *inside(const Reference &repeat, const QString &alias) const override;

  private:
    const Form *formOf(const Reference &repeat) const;   // of a repeat's rows or of linked records
    const Form &m_form;
    QString m_alias;
    QDate m_day;
    bool m_isInner = false, m_isLinked = false;
    mutable std::vector<std::unique_ptr<FormSqlScope>> m_inner;
};
QString inlined(const SqlFragment &fragment);   // its values written as literals

}  // namespace tongdang

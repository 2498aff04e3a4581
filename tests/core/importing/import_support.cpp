#include "tests/core/importing/import_support.h"

#include "core/base/dates.h"
#include "core/identity/id_number.h"

#include <SQLiteCpp/SQLiteCpp.h>

namespace tongdang::test {

ImportLedger::ImportLedger(const QString &region) {
    LedgerOptions options;
    options.stretch = KeyStretch::Least;
    options.cacheBytes = 8 << 20;
    options.forTests = true;
    options.cipher = Cipher::ChaCha20;
    const Ledger::Context context{&clock, &policy, &derivation, options};
    auto made = Ledger::create({path(QStringLiteral("试.tongdang")), region, QStringLiteral("海勃湾区民政局"), QStringLiteral("admin"), QStringLiteral("Hai-Bo-Wan-2016!"), false}, context);
    INFO((made ? QString() : made.error().message.id + u' ' + made.error().detail).toStdString());
    REQUIRE(made.has_value());
    ledger = std::move(made->ledger);
    session = made->session;
}

Result<ImportReport> ImportLedger::tryImport(const QString &file, const ImportOptions &options) {
    NoProgress none;
    return importRoster(*ledger, session, file, options, none);
}

ImportReport ImportLedger::import(const QString &file, const ImportOptions &options) {
    auto done = tryImport(file, options);
    INFO((done ? QString() : done.error().message.id + u' ' + done.error().message.args.join(u',') + u' ' + done.error().detail).toStdString());
    REQUIRE(done.has_value());
    return *done;
}

Result<ExportOutcome> ImportLedger::exportTo(const QString &file, const ExportOptions &options) {
    NoProgress none;
    return exportRoster(*ledger, ledger->reader(), session, file, options, none);
}

std::vector<Record> ImportLedger::records(const QString &form) {
    std::vector<qint64> ids;
    SQLite::Statement all(ledger->reader().database(), "SELECT td_id FROM " + form.toStdString() + " WHERE td_state < 2 ORDER BY td_id");
    while (all.executeStep())
        ids.push_back(all.getColumn(0).getInt64());
    auto rows = ledger->reader().rows(session, form, ids);
    REQUIRE(rows);
    return std::move(*rows);
}

Record ImportLedger::child(const QString &name) {
    for (Record &record : records(QStringLiteral("child")))
        if (record.answers.value(QStringLiteral("name")) == name)
            return record;
    FAIL("no child " << name.toStdString());
    return {};
}

std::vector<Record> ImportLedger::linked(const Record &of, const QString &form) {
    auto found = ledger->reader().linked(session, of.uid, form);
    REQUIRE(found);
    return std::move(*found);
}

QStringList ImportLedger::family(const QString &name) {
    QStringList out;
    for (const Record &link : linked(child(name), QStringLiteral("guardianship"))) {
        const auto value = [&link](const char *field) { return link.answers.value(QString::fromLatin1(field)); };
        auto guardian = ledger->reader().record(session, Uid::fromText(value("guardian")));
        REQUIRE(guardian);
        out << QStringList{value("relation"), guardian->answers.value(QStringLiteral("name")), guardian->answers.value(QStringLiteral("phone")), value("since"), value("until")}.join(u' ').trimmed();
    }
    out.sort();
    return out;
}

QStringList ImportLedger::lines() {
    QStringList out;
    for (const Record &record : records(QStringLiteral("child"))) {
        QStringList words;
        for (const Field &field : record.form().fields)
            if (const QString value = record.answers.value(field.name); !value.isEmpty() && field.name != u"child_number" && field.name != u"next_visit_on")
                words << field.name + u'=' + value;
        words << family(record.answers.value(QStringLiteral("name")));
        for (const Record &status : linked(record, QStringLiteral("status")))
            words << QStringLiteral("status=") + status.answers.value(QStringLiteral("category")) + status.answers.value(QStringLiteral("since"));
        words << QStringLiteral("periods=%1").arg(linked(record, QStringLiteral("register_period")).size());
        out << words.join(u';');
    }
    out.sort();
    return out;
}

QStringList heads() {
    return QStringLiteral("序号 村(居) 姓名 性别 民族 出生日期 公民身份证号码 是否登记户口 身体情况 就学情况 是否寄宿 父亲姓名 父亲务工地点 父亲电话 母亲姓名 母亲务工地点 母亲电话 外出情形 受委托监护人 与儿童关系 "
                          "受委托监护人电话 监护类型 救助帮扶 现居住地 备注").split(u' ');
}

QString idNumber(const QDate &birth, bool male, int sequence) {
    const QString body = QStringLiteral("150302") + birth.toString(QStringLiteral("yyyyMMdd")) + QString::number(100 + 2 * (sequence % 400) + (male ? 1 : 0));
    return body + idCheckDigit(body);
}

Line childLine(int number) {
    static const QStringList villages{QStringLiteral("新地村"), QStringLiteral("团结新村"), QStringLiteral("和平社区")};
    static const QString given = QStringLiteral("梓涵雨桐欣怡浩然子轩宇航诗佳琪俊杰思源明雅静建国志强晓燕海波丽娜春梅");
    const bool male = number % 2 == 0;
    const QDate birth = QDate(2004, 3, 5).addDays(number * 37 % 3000);
    const auto person = [&](QChar surname, int seed) -> QString { return QString(surname) + given[seed % given.size()] + given[(seed / 7 + 11) % given.size()]; };
    const QString village = villages[number % 3];
    return {{QStringLiteral("村(居)"), village}, {QStringLiteral("姓名"), person(u'李', number) + given[number / 37 % given.size()]}, {QStringLiteral("性别"), male ? QStringLiteral("男") : QStringLiteral("女")},
            {QStringLiteral("民族"), QStringLiteral("汉族")}, {QStringLiteral("出生日期"), isoDate(birth)}, {QStringLiteral("公民身份证号码"), idNumber(birth, male, number)},
            {QStringLiteral("是否登记户口"), QStringLiteral("是")}, {QStringLiteral("身体情况"), QStringLiteral("健康")}, {QStringLiteral("就学情况"), QStringLiteral("小学")},
            {QStringLiteral("是否寄宿"), QStringLiteral("否")}, {QStringLiteral("父亲姓名"), person(u'李', number + 3)}, {QStringLiteral("父亲务工地点"), QStringLiteral("陕西省榆林市")},
            {QStringLiteral("父亲电话"), QStringLiteral("139%1").arg(number, 8, 10, QLatin1Char('0'))}, {QStringLiteral("母亲姓名"), person(u'王', number + 5)},
            {QStringLiteral("母亲务工地点"), QStringLiteral("北京市")}, {QStringLiteral("母亲电话"), QStringLiteral("158%1").arg(number, 8, 10, QLatin1Char('0'))},
            {QStringLiteral("外出情形"), QStringLiteral("父母双方外出")}, {QStringLiteral("受委托监护人"), person(u'赵', number + 9)}, {QStringLiteral("与儿童关系"), QStringLiteral("祖父")},
            {QStringLiteral("受委托监护人电话"), QStringLiteral("150%1").arg(number, 8, 10, QLatin1Char('0'))}, {QStringLiteral("监护类型"), QStringLiteral("监护情况较好")},
            {QStringLiteral("救助帮扶"), QStringLiteral("临时救助、医疗救助")}, {QStringLiteral("现居住地"), village + QStringLiteral("3组")}};
}

QList<QStringList> tableOf(const QStringList &headings, const QList<Line> &lines) {
    QList<QStringList> rows{{QStringLiteral("农村留守儿童花名册")}, {QStringLiteral("填报单位(盖章):海勃湾区民政局"), {}, {}, {}, QStringLiteral("填报日期:2016年7月31日")}, headings};
    int number = 0;
    for (const Line &line : lines) {
        QStringList row;
        for (const QString &heading : headings)
            row << line.value(heading);
        if (const qsizetype at = headings.indexOf(QStringLiteral("序号")); at >= 0)
            row[at] = QString::number(++number);
        rows << row;
    }
    rows << QStringList{QStringLiteral("单位负责人(签名):"), {}, {}, QStringLiteral("复核人(签名):"), {}, {}, QStringLiteral("填表人(签名):")};
    return rows;
}

void writeTable(const QString &path, const QList<QStringList> &rows, SheetEncoding encoding) { writeSheets(path, {{QStringLiteral("花名册"), rows}}, encoding); }

QString roster(ImportLedger &into, const QList<Line> &lines, const QString &name) {
    const QString path = into.path(name);
    writeTable(path, tableOf(heads(), lines));
    return path;
}

QStringList rulesOf(const ImportReport &report, int row, Severity severity) {
    QStringList out;
    for (const RowProblem &problem : report.problems)
        if (problem.row == row && problem.severity == severity)
            out << problem.rule;
    return out;
}

}  // namespace tongdang::test

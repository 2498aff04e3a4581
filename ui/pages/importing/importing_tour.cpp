// The states of the page that are worth a picture.
#include "ui/pages/importing/importing_page.h"

#include <QApplication>
#include <QFile>
#include <QTemporaryDir>

namespace tongdang {

void ImportingPage::showSample(Step step, bool faulty) {
    const QTemporaryDir folder;
    QString file = folder.filePath(QStringLiteral("花名册.xlsx"));
    QFile::copy(QStringLiteral(":/samples/roster.xlsx"), file);
    if (faulty) {                              // no village, a heading of its own, and rows with faults
        file = folder.filePath(QStringLiteral("新地村名单.csv"));
        QFile table(file);
        if (table.open(QIODevice::WriteOnly))
            table.write(QStringLiteral("序号,姓名,性别,身份证号,出生日期,父亲姓名,父亲电话,属相\n"
                                       "1,王样例,男,150302201403070016,2014-03-07,王示范,13900000001,马\n"
                                       "2,李样例,女,,2015年5月1日,李示范,139000,羊\n"
                                       "3,,男,,2016-09-10,赵示范,13900000003,猴\n"
                                       "4,陈样例,女,,2013-12-24,陈示范,13900000004,蛇\n").toUtf8());
    }
    const auto wait = [this] {
        while (m_busy)
            QApplication::processEvents(QEventLoop::WaitForMoreEvents);
    };
    again();
    open(file);
    wait();
    if (faulty && step != Headings) {
        const QString region = m_context.ledger().settings().region;
        const QList<const Place *> villages = m_context.reader().places().under(region, PlaceLevel::Village);
        m_work.region = villages.isEmpty() ? region : villages.front()->code;
    }
    if (step != Headings)
        tryOut();
    wait();
    if (step == Done)
        import();
    wait();
}

std::vector<TourStop> ImportingPage::tourStops() {
    const auto stop = [this](const char *name, Step step, bool faulty) { return TourStop{QLatin1String(name), [this, step, faulty] { showSample(step, faulty); }, false}; };
    return {stop("headings", Headings, false), stop("village", Headings, true), stop("tried", Tried, true), stop("fine", Tried, false),
            {QStringLiteral("error"),
             [this] {
                 again();
                 fail(makeError(ErrorCode::BadFormat, QStringLiteral("sheets.password_protected"), {QStringLiteral("花名册.xlsx")}));
             },
             false},
            stop("done", Done, true),
            {QStringLiteral("recent"), [this] { again(); }, false}};
}

}  // namespace tongdang

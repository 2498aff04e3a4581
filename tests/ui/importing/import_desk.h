// The window with the page of importing on a small ledger, rosters made by code, and the page's way by clicks and keys.
#pragma once

#include "core/identity/id_number.h"
#include "tests/support/ui/world.h"
#include "tests/support/written_sheets.h"
#include "ui/pages/importing/importing_page.h"
#include "ui/shell/banner.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>

namespace tongdang {

inline QString idOf(int number, bool male = true) {
    const QString body = QStringLiteral("150302") + QDate(2014, 1, 5).addDays(number * 3).toString(QStringLiteral("yyyyMMdd")) + QString::number(100 + 2 * (number % 400) + (male ? 1 : 0));
    return body + idCheckDigit(body);
}

inline QStringList rosterHeads() { return QStringLiteral("序号 村(居) 姓名 性别 公民身份证号码 父亲姓名 父亲电话").split(u' '); }

inline QStringList rosterLine(int number) {
    return {QString::number(number + 1), QStringLiteral("新地村"), QStringLiteral("李") + QChar(0x5b50 + number % 300) + QChar(0x6d69 + number / 300), QStringLiteral("男"), idOf(number),
            QStringLiteral("李") + QChar(0x5b50 + number % 300) + QStringLiteral("父"), QStringLiteral("139%1").arg(number, 8, 10, QLatin1Char('0'))};
}

struct ImportDesk : World {
    ImportingPage *page = nullptr;
    explicit ImportDesk(Language language = Language::English)
        : World({[this](UiContext &made) {
              auto built = std::make_unique<ImportingPage>(made);
              page = built.get();
              return built;
          }}, language) {
        REQUIRE(createLedger());
        REQUIRE(page);
        window->activateWindow();
    }

    QString write(const QString &name, const QList<QStringList> &rows, const QString &sheet = QStringLiteral("花名册"), const QStringList &further = {}) const {
        const QString path = folder.filePath(name);
        test::Sheets sheets{{sheet, rows}};
        for (const QString &title : further)
            sheets << std::pair(title, QList<QStringList>{{title}});
        test::writeSheets(path, sheets);
        return path;
    }
    QString roster(int count, const QStringList &heads = rosterHeads(), const QString &name = QStringLiteral("花名册.xlsx")) const {
        QList<QStringList> rows{{QStringLiteral("农村留守儿童花名册")}, heads};
        for (int i = 0; i < count; ++i)
            rows << rosterLine(i);
        return write(name, rows);
    }

    void choose(const QString &file) {
        dialogs.files = {file};
        REQUIRE(click("chooseFile"));
        REQUIRE(idle());
        QApplication::processEvents();
    }
    void press(const char *button) {
        REQUIRE(click(button));
        REQUIRE(idle());
        QApplication::processEvents();
    }
    void enter() {
        REQUIRE(QApplication::focusWidget());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        REQUIRE(idle());
        QApplication::processEvents();
    }
    QString label(const char *name) const { return find<QLabel>(name) ? find<QLabel>(name)->text() : QString(); }
    QString banner() const { return find<Banner>("importBanner") ? find<Banner>("importBanner")->text() : QString(); }
    bool enabled(const char *name) const { return find<QPushButton>(name) && find<QPushButton>(name)->isEnabled(); }
    QLineEdit *meaning(int column) const { return window->findChild<QLineEdit *>(QStringLiteral("means_%1").arg(column)); }
    std::vector<Record> children() const {
        ListQuery query;
        const auto ids = context.reader().ids(context.session(), query);
        REQUIRE(ids);
        auto rows = context.reader().rows(context.session(), query.form, *ids);
        REQUIRE(rows);
        return std::move(*rows);
    }
    int imports() const {
        int count = 0;
        const auto batches = context.reader().batches(context.session());
        REQUIRE(batches);
        for (const BatchInfo &batch : *batches)
            count += batch.turn == 0 && batch.what.id == u"importing.intent" && !batch.undone ? 1 : 0;
        return count;
    }
};

}  // namespace tongdang

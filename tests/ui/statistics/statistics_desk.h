// The window with the statistics page on a ledger of Haibowan, and hands to work it.
#pragma once

#include "core/children/demonstration.h"
#include "core/children/fields.h"
#include "core/children/registration.h"
#include "tests/support/ui/world.h"
#include "ui/pages/statistics/statistics_page.h"
#include "ui/shell/banner.h"
#include "ui/tables/pinned_table.h"

#include <QComboBox>
#include <QLineEdit>
#include <QTableView>

#include <algorithm>

namespace tongdang {

inline const auto kVillage = QStringLiteral("150302101203");

struct StatisticsDesk : World {
    StatisticsPage *page = nullptr;
    QString title;
    QList<Uid> opened;
    int openings = 0;
    QStringList told;

    QString banner() const { return page->widget()->findChild<Banner *>(QStringLiteral("statisticsBanner"))->text(); }   // the window has a line of its own
    explicit StatisticsDesk(int children = 0, Language language = Language::Chinese)
        : World({[this](UiContext &context) {
              auto made = std::make_unique<StatisticsPage>(context);
              page = made.get();
              return made;
          }}, language) {
        QObject::connect(&context, &UiContext::childrenRequested, &context, [this](const QString &list, const QList<Uid> &uids) {
            title = list;
            opened = uids;
            ++openings;
        });
        QObject::connect(&context, &UiContext::told, &context, [this](const QString &sentence) { told << sentence; });
        REQUIRE(createLedger());
        REQUIRE(page);
        if (children > 0) {
            NoProgress quiet;
            REQUIRE(fillDemonstration(context.ledger(), context.session(), children, 3, quiet));
            emit context.dataChanged();
        }
    }

    Uid addChild(const QHash<QString, QString> &more = {}) {
        const FormCatalog &forms = context.ledger().forms();
        const Form *form = forms.find(fields::kChild);
        QHash<QString, QString> answers{{fields::kName, QStringLiteral("王小明")}, {QStringLiteral("sex"), QStringLiteral("1")}, {QStringLiteral("birth_date"), QStringLiteral("2016-03-07")}, {fields::kHomeRegion, kVillage},
                                        {QStringLiteral("hukou_registered"), QStringLiteral("yes")}, {QStringLiteral("hukou_type"), QStringLiteral("rural")}, {QStringLiteral("health"), QStringLiteral("healthy")},
                                        {QStringLiteral("schooling"), QStringLiteral("primary")}, {QStringLiteral("boarding"), QStringLiteral("no")}, {QStringLiteral("parents_away"), QStringLiteral("both")},
                                        {QStringLiteral("entrusted"), QStringLiteral("no")}, {QStringLiteral("care_grade"), QStringLiteral("nobody")}};
        answers.insert(more);
        std::vector<std::pair<int, QString>> values;
        for (auto it = answers.cbegin(); it != answers.cend(); ++it)
            if (!it.value().isEmpty())
                values.emplace_back(form->indexOf(it.key()), it.value());
        ChangeSet set;
        set.changes = newChild(forms, clock, values, fields::kLeftBehind, {});
        const auto outcome = context.ledger().commit(context.session(), set);
        REQUIRE(outcome);
        REQUIRE(outcome->refused == 0);
        emit context.dataChanged();
        return outcome->uids.front();
    }

    const Summary &summary() const {
        REQUIRE(page->counted());
        return page->counted()->summary;
    }
    PinnedTable *figures() const { return window->findChild<PinnedTable *>(QStringLiteral("figures")); }
    QTableView *rules() const { return window->findChild<QTableView *>(QStringLiteral("rulesTable")); }
    QString cell(int row, int column) const { return figures()->model()->index(row, column).data().toString(); }
    void stand(int row, int column) const {
        figures()->setFocus();
        figures()->setCurrentIndex(figures()->model()->index(row, column));
    }
    int rowOf(const QString &place) const {
        for (size_t r = 0; r < summary().rows.size(); ++r)
            if (summary().rows[r].code == place)
                return int(r);
        return int(summary().rows.size());
    }
    QList<Uid> sorted(QList<Uid> uids) const {
        std::sort(uids.begin(), uids.end());
        return uids;
    }
    QList<Uid> named(const std::vector<qint64> &ids) { return sorted(context.reader().uidsOf(context.session(), fields::kChild, ids).value()); }
    void choose(const char *box, int index) const {
        auto *combo = window->findChild<QComboBox *>(QLatin1String(box));
        REQUIRE(combo);
        combo->setCurrentIndex(index);
        emit combo->activated(index);
    }
    void typeDate(const QString &text) const {
        REQUIRE(type("statisticsDate", text));
        QTest::keyClick(window->findChild<QLineEdit *>(QStringLiteral("statisticsDate")), Qt::Key_Return);
    }
};

}  // namespace tongdang

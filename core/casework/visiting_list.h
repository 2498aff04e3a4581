// The list that goes along on a round of visits: whom to see, where, how urgent. In walking order it goes by village, group and house number.
#pragma once

#include "core/ledger/ledger_reader.h"

namespace tongdang {

struct VisitingRow {
    Uid uid;
    QString name, region, group, houseNumber, address, risk;
    QString phone;             // of who cares for the child now, of another guardian, else the child's own
    QDate due, lastVisit;      // lastVisit invalid: none yet
    int overdueDays = 0;
};

struct VisitingQuery {
    enum class Order { Place, Risk, Due } order = Order::Place;
    QDate until;               // due by; invalid: today
    QString region;            // code prefix
    QStringList risks;         // codes; none: all
    bool overdueOnly = false;
};

// Errors: Denied, Damaged.
Result<std::vector<VisitingRow>> visitingList(LedgerReader &reader, const Session &session, const VisitingQuery &query);

}  // namespace tongdang

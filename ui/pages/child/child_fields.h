// Names of the questions that the child's file shows or fills by itself.
#pragma once

#include <QString>

namespace tongdang::childfile {

inline const QString kChild = QStringLiteral("child"), kGuardian = QStringLiteral("guardian"), kGuardianship = QStringLiteral("guardianship"),
                     kStatus = QStringLiteral("status"), kPeriod = QStringLiteral("register_period");
inline const QString kName = QStringLiteral("name"), kSex = QStringLiteral("sex"), kAge = QStringLiteral("age"), kBirth = QStringLiteral("birth_date"),
                     kHome = QStringLiteral("home_region"), kCategories = QStringLiteral("categories"), kRisk = QStringLiteral("risk"),
                     kExitReason = QStringLiteral("exit_reason"), kExitDate = QStringLiteral("exit_date"), kNumber = QStringLiteral("child_number"),
                     kPhone = QStringLiteral("phone"), kIdNumber = QStringLiteral("id_number"), kRelation = QStringLiteral("relation"),
                     kRoles = QStringLiteral("roles"), kWorkPlace = QStringLiteral("work_place"), kWorkRegion = QStringLiteral("work_region"),
                     kCarer = QStringLiteral("current_carer"), kSince = QStringLiteral("since"), kUntil = QStringLiteral("until"),
                     kCategory = QStringLiteral("category"), kReason = QStringLiteral("reason");

}  // namespace tongdang::childfile

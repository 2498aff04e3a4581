// The questions that this room needs by name; the only place in C++ that names questions. A test proves that each exists.
#pragma once

#include <QString>

namespace tongdang::fields {

inline const QString kChild = QStringLiteral("child");
inline const QString kGuardian = QStringLiteral("guardian");
inline const QString kGuardianship = QStringLiteral("guardianship");
inline const QString kStatus = QStringLiteral("status");
inline const QString kRegisterPeriod = QStringLiteral("register_period");

// child (name … are shared with guardian)
inline const QString kName = QStringLiteral("name");
inline const QString kSex = QStringLiteral("sex");
inline const QString kBirthDate = QStringLiteral("birth_date");
inline const QString kIdNumber = QStringLiteral("id_number");
inline const QString kPhone = QStringLiteral("phone");
inline const QString kHomeRegion = QStringLiteral("home_region");
inline const QString kHukouRegion = QStringLiteral("hukou_region");
inline const QString kHukouType = QStringLiteral("hukou_type");
inline const QString kParentsAway = QStringLiteral("parents_away");
inline const QString kIncapableParent = QStringLiteral("incapable_parent");
inline const QString kEntrusted = QStringLiteral("entrusted");
inline const QString kCareGrade = QStringLiteral("care_grade");
inline const QString kSchooling = QStringLiteral("schooling");
inline const QString kChildNumber = QStringLiteral("child_number");
inline const QString kRegisteredOn = QStringLiteral("registered_on");
inline const QString kAgeStated = QStringLiteral("age_stated");
inline const QString kAgeStatedOn = QStringLiteral("age_stated_on");
inline const QString kAge = QStringLiteral("age");
inline const QString kVillageGroup = QStringLiteral("village_group");
inline const QString kEthnicity = QStringLiteral("ethnicity");
inline const QString kFamilyType = QStringLiteral("family_type");
// derived
inline const QString kCategories = QStringLiteral("categories");
inline const QString kCareArrangement = QStringLiteral("care_arrangement");
inline const QString kRisk = QStringLiteral("risk");
inline const QString kGuardianshipGrade = QStringLiteral("guardianship_grade");
inline const QString kNextVisitOn = QStringLiteral("next_visit_on");
inline const QString kExitReason = QStringLiteral("exit_reason");
inline const QString kExitDate = QStringLiteral("exit_date");
// guardianship
inline const QString kRelation = QStringLiteral("relation");
inline const QString kRoles = QStringLiteral("roles");
inline const QString kCurrentCarer = QStringLiteral("current_carer");
inline const QString kSince = QStringLiteral("since");
inline const QString kUntil = QStringLiteral("until");
// status
inline const QString kCategory = QStringLiteral("category");
inline const QString kReason = QStringLiteral("reason");
// guardian
inline const QString kWorkRegion = QStringLiteral("work_region");
inline const QString kWorkPlace = QStringLiteral("work_place");
inline const QString kAlive = QStringLiteral("alive");
inline const QString kSpecialSituations = QStringLiteral("special_situations");
inline const QString kDisabilityType = QStringLiteral("disability_type"), kDisabilityGrade = QStringLiteral("disability_grade");   // the child's too
inline const QString kRemarks = QStringLiteral("remarks");

// groups
inline const QString kResidenceGroup = QStringLiteral("residence");

// codes
inline const QString kLeftBehind = QStringLiteral("left_behind");
inline const QString kYes = QStringLiteral("yes");
inline const QString kNo = QStringLiteral("no");
inline const QString kNone = QStringLiteral("none");
inline const QString kFather = QStringLiteral("51"), kMother = QStringLiteral("52");
inline const QString kEntrustedCarer = QStringLiteral("entrusted_carer");
inline const QString kParent = QStringLiteral("parent");

}  // namespace tongdang::fields

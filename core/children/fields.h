// The questions that this room needs by name; the only place in C++ that names questions. A test proves that each exists.
#pragma once

#include <QString>

namespace tongdang::fields {

inline const QString kChild = QStringLiteral("child");
inline const QString kGuardian = QStringLiteral("guardian");
inline const QString kGuardianship = QStringLiteral("guardianship");
inline const QString kStatus = QStringLiteral("status");
inline const QString kRegisterPeriod = QStringLiteral("register_period");
inline const QString kVisit = QStringLiteral("visit");
inline const QString kAssessmentOverride = QStringLiteral("assessment_override");
inline const QString kCareAgreement = QStringLiteral("care_agreement");
inline const QString kHousehold = QStringLiteral("household");   // a form, and the child's question

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

// visit
inline const QString kVisitedOn = QStringLiteral("visited_on");
inline const QString kOutcome = QStringLiteral("outcome");
inline const QString kNextVisit = QStringLiteral("next_visit");
// assessment_override; level is of every instrument
inline const QString kDecidedOn = QStringLiteral("decided_on");
// care_agreement
inline const QString kEndedOn = QStringLiteral("ended_on");
inline const QString kCarer = QStringLiteral("carer"), kOtherChildren = QStringLiteral("other_children");

// the survey: campaign, assignment, household, house_call, unit_return, second_keying
inline const QString kCampaign = QStringLiteral("campaign");   // a form, and a question of those below
inline const QString kTitle = QStringLiteral("title");
inline const QString kCutOff = QStringLiteral("cut_off");
inline const QString kStartsOn = QStringLiteral("starts_on");
inline const QString kRegions = QStringLiteral("regions");
inline const QString kAssignment = QStringLiteral("assignment");
inline const QString kTeam = QStringLiteral("team");
inline const QString kRegion = QStringLiteral("region");
inline const QString kGroups = QStringLiteral("groups"), kNumbers = QStringLiteral("numbers");
inline const QString kGroup = QStringLiteral("group");
inline const QString kHouseNumber = QStringLiteral("house_number");
inline const QString kHead = QStringLiteral("head");
inline const QString kHouseCall = QStringLiteral("house_call");
inline const QString kCalledOn = QStringLiteral("called_on");
inline const QString kResult = QStringLiteral("result");
inline const QString kSurveyor = QStringLiteral("surveyor");
inline const QString kNextTry = QStringLiteral("next_try");
inline const QString kUnitReturn = QStringLiteral("unit_return");
inline const QString kReturnedOn = QStringLiteral("on");
inline const QString kNilReturn = QStringLiteral("nil_return");
inline const QString kPopulationUnder16 = QStringLiteral("population_under_16");
inline const QString kSecondKeying = QStringLiteral("second_keying");
inline const QString kKeyedRecord = QStringLiteral("record"), kKeyedForm = QStringLiteral("record_form"), kKeyedBy = QStringLiteral("keyed_by");
inline const QString kKeyedAnswer = QStringLiteral("answer");   // its repeat
inline const QString kQuestion = QStringLiteral("question"), kFirstValue = QStringLiteral("first_value"), kSecondValue = QStringLiteral("second_value"), kDiffers = QStringLiteral("differs");
inline const QString kHomeAddress = QStringLiteral("home_address");

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
inline const QString kNobodyHome = QStringLiteral("nobody_home"), kSurveyed = QStringLiteral("surveyed");
inline const QString kNotCollected = QStringLiteral("not_collected");
inline const QString kNotMet = QStringLiteral("not_met"), kRefused = QStringLiteral("refused");

}  // namespace tongdang::fields

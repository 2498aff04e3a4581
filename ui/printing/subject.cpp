#include "ui/printing/subject.h"

#include "core/accounts/restrictions.h"
#include "core/base/dates.h"
#include "core/base/text.h"
#include "core/children/fields.h"
#include "core/forms/assessment.h"
#include "core/forms/label_references.h"
#include "core/ledger/shown_value.h"

#include <QRegularExpression>

namespace tongdang {

namespace {

QString withoutBreaks(QString text) { return text.replace(QStringLiteral("\r\n"), QStringLiteral("\n")).replace(u'\r', u'\n').trimmed(); }

}  // namespace

QString dateInWords(const QString &iso, Language language) {
    const QDate date = fromIso(iso);
    return !date.isValid() || language == Language::English ? iso : QStringLiteral("%1年%2月%3日").arg(date.year()).arg(date.month()).arg(date.day());
}

// An assessment's reasons are as restricted as the trigger whose words they may be; without one they are points alone.
static bool neverLeaves(const Field &field, const Answers &answers) {
    return neverLeaves(field.restricted) && !(field.explains && answers.value(kTrigger).isEmpty());
}

bool onPaper(const PrintScene &scene, const Field &field, const Answers &answers) {
    if (field.print == u"no" || field.kind == FieldKind::Image || field.kind == FieldKind::Audio || field.kind == FieldKind::Video || field.kind == FieldKind::File || field.isSilent())
        return false;
    if (field.restricted.isEmpty())
        return true;
    return (scene.restricted || !neverLeaves(field, answers)) && scene.reader.shared().policy->mayRead(scene.session, field.restricted);
}

QString inWords(const PrintScene &scene, const Form &form, const Field &field, const QString &value) {
    if (value.isEmpty())
        return value;
    if (field.type == ValueType::Date || (field.derived && fromIso(value).isValid()))
        return scene.plainDates ? value : dateInWords(value, scene.language);
    if (scene.masked && field.type == ValueType::Text && !field.isChoice()) {
        const QStringList is = field.appearance.split(u' ');
        if (is.contains(u"idnumber"))
            return maskedIdNumber(value);
        if (is.contains(u"phone"))
            return maskedPhone(value);
        if (!field.appearance.startsWith(u"record:") && !is.contains(u"region"))
            return maskedNumbers(withoutBreaks(shownValue(scene.reader, scene.session, scene.region, form, field, value, scene.language)));
    }
    return withoutBreaks(shownValue(scene.reader, scene.session, scene.region, form, field, value, scene.language));
}

QString addressWithin(const QString &place, const QString &address) {
    const qsizetype least = std::min<qsizetype>(place.size(), 3);   // a place's name: 新地村
    for (qsizetype from = 0; place.size() - from >= least; ++from)
        if (const qsizetype at = address.indexOf(QStringView(place).mid(from)); at >= 0)
            return at > 0 ? address : place.first(from) + address;
    return place + address;
}

std::vector<CampaignDay> campaignsUnderWay(LedgerReader &reader, const Session &session, const QDate &day) {
    ListQuery query;
    query.form = fields::kCampaign;
    const Form *form = reader.forms().find(query.form);
    if (!form)
        return {};
    query.where = QStringLiteral("${starts_on} <= '%1' and ${ends_on} >= '%1'").arg(isoDate(day));
    query.orderBy = form->dateField;
    query.descending = true;
    const auto ids = reader.ids(session, query);
    const auto rows = ids ? reader.rows(session, form->id, *ids) : Result<std::vector<Record>>(ids.error());
    std::vector<CampaignDay> out;
    if (rows)
        for (const Record &campaign : *rows)
            out.push_back({campaign.answers.value(fields::kRegions).split(u' ', Qt::SkipEmptyParts), campaign.answers.value(fields::kCutOff)});
    return out;
}

Subject::Subject(const PrintScene &scene, const Record &record, const QList<PersonOnPaper> &people) : m_scene(scene), m_record(record), m_people(people), m_facts(scene.reader.facts(scene.session, &record)) {
    for (const Record *one = &m_record; one; one = &m_above.back()) {
        if (one->form().id == fields::kChild) {
            m_child = one;
            break;
        }
        auto above = scene.reader.record(scene.session, one->subject);
        if (one->subject.isNil() || !above)
            break;
        m_above.push_back(std::move(*above));
    }
}

bool Subject::holds(const QString &expression) const {
    if (expression.isEmpty())
        return true;
    const auto parsed = Expression::parse(expression, m_record.form().scope());
    return parsed && parsed->holds(AnswersContext(m_record.answers, *m_facts));
}

const std::vector<std::pair<Record, Record>> &Subject::family() const {
    if (std::exchange(m_familyRead, true) || !m_child)
        return m_family;
    auto links = m_scene.reader.linked(m_scene.session, m_child->uid, fields::kGuardianship);
    if (!links)
        return m_family;
    const QString day = isoDate(m_scene.day());
    for (Record &link : *links) {
        if (const QString since = link.answers.value(fields::kSince), until = link.answers.value(fields::kUntil); since > day || (!until.isEmpty() && until <= day))
            continue;
        const auto ids = m_scene.reader.idsOf(m_scene.session, fields::kGuardian, {Uid::fromText(link.answers.value(fields::kGuardian))});
        if (!ids || ids->empty())
            continue;
        auto guardian = m_scene.reader.rows(m_scene.session, fields::kGuardian, *ids);
        if (guardian && !guardian->empty() && guardian->front().state < RecordState::Withdrawn)
            m_family.emplace_back(std::move(link), std::move(guardian->front()));
    }
    return m_family;
}

const Subject::Place &Subject::person(const PersonOnPaper &who) const {
    auto [place, fresh] = m_places.try_emplace(who.name);
    if (!fresh)
        return place->second;
    std::vector<FamilyMember> members;
    for (const auto &[link, guardian] : family())
        members.push_back({link.answers.value(fields::kRelation), link.answers.value(fields::kRoles), link.answers.value(fields::kCurrentCarer) == fields::kYes, {}});
    if (const FamilyMember *found = FamilyReader::inPlace(members, who.relation, who.roles)) {
        const auto &[link, guardian] = m_family[size_t(found - members.data())];
        place->second = {&guardian, &link, false};
        if (!who.dash.isEmpty()) {
            const auto facts = m_scene.reader.facts(m_scene.session, &guardian);
            const auto parsed = Expression::parse(who.dash, guardian.form().scope());
            place->second.dash = parsed && parsed->holds(AnswersContext(guardian.answers, *facts));
        }
    }
    return place->second;
}

QString Subject::question(const Record &record, const QString &name) const {
    const Field *field = record.form().find(name);
    return field && (m_scene.restricted || !neverLeaves(*field, record.answers)) ? inWords(m_scene, record.form(), *field, record.answers.value(name)) : QString();
}

QString Subject::value(const QString &target, bool *dash) const {
    if (target == u"unit")
        return m_scene.unit;
    if (target == u"today")
        return dateInWords(isoDate(m_scene.day()), m_scene.language);
    if (target == u"dated")
        return question(m_record, m_record.form().dateField);
    if (target == u"cut_off") {
        const auto here = std::find_if(m_scene.campaigns.begin(), m_scene.campaigns.end(), [this](const CampaignDay &one) {
            return one.regions.isEmpty() || std::any_of(one.regions.begin(), one.regions.end(), [this](const QString &region) { return m_record.region.startsWith(region); });
        });
        return dateInWords(here == m_scene.campaigns.end() || here->cutOff.isEmpty() ? isoDate(m_scene.day()) : here->cutOff, m_scene.language);
    }
    if (target == u"account")
        return m_scene.session.login;
    if (target == u"title")
        return recordTitle(m_record.answers, *m_facts, m_scene.language);
    if (target == u"form")
        return m_record.form().title.in(m_scene.language);
    if (target == u"township")
        return m_scene.reader.places().name(ancestorCode(m_record.region, PlaceLevel::Township));
    if (target == u"region")
        return m_record.region.isEmpty() ? QString() : m_scene.reader.places().name(m_record.region);
    const QString owner = target.section(u'.', 0, 0), name = target.section(u'.', 1);
    if (owner == m_record.form().id || owner == u"record")
        return question(m_record, name);
    if (m_child && owner == fields::kChild)
        return question(*m_child, name);
    if (const Record *subject = about(); owner == u"subject") {
        if (!subject || subject == m_child)
            return {};
        const auto facts = m_scene.reader.facts(m_scene.session, subject);
        return name == u"form" ? subject->form().title.in(m_scene.language) : name == u"title" ? recordTitle(subject->answers, *facts, m_scene.language) : question(*subject, name);
    }
    for (const PersonOnPaper &who : m_people)
        if (who.name == owner) {
            const Place &place = person(who);
            if (dash)
                *dash = place.dash;
            if (!place.guardian)
                return {};
            return place.guardian->form().find(name) ? question(*place.guardian, name) : question(*place.link, name);
        }
    return {};
}

QString Subject::filled(const QString &text, const QString &otherwise) const {
    static const QRegularExpression braces(QStringLiteral("\\{([^{}]+)\\}"));
    return withReferences(text, braces, otherwise, [this](const QString &names) {
        QStringList there;
        for (const QString &name : names.split(u' ', Qt::SkipEmptyParts)) {
            bool dash = false;
            if (const QString one = value(name, &dash); !dash && !one.isEmpty())
                there << one;
        }
        return there.join(m_scene.language == Language::English ? QStringLiteral(" and ") : QStringLiteral("、"));
    });
}

}  // namespace tongdang

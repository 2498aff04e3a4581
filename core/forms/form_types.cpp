#include "core/forms/form_types.h"

#include "core/forms/form_reader.h"

namespace tongdang {

namespace {

using What = QuestionType::What;

const QHash<QString, FieldKind> &plainKinds() {
    static const QHash<QString, FieldKind> kinds = {
        {QStringLiteral("text"), FieldKind::Text}, {QStringLiteral("string"), FieldKind::Text},
        {QStringLiteral("integer"), FieldKind::Integer}, {QStringLiteral("int"), FieldKind::Integer},
        {QStringLiteral("decimal"), FieldKind::Decimal}, {QStringLiteral("date"), FieldKind::Date},
        {QStringLiteral("time"), FieldKind::Time}, {QStringLiteral("datetime"), FieldKind::DateTime},
        {QStringLiteral("date time"), FieldKind::DateTime}, {QStringLiteral("note"), FieldKind::Note},
        {QStringLiteral("calculate"), FieldKind::Calculate}, {QStringLiteral("acknowledge"), FieldKind::Acknowledge},
        {QStringLiteral("trigger"), FieldKind::Acknowledge}, {QStringLiteral("hidden"), FieldKind::Hidden},
        {QStringLiteral("range"), FieldKind::Range}, {QStringLiteral("image"), FieldKind::Image},
        {QStringLiteral("photo"), FieldKind::Image}, {QStringLiteral("picture"), FieldKind::Image},
        {QStringLiteral("audio"), FieldKind::Audio}, {QStringLiteral("video"), FieldKind::Video},
        {QStringLiteral("file"), FieldKind::File}, {QStringLiteral("barcode"), FieldKind::Barcode},
        {QStringLiteral("geopoint"), FieldKind::GeoPoint}, {QStringLiteral("gps"), FieldKind::GeoPoint},
        {QStringLiteral("location"), FieldKind::GeoPoint}, {QStringLiteral("geotrace"), FieldKind::GeoTrace},
        {QStringLiteral("geoshape"), FieldKind::GeoShape}};
    return kinds;
}

const QHash<QString, QString> &metadataKinds() {
    static const QHash<QString, QString> kinds = {
        {QStringLiteral("start"), QStringLiteral("start")}, {QStringLiteral("start time"), QStringLiteral("start")},
        {QStringLiteral("end"), QStringLiteral("end")}, {QStringLiteral("end time"), QStringLiteral("end")},
        {QStringLiteral("today"), QStringLiteral("today")}, {QStringLiteral("username"), QStringLiteral("username")},
        {QStringLiteral("deviceid"), QStringLiteral("deviceid")}, {QStringLiteral("device id"), QStringLiteral("deviceid")},
        {QStringLiteral("imei"), QStringLiteral("deviceid")}, {QStringLiteral("phonenumber"), QStringLiteral("phonenumber")},
        {QStringLiteral("phone number"), QStringLiteral("phonenumber")}, {QStringLiteral("email"), QStringLiteral("email")},
        {QStringLiteral("simserial"), QStringLiteral("simserial")}, {QStringLiteral("sim id"), QStringLiteral("simserial")},
        {QStringLiteral("subscriberid"), QStringLiteral("subscriberid")}, {QStringLiteral("subscriber id"), QStringLiteral("subscriberid")},
        {QStringLiteral("audit"), QStringLiteral("audit")}, {QStringLiteral("start-geopoint"), QStringLiteral("start-geopoint")},
        {QStringLiteral("background-geopoint"), QStringLiteral("background-geopoint")}, {QStringLiteral("background-audio"), QStringLiteral("background-audio")},
        {QStringLiteral("caseid"), QStringLiteral("caseid")}, {QStringLiteral("comments"), QStringLiteral("comments")},
        {QStringLiteral("text audit"), QStringLiteral("text audit")}, {QStringLiteral("audio audit"), QStringLiteral("audio audit")}};
    return kinds;
}

struct SelectWord { QStringView word; FieldKind kind; };

// The longer of two that begin alike comes first.
constexpr SelectWord kSelects[] = {
    {u"add select one prompt using", FieldKind::SelectOne}, {u"add select multiple prompt using", FieldKind::SelectMultiple},
    {u"select all that apply from", FieldKind::SelectMultiple}, {u"select all that apply", FieldKind::SelectMultiple},
    {u"select_one_from_file", FieldKind::SelectOne}, {u"select one from file", FieldKind::SelectOne},
    {u"select_multiple_from_file", FieldKind::SelectMultiple}, {u"select multiple from file", FieldKind::SelectMultiple},
    {u"select_one_external", FieldKind::SelectOne}, {u"select one external", FieldKind::SelectOne},
    {u"select one using", FieldKind::SelectOne}, {u"select multiple using", FieldKind::SelectMultiple},
    {u"select one from", FieldKind::SelectOne}, {u"select multiple from", FieldKind::SelectMultiple},
    {u"select_one", FieldKind::SelectOne}, {u"select_multiple", FieldKind::SelectMultiple},
    {u"select one", FieldKind::SelectOne}, {u"select multiple", FieldKind::SelectMultiple},
    {u"select1", FieldKind::SelectOne}, {u"select", FieldKind::SelectMultiple}, {u"rank from", FieldKind::Rank}, {u"rank", FieldKind::Rank}};

QuestionType control(What what) {
    QuestionType type;
    type.what = what;
    return type;
}

std::optional<QuestionType> readControl(const QString &lower) {
    for (const bool begin : {true, false}) {
        const QStringView word = begin ? u"begin" : u"end";
        if (!lower.startsWith(word) || lower.size() <= word.size() || (lower[word.size()] != u' ' && lower[word.size()] != u'_'))
            continue;
        QString rest = lower.mid(word.size() + 1).trimmed();
        if (rest == u"group")
            return control(begin ? What::BeginGroup : What::EndGroup);
        if (rest == u"repeat" || rest == u"lgroup" || rest == u"looped group")
            return control(begin ? What::BeginRepeat : What::EndRepeat);
        if (rest == u"kobomatrix" || rest == u"score" || rest == u"rank")
            return control(begin ? What::BeginBlock : What::EndBlock);
        if (rest.startsWith(u"loop") || rest.startsWith(u"cascade") || rest.startsWith(u"entity"))
            return control(What::Unsupported);
    }
    return std::nullopt;
}

std::optional<QuestionType> readSelect(const QString &text, const QString &lower) {
    for (const SelectWord &select : kSelects) {
        if (!lower.startsWith(select.word) || (lower.size() > select.word.size() && lower[select.word.size()] != u' '))
            continue;
        QuestionType type = control(What::Question);
        type.kind = select.kind;
        type.list = text.mid(select.word.size()).trimmed();
        for (const QStringView other : {u" or_other", u" or specify other", u" or other"})
            if (type.list.endsWith(other, Qt::CaseInsensitive)) {
                type.list.chop(other.size());
                type.list = type.list.trimmed();
                type.orOther = true;
            }
        if (type.list.startsWith(u"${") && type.list.endsWith(u'}') && type.kind != FieldKind::Rank) {
            type.repeated = type.list.mid(2, type.list.size() - 3).trimmed();
            type.several = type.kind == FieldKind::SelectMultiple;
            type.kind = FieldKind::Text;
            type.list.clear();
            return type;
        }
        if (type.list.startsWith(u"${"))
            return control(What::Unsupported);
        if (select.word.endsWith(u"file")) {
            type.list = type.list.toLower();
            if (!isListFile(type.list))
                return control(What::Unsupported);
        } else if (select.word.endsWith(u"external")) {
            type.list.prepend(kExternalLists);
        }
        return type;
    }
    return std::nullopt;
}

}  // namespace

QuestionType readQuestionType(const QString &written) {
    const QString text = written.simplified();
    QString lower = text.toLower();
    if (auto type = readControl(lower))
        return *type;
    if (auto type = readSelect(text, lower))
        return *type;
    for (const QStringView word : {u"entity", u"cascading_select", u"loop"})
        if (lower.startsWith(word))
            return control(What::Unsupported);
    if (lower == u"osm" || lower.startsWith(u"osm ")) {   // buildings tagged in another program's map
        QuestionType type = control(What::Question);
        type.kind = FieldKind::Metadata;
        type.metadata = QStringLiteral("osm");
        return type;
    }
    if (lower == u"calculate_here") {
        QuestionType type = control(What::Question);
        type.kind = FieldKind::Calculate;
        type.once = true;
        return type;
    }
    if (lower == u"csv-external" || lower == u"xml-external")
        return control(What::Declaration);   // pulldata() and instance() find their tables by themselves
    const bool got = lower.startsWith(u"get ") || lower.startsWith(u"uri:");   // from the phone: a phone number that is not is asked
    if (lower.startsWith(u"add ") && lower.endsWith(u" prompt"))
        lower = lower.mid(4, lower.size() - 11).trimmed();
    else if (lower.startsWith(u"q "))
        lower = lower.mid(2);
    else if (got)
        lower = lower.mid(4);
    if (lower == u"phone number" && !got)
        lower = QStringLiteral("text");
    if (const auto kind = plainKinds().constFind(lower); kind != plainKinds().constEnd()) {
        QuestionType type = control(What::Question);
        type.kind = *kind;
        return type;
    }
    if (const auto metadata = metadataKinds().constFind(lower); metadata != metadataKinds().constEnd()) {
        QuestionType type = control(What::Question);
        type.kind = FieldKind::Metadata;
        type.metadata = *metadata;
        return type;
    }
    if (auto type = readSelect(lower, lower))  // "q select1 list"
        return *type;
    return {};
}

bool isOfDevice(const QString &metadata) {
    static const QStringList more{QStringLiteral("osm"), QStringLiteral("caseid"), QStringLiteral("comments"), QStringLiteral("text audit"), QStringLiteral("audio audit"), QStringLiteral("duration()"), QStringLiteral("device-info()")};
    return metadata.startsWith(u"background-") || metadata.startsWith(u"start-") || more.contains(metadata);
}

bool isKnownAppearance(const QString &word) {
    static const QStringList known = QStringLiteral(
        "idnumber phone name region places address multiline folded minimal quick compact horizontal horizontal-compact vertical likert label list-nolabel list "
        "columns columns-pack no-buttons autocomplete field-list table-list numbers url thousands-sep no-calendar month-year year week-number picker "
        "rating no-ticks signature draw annotate new new-front maps placement-map hide-input map quick-map image-map counter bearing masked pages "
        "summary theme-grid w1 w2 w3 w4 w5 w6 w7 w8 h1 h2 h3 h4").split(u' ');
    return known.contains(word) || word.startsWith(u"record:") || word.startsWith(u"columns-") || word.startsWith(u"compact-");
}

bool isRefusedAppearance(const QString &word) {
    return word.startsWith(u"ex:") || word.startsWith(u"printer:") || word.startsWith(u"search(") || word.startsWith(u"intent:");
}

}  // namespace tongdang

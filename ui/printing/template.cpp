#include "ui/printing/template.h"

#include "core/children/answered_once.h"
#include "core/children/fields.h"
#include "core/ledger/shown_value.h"
#include "ui/printing/answer_grid.h"
#include "ui/printing/campaign_blocks.h"
#include "ui/printing/finish.h"

#include <algorithm>

namespace tongdang {

using namespace paper;
using D = Definition;

namespace {

constexpr double kTitle = 16, kHeading = 11.5, kText = 10.5, kSmall = 8.5;
constexpr double kBlankText = 9, kBlankLabel = mm(34), kBlankRow = mm(7.5);
const QString kSubject = QStringLiteral("subject");
const QStringList kElsewhere{fields::kGuardianship, QStringLiteral("attachment"), fields::kSecondKeying};   // forms whose records are on no dossier
constexpr double kAroundHeading = mm(2.5), kWithHeading = mm(28), kTitleBelow = mm(3);

void heading(Flow &flow, const QString &text) {
    flow.together(kWithHeading);
    flow.space(kAroundHeading);
    flow.lines(text, {kHeading, true});
    flow.space(kAroundHeading / 2);
}

}  // namespace

Template::Template(const Definition &definition, Language language, const QStringList &parts) : m_definition(definition), m_language(language), m_parts(parts), m_people(peopleOf(definition)) {}

bool Template::masks(const QString &id) { return D(QStringLiteral(":/prints/") + id + QStringLiteral(".csv")).is("masked"); }

std::vector<Page> Template::pages(const PrintScene &scene, Type &type, const Subject &subject) const {
    const Margins margins = marginsOf(m_definition);
    Flow flow(type, sheetOfPaper(m_definition.setting("orientation")), margins);
    const QString number = m_definition.is("code") && subject.child() ? subject.child()->answers.value(fields::kChildNumber) : QString();
    if (!number.isEmpty())
        flow.setCorner(kCodeSide + mm(3), kCodeSide + mm(1));
    for (const DefinitionRow &row : m_definition.rows("blocks")) {
        const QString part = D::cell(row, "part");
        if (!part.isEmpty() && !m_parts.isEmpty() && !m_parts.contains(part))
            continue;
        if (subject.holds(D::cell(row, "when")))
            block(scene, flow, subject, row);
    }
    auto pages = flow.take();
    finishPages(pages, scene, type, margins, m_definition.is("mark"), number);
    return pages;
}

void Template::block(const PrintScene &scene, Flow &flow, const Subject &subject, const DefinitionRow &row) const {
    const QString kind = D::cell(row, "kind"), text = subject.filled(D::labels(row, "text").in(m_language)), target = D::cell(row, "target");
    const QStringList only = D::cell(row, "questions").split(u' ', Qt::SkipEmptyParts);
    const bool blanks = D::cell(row, "blanks") == u"yes";
    const double own = m_definition.setting("size").toDouble(), size = own > 0 ? own : kText;
    if (kind == u"title") {
        flow.lines(text, {std::max(kTitle, size * 1.5), true}, Flow::Align::Centre);
        flow.space(kTitleBelow);
    } else if (kind == u"heading") {
        heading(flow, text);
    } else if (kind == u"paragraph") {
        flow.lines(text, {size}, Flow::Align::Left, 0, true);
        flow.space(size * 0.3);
    } else if (kind == u"line") {
        if (!target.isEmpty() && subject.value(target).isEmpty())
            return;
        flow.lines(text, {size});
        flow.space(mm(1));
    } else if (kind == u"right") {
        flow.lines(text, {size}, Flow::Align::Right);
    } else if (kind == u"small") {
        flow.lines(text, {kSmall, false, 70});
        flow.space(mm(1));
    } else if (kind == u"space") {
        flow.space(mm(target.toDouble()));
    } else if (kind == u"page") {
        flow.newPage();
    } else if (kind == u"signatures") {
        flow.together(mm(16));
        flow.space(mm(6));
        flow.sideBySide(text.split(u'|'), {size});
        flow.space(mm(4));
    } else if (kind == u"answers") {
        const Record *about = target.isEmpty() || target == subject.record().form().id ? &subject.record() : target == fields::kChild ? subject.child() : target == kSubject ? subject.about() : nullptr;
        if (about) {
            const auto facts = scene.reader.facts(scene.session, about);
            answerGrid(flow, &scene, about->form(), &about->answers, facts.get(), m_language, blanks, only);
        }
    } else if (kind == u"family") {
        for (const auto &[link, guardian] : subject.family()) {
            const auto facts = scene.reader.facts(scene.session, &guardian), ofLink = scene.reader.facts(scene.session, &link);
            flow.together(kWithHeading);
            flow.space(mm(1.5));
            answerGrid(flow, &scene, link.form(), &link.answers, ofLink.get(), m_language, false);
            answerGrid(flow, &scene, guardian.form(), &guardian.answers, facts.get(), m_language, false);
        }
        if (subject.family().empty())
            flow.lines(scene.say("printing.none"), {kText});
    } else if (kind == u"records") {
        records(scene, flow, subject, row);
    } else if (kind == u"linked") {
        further(scene, flow, subject.record(), target, text);
    } else {
        campaignBlock(scene, flow, subject.record(), kind);
    }
}

// The records that belong to a record itself, of one form or of every form: an assessment's overrides.
void Template::further(const PrintScene &scene, Flow &flow, const Record &record, const QString &formId, const QString &headed) const {
    bool first = true;
    for (const Form *form : scene.reader.forms().linkedTo(record.form().id)) {
        if (formId.isEmpty() ? kElsewhere.contains(form->id) : form->id != formId)
            continue;
        auto found = scene.reader.linked(scene.session, record.uid, form->id);
        if (!found)
            continue;
        newestFirst(*found);
        for (const Record &one : *found) {
            if (!isAnswered(scene, one.answers))
                continue;
            if (std::exchange(first, false) && !headed.isEmpty())
                heading(flow, headed);
            const auto facts = scene.reader.facts(scene.session, &one);
            flow.together(kWithHeading);
            flow.space(mm(1.5));
            flow.lines(form->title.in(m_language) + QStringLiteral("  ") + recordTitle(one.answers, *facts, m_language), {kText, true});
            flow.space(mm(0.8));
            answerGrid(flow, &scene, *form, &one.answers, facts.get(), m_language, false);
        }
    }
}

// All records about the child of one form, of a kind of forms, or of every other form: each under the name it goes by in lists.
void Template::records(const PrintScene &scene, Flow &flow, const Subject &subject, const DefinitionRow &row) const {
    const QString target = D::cell(row, "target");
    const Record *child = subject.child();
    if (!child)
        return;
    const QString headed = subject.filled(D::labels(row, "text").in(m_language));
    bool none = true;
    QStringList elsewhere = kElsewhere;
    for (const DefinitionRow &other : m_definition.rows("blocks"))
        if (D::cell(other, "kind") == u"records" && D::cell(other, "target") != u"*")
            elsewhere << D::cell(other, "target");
    const auto begin = [&] {
        if (std::exchange(none, false) && !headed.isEmpty())
            heading(flow, headed);
    };
    for (const Form *form : scene.reader.forms().linkedTo(fields::kChild)) {
        if (!form->repeatOf.isEmpty() || (target == u"*" ? elsewhere.contains(form->id) || elsewhere.contains(form->kind) : form->id != target && form->kind != target))
            continue;
        auto found = scene.reader.linked(scene.session, child->uid, form->id);
        if (!found)
            continue;
        newestFirst(*found);
        for (const Record &record : *found) {
            if (!isAnswered(scene, record.answers))
                continue;
            begin();
            const auto facts = scene.reader.facts(scene.session, &record);
            flow.together(kWithHeading);
            flow.space(mm(1.5));
            const QString name = recordTitle(record.answers, *facts, m_language), form_ = form->title.in(m_language);
            flow.lines(target == form->id && !name.isEmpty() ? name : name.isEmpty() ? form_ : form_ + QStringLiteral("  ") + name, {kText, true});
            flow.space(mm(0.8));
            answerGrid(flow, &scene, *form, &record.answers, facts.get(), m_language, false);
            further(scene, flow, record, {}, {});
        }
    }
    if (none && D::cell(row, "blanks") == u"yes") {
        begin();
        flow.lines(scene.say("printing.none"), {kText});
    }
}

// Whom a blank is about, to be written by hand: what a record of the form's subject is known by, the outermost first.
void blankSubject(const FormCatalog &forms, const Form &form, const Messages &messages, Language language, Flow &flow) {
    QStringList labels;
    for (const Form *one = &form; one && !one->subject.isEmpty();) {
        const Form *subject = forms.find(one->subject);
        if (!subject) {   // any instrument
            labels.prepend(messages.text({QStringLiteral("printing.blank_assessment"), {}, {}}, language));
            const auto all = forms.all();
            const auto any = std::find_if(all.begin(), all.end(), [one](const Form *other) { return other->kind == one->subject; });
            one = any == all.end() ? nullptr : *any;
            continue;
        }
        const QStringList called = subject->titleExpression.isEmpty() ? QStringList() : subject->titleExpression.names();
        QStringList known;
        for (const Field &field : subject->fields)
            if (called.contains(field.name) || field.appearance == u"idnumber" || field.name == subject->regionField || field.name == fields::kChildNumber)
                known << field.label.in(language);
        labels = known + labels;
        one = subject;
    }
    for (qsizetype i = 0; i < labels.size(); i += 2) {
        std::vector<Flow::Cell> cells;
        const double half = flow.width() / (i + 1 < labels.size() ? 2 : 1);
        for (const QString &label : labels.mid(i, 2)) {
            cells.push_back({kBlankLabel, label, {kBlankText}, Flow::Align::Centre, true});
            cells.push_back({half - kBlankLabel, {}, {kBlankText}});
        }
        flow.row(cells, kBlankRow);
    }
    if (!labels.isEmpty())
        flow.space(mm(2));
}

std::vector<Page> blankPages(const FormCatalog &forms, const Form &form, const Messages &messages, Language language, Type &type, const QString &unit) {
    const Margins margins{mm(15), mm(15), mm(15), mm(15)};
    Flow flow(type, Page(), margins);
    flow.lines(form.title.in(language), {kTitle, true}, Flow::Align::Centre);
    flow.space(kTitleBelow);
    const auto say = [&](const char *id, const QStringList &args = {}) { return messages.text({QLatin1String(id), args, {}}, language); };
    flow.lines(say("printing.blank_head", {unit.isEmpty() ? QString(16, u'_') : unit}), {kText});
    flow.space(mm(1.5));
    blankSubject(forms, form, messages, language, flow);
    answerGrid(flow, nullptr, form, nullptr, nullptr, language, true);
    flow.together(mm(14));
    flow.space(mm(7));
    flow.sideBySide(say("printing.blank_signatures").split(u'|'), {kText});
    auto pages = flow.take();
    const Style style{8, false, 90};
    for (size_t i = 0; i < pages.size(); ++i) {
        const QString count = say("printing.page", {QString::number(i + 1), QString::number(pages.size())});
        pages[i].texts.push_back({pages[i].width - margins.right - type.width(count, style), pages[i].height - margins.bottom + mm(6), count, style});
    }
    return pages;
}

}  // namespace tongdang

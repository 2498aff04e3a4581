#include "ui/printing/template.h"

#include "core/importing/roster_template.h"
#include "ui/printing/finish.h"

#include <QCollator>

#include <algorithm>

namespace tongdang {

using namespace paper;
using D = Definition;

namespace {
constexpr double kTitle = 16, kLine = 9.5, kGroup = 9;
constexpr double kAround = mm(2.6), kMostFixed = 0.75;   // a cell's padding; of the width
constexpr qsizetype kLongestNumber = 24;
const QString kNumber = QStringLiteral("row_number");
}  // namespace

ListTemplate::ListTemplate(const Definition &definition, PrintScene &scene, Type &type) : m_definition(definition), m_scene(scene), m_type(type), m_people(peopleOf(definition)) {
    scene.plainDates = true;
    m_order = definition.setting("order").split(u' ', Qt::SkipEmptyParts);
    m_group = definition.setting("group");
    for (const DefinitionRow &row : definition.rows("columns"))
        m_columns.push_back({D::cell(row, "target"), D::labels(row, "heading").in(scene.language), D::cell(row, "width").toDouble()});
    if (const QString id = definition.setting("roster"); !id.isEmpty()) {
        // The columns of a roster: the same as its spreadsheet has.
        const RosterTemplates rosters;
        if (const RosterTemplate *roster = rosters.find(id)) {
            for (const RosterPerson &person : rosters.find(id)->people)
                m_people << PersonOnPaper{person.name, person.relation, person.roles, {}};
            for (const RosterColumn &column : roster->columns)
                if (column.exported)
                    m_columns.push_back({column.target, column.heading.in(scene.language), column.width});
        }
    }
}

void ListTemplate::add(const Record &record) {
    const Subject subject(m_scene, record, m_people);
    if (const QString whole = m_definition.setting("whole"); m_whole.isEmpty() && !whole.isEmpty())
        if (const auto parsed = Expression::parse(whole, record.form().scope()))
            m_whole = *parsed;
    m_others = m_others || (!m_whole.isEmpty() && !m_whole.holds(AnswersContext(record.answers, subject.facts())));
    Row row;
    for (const QString &target : m_order)
        row.order << subject.value(target);
    for (const Column &column : m_columns)
        row.cells << (column.target.isEmpty() || column.target == kNumber ? QString() : subject.value(column.target));
    row.group = m_group.isEmpty() ? QString() : subject.filled(m_group, {}).trimmed();
    m_rows.push_back(std::move(row));
}

// By their proportions, but numbers and dates are not broken where there is room for them.
std::vector<double> ListTemplate::columnWidths(const Style &style, double whole) {
    std::vector<double> least(m_columns.size(), 0), out(m_columns.size(), 0);
    const auto isPlain = [](const QString &text) { return std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x80 && c != u' '; }); };
    for (const Row &row : m_rows)
        for (size_t i = 0; i < m_columns.size(); ++i)
            if (const QString &cell = row.cells[qsizetype(i)]; cell.size() <= kLongestNumber && isPlain(cell))
                least[i] = std::max(least[i], cell.isEmpty() ? 0.0 : m_type.width(cell, style) + kAround);
    for (size_t i = 0; i < m_columns.size(); ++i)
        if (m_columns[i].target == kNumber)
            least[i] = m_type.width(QString::number(m_rows.size()), style) + kAround;
    double taken = 0, open = 0;
    std::vector<bool> fixed(m_columns.size(), false);
    for (const Column &column : m_columns)
        open += column.width;
    for (bool again = true; again;) {
        again = false;
        for (size_t i = 0; i < m_columns.size(); ++i)
            if (!fixed[i] && least[i] > (whole - taken) * m_columns[i].width / open && taken + least[i] < whole * kMostFixed) {
                fixed[i] = again = true;
                taken += least[i];
                open -= m_columns[i].width;
                break;
            }
    }
    for (size_t i = 0; i < m_columns.size(); ++i)
        out[i] = fixed[i] ? least[i] : (whole - taken) * m_columns[i].width / open;
    return out;
}

std::vector<Page> ListTemplate::pages() {
    // House 2 comes before house 10, group 一 before 二 where the language has an order for it.
    QCollator order(QLocale(QLocale::Chinese, QLocale::China));
    order.setNumericMode(true);
    std::stable_sort(m_rows.begin(), m_rows.end(), [&](const Row &a, const Row &b) {
        for (qsizetype i = 0; i < a.order.size(); ++i)
            if (const int sign = order.compare(a.order[i], b.order[i]); sign != 0)
                return a.order[i].isEmpty() != b.order[i].isEmpty() ? b.order[i].isEmpty() : sign < 0;   // without an answer last
        return false;
    });
    const Margins margins = marginsOf(m_definition);
    Flow flow(m_type, sheetOfPaper(m_definition.setting("orientation")), margins);
    const Style text{std::max(5.0, m_definition.setting("size").toDouble())}, bold{text.size, true};
    const std::vector<double> rooms = columnWidths(text, flow.width());
    flow.lines(m_definition.settingLabels(m_others ? "title_others" : "title").in(m_scene.language), {kTitle, true}, Flow::Align::Centre);
    flow.space(mm(2));
    flow.lines(m_scene.say("printing.list_head", {m_scene.unit, dateInWords(m_scene.day().toString(Qt::ISODate), m_scene.language), QString::number(m_rows.size())}), {kLine});
    flow.space(mm(1.5));
    const auto headings = [&] {
        std::vector<Flow::Cell> cells;
        for (size_t i = 0; i < m_columns.size(); ++i)
            cells.push_back({rooms[i], m_columns[i].heading, bold, Flow::Align::Centre, true});
        flow.row(cells, mm(7));
    };
    headings();
    flow.setRepeated(headings);
    QString group;
    int number = 0;
    for (const Row &row : m_rows) {
        if (row.group != group) {
            group = row.group;
            flow.together(mm(18));
            flow.row({{flow.width(), group, {kGroup, true}, Flow::Align::Left, true}});
        }
        ++number;
        std::vector<Flow::Cell> cells;
        for (size_t i = 0; i < m_columns.size(); ++i)
            cells.push_back({rooms[i], m_columns[i].target == kNumber ? QString::number(number) : row.cells[qsizetype(i)], text, m_columns[i].target == kNumber ? Flow::Align::Centre : Flow::Align::Left});
        flow.row(cells, mm(m_definition.setting("height").toDouble()));
    }
    flow.setRepeated({});
    if (const QString signatures = m_definition.settingLabels("signatures").in(m_scene.language); !signatures.isEmpty()) {
        flow.together(mm(12));
        flow.space(mm(6));
        flow.sideBySide(signatures.split(u'|'), {kLine});
    }
    auto pages = flow.take();
    finishPages(pages, m_scene, m_type, margins, m_definition.is("mark"), {});
    return pages;
}

}  // namespace tongdang

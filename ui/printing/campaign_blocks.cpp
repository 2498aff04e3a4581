#include "ui/printing/campaign_blocks.h"

#include "core/base/text.h"
#include "core/casework/campaign.h"
#include "core/children/fields.h"
#include "core/places/walking_order.h"

namespace tongdang {

using namespace fields;
using namespace paper;

namespace {

constexpr double kText = 9, kLine = 10.5, kHeadRow = mm(7), kRow = mm(6.5), kWriteRow = mm(10);

struct Column { const char *heading; double part; Flow::Align align = Flow::Align::Left; };

class Table {
  public:
    Table(const PrintScene &scene, Flow &flow, std::vector<Column> columns, double least = kRow) : m_scene(scene), m_flow(flow), m_columns(std::move(columns)), m_least(least) {
        for (const Column &column : m_columns)
            m_parts += column.part;
        const auto head = [this] {
            std::vector<Flow::Cell> cells;
            for (const Column &column : m_columns)
                cells.push_back({room(column), m_scene.say(column.heading), {kText, true}, Flow::Align::Centre, true});
            m_flow.row(cells, kHeadRow);
        };
        head();
        m_flow.setRepeated(head);
    }
    ~Table() { m_flow.setRepeated({}); }
    Table(const Table &) = delete;
    Table &operator=(const Table &) = delete;
    void row(const QStringList &texts, bool bold = false) {
        std::vector<Flow::Cell> cells;
        for (size_t i = 0; i < m_columns.size(); ++i)
            cells.push_back({room(m_columns[i]), texts.value(qsizetype(i)), {kText, bold}, m_columns[i].align});
        m_flow.row(cells, m_least);
    }

  private:
    double room(const Column &column) const { return m_flow.width() * column.part / m_parts; }
    const PrintScene &m_scene;
    Flow &m_flow;
    std::vector<Column> m_columns;
    double m_parts = 0, m_least;
};

QString number(int n) { return QString::number(n); }

void groups(const PrintScene &scene, Flow &flow, const CampaignState &state) {
    flow.lines(scene.say("printing.campaign_figures", {number(state.households), number(state.called), number(state.left), number(state.children)}), {kLine});
    if (state.returns.villages > 0)
        flow.lines(scene.say("printing.campaign_returns", {number(state.returns.villages), number(state.returns.returned), number(state.returns.nil)}), {kLine});
    if (!state.returns.doubted.isEmpty()) {
        QStringList doubted;
        for (const QString &code : state.returns.doubted)
            doubted << scene.reader.places().name(code);
        flow.lines(scene.say("casework.doubted_returns", {doubted.join(QStringLiteral("、")), doubted.join(QStringLiteral(", "))}), {kLine});
    }
    flow.space(mm(1.5));
    const auto right = Flow::Align::Right;
    Table table(scene, flow, {{"printing.village", 30}, {"printing.group", 16}, {"printing.households", 12, right}, {"printing.called", 12, right}, {"printing.left", 12, right}, {"printing.children", 12, right}});
    for (const CampaignGroup &one : state.by)
        table.row({scene.reader.places().name(one.region), one.group, number(one.households), number(one.called), number(one.left), number(one.children)});
    table.row({scene.say("printing.total"), {}, number(state.households), number(state.called), number(state.left), number(state.children)}, true);
}

void housesLeft(const PrintScene &scene, Flow &flow, const std::vector<HouseLeft> &left) {
    if (left.empty())
        return flow.lines(scene.say("printing.none"), {kLine});
    const Form *call = scene.reader.forms().find(kHouseCall);
    const Field *result = call ? call->find(kResult) : nullptr;
    std::optional<Table> table;
    QString place;
    for (const HouseLeft &house : left) {
        if (const QString here = house.region + u' ' + walkingKey(house.group); !table || here != place) {
            place = here;
            table.reset();
            flow.together(mm(30));
            flow.space(mm(1.5));
            flow.lines(QStringList{scene.reader.places().name(house.region), house.group}.join(u' ').trimmed(), {kLine, true});
            flow.space(mm(1));
            table.emplace(scene, flow, std::vector<Column>{{"printing.house_number", 13}, {"printing.head", 14}, {"printing.phone", 17}, {"printing.last_call", 16}, {"printing.next_try", 14}, {"printing.called_on", 16}, {"printing.remarks", 24}}, kWriteRow);
        }
        table->row({house.number, house.head, scene.masked ? tongdang::maskedPhone(house.phone) : house.phone, result && !house.lastResult.isEmpty() ? displayValue(*call, *result, house.lastResult, scene.language) : QString(), house.nextTry});
    }
}

void keying(const PrintScene &scene, Flow &flow, const KeyingState &state) {
    if (state.compared == 0)
        return flow.lines(scene.say("printing.none"), {kLine});
    flow.lines(scene.say("printing.keying_figures", {number(state.records), number(state.compared), number(state.differences), QString::number(state.errorRate(), 'f', 2)}), {kLine});
    flow.space(mm(1.5));
    if (state.byQuestion.isEmpty())
        return;
    // Where most went wrong first.
    std::vector<std::pair<int, QString>> questions;
    for (auto one = state.byQuestion.cbegin(); one != state.byQuestion.cend(); ++one) {
        const Form *form = scene.reader.forms().find(one.key().section(u'.', 0, 0));
        const Field *field = form ? form->find(one.key().section(u'.', 1)) : nullptr;
        questions.emplace_back(one.value(), field ? field->label.in(scene.language) : one.key());
    }
    std::stable_sort(questions.begin(), questions.end(), [](const auto &a, const auto &b) { return a.first > b.first; });
    Table table(scene, flow, {{"printing.question", 60}, {"printing.differences", 15, Flow::Align::Right}, {"printing.of_records", 20, Flow::Align::Right}});
    for (const auto &[differences, label] : questions)
        table.row({label, number(differences), QStringLiteral("%1 %").arg(100.0 * differences / std::max(1, state.records), 0, 'f', 1)});
}

}  // namespace

void campaignBlock(const PrintScene &scene, Flow &flow, const Record &campaign, const QString &kind) {
    if (kind != u"campaign_groups" && kind != u"houses_left" && kind != u"second_keying")
        return;
    CampaignReader reader(scene.reader, scene.session);
    if (kind == u"houses_left") {
        if (const auto left = reader.left(campaign.uid))
            housesLeft(scene, flow, *left);
    } else if (const auto state = reader.state(campaign.uid)) {
        kind == u"second_keying" ? keying(scene, flow, state->keying) : groups(scene, flow, *state);
    }
}

}  // namespace tongdang

#include "ui/printing/answer_grid.h"

#include "core/forms/assessment.h"
#include "core/forms/label_references.h"

#include <algorithm>

namespace tongdang {

using namespace paper;

namespace {

constexpr int kUnits = 6;                                   // of a row: a third is two
constexpr double kText = 9, kGroup = 10;
constexpr double kLabelThird = mm(22), kLabel = mm(30), kLabelLong = mm(60);
constexpr double kLongLabel = 11;                           // widths of a Chinese letter
constexpr double kRow = mm(7.5), kRoomToWrite = mm(24);     // least heights
constexpr int kManyChoices = 8, kMostChoices = 40;          // more than that take the whole width; of still more one is written
constexpr int kLongAnswer = 36;
constexpr int kEmptyRows = 3;                               // of a repeat in a blank

struct Item { QString label, text; int units = 2; bool room = false; };

QString labelOf(const Field &field, Language language) {
    const QString label = field.label.in(language);
    return label.isEmpty() ? field.name : label;
}

// A label as long as a sentence, alone in its row, has more room.
double labelWidth(const QString &label, int units) {
    double letters = 0;
    for (const QChar c : label)
        letters += c.unicode() < 0x300 ? 0.5 : 1;
    return units == kUnits && letters > kLongLabel ? kLabelLong : units == 2 ? kLabelThird : kLabel;
}

int unitsOf(const Field &field, const Form &form, const QString &text, bool blank) {
    const bool wide = field.print == u"full" || text.contains(u'\n');
    int units = wide ? 6 : field.print == u"half" ? 3 : field.print == u"third" ? 2 : 0;
    if (units == 0)
        units = field.appearance.contains(u"multiline") || field.isSeveral() ? 6 : field.type == ValueType::Text && !field.isChoice() ? 3 : 2;
    if (blank && field.isChoice())
        if (const CodeList *list = form.listOf(field)) {
            // As wide as its options need.
            int characters = 0;
            for (const Choice &choice : list->choices)
                characters += int(choice.label.in(Language::Chinese).size()) + 2;
            if (list->choices.size() <= kMostChoices)
                units = std::max(units, list->choices.size() > kManyChoices || characters > 40 ? 6 : characters > 16 ? 3 : 2);
        }
    if (!blank && text.size() > kLongAnswer)
        units = std::max(units, 3);
    return units;
}

QString options(const Field &field, const Form &form, Language language) {
    const CodeList *list = form.listOf(field);
    if (!list || list->choices.size() > kMostChoices)
        return {};
    QStringList out;
    for (const Choice &choice : list->choices) {
        const QString label = choice.label.in(language);
        out << QStringLiteral("□\u2060") + (label.isEmpty() ? choice.name : label);
    }
    return out.join(QChar(0x3000));
}

class Grid {
  public:
    Grid(Flow &flow) : m_flow(flow) {}
    ~Grid() { flush(); }
    void add(Item item) {
        if (m_used + item.units > kUnits)
            flush();
        m_used += item.units;
        m_items.push_back(std::move(item));
        if (m_used == kUnits)
            flush();
    }
    void flush() {
        if (m_items.empty())
            return;
        const double unit = m_flow.width() / kUnits;
        std::vector<Flow::Cell> cells;
        double least = kRow;
        m_items.back().units += kUnits - m_used;   // the last takes what is left
        for (const Item &item : m_items) {
            const double room = item.units * unit, label = labelWidth(item.label, item.units);
            cells.push_back({label, item.label, {kText}, Flow::Align::Centre, true});
            cells.push_back({room - label, item.text, {kText}});
            if (item.room)
                least = kRoomToWrite;
        }
        m_flow.row(cells, least);
        m_items.clear();
        m_used = 0;
    }

  private:
    Flow &m_flow;
    std::vector<Item> m_items;
    int m_used = 0;
};

}  // namespace

bool isAnswered(const PrintScene &scene, const Answers &answers) {
    for (int slot = 0; slot < answers.form->fields.size(); ++slot)
        if (!answers.values[size_t(slot)].isEmpty() && onPaper(scene, answers.form->fields[slot], answers))
            return true;
    return false;
}

void answerGrid(Flow &flow, const PrintScene *scene, const Form &form, const Answers *answers, const FormFacts *facts, Language language, bool blanks, const QStringList &only) {
    const bool blank = !answers;
    std::vector<bool> applies(size_t(form.fields.size()), true);
    if (answers && facts)
        applies = relevance(*answers, *facts);
    QString group;
    auto grid = std::make_unique<Grid>(flow);
    const auto heading = [&](const Field &field) {
        const QString own = field.groups.value(0);
        if (own == group)
            return;
        group = own;
        grid->flush();
        const Group *about = form.group(own);
        const QString title = about ? about->label.in(language) : QString();
        if (!title.isEmpty()) {
            flow.together(mm(20));
            flow.row({{flow.width(), title, {kGroup, true}, Flow::Align::Left, true}});
        }
    };
    for (int slot = 0; slot < form.fields.size(); ++slot) {
        const Field &field = form.fields[slot];
        if ((!only.isEmpty() && !only.contains(field.name)) || field.print == u"no" || field.isSilent())
            continue;
        if (blank) {
            const bool result = form.kind == kInstrument && (field.name == kScore || field.name == kLevel);   // of the paper, until it is typed
            if ((field.derived && !result) || field.kind == FieldKind::Image || field.kind == FieldKind::Audio || field.kind == FieldKind::Video || field.kind == FieldKind::File)
                continue;
            heading(field);
            if (field.kind == FieldKind::Note || field.kind == FieldKind::Acknowledge) {
                grid->flush();
                flow.row({{flow.width(), field.label.in(language), {kText}}});
                continue;
            }
            const QString text = field.list.isEmpty() && !field.isChoice() ? QString() : options(field, form, language);
            grid->add({labelOf(field, language), text, unitsOf(field, form, text, true), field.appearance.contains(u"multiline")});
            continue;
        }
        if (field.kind == FieldKind::Note || !onPaper(*scene, field, *answers) || !applies[size_t(slot)])
            continue;
        const QString text = inWords(*scene, form, field, answers->values[size_t(slot)]);
        if (text.isEmpty() && (!blanks || field.derived))
            continue;
        heading(field);
        const auto said = [&](const QString &question) {
            const Field *other = form.find(question);
            return other && onPaper(*scene, *other, *answers) ? inWords(*scene, form, *other, answers->value(question)) : QString();
        };
        grid->add({withAnswers(labelOf(field, language), said), text, unitsOf(field, form, text, false), false});
    }
    grid->flush();
    for (qsizetype i = 0; i < form.repeats.size() && only.isEmpty(); ++i) {
        const Repeat &repeat = form.repeats[i];
        const size_t rows = blank ? size_t(kEmptyRows) : answers->repeats[size_t(i)].size();
        const QString title = repeat.label.in(language).isEmpty() ? repeat.name : repeat.label.in(language);
        for (size_t row = 0; row < rows; ++row) {
            flow.together(mm(20));
            flow.row({{flow.width(), title + u' ' + QString::number(row + 1), {kGroup, true}, Flow::Align::Left, true}});
            answerGrid(flow, scene, *repeat.form, blank ? nullptr : &answers->repeats[size_t(i)][row], nullptr, language, blanks);
        }
    }
}

}  // namespace tongdang

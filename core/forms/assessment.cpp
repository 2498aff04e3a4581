#include "core/forms/assessment.h"

#include "core/forms/expression_tree.h"
#include "core/forms/form_plan.h"

#include <QSet>

#include <algorithm>
#include <cmath>

namespace tongdang {

namespace {

QString plain(double number) { return QString::number(number, 'g', 15); }

// Questions whose points come into an expression, by itself or through another calculation.
void collect(const Form &form, const ExpressionNode &node, QSet<int> &seen, QSet<int> &found) {
    if (node.kind == NodeKind::Call && node.function && node.function->name == QLatin1String("points")) {
        const ExpressionNode &argument = *node.children.front();
        if (argument.kind == NodeKind::Field && argument.up == 0 && argument.reference.kind == Reference::Kind::Field)
            found.insert(argument.reference.slot);
        return;
    }
    if (node.kind == NodeKind::Field && node.up == 0 && node.reference.kind == Reference::Kind::Field) {
        const int slot = node.reference.slot;
        if (slot < 0 || slot >= form.fields.size() || seen.contains(slot))
            return;
        seen.insert(slot);
        if (const ExpressionNode *root = form.fields[slot].calculation.root())
            collect(form, *root, seen, found);
        return;
    }
    for (const NodePointer &child : node.children)
        if (child)
            collect(form, *child, seen, found);
}

double mostOf(const Form &form, const Field &field) {
    double most = 0;
    if (const CodeList *list = form.listOf(field))
        for (const Choice &choice : list->choices)
            most = field.isSeveral() ? most + std::max(choice.points, 0.0) : std::max(most, choice.points);
    return most;
}

double pointsOf(const Form &form, const Field &field, const QString &value) {
    double points = 0;
    if (const CodeList *list = form.listOf(field))
        for (const QString &code : value.split(u' ', Qt::SkipEmptyParts))
            if (const Choice *choice = list->find(code))
                points += choice->points;
    return points;
}

}  // namespace

QString levelCalculation(const QList<Band> &bands, bool hasTrigger) {
    QString text;
    for (const Band &band : bands)
        text += band.last ? u'\'' + band.level + u'\'' : QStringLiteral("if(${score} >= %1, '%2', ").arg(plain(band.from), band.level);
    text += QString(bands.size() - 1, u')');
    text = QStringLiteral("if(${score} = '', '', %1)").arg(text);
    return hasTrigger ? QStringLiteral("if(${trigger} != '', '%1', %2)").arg(bands.last().level, text) : text;
}

std::vector<ScoredBlock> scoredBlocks(const Form &form) {
    std::vector<ScoredBlock> blocks;
    const Field *score = form.find(kScore);
    if (!score || !score->calculation.root())
        return blocks;
    QSet<int> seen, found;
    collect(form, *score->calculation.root(), seen, found);
    for (int slot = 0; slot < form.fields.size(); ++slot) {
        if (!found.contains(slot))
            continue;
        const Field &field = form.fields[slot];
        const QString name = field.groups.isEmpty() ? field.name : field.groups.last();
        auto block = std::find_if(blocks.begin(), blocks.end(), [&name](const ScoredBlock &other) { return other.name == name; });
        if (block == blocks.end())
            block = blocks.insert(blocks.end(), {name, {}, 0});
        block->questions.push_back(slot);
        block->most += mostOf(form, field);
    }
    return blocks;
}

QString becauseOf(const Answers &answers) {
    const Form &form = *answers.form;
    if (const QString trigger = answers.value(kTrigger); !trigger.isEmpty())
        return trigger;
    if (answers.value(kScore).isEmpty() || !form.m_plan)
        return {};
    struct Part { QString text; double lost; };
    std::vector<Part> parts;
    for (const ScoredBlock &block : form.m_plan->blocks) {
        double points = 0;
        for (const int slot : block.questions)
            points += pointsOf(form, form.fields[slot], answers.values[size_t(slot)]);
        parts.push_back({block.name + u'=' + plain(points) + u'/' + plain(block.most), block.most - points});
    }
    std::stable_sort(parts.begin(), parts.end(), [](const Part &a, const Part &b) { return a.lost > b.lost; });
    QStringList texts;
    for (const Part &part : parts)
        texts << part.text;
    return texts.join(u' ');
}

QString becauseInWords(const Form &form, const QString &stored, Language language) {
    QStringList words;
    for (const QString &part : stored.split(u' ', Qt::SkipEmptyParts)) {
        const qsizetype equals = part.indexOf(u'=');
        const QString name = part.left(equals);
        const Group *group = equals > 0 ? form.group(name) : nullptr;
        const Field *field = equals > 0 ? form.find(name) : nullptr;
        if ((!group && !field) || !part.contains(u'/'))
            return stored;   // a trigger's own words
        const QString label = (group ? group->label : field->label).in(language);
        words << (label.isEmpty() ? name : label) + u' ' + part.mid(equals + 1);
    }
    return words.join(language == Language::Chinese ? QStringLiteral("；") : QStringLiteral("; "));
}

}  // namespace tongdang

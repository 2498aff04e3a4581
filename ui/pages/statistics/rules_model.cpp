#include "ui/pages/statistics/rules_model.h"

#include "core/forms/expression_tree.h"
#include "ui/shell/context.h"
#include "ui/shell/theme.h"

#include <QLocale>

#include <algorithm>

namespace tongdang {

namespace {

QString number(double value) { return QLocale(QLocale::English, QLocale::UnitedStates).toString(value, 'f', value == double(qint64(value)) ? 0 : 2); }
// A rule that compares two numbers has sides worth showing; another is true or not.
bool hasSides(const TableRule &rule) { return rule.expression.root() && rule.expression.root()->kind == NodeKind::Compare; }

}  // namespace

RulesModel::RulesModel(UiContext &context, QObject *parent) : QAbstractTableModel(parent), m_context(context) {}

void RulesModel::setTable(std::shared_ptr<const CountedTable> table) {
    beginResetModel();
    m_lines.clear();
    m_failing = m_checked = 0;
    if (table) {
        const Summary &summary = table->summary;
        QHash<QString, QString> names;
        for (const SummaryRow &row : summary.rows)
            names.insert(row.code, rowName(summary, row, m_context.messages(), m_context.language()));
        names.insert(QStringLiteral("total"), placeTitle(m_context, summary, {}));
        std::vector<Line> holding, leftOut;
        for (const TableRule &rule : summary.table->rules) {
            const QString words = rule.label.in(m_context.language()).isEmpty() ? rule.expressionText : rule.label.in(m_context.language());
            bool any = false, fails = false;
            for (const RuleResult &result : summary.rules) {
                if (result.id != rule.name)
                    continue;
                any = true;
                if (result.ok)
                    continue;
                fails = true;
                Line line{State::Fails, rule.name, words, result.where, names.value(result.where, result.where), {}, {}, {}};
                if (result.hidden) {
                    line.left = line.right = line.difference = kHidden;
                } else if (hasSides(rule)) {
                    line.left = number(result.left);
                    line.right = number(result.right);
                    line.difference = number(result.left - result.right);
                }
                m_lines.push_back(line);
            }
            m_failing += fails ? 1 : 0;
            m_checked += any ? 1 : 0;
            if (any && !fails)
                holding.push_back({State::Holds, rule.name, words, {}, {}, {}, {}, {}});
            for (const Summary::LeftOut &one : summary.leftOut)
                if (one.id == rule.name)
                    leftOut.push_back({State::LeftOut, rule.name, words + u'\n' + m_context.say(one.why), {}, {}, {}, {}, {}});
        }
        m_lines.insert(m_lines.end(), leftOut.begin(), leftOut.end());
        m_lines.insert(m_lines.end(), holding.begin(), holding.end());
    }
    endResetModel();
}

int RulesModel::failures() const {
    return int(std::count_if(m_lines.begin(), m_lines.end(), [](const Line &line) { return line.state == State::Fails; }));
}

QString RulesModel::text(const Line &line, int column) const {
    switch (column) {
    case kResult: return line.state == State::Fails ? tr("does not hold") : line.state == State::LeftOut ? tr("not checked") : tr("holds");
    case kRule: return line.words;
    case kPlace: return line.state == State::Holds ? tr("everywhere") : line.placeName;
    case kLeft: return line.left;
    case kRight: return line.right;
    case kDifference: return line.difference;
    default: return {};
    }
}

QVariant RulesModel::data(const QModelIndex &index, int role) const {
    if (!index.isValid())
        return {};
    const Line &line = m_lines[size_t(index.row())];
    const int column = index.column();
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
        return text(line, column);
    if (role == Qt::TextAlignmentRole)
        return int((column >= kLeft ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == Qt::DecorationRole && column == kResult)
        return line.state == State::Fails     ? m_context.theme().icon(QStringLiteral("warning"), Color::Warning)
               : line.state == State::LeftOut ? m_context.theme().icon(QStringLiteral("info"), Color::Muted)
                                              : m_context.theme().icon(QStringLiteral("ok"), Color::Good);
    if (role == Qt::AccessibleTextRole && column == kResult)
        return QString(line.rule + u' ' + text(line, kResult));
    return {};
}

QVariant RulesModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section >= kLeft ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case kResult: return tr("Result");
    case kRule: return tr("What it says");
    case kPlace: return tr("Place");
    case kLeft: return tr("Left side");
    case kRight: return tr("Right side");
    case kDifference: return tr("Difference");
    default: return {};
    }
}

}  // namespace tongdang

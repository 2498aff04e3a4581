#include "ui/pages/importing/problem_model.h"

#include "ui/forms/marks.h"
#include "ui/shell/context.h"
#include "ui/shell/theme.h"

namespace tongdang {

namespace {

// The same in the row that is marked.
QIcon mark(Severity severity, const Theme &theme) {
    const int size = theme.px(16);
    QIcon icon = severityIcon(severity, theme, size);
    icon.addPixmap(icon.pixmap(size), QIcon::Selected);
    return icon;
}

}  // namespace

ProblemModel::ProblemModel(UiContext &context, QObject *parent) : QAbstractTableModel(parent), m_context(context) {}

void ProblemModel::setProblems(const QList<RowProblem> &problems, bool correctable) {
    m_problems = problems;
    m_correctable = correctable;
    m_corrected.clear();
    filter(Show::All, {});
}

bool ProblemModel::fits(const RowProblem &problem, Show show) {
    return show == Show::All || (problem.severity == Severity::Must) == (show == Show::Rejecting);
}

void ProblemModel::filter(Show show, const QString &words) {
    const QString wanted = words.trimmed();
    beginResetModel();
    m_shown.clear();
    for (int i = 0; i < m_problems.size(); ++i) {
        const RowProblem &problem = m_problems[i];
        if (fits(problem, show) && (wanted.isEmpty() || QString::number(problem.row) == wanted || problem.column.contains(wanted, Qt::CaseInsensitive) || problem.name.contains(wanted, Qt::CaseInsensitive) ||
                                    m_context.say(problem.message).contains(wanted, Qt::CaseInsensitive)))
            m_shown.push_back(i);
    }
    endResetModel();
}

int ProblemModel::count(Show show) const {
    int out = 0;
    for (const RowProblem &problem : m_problems)
        out += fits(problem, show) ? 1 : 0;
    return out;
}

QString ProblemModel::sentence(int row) const {
    if (row < 0 || row >= rowCount())
        return {};
    const RowProblem &problem = m_problems[m_shown[size_t(row)]];
    const QString number = QString::number(problem.row), words = m_context.say(problem.message);
    return problem.column.isEmpty() ? tr("Row %1: %2").arg(number, words) : tr("Row %1, “%2”: %3").arg(number, problem.column, words);
}

QVariant ProblemModel::data(const QModelIndex &index, int role) const {
    const RowProblem &problem = m_problems[m_shown[size_t(index.row())]];
    const bool rejects = problem.severity == Severity::Must;
    switch (role) {
    case Qt::DisplayRole:
        switch (index.column()) {
        case Row: return problem.row;
        case Name: return problem.name;
        case Severities: return rejects ? tr("Refused") : tr("Warning");
        case Heading: return problem.column;
        case Cell: return problem.text;
        default: return m_context.say(problem.message);
        }
    case Qt::EditRole: return problem.text;
    case Qt::FontRole: return index.column() == Cell && m_corrected.contains(m_shown[size_t(index.row())]) ? QVariant(m_context.theme().font(TextSize::Normal, true)) : QVariant();
    case Qt::ToolTipRole:
        if (index.column() == Cell && isCorrectable(problem))
            return tr("Double click or F2 to correct it; the file stays as it is");
        return index.column() == Sentence || index.column() == Heading ? data(index, Qt::DisplayRole) : QVariant();
    case Qt::AccessibleTextRole: return index.column() == Sentence ? sentence(index.row()) : data(index, Qt::DisplayRole);
    case Qt::TextAlignmentRole: return int(Qt::AlignVCenter | (index.column() == Row ? Qt::AlignRight : Qt::AlignLeft));
    case Qt::ForegroundRole: return index.column() == Severities ? QVariant(m_context.theme().color(severityTone(problem.severity))) : QVariant();
    case Qt::DecorationRole: return index.column() == Severities ? QVariant(mark(problem.severity, m_context.theme())) : QVariant();
    default: return {};
    }
}

Qt::ItemFlags ProblemModel::flags(const QModelIndex &index) const {
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return index.isValid() && index.column() == Cell && isCorrectable(m_problems[m_shown[size_t(index.row())]]) ? flags | Qt::ItemIsEditable : flags;
}

QModelIndex ProblemModel::buddy(const QModelIndex &index) const {
    return index.isValid() && isCorrectable(m_problems[m_shown[size_t(index.row())]]) ? index.siblingAtColumn(Cell) : index;
}

// One cell may have several problems: all of them show what it says now.
bool ProblemModel::setData(const QModelIndex &index, const QVariant &value, int role) {
    const RowProblem problem = m_problems[m_shown[size_t(index.row())]];
    const QString text = value.toString().trimmed();
    if (role != Qt::EditRole || !isCorrectable(problem) || text == problem.text)
        return false;
    for (int i = 0; i < m_problems.size(); ++i)
        if (m_problems[i].row == problem.row && m_problems[i].sheet == problem.sheet && m_problems[i].cell == problem.cell) {
            m_problems[i].text = text;
            m_corrected.insert(i);
        }
    emit dataChanged(this->index(0, Cell), this->index(rowCount() - 1, Cell));
    emit corrected({problem.sheet, problem.row, problem.cell, text});
    return true;
}

QVariant ProblemModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (section == Row ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Row: return tr("Row");
    case Name: return tr("Child");
    case Severities: return tr("What happens");
    case Heading: return tr("Column");
    case Cell: return m_correctable ? tr("In the file (can be corrected)") : tr("In the file");
    default: return tr("What is the matter");
    }
}

}  // namespace tongdang

#include "ui/tables/record_model.h"

#include "core/base/text.h"
#include "ui/shell/theme.h"

namespace tongdang {

namespace {
constexpr int kBlock = 32;   // rows read at once: those of a screen
}

RecordModel::RecordModel(UiContext &context, QString form, QStringList questions, QObject *parent)
    : QAbstractTableModel(parent), m_context(context), m_form(std::move(form)), m_questions(std::move(questions)) {}

void RecordModel::setIds(std::vector<qint64> ids, QHash<qint64, QString> why) {
    beginResetModel();
    m_ids = std::move(ids);
    m_why = std::move(why);
    m_rows.clear();
    endResetModel();
}

const Record *RecordModel::row(int row) const {
    if (const Record *known = m_rows.object(row))
        return known;
    const int from = row / kBlock * kBlock, to = std::min(from + kBlock, int(m_ids.size()));
    const auto records = m_context.reader().rows(m_context.session(), m_form, {m_ids.begin() + from, m_ids.begin() + to});
    if (!records)
        return nullptr;
    int at = from;
    for (const Record &record : *records) {
        while (at < to && m_ids[size_t(at)] != record.id)   // one that is gone leaves its row blank
            ++at;
        if (at < to)
            m_rows.insert(at++, new Record(record));
    }
    return m_rows.object(row);
}

Uid RecordModel::uidAt(int at) const {
    const Record *record = at >= 0 && at < int(m_ids.size()) ? row(at) : nullptr;
    return record ? record->uid : Uid();
}

QString RecordModel::shown(const Record &record, const QString &question) const {
    const Field *field = record.form().find(question);
    if (!field)
        return {};
    const QString &value = record.answers.values[size_t(record.form().indexOf(question))];
    if (field->appearance.contains(u"idnumber"))
        return maskedIdNumber(value);
    if (field->appearance.contains(u"phone"))
        return maskedPhone(value);
    if (field->appearance.contains(u"region"))
        return value.isEmpty() ? QString() : m_context.reader().places().name(value);
    return displayValue(record.form(), *field, value, m_context.language());
}

const Field *RecordModel::field(int column) const {
    const Form *form = m_context.reader().forms().find(m_form);
    return form ? form->find(m_questions[column]) : nullptr;
}

QVariant RecordModel::data(const QModelIndex &index, int role) const {
    if (!index.isValid())
        return {};
    const QString &question = m_questions[index.column()];
    if (role == Qt::TextAlignmentRole)
        return headerData(index.column(), Qt::Horizontal, role);
    if (role == kCodeRole) {
        const Record *record = question.isEmpty() ? nullptr : row(index.row());
        return record ? record->answers.value(question) : QVariant();
    }
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    if (question.isEmpty())
        return m_why.value(m_ids[size_t(index.row())]);
    const Record *record = row(index.row());
    return record ? shown(*record, question) : QVariant();
}

QVariant RecordModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    const Field *asked = field(section);
    if (role == Qt::TextAlignmentRole)
        return int((asked && asked->type == ValueType::Number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    return asked ? asked->label.in(m_context.language()) : m_questions[section].isEmpty() ? tr("Found by") : QString();
}

}  // namespace tongdang

#include "ui/files/form_files.h"

#include "core/forms/file_questions.h"
#include "core/forms/form_parameters.h"
#include "ui/files/shrunk.h"
#include "ui/shell/context.h"
#include "ui/shell/dialogs.h"
#include "ui/shell/jobs.h"
#include "ui/shell/size_words.h"

#include <QBuffer>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPointer>
#include <QSet>
#include <QWidget>

namespace tongdang {

namespace {

constexpr qint64 kAtOnce = 32 << 20;                  // what is larger is taken in beside the window
const QString kTakenIn = QStringLiteral("taken in:"); // in a draft, before a uid
const QString kAttachment = QStringLiteral("attachment");

Answers answersOf(const Change &change) {
    Answers answers(*change.form);
    for (const auto &[slot, value] : change.values)
        answers.values[size_t(slot)] = value;
    return answers;
}

void collect(const Answers &answers, QSet<QString> &uids) {
    for (int slot = 0; slot < answers.form->fields.size(); ++slot)
        if (takesFile(answers.form->fields[slot].kind) && !answers.value(slot).isEmpty())
            uids.insert(answers.value(slot));
    for (const auto &rows : answers.repeats)
        for (const Answers &row : rows)
            collect(row, uids);
}

QString pathOf(const Form &form, const Field &question) {
    return form.repeatOf.isEmpty() ? question.name : form.id.section(u'/', 1) + u'/' + question.name;
}

// A photo as large as the form wants it, everything else as it is.
Result<Change> takeIn(Ledger &ledger, const Session &session, QIODevice &content, const QString &name, const QString &where, const Field &question, Progress &progress) {
    const bool picture = question.kind == FieldKind::Image;
    if (auto small = picture ? shrunk(content, name, mostPixels(question)) : std::nullopt) {
        QBuffer buffer(&small->content);
        buffer.open(QIODevice::ReadOnly);
        return ledger.takeIn(session, buffer, small->name, where, picture, progress);
    }
    return ledger.takeIn(session, content, name, where, picture, progress);
}

}  // namespace

int mostPixels(const Field &question) { return parameter(question.parameters, u"max-pixels").toInt(); }

FileFacts fileFacts(const Answers &attachment) {
    return {attachment.value(QStringLiteral("name")), attachment.value(QStringLiteral("media_type")), attachment.value(QStringLiteral("size")).toLongLong()};
}

QString fileWords(const FileFacts &facts) {
    const QString size = sizeWords(facts.bytes);
    return facts.name.isEmpty() ? size : facts.name + QStringLiteral(" · ") + size;
}

std::optional<FileFacts> FormFiles::facts(const QString &uid) const {
    if (const auto taken = m_taken.find(uid); taken != m_taken.end())
        return fileFacts(answersOf(taken->second));
    if (const Uid known = Uid::fromText(uid); !known.isNil() && m_context.hasLedger())
        if (const auto record = m_context.reader().record(m_context.session(), known); record && record->form().id == kAttachment)
            return fileFacts(record->answers);
    return {};
}

Result<QByteArray> FormFiles::content(const QString &uid, qint64 mostBytes) const {
    if (const auto taken = m_taken.find(uid); taken != m_taken.end())
        return m_context.ledger().takenIn(m_context.session(), taken->second, mostBytes);
    return m_context.ledger().attachment(m_context.session(), Uid::fromText(uid), mostBytes);
}

void FormFiles::keep(QWidget *asking, Result<Change> made, const Taken &taken) {
    if (!made) {
        if (made.error().code == ErrorCode::Cancelled)
            m_context.tell(m_context.say(made.error()));
        else
            m_context.dialogs().error(asking, m_context.say(made.error()), made.error().detail);
        return;
    }
    const QString uid = made->uid.text();
    m_taken.insert_or_assign(uid, std::move(*made));
    taken(uid);
}

void FormFiles::take(QWidget *asking, const Form &form, const Field &question, QIODevice &content, const QString &name, const Taken &taken) {
    NoProgress quiet;
    keep(asking, takeIn(m_context.ledger(), m_context.session(), content, name, pathOf(form, question), question, quiet), taken);
}

void FormFiles::take(QWidget *asking, const Form &form, const Field &question, const QString &path, const Taken &taken) {
    auto file = std::make_shared<QFile>(path);
    const QString name = QFileInfo(path).fileName();
    if (!file->open(QIODevice::ReadOnly))
        return m_context.dialogs().error(asking, m_context.say(Message{QStringLiteral("storage.cannot_read"), {path}, {}}), file->errorString());
    if (file->size() <= kAtOnce)
        return take(asking, form, question, *file, name, taken);
    auto made = std::make_shared<std::optional<Result<Change>>>();
    const QString where = pathOf(form, question);
    const bool begun = m_context.jobs().start(
        tr("Taking in %1…").arg(name),
        [&context = m_context, &question, file, made, name, where](Progress &progress) { made->emplace(takeIn(context.ledger(), context.session(), *file, name, where, question, progress)); },
        [self = QPointer(this), made, asking = QPointer(asking), taken] {
            if (self && asking)
                self->keep(asking, std::move(**made), taken);
        });
    if (!begun)
        m_context.tell(m_context.say(Message{QStringLiteral("window.busy"), {}, {}}));
}

void FormFiles::addChanges(ChangeSet &set, const Uid &record, const Answers &had, const Answers &kept) const {
    QSet<QString> before, now;
    collect(had, before);
    collect(kept, now);
    for (const auto &[uid, change] : m_taken)
        if (now.contains(uid)) {
            set.changes.push_back(change);
            set.changes.back().subject = record;
        }
    for (const QString &gone : before - now)
        if (const auto old = m_context.reader().record(m_context.session(), Uid::fromText(gone)); old && old->form().id == kAttachment && old->state < RecordState::Withdrawn) {
            Change withdraw;
            withdraw.op = Change::Op::Withdraw;
            withdraw.form = &old->form();
            withdraw.uid = old->uid;
            set.changes.push_back(withdraw);
        }
}

QHash<QString, QString> FormFiles::draft() const {
    QHash<QString, QString> draft;
    for (const auto &[uid, change] : m_taken) {
        QJsonObject values;
        for (const auto &[slot, value] : change.values)
            values.insert(change.form->fields[slot].name, value);
        draft.insert(kTakenIn + uid, QString::fromUtf8(QJsonDocument(values).toJson(QJsonDocument::Compact)));
    }
    return draft;
}

void FormFiles::restore(const QHash<QString, QString> &draft) {
    for (auto kept = draft.cbegin(); kept != draft.cend(); ++kept)
        if (kept.key().startsWith(kTakenIn)) {
            Change change;
            change.form = m_context.ledger().forms().find(kAttachment);
            change.uid = Uid::fromText(kept.key().mid(kTakenIn.size()));
            const QJsonObject values = QJsonDocument::fromJson(kept->toUtf8()).object();
            for (auto value = values.begin(); value != values.end(); ++value)
                change.set(value.key(), value.value().toString());
            m_taken.insert_or_assign(change.uid.text(), std::move(change));
        }
}

}  // namespace tongdang

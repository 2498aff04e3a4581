// Files of records: taken in, read, given out. What is kept is named by its content's hash; who may have it, the record it belongs to says.
#include "core/ledger/ledger_p.h"

#include "core/base/saved.h"
#include "core/forms/file_questions.h"
#include "core/storage/attachment_store.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMimeDatabase>
#include <QSet>

#include <algorithm>

namespace tongdang {

namespace {

const QString kAttachment = QStringLiteral("attachment"), kField = QStringLiteral("field"), kName = QStringLiteral("name"), kSha256 = QStringLiteral("sha256");

// What a file is by its content; its name only says more about it (a text is a table, an archive a document).
QString typeOf(QIODevice &file, const QString &fileName) {
    const QMimeDatabase types;
    const QMimeType content = types.mimeTypeForData(&file), name = types.mimeTypeForFile(fileName, QMimeDatabase::MatchExtension);
    return name.inherits(content.name()) ? name.name() : content.name();
}

constexpr qint64 kUnclaimedMs = qint64(30) * 24 * 3600 * 1000;
constexpr const char *kUnclaimed = "unclaimed";   // in meta: {"<sha256>": ms since 1970 when it was first seen to be nobody's}

}  // namespace

void Ledger::Private::dropUnclaimed() {
    const Form *form = bound ? forms().find(kAttachment) : nullptr;
    if (!form || folder->isReadOnly() || inBatch() || clockDoubt == ClockDoubt::BeforeLastEntry)
        return;
    AttachmentStore store(folder->attachments());
    const auto contents = store.contents();
    if (!contents || contents->isEmpty())
        return;
    QSet<QByteArray> claimed;
    SQLite::Statement records(db(), sql::utf8(QStringLiteral("SELECT sha256 FROM ") + sql::quoted(form->table)));   // of withdrawn ones too: they may come again
    while (records.executeStep())
        claimed.insert(QByteArray::fromHex(sql::text(records.getColumn(0)).toLatin1()));
    QString drafts;
    SQLite::Statement open(db(), "SELECT content FROM draft");
    while (open.executeStep())
        drafts += sql::text(open.getColumn(0)) + u'\n';
    SQLite::Statement kept(db(), "SELECT value FROM meta WHERE key = ?");
    kept.bind(1, kUnclaimed);
    const QJsonObject since = kept.executeStep() ? QJsonDocument::fromJson(QByteArray(static_cast<const char *>(kept.getColumn(0).getBlob()), kept.getColumn(0).getBytes())).object() : QJsonObject();
    kept.reset();
    const qint64 now = context.clock->nowMs();
    QJsonObject still;
    for (const QByteArray &content : *contents) {
        const QString hash = QString::fromLatin1(content.toHex());
        if (claimed.contains(content) || drafts.contains(hash))
            continue;
        const qint64 from = std::min(now, qint64(since.value(hash).toDouble(double(now))));   // the clock may have been set back
        if (now - from < kUnclaimedMs || !store.remove(content))
            still.insert(hash, double(from));
    }
    if (still == since)
        return;
    const QByteArray json = QJsonDocument(still).toJson(QJsonDocument::Compact);
    SQLite::Statement keep(db(), "INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)");
    keep.bind(1, kUnclaimed);
    keep.bind(2, json.constData(), int(json.size()));
    keep.exec();
}

Result<Change> Ledger::takeIn(const Session &session, QIODevice &content, const QString &name, const QString &field, bool picture, Progress &progress) {
    if (auto may = d->mayWrite(session, Action::Write); !may)
        return may.error();
    const Private::Writing writing(*d);
    if (!writing || d->inBatch())
        return Private::busy();
    const QString type = typeOf(content, name);
    if (picture && !type.startsWith(u"image/"))
        return makeError(ErrorCode::Invalid, QStringLiteral("ledger.no_picture"), {name});
    const qint64 most = picture ? kLargestPicture : kLargestFile;
    if (content.size() > most)
        return makeError(ErrorCode::Invalid, QStringLiteral("storage.attachment_too_large"), {QString::number(most >> 20)});
    const auto stored = AttachmentStore(d->folder->attachments()).put(content, progress, most);
    if (!stored)
        return stored.error();
    Change create;
    create.form = d->forms().find(kAttachment);
    create.uid = Uid::create(clock());
    create.set(kField, field);
    create.set(kName, name);
    create.set(QStringLiteral("media_type"), type);
    create.set(QStringLiteral("size"), QString::number(stored->bytes));
    create.set(kSha256, QString::fromLatin1(stored->sha256.toHex()));
    return create;
}

// Why a record did not take a file: with it, another question may have to be answered.
static Error notAttached(const CommitOutcome &outcome, const Form &form) {
    Error error = makeError(ErrorCode::Invalid, QStringLiteral("ledger.not_attached"));
    for (const ChangeIssues &found : outcome.issues)
        for (const Issue &issue : found.issues) {
            const Field *field = form.find(issue.field);
            if (issue.severity != Severity::Must || !field)
                continue;
            const Messages words;
            Labels sentence;
            for (const Language language : {Language::Chinese, Language::English})
                sentence.set(languageCode(language), words.text({QStringLiteral("ledger.not_attached_because"), {field->label.in(language), words.text(issue.message, language)}, {}}, language));
            error.message.literal = sentence;
            return error;
        }
    return error;
}

Result<Uid> Ledger::attach(const Session &session, const Uid &record, const QString &file, const QString &field) {
    if (auto may = d->mayWrite(session, Action::Write); !may)
        return may.error();
    const Private::Writing writing(*d);
    if (!writing || d->inBatch())
        return Private::busy();
    const auto owner = d->bound->writerView.record(session, record);
    if (!owner)
        return owner.error();
    const Field *question = field.isEmpty() ? nullptr : owner->form().find(field);
    if (!field.isEmpty() && !question)
        return makeError(ErrorCode::Invalid, QStringLiteral("ledger.no_question"), {field});
    if (question && !takesFile(question->kind))
        return makeError(ErrorCode::Invalid, QStringLiteral("ledger.no_file_question"), {field});
    QFile content(file);
    const QString name = QFileInfo(file).fileName();
    if (!content.exists())
        return makeError(ErrorCode::File, QStringLiteral("storage.no_file"), {file});
    if (!content.open(QIODevice::ReadOnly))
        return makeError(ErrorCode::File, QStringLiteral("storage.cannot_read"), {file}, content.errorString());
    NoProgress quiet;
    auto create = takeIn(session, content, name, field, question && question->kind == FieldKind::Image, quiet);
    if (!create)
        return create.error();
    create->subject = record;
    ChangeSet changes;
    changes.kind = QStringLiteral("attach");
    changes.intent = {QStringLiteral("ledger.intent_attach"), {name}, {}};
    changes.changes.push_back(*create);
    if (question) {
        Change point;
        point.op = Change::Op::Update;
        point.form = &owner->form();
        point.uid = record;
        point.set(field, create->uid.text());
        changes.changes.push_back(point);
    }
    const auto committed = commit(session, changes);
    if (!committed)
        return committed.error();
    if (committed->refused)
        return notAttached(*committed, owner->form());
    return create->uid;
}

// The hash of a content that the session may have.
static Result<QByteArray> allowed(LedgerReader &reader, const Policy &policy, const Session &session, const Uid &uid) {
    const auto found = reader.record(session, uid);
    if (!found)
        return found.error();
    const auto none = makeError(ErrorCode::NotFound, QStringLiteral("storage.no_attachment"));
    if (found->form().id != kAttachment)
        return none;
    if (!found->subject.isNil()) {
        const auto owner = reader.record(session, found->subject);
        if (!owner)
            return owner.error();
        const Field *question = questionAt(owner->form(), found->answers.value(kField));
        if (question && !question->restricted.isEmpty() && !policy.mayRead(session, question->restricted))
            return none;
    }
    return QByteArray::fromHex(found->answers.value(kSha256).toLatin1());
}

Result<QByteArray> Ledger::attachment(const Session &session, const Uid &uid, qint64 mostBytes) {
    const Private::Writing alone(*d);      // one connection to the files: a job may be using it
    if (!alone)
        return Private::busy();
    const auto sha256 = allowed(d->bound->writerView, *d->context.policy, session, uid);
    if (!sha256)
        return sha256.error();
    return AttachmentStore(d->folder->attachments()).all(*sha256, mostBytes);
}

Result<QByteArray> Ledger::takenIn(const Session &session, const Change &file, qint64 mostBytes) {
    if (!d->context.policy->allows(session, Action::Write))
        return makeError(ErrorCode::Denied, QStringLiteral("ledger.not_allowed"));
    const Private::Writing alone(*d);
    if (!alone)
        return Private::busy();
    for (const auto &[slot, value] : file.values)
        if (slot == file.form->indexOf(kSha256))
            return AttachmentStore(d->folder->attachments()).all(QByteArray::fromHex(value.toLatin1()), mostBytes);
    return makeError(ErrorCode::NotFound, QStringLiteral("storage.no_attachment"));
}

Result<void> Ledger::exportAttachment(const Session &session, const Uid &uid, const QString &file, const QString &purpose, Progress &progress) {
    if (!d->context.policy->allows(session, Action::Export))
        return makeError(ErrorCode::Denied, QStringLiteral("ledger.not_allowed"));
    const Private::Writing alone(*d);
    if (!alone || d->inBatch())
        return Private::busy();
    const auto sha256 = allowed(d->bound->writerView, *d->context.policy, session, uid);
    if (!sha256)
        return sha256.error();
    AttachmentStore store(d->folder->attachments());
    const auto bytes = store.size(*sha256);
    if (!bytes)
        return bytes.error();
    QSaveFile out(file);
    const auto failed = [&] { return makeError(ErrorCode::File, QStringLiteral("storage.cannot_write"), {file}, out.errorString()); };
    if (!out.open(QIODevice::WriteOnly))
        return failed();
    qint64 done = 0;
    bool cancelled = false;
    const auto read = store.get(*sha256, [&](const QByteArray &piece) {
        if (out.write(piece) != piece.size())
            return false;
        done += piece.size();
        cancelled = !progress.step(done, *bytes);
        return !cancelled;
    });
    if (!read)
        return cancelled || read.error().code != ErrorCode::Cancelled ? read.error() : failed();
    if (!saved(out))
        return failed();
    const auto logged = log(session, QStringLiteral("export"), uid, {{QStringLiteral("form"), kAttachment}, {QStringLiteral("file"), QFileInfo(file).fileName()},
                                                                      {QStringLiteral("sha256"), QString::fromLatin1(sha256->toHex())}, {QStringLiteral("purpose"), purpose.trimmed()}});
    if (!logged)
        QFile::remove(file);               // what cannot be accounted for does not leave
    return logged;
}

}  // namespace tongdang

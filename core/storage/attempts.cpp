#include "core/storage/attempts.h"

#include "core/storage/platform.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace tongdang {

namespace {
constexpr qint64 kReadLimit = 4 << 20;
constexpr int kFree = 5;
constexpr qint64 kFirstWaitMs = 10'000;
constexpr qint64 kLongestWaitMs = 15 * 60'000;
constexpr qsizetype kLongestLogin = 200;
constexpr qsizetype kKeptLines = 1000;
const QStringList kKinds{QStringLiteral("failed"), QStringLiteral("succeeded"), QStringLiteral("waiting"), QStringLiteral("absorbed")};

QByteArray lineText(const QString &kind, const Attempt &attempt) {
    const QJsonObject line{{QStringLiteral("kind"), kind}, {QStringLiteral("login"), attempt.login}, {QStringLiteral("time"), attempt.timeMs}};
    return QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n';
}

qint64 waitAfter(int failures) {
    if (failures < kFree)
        return 0;
    return std::min(kLongestWaitMs, kFirstWaitMs << std::min(failures - kFree, 10));
}
}  // namespace

QList<AttemptLog::Line> AttemptLog::read() const {
    QList<Line> lines;
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly))
        return lines;
    if (file.size() > kReadLimit)
        file.seek(file.size() - kReadLimit);
    for (const QByteArray &text : file.read(kReadLimit).split('\n')) {
        const QJsonObject object = QJsonDocument::fromJson(text).object();
        const qsizetype kind = kKinds.indexOf(object.value(u"kind").toString());
        if (kind >= 0)
            lines.append({Kind(kind), {object.value(u"time").toInteger(), object.value(u"login").toString()}});
    }
    return lines;
}

void AttemptLog::append(Kind kind, const QString &login, qint64 timeMs) {
    QFile file(m_path);
    if (!file.open(QIODevice::Append | QIODevice::Unbuffered))
        return;
    // The break in front ends a line that a crash left half written.
    file.write('\n' + lineText(kKinds.at(int(kind)), {timeMs, login.left(kLongestLogin)}));
    syncFile(file);
}

QList<Attempt> AttemptLog::failed() const {
    QList<Attempt> attempts;
    for (const Line &line : read())
        if (line.kind == Kind::Failed)
            attempts.append(line.attempt);
    return attempts;
}

Result<void> AttemptLog::mayTry(const QString &login, const Clock &clock) {
    int failures = 0;
    qint64 since = 0;
    for (const Line &line : read()) {
        if (line.attempt.login != login.left(kLongestLogin))
            continue;
        if (line.kind == Kind::Succeeded)
            failures = 0;
        else if (line.kind != Kind::Waiting)
            ++failures;
        since = line.attempt.timeMs;
    }
    const qint64 wait = waitAfter(failures);
    const qint64 now = clock.nowMs();
    if (wait == 0 || (now >= since && now - since >= wait))
        return {};
    if (now < since) {
        append(Kind::Waiting, login, now);
        since = now;
    }
    return makeError(ErrorCode::Denied, QStringLiteral("storage.wait_before_retry"), {QString::number((wait - (now - since) + 999) / 1000)});
}

void AttemptLog::addFailed(const QString &login, const Clock &clock) {
    append(Kind::Failed, login, clock.nowMs());
}

void AttemptLog::addSucceeded(const QString &login, const Clock &clock) {
    if (QFile::exists(m_path) && !read().isEmpty())
        append(Kind::Succeeded, login, clock.nowMs());
}

Result<void> AttemptLog::absorb() {
    if (!QFile::exists(m_path))
        return {};
    QList<Line> open;
    for (Line &line : read()) {
        if (line.kind == Kind::Succeeded) {
            open.removeIf([&](const Line &other) { return other.attempt.login == line.attempt.login; });
            continue;
        }
        if (line.kind == Kind::Failed)
            line.kind = Kind::Absorbed;
        open.append(line);
    }
    QByteArray text;
    for (const Line &line : open.last(std::min<qsizetype>(open.size(), kKeptLines)))
        text += lineText(kKinds.at(int(line.kind)), line.attempt);
    if (!text.isEmpty())
        return writeAtomically(m_path, text);
    if (!QFile::remove(m_path))
        return makeError(ErrorCode::File, QStringLiteral("storage.cannot_write"), {m_path});
    return {};
}

}  // namespace tongdang

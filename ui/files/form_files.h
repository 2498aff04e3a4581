// The room of files: photos, scans, recordings and videos of records, taken in, shown and given out; never through a temporary file.
// This file: the files of a form that is being edited. A file is taken into the ledger at once, encrypted, so that a card may be pulled out and
// a crash costs nothing; its attachment comes with the save of the record.
#pragma once

#include "core/base/result.h"
#include "core/ledger/change_set.h"
#include "core/ledger/record.h"

#include <QHash>
#include <QObject>

#include <functional>
#include <map>
#include <optional>

class QIODevice;
class QWidget;

namespace tongdang {

class UiContext;

struct FileFacts { QString name, mediaType; qint64 bytes = 0; };
FileFacts fileFacts(const Answers &attachment);
int mostPixels(const Field &question);                     // of a photo's longer side; 0: as it comes
QString fileWords(const FileFacts &facts);                 // "door.jpg · 2.1 MB"

class FormFiles final : public QObject {
    Q_OBJECT
  public:
    explicit FormFiles(UiContext &context, QObject *parent) : QObject(parent), m_context(context) {}

    std::optional<FileFacts> facts(const QString &uid) const;     // of an answer: taken in, or the ledger's
    Result<QByteArray> content(const QString &uid, qint64 mostBytes) const;
    // The answer that the question gets is told by `taken`, at once or, for a large file, when the job is done; a refusal is told to the person.
    using Taken = std::function<void(const QString &uid)>;
    void take(QWidget *asking, const Form &form, const Field &question, const QString &path, const Taken &taken);
    void take(QWidget *asking, const Form &form, const Field &question, QIODevice &content, const QString &name, const Taken &taken);

    void begin() { m_taken.clear(); }
    // The attachments of a record whose answers are `kept`, and the withdrawal of those it had and has no more.
    void addChanges(ChangeSet &set, const Uid &record, const Answers &had, const Answers &kept) const;
    QHash<QString, QString> draft() const;                        // under names that no question has
    void restore(const QHash<QString, QString> &draft);

  private:
    void keep(QWidget *asking, Result<Change> made, const Taken &taken);
    UiContext &m_context;
    std::map<QString, Change> m_taken;                            // by uid, not saved yet
};

}  // namespace tongdang

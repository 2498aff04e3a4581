#include "core/ledger/journal_entry.h"

#include "core/base/utf8.h"

#include <QtEndian>

#include <sodium.h>

#include <algorithm>
#include <array>

namespace tongdang {

namespace {

struct OpName { JournalOp op; QLatin1String name; };
constexpr std::array kOps{
    OpName{JournalOp::Create, QLatin1String("create")}, OpName{JournalOp::Update, QLatin1String("update")},
    OpName{JournalOp::Withdraw, QLatin1String("withdraw")}, OpName{JournalOp::Merge, QLatin1String("merge")},
    OpName{JournalOp::Erase, QLatin1String("erase")}, OpName{JournalOp::SignIn, QLatin1String("sign_in")},
    OpName{JournalOp::SignInFailed, QLatin1String("sign_in_failed")}, OpName{JournalOp::View, QLatin1String("view")},
    OpName{JournalOp::Search, QLatin1String("search")}, OpName{JournalOp::Print, QLatin1String("print")},
    OpName{JournalOp::Export, QLatin1String("export")}, OpName{JournalOp::Import, QLatin1String("import")},
    OpName{JournalOp::Package, QLatin1String("package")}, OpName{JournalOp::Account, QLatin1String("account")},
    OpName{JournalOp::Setting, QLatin1String("setting")}};

constexpr qsizetype kCommitment = 32;
using Digest = std::array<unsigned char, size_t(kCommitment)>;

QByteArray bytesOf(const Digest &digest) { return {reinterpret_cast<const char *>(digest.data()), qsizetype(digest.size())}; }

// A hash over length-prefixed pieces, so that no two different entries give the same bytes.
class Hasher {
  public:
    Hasher() { crypto_generichash_init(&m_state, nullptr, 0, 32); }
    void raw(const void *bytes, size_t size) { crypto_generichash_update(&m_state, static_cast<const unsigned char *>(bytes), size); }
    void raw(QByteArrayView bytes) { raw(bytes.data(), size_t(bytes.size())); }
    void raw(const Digest &digest) { raw(digest.data(), digest.size()); }
    void raw(const std::string &bytes) { raw(bytes.data(), bytes.size()); }
    void number(qint64 n) {
        const qint64 big = qToBigEndian(n);
        raw(&big, 8);
    }
    void text(const std::string &utf8) {
        number(qint64(utf8.size()));
        raw(utf8);
    }
    void text(const QString &text) {
        assignUtf8(m_text, text);
        this->text(m_text);
    }
    void text(const std::optional<QString> &value) {
        if (value)
            text(*value);
        else
            number(-1);
    }
    Digest result() {
        Digest out;
        crypto_generichash_final(&m_state, out.data(), out.size());
        return out;
    }

  private:
    crypto_generichash_state m_state;
    std::string m_text;
};

Digest saltOf(const QByteArray &secret, const std::string &field) {
    Hasher hasher;
    hasher.raw(secret);
    hasher.raw(field);
    return hasher.result();
}

template <typename Salt> Digest committed(const Salt &salt, const std::string &field, const FieldChange &change) {
    Hasher hasher;
    hasher.raw(salt);
    hasher.text(field);
    hasher.text(change.before);
    hasher.text(change.after);
    return hasher.result();
}

}  // namespace

QString opName(JournalOp op) {
    for (const OpName &row : kOps)
        if (row.op == op)
            return row.name;
    return {};
}

std::optional<JournalOp> opFromName(const QString &name) {
    for (const OpName &row : kOps)
        if (row.name == name)
            return row.op;
    return {};
}

QByteArray fieldSalt(const QByteArray &secret, const QString &field) { return bytesOf(saltOf(secret, field.toStdString())); }

QByteArray commitment(const QByteArray &salt, const FieldChange &change) { return bytesOf(committed(salt, change.field.toStdString(), change)); }

QByteArray commitmentsOf(const JournalEntry &entry) {
    QByteArray out(qsizetype(entry.changes.size()) * kCommitment, Qt::Uninitialized);
    char *to = out.data();
    std::string field;
    for (const FieldChange &change : entry.changes) {
        assignUtf8(field, change.field);
        const Digest digest = committed(saltOf(entry.secret, field), field, change);
        to = std::copy(digest.begin(), digest.end(), to);
    }
    return out;
}

QByteArray entryHash(const QByteArray &previous, const JournalEntry &entry) {
    Hasher hasher;
    if (previous.isEmpty())
        hasher.raw(Digest{});
    else
        hasher.raw(previous);
    hasher.raw(entry.id.device.view());
    hasher.number(entry.id.seq);
    hasher.number(entry.time.value);
    hasher.raw(entry.account.view());
    hasher.raw(entry.batch.view());
    hasher.number(int(entry.op));
    hasher.text(entry.form);
    hasher.text(entry.formVersion);
    hasher.raw(entry.uid.view());
    hasher.number(qint64(entry.changes.size()));
    const QByteArray commitments = entry.commitments.isEmpty() ? commitmentsOf(entry) : entry.commitments;
    qsizetype at = 0;
    for (const FieldChange &change : entry.changes) {
        hasher.raw(QByteArrayView(commitments).sliced(at, kCommitment));
        at += kCommitment;
        hasher.number(qint64(change.over.size()));
        for (const EntryId &over : change.over) {
            hasher.raw(over.device.view());
            hasher.number(over.seq);
        }
    }
    return bytesOf(hasher.result());
}

QByteArray freshSecret() {
    // One call to the system for many secrets: imports make hundreds of thousands.
    static thread_local QByteArray pool;
    if (pool.size() < 32) {
        pool.resize(32 * 256);
        randombytes_buf(pool.data(), size_t(pool.size()));
    }
    const QByteArray secret = pool.right(32);
    pool.chop(32);
    return secret;
}

}  // namespace tongdang

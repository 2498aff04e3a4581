// Result<T> and Error: how every fallible call of the core answers. Spelled like std::expected, which GCC 12 lacks in C++20.
#pragma once

#include "core/base/message.h"

#include <QString>

#include <optional>
#include <utility>
#include <variant>

namespace tongdang {

enum class ErrorCode {
    File,       // a file or medium failed: unreadable, full, removed, read-only
    BadFormat,  // not the format it claims to be, damaged, password-protected, or past a limit
    WrongKey,   // wrong password or recovery code
    Damaged,    // the ledger itself is damaged
    TooNew,     // made by a newer version
    InUse,      // another program holds it
    NotFound,
    Invalid,    // the request breaks a rule
    Denied,     // the policy forbids it
    Cancelled,
    Internal,   // a fault of ours
};

struct Error {
    ErrorCode code = ErrorCode::Internal;
    Message message;  // the one sentence a person reads; its text lives in resources/messages
    QString detail;   // for the log and a details button: never personal data
};

inline Error makeError(ErrorCode code, QString messageId, QStringList args = {}, QString detail = {}) {
    return Error{code, Message{std::move(messageId), std::move(args), {}}, std::move(detail)};
}

template <typename T> class [[nodiscard]] Result {
  public:
    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : m_state(std::in_place_index<1>, std::move(error)) {}

    bool has_value() const { return m_state.index() == 0; }
    explicit operator bool() const { return has_value(); }
    T &value() & { return std::get<0>(m_state); }
    const T &value() const & { return std::get<0>(m_state); }
    T &&value() && { return std::get<0>(std::move(m_state)); }
    T &operator*() & { return value(); }
    const T &operator*() const & { return value(); }
    T operator*() && { return std::get<0>(std::move(m_state)); }   // by value: a loop over it keeps it alive
    T *operator->() { return &value(); }
    const T *operator->() const { return &value(); }
    Error &error() & { return std::get<1>(m_state); }
    const Error &error() const & { return std::get<1>(m_state); }
    Error &&error() && { return std::get<1>(std::move(m_state)); }

  private:
    std::variant<T, Error> m_state;
};

template <> class [[nodiscard]] Result<void> {
  public:
    Result() = default;
    Result(Error error) : m_error(std::move(error)) {}

    bool has_value() const { return !m_error; }
    explicit operator bool() const { return has_value(); }
    Error &error() & { return *m_error; }
    const Error &error() const & { return *m_error; }
    Error &&error() && { return std::move(*m_error); }

  private:
    std::optional<Error> m_error;
};

}  // namespace tongdang

// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <variant>

namespace turnout {

/// What kind of thing went wrong, for code that must react; the text is for people.
enum class ErrorCode {
    BadInput, ///< a file, line or value that cannot be used as given
    BadUsage, ///< the call itself makes no sense (exit code 2 in the shell)
    NotFound, ///< a file, session, draw or set that is not there
    Refused, ///< understood, but the design cannot support it (the text says why)
    ReadOnly, ///< the project is open for reading only
    Busy, ///< somebody else holds the project for writing
    NoSpace, ///< the disk is full
    Damaged, ///< the project file is not what was written
    Newer, ///< written by a newer Turnout
    NotOurs, ///< not a Turnout project
    Io, ///< the operating system said no
    Cancelled, ///< asked to stop, and stopped
};

/// An error as a value: `text` is a sentence a user can act on, `context` names the place (file, line, session).
struct Error {
    ErrorCode code = ErrorCode::BadInput;
    std::string text;
    std::string context;

    /// "context: text", or the text alone where there is no context.
    [[nodiscard]] std::string message() const
    {
        return context.empty() ? text : context + ": " + text;
    }
    friend bool operator==(const Error&, const Error&) = default;
};

/// A value or the reason why there is none. Must be looked at.
template <typename T>
class [[nodiscard]] Result {
public:
    using Value = T;

    Result(T value)
        : m_state(std::in_place_index<0>, std::move(value))
    {
    }
    Result(Error error)
        : m_state(std::in_place_index<1>, std::move(error))
    {
    }

    [[nodiscard]] bool ok() const
    {
        return m_state.index() == 0;
    }
    explicit operator bool() const
    {
        return ok();
    }
    [[nodiscard]] const T& value() const&
    {
        assert(ok());
        return std::get<0>(m_state);
    }
    [[nodiscard]] T& value() &
    {
        assert(ok());
        return std::get<0>(m_state);
    }
    [[nodiscard]] T&& value() &&
    {
        assert(ok());
        return std::get<0>(std::move(m_state));
    }
    [[nodiscard]] const Error& error() const
    {
        assert(!ok());
        return std::get<1>(m_state);
    }
    const T& operator*() const&
    {
        return value();
    }
    T& operator*() &
    {
        return value();
    }
    const T* operator->() const
    {
        return &value();
    }
    T* operator->()
    {
        return &value();
    }

private:
    std::variant<T, Error> m_state;
};

/// Success without a value, or the reason of the failure.
template <>
class [[nodiscard]] Result<void> {
public:
    using Value = void;

    Result() = default;
    Result(Error error)
        : m_error(std::move(error))
        , m_ok(false)
    {
    }
    [[nodiscard]] bool ok() const
    {
        return m_ok;
    }
    explicit operator bool() const
    {
        return m_ok;
    }
    [[nodiscard]] const Error& error() const
    {
        assert(!m_ok);
        return m_error;
    }

private:
    Error m_error;
    bool m_ok = true;
};

} // namespace turnout

// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Job.h"
#include "store/Query.h"
#include "store/Verify.h"

#include <string>
#include <vector>

namespace turnout::store {

inline constexpr std::size_t kMostViolations = 100;

/// What one group of checks works with.
class VerifyContext {
public:
    VerifyContext(
        Connection& connection, const CancelToken& cancel, std::string check, std::vector<Violation>& violations)
        : m_connection(connection)
        , m_cancel(cancel)
        , m_check(std::move(check))
        , m_violations(violations)
    {
    }
    [[nodiscard]] Connection& connection() const
    {
        return m_connection;
    }
    void violation(std::string text)
    {
        if (m_violations.size() < kMostViolations)
            m_violations.push_back({m_check, std::move(text)});
    }
    /// Every row of the statement is a violation, its first column the text.
    template <typename... Values>
    void rows(const char* sql, const Values&... values)
    {
        Query query(m_connection, sql, values...);
        while (goOn() && query.step())
            violation(query.string(0));
    }
    [[nodiscard]] std::int64_t number(const char* sql) const
    {
        return queryInt64(m_connection, sql, 0);
    }
    /// False when nobody wants to know more.
    [[nodiscard]] bool goOn() const
    {
        return !m_cancel.cancelled() && m_violations.size() < kMostViolations;
    }

private:
    Connection& m_connection;
    const CancelToken& m_cancel;
    std::string m_check;
    std::vector<Violation>& m_violations;
};

void checkSources(VerifyContext& context);
void checkSessions(VerifyContext& context);
void checkDraws(VerifyContext& context);
void checkLabels(VerifyContext& context);
void checkSets(VerifyContext& context);
void checkFeatures(VerifyContext& context);

} // namespace turnout::store

// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Id.h"
#include "base/Result.h"
#include "store/Connection.h"

#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace turnout::store {

/// The derived segments ("derived.…") of sessions that are in the project already, made anew. Each function is for a
/// job of the project's Writer: begin, then rewrite in small jobs that labels can pass, then finish. Where it ends
/// before finish, some sessions have their new segments and some their old ones, `rewriteUnfinished` says so, and
/// doing it again puts it right.
/// Thread: the writer's.
class SegmentRewrite {
public:
    /// The values in use from now on, by name and value; `codes` names them by their place here. Refused while an
    /// import runs.
    Result<void> begin(Connection& connection, const std::vector<std::pair<std::string, std::string>>& values);

    struct Derived {
        SessionId session;
        std::vector<std::uint32_t> codes;
    };
    /// Other segments of these sessions stay. Counts the sessions that changed.
    Result<std::int64_t> rewrite(Connection& connection, std::span<const Derived> sessions);

    /// Takes derived names and values that no session has any more out of the dictionary.
    Result<void> finish(Connection& connection);

private:
    std::vector<std::int32_t> m_ids; ///< of the values, by their place
    std::vector<char> m_derived; ///< by a value's id: it is derived
};

/// A rewrite was interrupted.
Result<bool> rewriteUnfinished(Connection& connection);

} // namespace turnout::store

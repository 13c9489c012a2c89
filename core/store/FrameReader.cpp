// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/FrameReader.h"

#include <limits>

namespace turnout::store {
namespace {

// No source has so high a number.
constexpr std::int64_t kAboveAll = std::numeric_limits<std::int64_t>::max();

std::vector<DictionaryEntry> entries(Connection& connection, const char* sql)
{
    std::vector<DictionaryEntry> list;
    Query query(connection, sql);
    while (query.step())
        list.push_back({query.int32(0), query.string(1)});
    return list;
}

} // namespace

Result<Visible> visible(Connection& connection)
{
    Result<Visible> found = guarded([&]() -> Result<Visible> {
        Query query(connection,
            "SELECT coalesce(max(last_session), 0), "
            "coalesce((SELECT min(id) FROM source WHERE state = 'importing'), ?) "
            "FROM source WHERE state = 'complete'",
            kAboveAll);
        query.step(); // an aggregate always answers
        return Visible{SessionId(query.int64(0)), SourceId(query.int64(1))};
    });
    if (found || connection.mode() != Connection::Mode::Salvage)
        return found;
    // The list of sources is lost: better a session too much than none.
    return guarded([&]() -> Result<Visible> {
        return Visible{SessionId(queryInt64(connection, "SELECT id FROM session ORDER BY id DESC LIMIT 1", 0)),
            SourceId(kAboveAll)};
    });
}

Result<void> checkVisible(Connection& connection, SessionId session)
{
    const auto seen = visible(connection);
    if (!seen)
        return seen.error();
    if (session > seen->last)
        return Error{ErrorCode::Refused,
            "There is no session number " + std::to_string(session.value()) + " in the project yet.", {}};
    return {};
}

Result<Dictionaries> dictionaries(Connection& connection)
{
    return guarded([&]() -> Result<Dictionaries> {
        Dictionaries result;
        result.segments = entries(connection, "SELECT id, name FROM segment ORDER BY id");
        result.signalKinds = entries(connection, "SELECT id, name FROM signal_kind ORDER BY id");
        result.scoreNames = entries(connection, "SELECT id, name FROM score_name ORDER BY id");
        Query values(connection, "SELECT id, segment_id, value FROM segment_value ORDER BY id");
        while (values.step())
            result.values.push_back({values.int32(0), values.int32(1), values.string(2)});
        return result;
    });
}

void parseCodes(std::string_view text, std::vector<std::int32_t>& out)
{
    out.clear();
    std::int32_t code = 0;
    bool digits = false;
    for (const char c : text) {
        const auto digit = static_cast<unsigned char>(c - '0');
        if (digit <= 9 && code < 100'000'000) {
            code = code * 10 + digit;
            digits = true;
        } else if (c == ',' && digits) {
            out.push_back(code);
            code = 0;
            digits = false;
        } else {
            return;
        }
    }
    if (digits)
        out.push_back(code);
}

} // namespace turnout::store

// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/FrameReader.h"
#include "store/VerifyChecks.h"

#include <cstring>

namespace turnout::store {
namespace {

std::uint32_t numberAt(Bytes bytes, std::int64_t place)
{
    std::uint32_t value = 0;
    std::memcpy(&value, bytes.data() + static_cast<std::size_t>(place) * sizeof value, sizeof value);
    return value;
}

/// Where each session's codes begin, and the last one's end: ascending, and to the end of the bytes.
bool placesFit(Bytes bytes, std::int64_t sessions)
{
    const std::size_t head = (static_cast<std::size_t>(sessions) + 1) * sizeof(std::uint32_t);
    if (bytes.size() < head || numberAt(bytes, 0) != 0)
        return false;
    for (std::int64_t i = 0; i < sessions; ++i)
        if (numberAt(bytes, i) > numberAt(bytes, i + 1))
            return false;
    return head + std::size_t{numberAt(bytes, sessions)} * sizeof(std::uint16_t) == bytes.size();
}

} // namespace

void checkFeatures(VerifyContext& context)
{
    const auto seen = visible(context.connection());
    Query query(
        context.connection(), "SELECT first_session, last_session, version, rows FROM feature_block ORDER BY 1");
    std::int64_t next = 1;
    std::int64_t version = 0;
    while (context.goOn() && query.step()) {
        const std::string name = "the block of features from session " + std::to_string(query.int64(0));
        if (query.int64(0) != next)
            context.violation(name + " does not follow the one before it");
        next = query.int64(1) + 1;
        if (version != 0 && query.int64(2) != version)
            context.violation(name + " is of another version than the ones before it");
        version = query.int64(2);
        if (!placesFit(query.blob(3), query.int64(1) - query.int64(0) + 1))
            context.violation(name + " is not what was stored");
    }
    if (seen && next > seen->last.value() + 1)
        context.violation("there are features of sessions that are not there");
}

} // namespace turnout::store

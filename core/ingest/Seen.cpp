// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/Seen.h"

namespace turnout::ingest {
namespace {

std::string counted(std::int64_t count, const std::string& many)
{
    return std::to_string(count) + " " + (count == 1 && many.ends_with('s') ? many.substr(0, many.size() - 1) : many);
}

} // namespace

std::string seenText(const Seen& seen)
{
    std::string text = seen.what;
    if (!seen.dialect.empty())
        text += ", " + seen.dialect;
    if (!seen.columns.empty())
        text += ", " + counted(static_cast<std::int64_t>(seen.columns.size()), "columns");
    text += ", " + counted(seen.units, seen.unit) + " → ";
    if (seen.sessions > 0 || seen.events == 0)
        text += counted(seen.sessions, "sessions");
    if (seen.events > 0)
        text += (seen.sessions > 0 ? " and " : "") + counted(seen.events, "events");
    if (seen.twice > 0)
        text += ", " + std::to_string(seen.twice) + " came twice";
    return text;
}

} // namespace turnout::ingest

// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/RecordContext.h"
#include "session/Session.h"

#include <optional>

/// The parts of a record that occur in several formats. Each function answers false after it has set the context's
/// reason, which names the key.
namespace turnout::ingest {

/// An id of production: not empty, at most this many bytes, no NUL character.
inline constexpr std::size_t kIdLimit = 1024;
/// A longer list in one record is taken for damage (it would not fit into memory several times over).
inline constexpr std::size_t kListLimit = 100'000;
/// More segments or scores than this in one session are taken for damage.
inline constexpr std::size_t kNameLimit = 256;

/// Shows `visit` the name and the value of each field until it answers false; true where it never does. For what is
/// done millions of times: of "for (const auto field : object)" g++ 12 puts each pair together on the stack in parts
/// and reads it back as a whole, which stalls the processor longer than the rest of a field takes.
template <typename Visit>
bool eachField(simdjson::dom::object object, Visit&& visit)
{
    for (auto field = object.begin(); field != object.end(); ++field)
        if (!visit(field.key(), field.value()))
            return false;
    return true;
}

/// Checks an id however it came.
bool checkId(std::string_view key, std::string_view id, RecordContext& context);
/// Text, or an integer as text.
bool readId(std::string_view key, Element value, std::string& out, RecordContext& context);
/// Text or null (empty).
bool readText(std::string_view key, Element value, std::string& out, RecordContext& context);
/// Text or an integer as text, or null (empty).
bool readName(std::string_view key, Element value, std::string& out, RecordContext& context);
/// RFC 3339 text, or a number of seconds, milliseconds, microseconds or nanoseconds since 1970 (by its size); or null.
bool readTime(std::string_view key, Element value, std::optional<TimeMs>& out, RecordContext& context);
bool readTimeText(std::string_view key, std::string_view text, std::optional<TimeMs>& out, RecordContext& context);
/// Numbers below 10^11 are seconds (until the year 5138), then milliseconds, microseconds, nanoseconds.
std::optional<TimeMs> timeFromNumber(double number);
/// A finite number, or true/false as 1/0; or null (none).
bool readNumber(std::string_view key, Element value, std::optional<double>& out, RecordContext& context);
/// A whole number from 0; or null (none).
bool readTurnIndex(Element value, std::optional<int>& out, RecordContext& context);
/// No session stands for more of production's: sums of weights stay exact enough to be shown.
inline constexpr double kWeightLimit = 1e12;
/// From 0 to kWeightLimit.
bool checkWeight(double weight, RecordContext& context);
bool readWeight(Element value, double& out, RecordContext& context);
/// A JSON scalar as the text of a segment: text as it is, numbers and truth values as JSON, a list or an object as
/// its JSON. Empty for null.
void scalarText(Element value, std::string& out);
/// Puts a segment in, replacing one of the same name.
bool addSegment(session::Session& session, std::string_view name, std::string value, RecordContext& context);
bool readSegments(std::string_view key, Element value, session::Session& session, RecordContext& context);
/// Puts a score in, replacing one of the same name.
bool addScore(session::Session& session, std::string_view name, double value, RecordContext& context);

/// Whether the key was one of an entry's; what is not goes where the caller keeps it.
enum class KeyUse { Taken, Unknown, Bad };

/// Reads the entries of ratings, signals, outcomes and labels. `begin` takes the entry in its short form (a rating
/// "up", a signal "retry") or says it is an object (None); `field` takes one key; `finish` checks the whole.
struct RatingParser {
    static constexpr std::string_view kName = "rating";
    session::Rating& out;
    std::optional<Element> value{};
    std::optional<Element> scale{};

    bool shortForm(Element entry, RecordContext& context);
    KeyUse field(std::string_view key, Element entry, RecordContext& context);
    bool finish(RecordContext& context);
};

struct SignalParser {
    static constexpr std::string_view kName = "signal";
    session::Signal& out;

    bool shortForm(Element entry, RecordContext& context);
    KeyUse field(std::string_view key, Element entry, RecordContext& context);
    bool finish(RecordContext& context);
};

struct OutcomeParser {
    static constexpr std::string_view kName = "outcome";
    session::Outcome& out;

    bool shortForm(Element entry, RecordContext& context);
    KeyUse field(std::string_view key, Element entry, RecordContext& context);
    bool finish(RecordContext& context);
};

struct LabelParser {
    static constexpr std::string_view kName = "label";
    session::GivenLabel& out;
    bool hasValue = false;

    bool shortForm(Element entry, RecordContext& context);
    KeyUse field(std::string_view key, Element entry, RecordContext& context);
    bool finish(RecordContext& context);
};

/// Reads one entry, an object or its short form; `unknown(key, value)` gets the keys that are not ours.
template <typename Parser, typename Unknown>
bool readEntry(Element entry, Parser parser, Unknown unknown, RecordContext& context)
{
    simdjson::dom::object object;
    if (entry.get(object) != simdjson::SUCCESS)
        return parser.shortForm(entry, context);
    for (const auto field : object) {
        switch (parser.field(field.key, field.value, context)) {
        case KeyUse::Taken:
            break;
        case KeyUse::Unknown:
            unknown(field.key, field.value);
            break;
        case KeyUse::Bad:
            return false;
        }
    }
    return parser.finish(context);
}

} // namespace turnout::ingest

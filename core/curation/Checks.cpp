// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "curation/Checks.h"

#include "curation/Text.h"

#include <xxhash.h>

#include <algorithm>
#include <array>
#include <map>

namespace turnout::curation {
namespace {

/// White space to one blank, none at the ends, ASCII letters small.
void appendNormalised(std::string& out, std::string_view text)
{
    bool gap = false;
    const std::size_t start = out.size();
    for (const char c : text) {
        if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
            gap = out.size() > start;
            continue;
        }
        if (gap)
            out += ' ';
        gap = false;
        out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
}

double shareOf(std::int64_t part, std::int64_t whole)
{
    return whole > 0 ? static_cast<double>(part) / static_cast<double>(whole) : 0;
}

std::string named(const std::string& segment, const std::string& value)
{
    return segment + " " + (value.empty() ? "(not given)" : value);
}

std::vector<std::string> sessionsWith(
    const std::vector<CheckedItem>& items, const std::string& segment, const std::string& value)
{
    std::vector<std::string> sessions;
    for (const CheckedItem& item : items) {
        std::string_view has;
        for (const auto& [name, given] : item.segments)
            if (name == segment)
                has = given;
        if (has == value)
            sessions.push_back(item.session);
    }
    return sessions;
}

Finding tooFew(const Summary& summary, const std::vector<CheckedItem>& items)
{
    Finding finding{"too_few", "Too few of a segment value", false, {}, 0, 0, {}};
    std::int64_t few = 0;
    std::int64_t checked = 0;
    for (const SegmentCoverage& segment : summary.coverage)
        for (const ValueCoverage& value : segment.values) {
            if (value.traffic < kWorthChecking)
                continue;
            ++checked;
            if (value.items >= kFewItems)
                continue;
            ++finding.count;
            few += value.items;
            finding.groups.push_back({named(segment.segment, value.value) + ": " + counted(value.items, "item", "items")
                    + ", " + percentText(value.traffic) + " of traffic",
                sessionsWith(items, segment.segment, value.value)});
        }
    finding.share = shareOf(few, summary.items);
    finding.caution = finding.count > 0;
    finding.text = finding.caution ? std::to_string(finding.count) + " of " + std::to_string(checked)
            + " segment values with at least " + percentText(kWorthChecking) + " of traffic have fewer than "
            + std::to_string(kFewItems) + " items: the set says little about them. Draw more from there."
                                   : "Every segment value with at least " + percentText(kWorthChecking)
            + " of traffic has " + std::to_string(kFewItems) + " items or more.";
    return finding;
}

/// Groups of sessions that share a key, the empty key left out; only groups of two and more.
template <typename Key>
std::vector<FindingGroup> repeated(const std::vector<CheckedItem>& items, Key&& key, std::string_view what)
{
    std::map<std::string, std::vector<std::string>> groups;
    for (const CheckedItem& item : items)
        if (const std::string& k = key(item); !k.empty())
            groups[k].push_back(item.session);
    std::vector<FindingGroup> found;
    for (auto& [k, sessions] : groups)
        if (sessions.size() > 1)
            found.push_back({std::string(what) + (what.empty() ? "" : " ") + k, std::move(sessions)});
    return found;
}

std::int64_t sessionsIn(const std::vector<FindingGroup>& groups)
{
    std::int64_t n = 0;
    for (const FindingGroup& group : groups)
        n += static_cast<std::int64_t>(group.sessions.size());
    return n;
}

Finding duplicates(const Summary& summary, const std::vector<CheckedItem>& items)
{
    Finding finding{"duplicates", "Duplicate transcripts", false, {}, 0, 0, {}};
    finding.groups = repeated(
        items, [](const CheckedItem& item) -> const std::string& { return item.transcript; }, "");
    for (FindingGroup& group : finding.groups)
        group.what
            = counted(static_cast<std::int64_t>(group.sessions.size()), "session", "sessions") + " with one transcript";
    finding.count = sessionsIn(finding.groups) - static_cast<std::int64_t>(finding.groups.size());
    finding.share = shareOf(finding.count, summary.items);
    finding.caution = finding.count > 0;
    finding.text = finding.caution ? counted(finding.count, "item repeats", "items repeat")
            + " the transcript of another (white space and case "
              "aside): each counts the same case again."
                                   : "No two items have the same transcript.";
    return finding;
}

Finding empty(const Summary& summary, const std::vector<CheckedItem>& items)
{
    Finding finding{"empty", "Sessions without a turn", false, {}, 0, 0, {}};
    std::vector<std::string> sessions;
    for (const CheckedItem& item : items)
        if (item.transcript.empty())
            sessions.push_back(item.session);
    finding.count = static_cast<std::int64_t>(sessions.size());
    finding.share = shareOf(finding.count, summary.items);
    finding.caution = finding.count > 0;
    finding.text = finding.caution
        ? counted(finding.count, "item has", "items have") + " no turn at all: there is nothing to evaluate in them."
        : "Every item has turns.";
    if (finding.caution)
        finding.groups.push_back({"empty", std::move(sessions)});
    return finding;
}

Finding noProbability(const Summary& summary, const std::vector<CheckedItem>& items)
{
    Finding finding{"no_probability", "Sessions without a probability", false, {}, 0, 0, {}};
    std::vector<std::string> sessions;
    for (const CheckedItem& item : items)
        if (!item.hasProbability)
            sessions.push_back(item.session);
    finding.count = static_cast<std::int64_t>(sessions.size());
    finding.share = shareOf(finding.count, summary.items);
    finding.caution = finding.count > 0;
    finding.text = finding.caution ? counted(finding.count, "item was", "items were") + " labeled without being drawn ("
            + percentText(finding.share) + "): they have no weight, and no number weighted to production can use them."
                                   : "Every item was drawn with a known probability.";
    if (finding.caution)
        finding.groups.push_back({"must-label", std::move(sessions)});
    return finding;
}

Finding cantTell(const Summary& summary)
{
    Finding finding{"cant_tell", "Answers that do not count", false, {}, 0, 0, {}};
    for (const LabelCount& label : summary.labels)
        if (!label.countsAs)
            finding.count += label.items;
    const bool included = finding.count > 0;
    finding.count += summary.leftOutUncounted;
    finding.share = shareOf(finding.count, summary.labeled);
    // From one in ten on, the sessions that can be judged are a selection of their own.
    finding.caution = finding.share >= 0.1;
    finding.text = finding.count == 0 ? "Every labeled session has an answer that counts."
                                      : percentText(finding.share) + " of labeled sessions ("
            + std::to_string(finding.count) + " of " + std::to_string(summary.labeled) + ") have an answer that does "
            + (included ? "not count; they are in the set."
                        : "not count (can't tell) and are left out: the set speaks "
                          "for sessions that can be judged.");
    return finding;
}

Finding disagreement(const Summary& summary, const std::vector<CheckedItem>& items)
{
    Finding finding{"disagreement", "Annotators who differ", false, {}, 0, 0, {}};
    std::vector<std::string> sessions;
    for (const CheckedItem& item : items)
        if (item.agreement.value_or(1) < 1)
            sessions.push_back(item.session);
    finding.count = static_cast<std::int64_t>(sessions.size());
    finding.share = shareOf(finding.count, summary.items);
    const bool differ = finding.count > 0;
    finding.caution = differ || summary.leftOutOpen > 0;
    if (differ)
        finding.text = counted(finding.count, "item was", "items were")
            + " answered differently by different annotators; the final label is what was adjudicated or what their "
              "answers most probably come to. Look at them before you freeze.";
    else
        finding.text = summary.severalAnnotators > 0 ? "Where several annotators answered, they agree."
                                                     : "No item was answered by more than one annotator.";
    if (summary.leftOutOpen > 0)
        finding.text += " " + counted(summary.leftOutOpen, "session is", "sessions are")
            + " left out because annotators come to no final label there: adjudicate them, or the hard ones are "
              "missing.";
    if (differ)
        finding.groups.push_back({"differ", std::move(sessions)});
    return finding;
}

Finding repeatedUsers(const Summary& summary, const std::vector<CheckedItem>& items)
{
    Finding finding{"repeated_users", "Users more than once", false, {}, 0, 0, {}};
    finding.groups = repeated(
        items, [](const CheckedItem& item) -> const std::string& { return item.user; }, "user");
    finding.count = static_cast<std::int64_t>(finding.groups.size());
    const std::int64_t sessions = sessionsIn(finding.groups);
    finding.share = shareOf(sessions, summary.items);
    finding.caution = finding.count > 0;
    finding.text = finding.caution ? counted(finding.count, "user is", "users are")
            + " in the set more than once, with " + counted(sessions, "item", "items") + " ("
            + percentText(finding.share) + "): sessions of one user are not independent."
                                   : "No user is in the set twice, as far as users are known.";
    const bool known
        = std::any_of(items.begin(), items.end(), [](const CheckedItem& item) { return !item.user.empty(); });
    if (!known && !items.empty()) {
        finding.caution = true;
        finding.text = "No session says whose it is: whether users are in the set twice cannot be checked.";
    }
    return finding;
}

} // namespace

std::string transcriptHash(const std::vector<session::Turn>& turns)
{
    if (turns.empty())
        return {};
    std::string text;
    for (const session::Turn& turn : turns) {
        text += session::roleName(turn.role);
        text += '\x1f';
        appendNormalised(text, turn.text);
        text += '\x1e';
    }
    const XXH128_hash_t hash = XXH3_128bits(text.data(), text.size());
    XXH128_canonical_t canonical;
    XXH128_canonicalFromHash(&canonical, hash);
    constexpr std::string_view digits = "0123456789abcdef";
    std::string hex;
    for (const unsigned char byte : canonical.digest) {
        hex += digits[byte >> 4U];
        hex += digits[byte & 15U];
    }
    return hex;
}

std::vector<Finding> checkItems(const Summary& summary, const std::vector<CheckedItem>& items)
{
    return {tooFew(summary, items), duplicates(summary, items), empty(summary, items), noProbability(summary, items),
        cantTell(summary), disagreement(summary, items), repeatedUsers(summary, items)};
}

std::string findingsToJson(const std::string& set, const std::vector<Finding>& findings, int indent)
{
    JsonWriter json(indent);
    json.beginObject().field("schema", 1).field("set", set).key("checks").beginArray();
    for (const Finding& finding : findings) {
        json.beginObject().field("check", finding.check).field("status", finding.caution ? "caution" : "ok");
        json.field("title", finding.title).field("text", finding.text).field("count", finding.count);
        json.field("share", finding.share).key("groups").beginArray();
        for (const FindingGroup& group : finding.groups) {
            json.beginObject().field("what", group.what).key("sessions").beginArray();
            for (const std::string& session : group.sessions)
                json.value(session);
            json.endArray().endObject();
        }
        json.endArray().endObject();
    }
    json.endArray().endObject();
    return json.take();
}

std::string findingsText(const std::vector<Finding>& findings)
{
    constexpr std::size_t shownGroups = 10;
    constexpr std::size_t shownSessions = 5;
    std::string out;
    for (const Finding& finding : findings) {
        out += (finding.caution ? "!  " : "ok ") + finding.title + ": " + finding.text + '\n';
        for (std::size_t i = 0; i < finding.groups.size() && i < shownGroups; ++i) {
            const FindingGroup& group = finding.groups[i];
            out += "     " + visibleText(group.what);
            for (std::size_t j = 0; j < group.sessions.size() && j < shownSessions; ++j)
                out += (j == 0 ? ": " : ", ") + visibleText(group.sessions[j]);
            out += group.sessions.size() > shownSessions ? ", …\n" : "\n";
        }
        if (finding.groups.size() > shownGroups)
            out += "     … and " + std::to_string(finding.groups.size() - shownGroups) + " more\n";
    }
    return out;
}

} // namespace turnout::curation

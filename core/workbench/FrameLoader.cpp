// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/FrameLoader.h"

#include "store/FrameReader.h"
#include "store/MarginStore.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <future>

namespace turnout::workbench {
namespace {

using population::Frame;
using population::Row;

/// From the file's ids to the frame's columns and codes.
struct Codes {
    explicit Codes(const store::Dictionaries& dictionaries)
    {
        std::vector<std::size_t> columnOf;
        for (const auto& segment : dictionaries.segments) {
            columnOf.resize(std::max(columnOf.size(), static_cast<std::size_t>(segment.id) + 1));
            columnOf[static_cast<std::size_t>(segment.id)] = segments.size();
            segments.push_back({segment.name, {std::string()}, {}});
        }
        for (const auto& value : dictionaries.values) {
            ofValue.resize(std::max(ofValue.size(), static_cast<std::size_t>(value.id) + 1));
            const std::size_t column = columnOf[static_cast<std::size_t>(value.segment)];
            auto& words = segments[column].values;
            // An empty value and "not given" are one: code 0.
            const auto code = static_cast<std::uint32_t>(value.value.empty() ? 0 : words.size());
            if (!value.value.empty())
                words.push_back(value.value);
            ofValue[static_cast<std::size_t>(value.id)] = {column, code};
        }
        number(dictionaries.signalKinds, signalOf);
        number(dictionaries.scoreNames, scoreOf);
    }
    static void number(const std::vector<store::DictionaryEntry>& entries, std::vector<std::size_t>& to)
    {
        for (std::size_t i = 0; i < entries.size(); ++i) {
            to.resize(std::max(to.size(), static_cast<std::size_t>(entries[i].id) + 1));
            to[static_cast<std::size_t>(entries[i].id)] = i;
        }
    }

    struct Place {
        std::size_t column = 0;
        std::uint32_t code = 0;
    };
    std::vector<population::SegmentColumn> segments;
    std::vector<Place> ofValue;
    std::vector<std::size_t> signalOf;
    std::vector<std::size_t> scoreOf;
};

/// What a code of the file stands for; null where it came after the dictionaries were read (whoever wrote it will have
/// the frame read again).
template <typename T>
const T* known(const std::vector<T>& table, std::int32_t code)
{
    const auto place = static_cast<std::size_t>(code);
    return place < table.size() ? &table[place] : nullptr;
}

/// One stretch of sessions, read by one thread.
struct Stretch {
    std::vector<SessionId> ids;
    std::vector<double> weights;
    std::vector<TimeMs> startedAt;
    std::vector<std::int32_t> turns;
    std::vector<std::int32_t> characters;
    std::vector<std::vector<std::uint32_t>> codes; ///< by segment
    std::vector<std::vector<std::uint8_t>> observed; ///< by signal
    std::vector<std::vector<std::uint8_t>> counts; ///< by signal
    std::vector<std::vector<float>> scores; ///< by score
    std::vector<float> ratingSums;
    std::vector<std::uint16_t> ratingCounts;
};

constexpr std::int64_t kRowsPerCancelCheck = 50000;

Result<void> readSessions(store::Connection& connection, SessionId from, SessionId to, const Codes& codes, Stretch& out,
    const CancelToken& cancel)
{
    const auto add = [&](const store::FrameSession& s) {
        out.ids.push_back(s.id);
        out.weights.push_back(s.weight);
        out.startedAt.push_back(s.startedAt.value_or(Frame::kNoTime));
        out.turns.push_back(s.turns);
        out.characters.push_back(static_cast<std::int32_t>(std::min<std::int64_t>(s.characters, INT32_MAX)));
        for (auto& column : out.codes)
            column.push_back(0);
        for (const std::int32_t value : s.values)
            if (const auto* place = known(codes.ofValue, value))
                out.codes[place->column].back() = place->code;
        for (auto& column : out.observed)
            column.push_back(0);
        for (const std::int32_t kind : s.observed)
            if (const auto* signal = known(codes.signalOf, kind))
                out.observed[*signal].back() = 1;
    };
    for (std::int64_t at = from.value(); at <= to.value(); at += kRowsPerCancelCheck) {
        if (cancel.cancelled())
            return Error{ErrorCode::Cancelled, "stopped", {}};
        const SessionId last(std::min(to.value(), at + kRowsPerCancelCheck - 1));
        if (const auto read = store::forEachSession(connection, SessionId(at), last, add); !read)
            return read;
    }
    return {};
}

/// Finds the row of ascending session ids; the rows come in the same order, so each search begins where the last ended.
class RowFinder {
public:
    explicit RowFinder(const std::vector<SessionId>& ids)
        : m_ids(ids)
    {
    }
    std::optional<std::size_t> operator()(SessionId id)
    {
        while (m_at < m_ids.size() && m_ids[m_at] < id)
            ++m_at;
        return m_at < m_ids.size() && m_ids[m_at] == id ? std::optional(m_at) : std::nullopt;
    }

private:
    const std::vector<SessionId>& m_ids;
    std::size_t m_at = 0;
};

Result<void> readDetails(store::Connection& connection, const store::Visible& seen, SessionId from, SessionId to,
    const Codes& codes, Stretch& out)
{
    const std::size_t n = out.ids.size();
    for (auto& column : out.counts)
        column.assign(n, 0);
    for (auto& column : out.scores)
        column.assign(n, NAN);
    out.ratingSums.assign(n, 0);
    out.ratingCounts.assign(n, 0);
    RowFinder rated(out.ids);
    auto read = store::forEachRating(connection, seen, from, to, [&](const store::FrameRating& r) {
        if (const auto row = rated(r.session)) {
            out.ratingSums[*row] += static_cast<float>(r.value);
            ++out.ratingCounts[*row];
        }
    });
    if (!read)
        return read;
    RowFinder signalled(out.ids);
    read = store::forEachSignal(connection, seen, from, to, [&](const store::FrameSignal& s) {
        const auto* signal = known(codes.signalOf, s.kind);
        if (const auto row = signalled(s.session); row && signal != nullptr) {
            auto& count = out.counts[*signal][*row];
            count = static_cast<std::uint8_t>(std::min(255, count + 1));
        }
    });
    if (!read)
        return read;
    RowFinder scored(out.ids);
    return store::forEachScore(connection, seen, from, to, [&](const store::FrameScore& s) {
        const auto* score = known(codes.scoreOf, s.name);
        if (const auto row = scored(s.session); row && score != nullptr)
            out.scores[*score][*row] = static_cast<float>(s.value);
    });
}

Result<void> readStretch(const store::Project& project, const store::Visible& seen, SessionId from, SessionId to,
    const Codes& codes, const store::Dictionaries& dictionaries, Stretch& out, const CancelToken& cancel)
{
    auto connection = project.reader();
    if (!connection)
        return connection.error();
    out.codes.resize(codes.segments.size());
    out.observed.resize(dictionaries.signalKinds.size());
    out.counts.resize(dictionaries.signalKinds.size());
    out.scores.resize(dictionaries.scoreNames.size());
    const auto expected = static_cast<std::size_t>(std::max<std::int64_t>(0, to.value() - from.value() + 1));
    out.ids.reserve(expected);
    for (auto& column : out.codes)
        column.reserve(expected);
    if (const auto read = readSessions(**connection, from, to, codes, out, cancel); !read)
        return read;
    return readDetails(**connection, seen, from, to, codes, out);
}

template <typename T>
void append(std::vector<T>& to, std::vector<T>&& from)
{
    if (to.empty()) {
        to = std::move(from);
        return;
    }
    to.insert(to.end(), from.begin(), from.end());
    from = {};
}

std::shared_ptr<Frame> join(std::array<Stretch, 2>& stretches, Codes& codes, const store::Dictionaries& dictionaries)
{
    auto frame = std::make_shared<Frame>();
    frame->segments = std::move(codes.segments);
    for (const auto& entry : dictionaries.scoreNames)
        frame->scores.push_back({entry.name, {}});
    std::vector<std::vector<std::uint8_t>> observed(dictionaries.signalKinds.size());
    for (const auto& entry : dictionaries.signalKinds)
        frame->signals.push_back({entry.name, {}, {}});
    std::vector<std::uint16_t> ratingCounts;
    for (Stretch& s : stretches) {
        append(frame->ids, std::move(s.ids));
        append(frame->weights, std::move(s.weights));
        append(frame->startedAt, std::move(s.startedAt));
        append(frame->turns, std::move(s.turns));
        append(frame->characters, std::move(s.characters));
        for (std::size_t k = 0; k < frame->segments.size(); ++k)
            append(frame->segments[k].codes, std::move(s.codes[k]));
        for (std::size_t k = 0; k < frame->signals.size(); ++k) {
            append(frame->signals[k].counts, std::move(s.counts[k]));
            append(observed[k], std::move(s.observed[k]));
        }
        for (std::size_t k = 0; k < frame->scores.size(); ++k)
            append(frame->scores[k].values, std::move(s.scores[k]));
        append(frame->ratings, std::move(s.ratingSums));
        append(ratingCounts, std::move(s.ratingCounts));
    }
    const std::size_t n = frame->size();
    frame->rated = population::Bitmap(n);
    for (std::size_t row = 0; row < n; ++row) {
        const auto count = ratingCounts[row];
        if (count > 0)
            frame->rated.set(row);
        frame->ratings[row] = count > 0 ? frame->ratings[row] / static_cast<float>(count) : NAN;
        frame->weighted = frame->weighted || frame->weights[row] != 1;
    }
    for (std::size_t k = 0; k < frame->signals.size(); ++k) {
        frame->signals[k].observed = population::Bitmap(n);
        for (std::size_t row = 0; row < n; ++row)
            if (observed[k][row] != 0)
                frame->signals[k].observed.set(row);
    }
    return frame;
}

} // namespace

Result<std::shared_ptr<Frame>> loadOwnWeights(const store::Project& project, const CancelToken& cancel)
{
    auto connection = project.reader();
    if (!connection)
        return connection.error();
    const auto seen = store::visible(**connection);
    if (!seen)
        return seen.error();
    const auto dictionaries = store::dictionaries(**connection);
    if (!dictionaries)
        return dictionaries.error();
    Codes codes(*dictionaries);
    std::array<Stretch, 2> stretches;
    const std::int64_t last = seen->last.value();
    const std::int64_t middle = last / 2;
    auto second = std::async(std::launch::async, [&]() {
        return readStretch(
            project, *seen, SessionId(middle + 1), seen->last, codes, *dictionaries, stretches[1], cancel);
    });
    const auto first
        = readStretch(project, *seen, SessionId(1), SessionId(middle), codes, *dictionaries, stretches[0], cancel);
    const auto rest = second.get();
    if (!first)
        return first.error();
    if (!rest)
        return rest.error();
    return join(stretches, codes, *dictionaries);
}

Result<std::shared_ptr<const Frame>> loadFrame(const store::Project& project, const CancelToken& cancel)
{
    auto loaded = loadOwnWeights(project, cancel);
    if (!loaded)
        return loaded.error();
    Frame& frame = **loaded;
    auto connection = project.reader();
    if (!connection)
        return connection.error();
    const auto margins = store::margins(**connection);
    if (!margins && (*connection)->mode() != store::Connection::Mode::Salvage)
        return margins.error();
    if (!margins)
        frame.marginsProblem = margins.error().message();
    // An import may have brought sessions that the margins do not know: the project is there all the same.
    if (margins && !margins->segments.empty()) {
        auto raked = population::rakeFrame(frame, *margins);
        if (raked)
            frame.raking = std::move(*raked);
        else
            frame.marginsProblem = raked.error().message();
    }
    return std::shared_ptr<const Frame>(std::move(*loaded));
}

} // namespace turnout::workbench

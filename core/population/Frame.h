// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "base/Id.h"
#include "population/Bitmap.h"
#include "population/Raking.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The loaded sessions as columns in memory, and what is known of them. All values are immutable once published.
namespace turnout::population {

/// Row of a session in the frame's columns.
using Row = std::uint32_t;

/// One segment, dictionary-coded. Code 0 is "not given".
struct SegmentColumn {
    std::string name;
    std::vector<std::string> values{std::string()}; ///< by code
    std::vector<std::uint32_t> codes; ///< by row
};

/// One score; NaN where the session has none.
struct ScoreColumn {
    std::string name;
    std::vector<float> values;
};

/// One kind of signal: how often it happened, and whether it would have been seen.
struct SignalColumn {
    std::string kind;
    std::vector<std::uint8_t> counts; ///< by row, at most 255
    Bitmap observed; ///< logged for this session; elsewhere an absence means nothing
};

/// Everything production sent, a column each, in order of session id.
struct Frame {
    std::vector<SessionId> ids;
    std::vector<double> weights; ///< sampling weights, raked to the project's margins where they fit
    std::vector<TimeMs> startedAt; ///< kNoTime where not given
    std::vector<std::int32_t> turns;
    std::vector<std::int32_t> characters;
    std::vector<SegmentColumn> segments;
    std::vector<ScoreColumn> scores;
    std::vector<SignalColumn> signals;
    Bitmap rated;
    std::vector<float> ratings; ///< mean of the session's ratings, 0…1; NaN where unrated
    bool weighted = false; ///< some weight is not 1
    std::optional<Raking> raking; ///< what the margins made of the weights, where the project has any
    std::string marginsProblem; ///< why the project's margins are not in the weights; empty where nothing is wrong

    static constexpr TimeMs kNoTime = INT64_MIN;

    [[nodiscard]] std::size_t size() const
    {
        return ids.size();
    }
    /// The row of a session, or nothing (ids are ascending: binary search).
    [[nodiscard]] std::optional<Row> row(SessionId id) const;
    [[nodiscard]] const SegmentColumn* segment(std::string_view name) const;
    [[nodiscard]] const ScoreColumn* score(std::string_view name) const;
};

/// What people have said so far, for every row of a frame.
struct LabelColumns {
    Bitmap labeled; ///< answered: has a final label, or is open
    Bitmap waiting; ///< drawn or picked by hand, and not answered yet
    Bitmap skipped; ///< skipped, and not answered by anybody
    std::vector<float> values; ///< the estimated question's value 0…1; NaN where unlabelled or excluded ("can't tell").
                               ///< Of sessions with several opinions the mean of their posterior
    /// Answered by several who come to no consensus: no final label, but a value to expect. May be empty: none.
    Bitmap open;
    std::vector<float> variances; ///< of the values over their posterior, by row; may be empty: all 0

    [[nodiscard]] bool isOpen(Row row) const
    {
        return row < open.size() && open.test(row);
    }
    [[nodiscard]] bool hasFinal(Row row) const
    {
        return labeled.test(row) && !isOpen(row);
    }
    [[nodiscard]] Bitmap withFinal() const;
    [[nodiscard]] double variance(Row row) const
    {
        return row < variances.size() ? static_cast<double>(variances[row]) : 0;
    }
};

/// The populations product people speak of.
enum class Population : std::uint8_t { Labeled, Rated, Unrated };

/// "labeled", "rated", "unrated".
std::string_view populationName(Population population);
std::optional<Population> populationFromName(std::string_view name);

} // namespace turnout::population

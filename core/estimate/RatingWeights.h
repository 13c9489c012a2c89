// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "estimate/RatingCorrection.h"
#include "stats/Raking.h"

#include <optional>

/// What several corrections of ratings share.
namespace turnout::estimate {

/// Sessions by combination of some covariates' classes.
struct Crossing {
    std::vector<std::uint32_t> groupOf; ///< by place
    std::vector<double> weight; ///< by group, of all sessions
    std::vector<std::size_t> raters; ///< by group
    std::vector<std::uint32_t> first; ///< by group: the place of its first session

    [[nodiscard]] std::size_t size() const
    {
        return weight.size();
    }
    /// Weighted share of sessions in groups without a rater.
    [[nodiscard]] double outOfReach(const RatedFrame& rated) const;
};
Crossing crossed(const RatedFrame& rated, const std::vector<const Covariate*>& covariates);

/// The chosen segments, those in which raters differ most from everybody first.
std::vector<const Covariate*> chosenSegments(const RatedFrame& rated);
/// "plan × tenure".
std::string namesOf(const std::vector<const Covariate*>& covariates);
/// "plan=free, language=de", of the session at this place.
std::string valuesAt(const std::vector<const Covariate*>& covariates, std::uint32_t place);

/// The counts of segments as margins for the raters. Values nobody rated have none: the others stand for them too.
class SegmentMargins {
public:
    SegmentMargins(const RatedFrame& rated, const std::vector<const Covariate*>& covariates);
    [[nodiscard]] const std::vector<stats::RakingMargin>& margins() const
    {
        return m_margins;
    }

private:
    std::vector<std::vector<std::uint32_t>> m_classes; ///< by rater
    std::vector<std::vector<double>> m_totals;
    std::vector<stats::RakingMargin> m_margins;
};

/// The share of sessions with a value nobody rated, and the most frequent of these values.
void findOutOfReach(
    const RatedFrame& rated, const std::vector<const Covariate*>& covariates, RatingCorrection& correction);

/// Why there can be no number at all, whatever the method.
std::optional<std::string> nothingToCorrect(const RatedFrame& rated);
/// Why no number should be made with so much out of reach.
std::optional<std::string> tooFarOut(const RatingCorrection& correction);

} // namespace turnout::estimate

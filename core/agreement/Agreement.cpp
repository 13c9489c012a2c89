// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "agreement/Agreement.h"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace turnout::agreement {
namespace {

using stats::Judgement;

/// An option's place in an order: of a scale its number, of a single choice what it counts as.
const std::optional<double>& placeOf(const session::Question& question, const session::Option& option)
{
    return question.kind == session::QuestionKind::Scale ? option.number : option.countsAs;
}

/// The places of the options that have one, in their order, where that is an order.
std::vector<double> scaleOf(const Opinions& opinions)
{
    std::vector<double> numbers;
    const session::Question& question = opinions.question;
    if (question.kind != session::QuestionKind::Single && question.kind != session::QuestionKind::Scale)
        return {};
    for (const session::Option& option : question.options)
        if (const auto& place = placeOf(question, option))
            numbers.push_back(*place);
    const bool ordered = std::is_sorted(numbers.begin(), numbers.end())
        || std::is_sorted(numbers.begin(), numbers.end(), std::greater<>());
    return numbers.size() >= 3 && ordered ? numbers : std::vector<double>();
}

/// The judgements that are on the scale, with their places on it.
std::vector<Judgement> onScale(const Opinions& opinions, std::span<const Judgement> judgements)
{
    constexpr std::uint32_t kNone = UINT32_MAX;
    std::vector<std::uint32_t> places(opinions.values.size(), kNone);
    std::uint32_t next = 0;
    for (std::size_t i = 0; i < opinions.question.options.size(); ++i)
        if (placeOf(opinions.question, opinions.question.options[i]))
            places[i] = next++;
    std::vector<Judgement> kept;
    for (Judgement j : judgements) {
        j.value = places[j.value];
        if (j.value != kNone)
            kept.push_back(j);
    }
    return kept;
}

Measures measuresOf(const Opinions& opinions, std::span<const Judgement> judgements)
{
    Measures measures;
    const auto counts = stats::countAnswers(judgements, opinions.values.size());
    for (std::size_t i = 0; i < counts.kinds(); ++i) {
        std::size_t answers = 0;
        for (const std::uint32_t n : counts.kind(i))
            answers += n;
        const auto units = static_cast<std::size_t>(counts.units[i]);
        measures.units += units;
        measures.shared += answers > 1 ? units : 0;
    }
    measures.answers = judgements.size();
    measures.raw = stats::rawAgreement(counts);
    measures.fleiss = stats::fleissKappa(counts);
    measures.ac1 = stats::gwetAc1(counts);
    measures.nominal = stats::krippendorffAlpha(counts, stats::Scale::Nominal);
    const std::vector<double> numbers = scaleOf(opinions);
    if (numbers.empty())
        return measures;
    const auto scaled = stats::countAnswers(onScale(opinions, judgements), numbers.size());
    measures.ordinal = stats::krippendorffAlpha(scaled, stats::Scale::Ordinal);
    measures.interval = stats::krippendorffAlpha(scaled, stats::Scale::Interval, numbers);
    return measures;
}

stats::Coefficient shareOf(double part, std::size_t of)
{
    if (of == 0)
        return {std::nullopt, {0, 1}, 0};
    const double p = part / static_cast<double>(of);
    return {p, stats::wilson(p, static_cast<double>(of)), 0};
}

/// The tables of all pairs that share a unit; one pass over the units.
std::vector<PairAgreement> pairsOf(const Opinions& opinions)
{
    const std::size_t people = opinions.annotators.size();
    const std::size_t cells = opinions.values.size() * opinions.values.size();
    std::unordered_map<std::size_t, std::size_t> places;
    std::vector<PairAgreement> pairs;
    std::vector<std::vector<double>> tables;
    for (std::size_t unit = 0; unit < opinions.units.size(); ++unit) {
        const auto judgements = opinions.of(unit);
        for (std::size_t i = 0; i < judgements.size(); ++i)
            for (std::size_t k = i + 1; k < judgements.size(); ++k) {
                const Judgement& a = judgements[i];
                const Judgement& b = judgements[k];
                const auto [at, added] = places.try_emplace(a.annotator * people + b.annotator, pairs.size());
                if (added) {
                    pairs.push_back({a.annotator, b.annotator, 0, {}, {}});
                    tables.emplace_back(cells, 0.0);
                }
                ++pairs[at->second].shared;
                tables[at->second][a.value * opinions.values.size() + b.value] += 1;
            }
    }
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        double agreed = 0;
        for (std::size_t value = 0; value < opinions.values.size(); ++value)
            agreed += tables[i][value * opinions.values.size() + value];
        pairs[i].raw = shareOf(agreed, pairs[i].shared);
        pairs[i].kappa = stats::cohenKappa(tables[i], opinions.values.size());
    }
    std::sort(pairs.begin(), pairs.end(), [](const PairAgreement& x, const PairAgreement& y) {
        return std::tuple(y.shared, x.a, x.b) < std::tuple(x.shared, y.a, y.b);
    });
    return pairs;
}

std::vector<AnnotatorAgreement> annotatorsOf(const Opinions& opinions)
{
    std::vector<AnnotatorAgreement> people(opinions.annotators.size());
    std::vector<double> agreed(people.size(), 0);
    for (std::size_t unit = 0; unit < opinions.units.size(); ++unit) {
        const auto judgements = opinions.of(unit);
        for (const Judgement& j : judgements) {
            ++people[j.annotator].answers;
            if (judgements.size() < 2)
                continue;
            const auto same = std::count_if(
                judgements.begin(), judgements.end(), [&](const Judgement& other) { return other.value == j.value; });
            ++people[j.annotator].shared;
            agreed[j.annotator] += static_cast<double>(same - 1) / static_cast<double>(judgements.size() - 1);
        }
    }
    for (std::size_t i = 0; i < people.size(); ++i)
        people[i].raw = shareOf(agreed[i], people[i].shared);
    return people;
}

} // namespace

QuestionAgreement measure(const Opinions& opinions)
{
    QuestionAgreement result;
    result.all = measuresOf(opinions, opinions.judgements);
    const auto counts = stats::countAnswers(opinions.judgements, opinions.values.size());
    result.values.reserve(opinions.values.size());
    for (std::size_t value = 0; value < opinions.values.size(); ++value) {
        ValueAgreement of;
        for (std::size_t i = 0; i < counts.kinds(); ++i)
            of.answers += counts.kind(i)[value] * static_cast<std::size_t>(counts.units[i]);
        of.specific = stats::specificAgreement(counts, value);
        of.alpha = stats::krippendorffAlpha(stats::oneAgainstRest(counts, value), stats::Scale::Nominal);
        result.values.push_back(of);
    }
    result.pairs = pairsOf(opinions);
    result.annotators = annotatorsOf(opinions);
    return result;
}

std::vector<SegmentAgreement> measureBy(const Opinions& opinions, const population::SegmentColumn& segment)
{
    std::map<std::uint32_t, std::vector<Judgement>> parts;
    for (const Judgement& j : opinions.judgements)
        parts[segment.codes[opinions.units[j.unit].row]].push_back(j);
    std::vector<SegmentAgreement> result;
    result.reserve(parts.size());
    for (const auto& [code, judgements] : parts)
        result.push_back({segment.values[code], measuresOf(opinions, judgements)});
    std::stable_sort(result.begin(), result.end(),
        [](const SegmentAgreement& a, const SegmentAgreement& b) { return a.measures.shared > b.measures.shared; });
    return result;
}

std::vector<double> confusion(const Opinions& opinions, std::size_t a, std::size_t b)
{
    const std::size_t values = opinions.values.size();
    std::vector<double> table(values * values, 0);
    for (std::size_t unit = 0; unit < opinions.units.size(); ++unit)
        for (const Judgement& x : opinions.of(unit))
            for (const Judgement& y : opinions.of(unit))
                if (x.annotator == a && y.annotator == b)
                    table[x.value * values + y.value] += 1;
    return table;
}

std::vector<double> confusionOfAll(const Opinions& opinions)
{
    const std::size_t values = opinions.values.size();
    std::vector<double> table(values * values, 0);
    for (std::size_t unit = 0; unit < opinions.units.size(); ++unit)
        for (const Judgement& x : opinions.of(unit))
            for (const Judgement& y : opinions.of(unit))
                if (x.annotator != y.annotator)
                    table[x.value * values + y.value] += 1;
    return table;
}

std::vector<std::size_t> disagreements(const Opinions& opinions)
{
    // How large the share of the commonest answer is: the smaller, the more evenly split.
    std::vector<std::pair<double, std::size_t>> split;
    std::vector<std::size_t> votes(opinions.values.size());
    for (std::size_t unit = 0; unit < opinions.units.size(); ++unit) {
        const auto judgements = opinions.of(unit);
        std::fill(votes.begin(), votes.end(), 0);
        for (const Judgement& j : judgements)
            ++votes[j.value];
        const std::size_t most = votes.empty() ? 0 : *std::max_element(votes.begin(), votes.end());
        if (most < judgements.size())
            split.emplace_back(static_cast<double>(most) / static_cast<double>(judgements.size()), unit);
    }
    std::sort(split.begin(), split.end());
    std::vector<std::size_t> units;
    units.reserve(split.size());
    for (const auto& [share, unit] : split)
        units.push_back(unit);
    return units;
}

} // namespace turnout::agreement

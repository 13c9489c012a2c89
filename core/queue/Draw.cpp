// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/Draw.h"

#include "base/Rng.h"
#include "queue/Coverage.h"
#include "stats/Design.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace turnout::queue {
namespace {

using population::Bitmap;
using population::Frame;
using population::LabelColumns;
using population::Row;
using population::SegmentColumn;

Result<std::vector<const SegmentColumn*>> balanced(const Frame& frame, const DrawPolicy& policy)
{
    std::vector<const SegmentColumn*> columns;
    for (const std::string& name : policy.balance) {
        const SegmentColumn* column = frame.segment(name);
        if (column == nullptr)
            return Error{ErrorCode::BadInput, "there is no segment \"" + name + "\" to balance", "draw policy"};
        columns.push_back(column);
    }
    if (policy.balance.empty())
        for (const SegmentColumn& column : frame.segments)
            if (column.values.size() >= 3 && column.values.size() <= kBalanceValues + 1)
                columns.push_back(&column);
    return columns;
}

/// The segment to sort by first: the one whose values differ most in what is believed of their sessions (share of
/// variance between values), so that sorting spreads the draw over what matters. The first where none does.
const SegmentColumn* sortSegment(
    const std::vector<const SegmentColumn*>& columns, const Bitmap& pool, const Uncertainty& u)
{
    const SegmentColumn* best = nullptr;
    double bestBetween = -1;
    for (const SegmentColumn* column : columns) {
        std::vector<double> sum(column->values.size(), 0);
        std::vector<double> n(column->values.size(), 0);
        pool.forEach([&](std::size_t row) {
            sum[column->codes[row]] += static_cast<double>(u.good[row]);
            n[column->codes[row]] += 1;
        });
        double total = 0;
        double count = 0;
        double between = 0;
        for (std::size_t c = 0; c < n.size(); ++c) {
            total += sum[c];
            count += n[c];
            between += n[c] > 0 ? sum[c] * sum[c] / n[c] : 0;
        }
        between -= count > 0 ? total * total / count : 0;
        if (between > bestBetween + 1e-9) {
            bestBetween = between;
            best = column;
        }
    }
    return best;
}

/// The frame in the order it is walked in: by segment value, within it by belief, every other value backwards.
std::vector<Row> walkingOrder(const Bitmap& selection, const SegmentColumn* column, const Uncertainty& u)
{
    struct Key {
        std::uint32_t code;
        float belief;
        Row row;
    };
    std::vector<Key> keys;
    keys.reserve(selection.count());
    selection.forEach([&](std::size_t row) {
        const std::uint32_t code = column != nullptr ? column->codes[row] : 0;
        const float belief = u.good[row];
        keys.push_back({code, code % 2 == 0 ? belief : -belief, static_cast<Row>(row)});
    });
    std::sort(keys.begin(), keys.end(), [](const Key& a, const Key& b) {
        if (a.code != b.code)
            return a.code < b.code;
        if (a.belief != b.belief)
            return a.belief < b.belief;
        return a.row < b.row;
    });
    std::vector<Row> order;
    order.reserve(keys.size());
    for (const Key& key : keys)
        order.push_back(key.row);
    return order;
}

/// Mixes the walking order within blocks that hold about two picks each. Systematic sampling on a fixed order has no
/// more samples than starts, and for one given frame its real error can be far from any estimate of it; with the blocks
/// mixed it keeps what sorting gains, and neighbours' differences measure its error.
void shuffleBlocks(Draw& draw, Rng& rng)
{
    constexpr double kPicksPerBlock = 2;
    std::size_t begin = 0;
    double sum = 0;
    for (std::size_t i = 0; i < draw.order.size(); ++i) {
        sum += draw.probabilities[i];
        if (sum < kPicksPerBlock && i + 1 < draw.order.size())
            continue;
        for (std::size_t k = i + 1; k > begin + 1; --k) {
            const std::size_t other = begin + rng.below(k - begin);
            std::swap(draw.order[k - 1], draw.order[other]);
            std::swap(draw.probabilities[k - 1], draw.probabilities[other]);
        }
        begin = i + 1;
        sum = 0;
    }
}

/// The three parts of the mixture for one session; they add up to its size.
struct Parts {
    double audit = 0;
    double uncertain = 0;
    double coverage = 0;
    [[nodiscard]] double sum() const
    {
        return audit + uncertain + coverage;
    }
};

/// The mixture over the pool, in walking order; nothing (0) outside it.
class Mixture {
public:
    Mixture(const Frame& frame, const Bitmap& pool, const Uncertainty& uncertainty,
        std::vector<SegmentDeficit> deficits, const DrawPolicy& policy)
        : m_frame(frame)
        , m_uncertainty(uncertainty)
        , m_policy(policy)
    {
        for (SegmentDeficit& d : deficits)
            if (d.any)
                m_deficits.push_back(std::move(d));
        for (const SegmentDeficit& d : m_deficits)
            m_weightByCode.emplace_back(d.share.size(), 0.0);
        pool.forEach([&](std::size_t row) {
            const double w = frame.weights[row];
            m_weight += w;
            m_uncertain += w * static_cast<double>(uncertainty.values[row]);
            for (std::size_t k = 0; k < m_deficits.size(); ++k)
                m_weightByCode[k][m_deficits[k].column->codes[row]] += w;
        });
        m_coverageShare = m_deficits.empty() ? 0 : policy.coverageShare;
    }

    [[nodiscard]] double weight() const
    {
        return m_weight;
    }
    [[nodiscard]] double coverageShare() const
    {
        return m_coverageShare;
    }
    [[nodiscard]] Parts parts(Row row) const
    {
        const double w = m_frame.weights[row];
        Parts parts;
        parts.audit = m_policy.auditShare * w / m_weight;
        const double uncertainShare = std::max(0.0, 1 - m_policy.auditShare - m_coverageShare);
        // Where nobody is uncertain at all the part falls back to uniform: it must stay a distribution.
        parts.uncertain = uncertainShare * w
            * (m_uncertain > 0 ? static_cast<double>(m_uncertainty.values[row]) / m_uncertain : 1 / m_weight);
        for (std::size_t k = 0; k < m_deficits.size(); ++k)
            parts.coverage += m_coverageShare / static_cast<double>(m_deficits.size()) * term(k, row);
        return parts;
    }
    /// The segment value that contributes most to the session's coverage part, in words.
    [[nodiscard]] std::string coverageReasonOf(Row row) const
    {
        std::size_t best = 0;
        for (std::size_t k = 1; k < m_deficits.size(); ++k)
            if (term(k, row) > term(best, row))
                best = k;
        return coverageReason(m_deficits[best], m_deficits[best].column->codes[row]);
    }

private:
    [[nodiscard]] double term(std::size_t k, Row row) const
    {
        const auto code = m_deficits[k].column->codes[row];
        const double within = m_weightByCode[k][code];
        return within > 0 ? m_deficits[k].deficit[code] * m_frame.weights[row] / within : 0;
    }

    const Frame& m_frame;
    const Uncertainty& m_uncertainty;
    const DrawPolicy& m_policy;
    std::vector<SegmentDeficit> m_deficits; ///< of the segments where somebody is behind
    std::vector<std::vector<double>> m_weightByCode;
    double m_weight = 0;
    double m_uncertain = 0;
    double m_coverageShare = 0;
};

Arm pickArm(const DrawItem& item, Rng& rng)
{
    const double u = rng.uniform() * item.probability;
    if (u < item.audit)
        return Arm::Audit;
    return u < item.audit + item.uncertain ? Arm::Uncertain : Arm::Coverage;
}

DrawItem explain(
    Row row, double probability, const Frame& frame, const Uncertainty& uncertainty, const Mixture& mixture, Rng& rng)
{
    const Parts parts = mixture.parts(row);
    const double scale = probability / parts.sum();
    DrawItem item{
        row, probability, parts.audit * scale, parts.uncertain * scale, parts.coverage * scale, Arm::Audit, {}};
    item.arm = pickArm(item, rng);
    if (item.arm == Arm::Coverage)
        item.reason = mixture.coverageReasonOf(row);
    else if (item.arm == Arm::Uncertain && uncertainty.informed)
        item.reason = doubtReason(frame, uncertainty, row);
    else
        item.reason = "audit: picked at random";
    return item;
}

} // namespace

std::string_view armName(Arm arm)
{
    constexpr std::array<std::string_view, 3> names{"audit", "uncertain", "coverage"};
    return names.at(static_cast<std::size_t>(arm));
}

Result<Draw> makeDraw(const Frame& frame, const LabelColumns& labels, const Bitmap& selection,
    const Uncertainty& uncertainty, const DrawPolicy& policy)
{
    if (const auto checked = checkPolicy(policy); !checked)
        return checked.error();
    const auto columns = balanced(frame, policy);
    if (!columns)
        return columns.error();
    const std::size_t frameSize = selection.count();
    if (frameSize == 0)
        return Error{ErrorCode::Refused, "no session matches the filter, so there is nothing to draw from", {}};
    Bitmap pool = selection;
    pool &= labels.labeled.inverted();
    pool &= labels.waiting.inverted();
    pool &= labels.skipped.inverted();
    Draw draw;
    draw.policy = policy;
    draw.pool = pool.count();
    if (draw.pool == 0)
        return Error{ErrorCode::Refused,
            "all " + std::to_string(frameSize) + " sessions of the frame are labeled, skipped or waiting already", {}};

    const Mixture mixture(frame, pool, uncertainty,
        coverageDeficits(frame, labels, selection, pool, *columns, static_cast<double>(policy.size)), policy);
    draw.poolWeight = mixture.weight();
    draw.coverageShare = mixture.coverageShare();
    if (!(draw.poolWeight > 0))
        return Error{
            ErrorCode::Refused, "every session that is left has sampling weight 0: none stands for anything", {}};
    const SegmentColumn* first = sortSegment(*columns, pool, uncertainty);
    draw.order = walkingOrder(selection, first, uncertainty);
    draw.design = "systematic, sorted by " + (first != nullptr ? first->name + " and belief" : std::string("belief"));

    std::vector<double> sizes(draw.order.size(), 0);
    for (std::size_t i = 0; i < sizes.size(); ++i)
        if (pool.test(draw.order[i]))
            sizes[i] = mixture.parts(draw.order[i]).sum();
    draw.probabilities = stats::inclusionProbabilities(sizes, static_cast<double>(policy.size));
    Rng rng(policy.seed);
    shuffleBlocks(draw, rng);
    for (const std::size_t at : stats::systematicSample(draw.probabilities, rng.uniform())) {
        const Row row = draw.order[at];
        draw.items.push_back(explain(row, draw.probabilities[at], frame, uncertainty, mixture, rng));
        draw.largestWeight = std::max(draw.largestWeight, frame.weights[row] / draw.probabilities[at]);
    }
    // Everybody's mixture is at least the audit part of it; who is certain stands for as many as its sampling weight.
    draw.weightBound = draw.poolWeight / (policy.auditShare * static_cast<double>(policy.size));
    for (std::size_t i = 0; i < draw.order.size(); ++i) {
        if (!pool.test(draw.order[i]))
            draw.probabilities[i] = Draw::kNotInPool;
        else if (draw.probabilities[i] >= 1)
            draw.weightBound = std::max(draw.weightBound, frame.weights[draw.order[i]]);
    }
    rng.shuffle(draw.items);
    return draw;
}

} // namespace turnout::queue

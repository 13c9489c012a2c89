// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/DesignWeights.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <map>
#include <unordered_map>

namespace turnout::queue {
namespace {

using population::Bitmap;
using population::Frame;
using population::LabelColumns;
using population::Row;

constexpr std::size_t kNoDraw = std::numeric_limits<std::size_t>::max();

bool skippedOnly(const LabelColumns& labels, Row row)
{
    return labels.skipped.test(row) && !labels.labeled.test(row);
}

class Combiner {
public:
    Combiner(const Frame& frame, const LabelColumns& labels, const Bitmap& selection,
        const std::vector<DesignedDraw>& draws, Response response)
        : m_frame(frame)
        , m_labels(labels)
        , m_selection(selection)
        , m_draws(draws)
        , m_response(response)
    {
        m_strength.reserve(draws.size());
        for (std::size_t b = 0; b < draws.size(); ++b) {
            const auto n = std::count_if(
                draws[b].items.begin(), draws[b].items.end(), [this](Row row) { return responded(row); });
            const auto spokenFor = std::max<std::size_t>(1, draws[b].frame.count());
            m_strength.push_back(
                static_cast<double>(n) * std::sqrt(static_cast<double>(b + 1)) / static_cast<double>(spokenFor));
        }
    }

    CombinedDesign combine()
    {
        Bitmap spokenFor(m_frame.size());
        for (std::size_t b = 0; b < m_draws.size(); ++b) {
            count(m_draws[b]);
            for (const Row row : m_draws[b].items)
                m_origin.emplace(row, b);
            if (m_strength[b] <= 0)
                continue; // nothing of it responded yet: it waits, and the others speak
            spokenFor |= m_draws[b].frame;
            addDrawn(b);
            addKnown(b);
        }
        m_design.covered = share(spokenFor);
        m_design.spokenFor = std::move(spokenFor);
        return std::move(m_design);
    }

private:
    [[nodiscard]] bool responded(Row row) const
    {
        return m_labels.labeled.test(row) || (m_response == Response::AnsweredOrSkipped && m_labels.skipped.test(row));
    }

    void count(const DesignedDraw& draw)
    {
        for (const Row row : draw.items)
            if (m_selection.test(row)) {
                m_design.skipped += skippedOnly(m_labels, row) ? 1 : 0;
                m_design.pending += !m_labels.labeled.test(row) && !m_labels.skipped.test(row) ? 1 : 0;
            }
    }

    [[nodiscard]] double share(const Bitmap& spokenFor) const
    {
        double inside = 0;
        double all = 0;
        m_selection.forEach([&](std::size_t row) {
            all += m_frame.weights[row];
            inside += spokenFor.test(row) ? m_frame.weights[row] : 0;
        });
        return all > 0 ? inside / all : 0;
    }

    [[nodiscard]] double factor(std::size_t b, Row row) const
    {
        double all = 0;
        for (std::size_t d = 0; d < m_draws.size(); ++d)
            all += m_strength[d] > 0 && m_draws[d].frame.test(row) ? m_strength[d] : 0;
        return m_strength[b] / all;
    }

    /// `members` with their probabilities; those who responded stand for the others too.
    void addPart(std::size_t b, bool drawn, const std::vector<std::pair<Row, double>>& members)
    {
        DesignPart part;
        part.drawn = drawn;
        for (const auto& [row, probability] : members)
            if (responded(row)) {
                part.rows.push_back(row);
                part.probabilities.push_back(probability);
                part.factors.push_back(factor(b, row));
            }
        if (part.rows.empty()) {
            m_design.unansweredPart = m_design.unansweredPart || (!drawn && !members.empty());
            return;
        }
        const double share = static_cast<double>(part.rows.size()) / static_cast<double>(members.size());
        for (double& p : part.probabilities)
            p *= share;
        m_design.parts.push_back(std::move(part));
    }

    void addDrawn(std::size_t b)
    {
        const DesignedDraw& draw = m_draws[b];
        std::vector<std::pair<Row, double>> members;
        for (std::size_t i = 0; i < draw.items.size(); ++i)
            if (m_selection.test(draw.items[i]))
                members.emplace_back(draw.items[i], draw.probabilities[i]);
        const std::size_t before = m_design.parts.size();
        addPart(b, true, members);
        if (m_design.parts.size() > before)
            m_design.draws.push_back(draw.id);
    }

    void addKnown(std::size_t b)
    {
        std::map<std::size_t, std::vector<std::pair<Row, double>>> byOrigin;
        for (const Row row : m_draws[b].known)
            if (m_selection.test(row)) {
                const auto from = m_origin.find(row);
                byOrigin[from == m_origin.end() ? kNoDraw : from->second].emplace_back(row, 1.0);
            }
        for (const auto& [from, members] : byOrigin)
            addPart(b, false, members);
    }

    const Frame& m_frame;
    const LabelColumns& m_labels;
    const Bitmap& m_selection;
    const std::vector<DesignedDraw>& m_draws;
    Response m_response;
    std::vector<double> m_strength; ///< ω before it is shared; 0: has no response
    std::unordered_map<Row, std::size_t> m_origin; ///< the first draw that took the session
    CombinedDesign m_design;
};

} // namespace

std::int64_t answeredOf(const DesignedDraw& draw, const LabelColumns& labels)
{
    return std::count_if(draw.items.begin(), draw.items.end(), [&](Row row) { return labels.labeled.test(row); });
}

CombinedDesign combineDraws(const Frame& frame, const LabelColumns& labels, const Bitmap& selection,
    const std::vector<DesignedDraw>& draws, Response response)
{
    return Combiner(frame, labels, selection, draws, response).combine();
}

std::vector<std::pair<Row, double>> combinedWeights(const Frame& frame, const CombinedDesign& design)
{
    std::map<Row, double> weights;
    for (const DesignPart& part : design.parts)
        for (std::size_t i = 0; i < part.rows.size(); ++i)
            weights[part.rows[i]] += part.factors[i] * frame.weights[part.rows[i]] / part.probabilities[i];
    return {weights.begin(), weights.end()};
}

} // namespace turnout::queue

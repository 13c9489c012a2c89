// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "agreement/Opinions.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>

namespace turnout::agreement {
namespace {

/// One annotator's answer as it stands.
struct Standing {
    Unit unit;
    AnnotatorId annotator;
    const session::Answer* answer = nullptr;
    bool imported = false;
};

/// Takes the answer in, in the place of an earlier one by the same annotator.
void keep(std::vector<Standing>& standing, std::size_t begin, const Standing& next)
{
    const auto same = [&](const Standing& before) {
        return before.unit.turn == next.unit.turn && before.annotator == next.annotator;
    };
    const auto before = std::find_if(standing.begin() + static_cast<std::ptrdiff_t>(begin), standing.end(), same);
    if (before == standing.end())
        standing.push_back(next);
    else if (!next.imported || before->imported)
        *before = next;
}

/// `severalOnly`: of sessions that more than one annotator has answered.
std::vector<Standing> standingAnswers(const std::string& question, const labeling::LabelFold& labels,
    const population::Frame& frame, const population::Bitmap& selection, bool severalOnly)
{
    std::vector<Standing> standing;
    labels.forEach([&](SessionId session, const labeling::SessionLabel& label) {
        if (severalOnly && !label.several)
            return;
        const auto row = frame.row(session);
        if (!row || !selection.test(*row))
            return;
        const std::size_t begin = standing.size();
        for (const session::LabelEvent& event : labels.events(session)) {
            if (event.kind != session::LabelEventKind::Answer || event.adjudicated || !labels.counts(event))
                continue;
            for (const session::Answer& answer : event.answers)
                if (answer.question == question)
                    keep(standing, begin,
                        {{session, *row, answer.turn}, event.annotator, &answer, event.source.valid()});
        }
    });
    // An answer without values takes the earlier one away.
    std::erase_if(standing, [](const Standing& s) { return s.answer->values.empty(); });
    std::sort(standing.begin(), standing.end(), [](const Standing& a, const Standing& b) {
        return std::tie(a.unit.session, a.unit.turn, a.annotator) < std::tie(b.unit.session, b.unit.turn, b.annotator);
    });
    return standing;
}

/// Values as numbers: options first, in their order.
class Values {
public:
    explicit Values(const session::Question& question)
        : m_question(question)
    {
        if (question.kind != session::QuestionKind::Multi)
            for (const session::Option& option : question.options)
                number(option.value);
    }
    std::uint32_t of(const session::Answer& answer)
    {
        return answer.values.size() == 1 ? number(answer.values.front()) : number(together(answer));
    }
    std::vector<std::string> take()
    {
        return std::move(m_names);
    }

private:
    std::uint32_t number(const std::string& name)
    {
        const auto [at, added] = m_numbers.try_emplace(name, static_cast<std::uint32_t>(m_names.size()));
        if (added)
            m_names.push_back(name);
        return at->second;
    }
    /// Several choices, however they were clicked, in the order of the options.
    [[nodiscard]] std::string together(const session::Answer& answer) const
    {
        std::vector<std::string> chosen = answer.values;
        const auto place = [&](const std::string& value) {
            return std::find_if(m_question.options.begin(), m_question.options.end(), [&](const session::Option& o) {
                return o.value == value;
            }) - m_question.options.begin();
        };
        std::sort(chosen.begin(), chosen.end(), [&](const std::string& a, const std::string& b) {
            return std::pair(place(a), a) < std::pair(place(b), b);
        });
        std::string name;
        for (const std::string& value : chosen)
            name += (name.empty() ? "" : " + ") + value;
        return name;
    }

    const session::Question& m_question;
    std::vector<std::string> m_names;
    std::unordered_map<std::string, std::uint32_t> m_numbers;
};

} // namespace

std::span<const stats::Judgement> Opinions::of(std::size_t unit) const
{
    return std::span(judgements).subspan(first[unit], first[unit + 1] - first[unit]);
}

namespace {

/// Numbers annotators, units and values. `standing` in order of unit and annotator.
Opinions numbered(const session::Question& question, const std::vector<Standing>& standing)
{
    Opinions opinions;
    opinions.question = question;
    opinions.first.push_back(0);
    for (const Standing& s : standing)
        opinions.annotators.push_back(s.annotator);
    std::sort(opinions.annotators.begin(), opinions.annotators.end());
    opinions.annotators.erase(
        std::unique(opinions.annotators.begin(), opinions.annotators.end()), opinions.annotators.end());
    Values values(question);
    for (const Standing& s : standing) {
        if (opinions.units.empty() || opinions.units.back() != s.unit) {
            opinions.units.push_back(s.unit);
            opinions.first.push_back(opinions.first.back());
        }
        const auto annotator = std::lower_bound(opinions.annotators.begin(), opinions.annotators.end(), s.annotator);
        opinions.judgements.push_back({static_cast<std::uint32_t>(opinions.units.size() - 1),
            static_cast<std::uint32_t>(annotator - opinions.annotators.begin()), values.of(*s.answer)});
        ++opinions.first.back();
    }
    opinions.values = values.take();
    return opinions;
}

/// Leaves out, unit by unit, what came with a file where somebody answered here, and units with one answer left.
std::vector<Standing> shared(const std::vector<Standing>& standing)
{
    std::vector<Standing> kept;
    for (auto begin = standing.begin(); begin != standing.end();) {
        const auto end = std::find_if(begin, standing.end(), [&](const Standing& s) { return s.unit != begin->unit; });
        const bool here = std::any_of(begin, end, [](const Standing& s) { return !s.imported; });
        const std::size_t before = kept.size();
        std::copy_if(begin, end, std::back_inserter(kept), [&](const Standing& s) { return !here || !s.imported; });
        if (kept.size() - before < 2)
            kept.resize(before);
        begin = end;
    }
    return kept;
}

} // namespace

Opinions opinionsOn(const session::Question& question, const labeling::LabelFold& labels,
    const population::Frame& frame, const population::Bitmap& selection)
{
    if (!session::hasOptions(question.kind))
        return numbered(question, {});
    return numbered(question, standingAnswers(question.id, labels, frame, selection, false));
}

Opinions sharedOpinionsOn(const session::Question& question, const labeling::LabelFold& labels,
    const population::Frame& frame, const population::Bitmap& selection)
{
    if (!session::hasOptions(question.kind))
        return numbered(question, {});
    return numbered(question, shared(standingAnswers(question.id, labels, frame, selection, true)));
}

} // namespace turnout::agreement

// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "agreement/Checks.h"

#include <algorithm>
#include <chrono>
#include <map>

namespace turnout::agreement {
namespace {

using session::LabelEvent;
using session::LabelEventKind;

/// A question about one session or turn.
using Asked = std::pair<std::string, std::optional<int>>;

struct Said {
    std::vector<std::string> values;
    TimeMs at = 0;
};

/// The same choices in another order are the same answer.
std::vector<std::string> inOrder(std::vector<std::string> values)
{
    std::sort(values.begin(), values.end());
    return values;
}

class Tally {
public:
    void add(AnnotatorId annotator, CheckedAnswer answer)
    {
        AnnotatorChecks& checks = m_checks.try_emplace(annotator).first->second;
        checks.annotator = annotator;
        CheckCount& month = m_months[annotator][monthOf(answer.at)];
        for (CheckCount* count : {&checks.all, &month}) {
            ++count->n;
            count->right += answer.right ? 1 : 0;
        }
        if (!answer.right)
            checks.wrong.push_back(std::move(answer));
    }
    std::vector<AnnotatorChecks> take()
    {
        std::vector<AnnotatorChecks> result;
        for (auto& [annotator, checks] : m_checks) {
            for (const auto& [begin, count] : m_months[annotator])
                checks.months.push_back({begin, count});
            std::stable_sort(checks.wrong.begin(), checks.wrong.end(),
                [](const CheckedAnswer& a, const CheckedAnswer& b) { return a.at > b.at; });
            result.push_back(std::move(checks));
        }
        return result;
    }

private:
    std::map<AnnotatorId, AnnotatorChecks> m_checks;
    std::map<AnnotatorId, std::map<TimeMs, CheckCount>> m_months;
};

/// What stands of each annotator's answers to a session; `repeats`: of those they gave when asked again.
std::map<AnnotatorId, std::map<Asked, Said>> standing(
    const labeling::LabelFold& labels, SessionId session, bool repeats)
{
    std::map<AnnotatorId, std::map<Asked, Said>> said;
    for (const LabelEvent& event : labels.events(session)) {
        const bool asked = repeats ? event.repeat && !labels.undone(event.id) : !event.repeat && labels.counts(event);
        if (!asked || event.adjudicated || event.kind != LabelEventKind::Answer)
            continue;
        for (const session::Answer& answer : event.answers)
            said[event.annotator][{answer.question, answer.turn}] = {answer.values, event.at};
    }
    return said;
}

} // namespace

TimeMs monthOf(TimeMs at)
{
    using namespace std::chrono;
    const year_month_day day{floor<days>(sys_time<milliseconds>{milliseconds{at}})};
    return duration_cast<milliseconds>(sys_days{day.year() / day.month() / 1}.time_since_epoch()).count();
}

std::vector<AnnotatorChecks> againstKnown(const labeling::LabelFold& labels, const std::vector<KnownAnswer>& known)
{
    Tally tally;
    for (const KnownAnswer& one : known)
        for (const auto& [annotator, answers] : standing(labels, one.session, false)) {
            const auto said = answers.find({one.question, one.turn});
            if (said == answers.end() || said->second.values.empty() || one.right.empty())
                continue;
            const bool right = std::any_of(one.right.begin(), one.right.end(),
                [&](const auto& values) { return inOrder(values) == inOrder(said->second.values); });
            tally.add(annotator,
                {one.session, one.question, one.turn, said->second.values, one.right.front(), said->second.at, right});
        }
    return tally.take();
}

std::vector<AnnotatorChecks> againstThemselves(const labeling::LabelFold& labels, const session::Rubric& rubric)
{
    Tally tally;
    std::vector<SessionId> sessions;
    labels.forEach([&](SessionId session, const labeling::SessionLabel&) {
        const auto& events = labels.events(session);
        if (std::any_of(events.begin(), events.end(), [](const LabelEvent& event) { return event.repeat; }))
            sessions.push_back(session);
    });
    std::sort(sessions.begin(), sessions.end());
    for (const SessionId session : sessions) {
        const auto first = standing(labels, session, false);
        for (const auto& [annotator, again] : standing(labels, session, true)) {
            const auto before = first.find(annotator);
            if (before == first.end())
                continue;
            for (const auto& [asked, second] : again) {
                const session::Question* question = rubric.question(asked.first);
                const auto said = before->second.find(asked);
                if (question == nullptr || question->kind == session::QuestionKind::Text || said == before->second.end()
                    || said->second.values.empty() || second.values.empty())
                    continue;
                const bool same = inOrder(said->second.values) == inOrder(second.values);
                tally.add(annotator,
                    {session, asked.first, asked.second, second.values, said->second.values, second.at, same});
            }
        }
    }
    return tally.take();
}

} // namespace turnout::agreement

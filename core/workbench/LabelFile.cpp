// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/LabelFile.h"

#include "base/Json.h"
#include "labeling/AnswerCheck.h"
#include "store/DeskStore.h"
#include "store/DrawStore.h"
#include "store/SessionReader.h"
#include "workbench/GivenValues.h"

#include <algorithm>
#include <array>
#include <optional>
#include <simdjson.h>
#include <unordered_map>

namespace turnout::workbench {
namespace {

namespace dom = simdjson::dom;

/// A label is short; what is longer is something else, and must not fill the memory.
constexpr std::size_t kLongestLine = std::size_t{1} << 20U;

Error bad(std::string text)
{
    return {ErrorCode::BadInput, std::move(text), {}};
}

enum class LineState { Read, TooLong, End };

/// One line without its end. Works a character at a time, so that a label that came through a pipe is saved although
/// the next has not come yet.
LineState readLine(std::istream& in, std::string& line)
{
    using Traits = std::istream::traits_type;
    line.clear();
    std::streambuf* buffer = in.rdbuf();
    bool any = false;
    bool tooLong = false;
    for (auto c = buffer->sbumpc(); !Traits::eq_int_type(c, Traits::eof()); c = buffer->sbumpc()) {
        any = true;
        if (Traits::to_char_type(c) == '\n')
            return tooLong ? LineState::TooLong : LineState::Read;
        if (line.size() < kLongestLine)
            line += Traits::to_char_type(c);
        else
            tooLong = true;
    }
    if (!any)
        return LineState::End;
    return tooLong ? LineState::TooLong : LineState::Read;
}

/// A line as it was read, before it is checked against project and rubric.
struct GivenLine {
    std::string session;
    std::string question;
    std::vector<std::string> values;
    std::optional<int> turn;
    std::optional<double> seconds;
    std::string annotator;
    std::optional<std::string> skip; ///< the reason: nobody could answer
    bool undo = false; ///< take the annotator's last label or skip back
};

std::optional<std::string> scalarText(dom::element value)
{
    std::string_view text;
    if (value.get(text) == simdjson::SUCCESS)
        return std::string(text);
    if (value.is<bool>())
        return value.get_bool().value_unsafe() ? "true" : "false";
    if (value.is<std::int64_t>())
        return std::to_string(value.get_int64().value_unsafe());
    if (value.is<double>())
        return jsonNumber(value.get_double().value_unsafe());
    if (value.is_object()) // a span
        return simdjson::minify(value);
    return std::nullopt;
}

Result<std::vector<std::string>> readValues(dom::element value)
{
    dom::array list; // an empty one takes an earlier answer away: nothing of it applies any more
    if (value.get(list) != simdjson::SUCCESS) {
        const auto text = scalarText(value);
        if (!text || text->empty())
            return bad("\"value\" must be a text, a number or a list of texts");
        return std::vector<std::string>{*text};
    }
    std::vector<std::string> values;
    for (const dom::element item : list) {
        auto text = scalarText(item);
        if (!text || text->empty())
            return bad("\"value\" must be a list of texts");
        if (std::find(values.begin(), values.end(), *text) == values.end())
            values.push_back(std::move(*text));
    }
    return values;
}

Result<GivenLine> parseLine(dom::parser& parser, const std::string& line)
{
    dom::object object;
    if (const auto error = parser.parse(line).get(object); error != simdjson::SUCCESS)
        return bad(error == simdjson::INCORRECT_TYPE ? std::string("a label is a JSON object")
                                                     : std::string("not JSON: ") + simdjson::error_message(error));
    GivenLine given;
    const auto text = [&](const char* key, std::string& to) {
        std::string_view view;
        if (object[key].get(view) == simdjson::SUCCESS)
            to = view;
        return !to.empty();
    };
    text("annotator", given.annotator);
    if (object["undo"].get(given.undo) == simdjson::SUCCESS && given.undo)
        return given;
    if (!text("session", given.session))
        return bad("\"session\" is missing: write the session's id");
    if (std::string reason; text("skip", reason)) {
        given.skip = std::move(reason);
        return given;
    }
    if (!text("question", given.question))
        return bad("\"question\" is missing: write the id of a question of the rubric");
    dom::element value;
    if (object["value"].get(value) != simdjson::SUCCESS || value.is_null())
        return bad("\"value\" is missing: write the answer");
    auto values = readValues(value);
    if (!values)
        return values.error();
    given.values = std::move(*values);
    if (dom::element turn; object["turn"].get(turn) == simdjson::SUCCESS && !turn.is_null()) {
        std::int64_t number = 0;
        if (turn.get(number) != simdjson::SUCCESS || number < 0 || number > INT32_MAX)
            return bad("\"turn\" must be a whole number that counts from 0, or null");
        given.turn = static_cast<int>(number);
    }
    if (dom::element seconds; object["seconds"].get(seconds) == simdjson::SUCCESS && !seconds.is_null()) {
        double number = 0;
        if (seconds.get(number) != simdjson::SUCCESS || number < 0)
            return bad("\"seconds\" must be a number, 0 or more");
        given.seconds = number;
    }
    return given;
}

/// Takes the lines of one file.
class LabelLines {
public:
    LabelLines(OpenProject& project, const LabelFileOptions& options)
        : m_project(project)
        , m_options(options)
    {
    }

    Result<void> prepare()
    {
        auto connection = m_project.store().reader();
        if (!connection)
            return connection.error();
        m_connection = std::move(*connection);
        // Asked before a line is read, so that a project that cannot be written is told at once.
        if (const auto writer = m_project.store().writer(); !writer)
            return writer.error();
        if (m_options.draw.valid()) {
            if (const auto info = store::drawInfo(*m_connection, m_options.draw); !info)
                return info.error();
        }
        // Taken once: a session with answers to two questions waits for both of its lines.
        const auto waiting = store::waitingItems(*m_connection, m_options.draw);
        if (!waiting)
            return waiting.error();
        for (const auto& item : *waiting)
            m_waiting.emplace(item.session, item.draw);
        return m_project.withLabels([&](const labeling::LabelFold&, const labeling::Rubrics& rubrics) {
            if (!rubrics.empty())
                m_rubric = rubrics.rbegin()->second;
        });
    }

    /// True where a label was appended, false where the line was left out.
    Result<bool> take(const std::string& line, std::string& sessionName)
    {
        const auto given = parseLine(m_parser, line);
        if (!given)
            return given.error();
        if (given->undo)
            return takeBack(*given, sessionName);
        sessionName = given->session;
        const auto id = store::findSession(*m_connection, given->session);
        if (!id)
            return id.error();
        if (!*id)
            return bad("no session has the id \"" + given->session + "\"");
        const SessionId session = **id;
        const auto waiting = m_waiting.find(session);
        if (waiting == m_waiting.end() && (m_options.draw.valid() || m_options.onlyWaiting))
            return false;
        auto event = eventOf(*given, session);
        if (!event)
            return event.error();
        if (waiting != m_waiting.end())
            event->draw = waiting->second;
        else if (const auto known = drawOf(session); known)
            event->draw = *known;
        else
            return known.error();
        const auto appended = m_project.append(std::move(*event));
        if (!appended)
            return appended.error();
        return true;
    }

private:
    /// The answer or the skip as an event, checked against the rubric.
    Result<session::LabelEvent> eventOf(const GivenLine& given, SessionId session)
    {
        session::LabelEvent event;
        event.session = session;
        if (given.skip) {
            event.kind = session::LabelEventKind::Skip;
            event.reason = *given.skip;
        } else {
            session::Answer answer{given.question, given.values, given.turn};
            if (const auto there = checkTurn(session, given.turn); !there)
                return there.error();
            if (const auto read = toValues(session, answer); !read)
                return read.error();
            if (const auto fits = labeling::checkAnswer(m_rubric, answer); !fits)
                return fits.error();
            event.seconds = given.seconds;
            event.answers = {answer};
        }
        const auto annotator = annotatorOf(given.annotator);
        if (!annotator)
            return annotator.error();
        event.annotator = *annotator;
        return event;
    }

    Result<bool> takeBack(const GivenLine& given, std::string& sessionName)
    {
        const auto annotator = annotatorOf(given.annotator);
        if (!annotator)
            return annotator.error();
        std::optional<session::LabelEvent> last;
        const auto read = m_project.withLabels([&](const labeling::LabelFold& fold, const labeling::Rubrics&) {
            fold.forEachUndoable(*annotator, [&](const session::LabelEvent& event) {
                last = event;
                return false;
            });
        });
        if (!read)
            return read.error();
        if (!last)
            return Error{ErrorCode::Refused, "there is nothing of this annotator left to take back", {}};
        session::LabelEvent event;
        event.kind = session::LabelEventKind::Undo;
        const auto target = store::chainEnd(*m_connection, last->id);
        if (!target)
            return target.error();
        event.undoes = *target;
        event.session = last->session;
        event.annotator = *annotator;
        event.draw = last->draw;
        const auto appended = m_project.append(std::move(event));
        if (!appended)
            return appended.error();
        const std::array<SessionId, 1> ids{last->session};
        if (const auto rows = store::sessionRows(*m_connection, ids); rows && !rows->empty())
            sessionName = rows->front().externalId;
        return true;
    }

    Result<void> checkTurn(SessionId session, std::optional<int> turn)
    {
        if (!turn)
            return {};
        const std::array<SessionId, 1> ids{session};
        const auto rows = store::sessionRows(*m_connection, ids);
        if (!rows)
            return rows.error();
        if (!rows->empty() && *turn >= rows->front().turns)
            return bad("there is no turn " + std::to_string(*turn) + ": the session has "
                + std::to_string(rows->front().turns) + ", counted from 0");
        return {};
    }

    /// Values as the rubric has them: spans with the words they stand for.
    Result<void> toValues(SessionId session, session::Answer& answer)
    {
        const session::Question* question = m_rubric.question(answer.question);
        if (question == nullptr)
            return {};
        toRubricValues(*question, answer);
        if (question->kind != session::QuestionKind::Span || !answer.turn)
            return {};
        const auto turns = store::transcript(*m_connection, session);
        if (!turns)
            return turns.error();
        for (std::string& value : answer.values) {
            auto span = spanFromGiven(value, turns->at(static_cast<std::size_t>(*answer.turn)).text);
            if (!span)
                return span.error();
            value = std::move(*span);
        }
        return {};
    }

    Result<AnnotatorId> annotatorOf(const std::string& given)
    {
        const std::string& name = given.empty() ? m_options.annotator : given;
        if (name.empty())
            return bad("nobody is named as \"annotator\": name one in the line or for the whole file");
        if (const auto known = m_annotators.find(name); known != m_annotators.end())
            return known->second;
        const auto id = m_project.annotator(name);
        if (id)
            m_annotators.emplace(name, *id);
        return id;
    }

    /// The draw that asked for a session that was answered before; none where nobody drew it.
    Result<DrawId> drawOf(SessionId session)
    {
        DrawId draw;
        const auto read = m_project.withLabels([&](const labeling::LabelFold& fold, const labeling::Rubrics&) {
            if (const labeling::SessionLabel* label = fold.label(session))
                draw = label->draw;
        });
        if (!read)
            return read.error();
        return draw;
    }

    OpenProject& m_project;
    const LabelFileOptions& m_options;
    std::unique_ptr<store::Connection> m_connection;
    std::unordered_map<SessionId, DrawId> m_waiting;
    std::unordered_map<std::string, AnnotatorId> m_annotators;
    session::Rubric m_rubric;
    dom::parser m_parser;
};

void tidy(std::string& line, std::int64_t number)
{
    if (!line.empty() && line.back() == '\r')
        line.pop_back();
    if (number == 1 && line.starts_with("\xEF\xBB\xBF"))
        line.erase(0, 3);
}

} // namespace

Result<LabelFileReport> labelFromLines(
    OpenProject& project, std::istream& lines, const LabelFileOptions& options, const CancelToken& cancel)
{
    LabelLines target(project, options);
    if (const auto prepared = target.prepare(); !prepared)
        return prepared.error();
    LabelFileReport report;
    std::string line;
    while (!cancel.cancelled()) {
        const LineState state = readLine(lines, line);
        if (state == LineState::End || cancel.cancelled()) // an interrupted read may end in the middle of a line
            break;
        ++report.lines;
        if (state == LineState::TooLong) {
            report.refused.push_back({report.lines, "longer than a megabyte, which no label is"});
            continue;
        }
        tidy(line, report.lines);
        if (line.find_first_not_of(" \t") == std::string::npos)
            continue;
        std::string sessionName;
        const auto taken = target.take(line, sessionName);
        if (taken) {
            ++(*taken ? report.labels : report.leftOut);
            if (*taken && options.acknowledged)
                options.acknowledged(report.lines, sessionName);
        } else if (taken.error().code == ErrorCode::BadInput || taken.error().code == ErrorCode::Refused) {
            report.refused.push_back({report.lines, taken.error().message()});
        } else {
            // The disk is full, the file is gone: no later line will fare better. What was acknowledged stays.
            return Error{taken.error().code,
                taken.error().text + " What the " + std::to_string(report.labels) + " lines before it said is on disk.",
                "line " + std::to_string(report.lines)};
        }
    }
    return report;
}

} // namespace turnout::workbench

// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "labeling/QuestionPanel.h"

#include "common/Theme.h"
#include "common/VisibleText.h"
#include "labeling/AnswerCheck.h"
#include "labeling/NoteField.h"
#include "labeling/QuestionBlock.h"
#include "labeling/SpanPicker.h"
#include "workbench/DeskReading.h"

#include <QVBoxLayout>

#include <algorithm>

namespace turnout::ui {

using session::Answer;
using session::Question;
using session::QuestionScope;

QuestionPanel::QuestionPanel(QWidget* parent)
    : QWidget(parent)
    , m_layout(new QVBoxLayout(this))
    , m_problem(new QLabel(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(common::Theme::kInside);
    common::setTextStyle(*m_problem, common::TextStyle::Body, common::Tint::Bad);
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->hide();
    m_layout->addWidget(m_problem);
}

void QuestionPanel::setRubric(const session::Rubric& rubric)
{
    if (m_questions != nullptr && rubric == m_rubric)
        return; // the widgets stay, and so does who has the focus
    m_rubric = rubric;
    delete m_questions;
    m_blocks.clear();
    m_values.clear();
    m_gone.clear();
    m_current = nullptr;
    m_questions = new QWidget(this);
    auto* layout = new QVBoxLayout(m_questions);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(common::Theme::kBetween);
    m_layout->insertWidget(0, m_questions);
    m_questions->show(); // a panel that is shown already shows them at once
    for (const Question& question : rubric.questions)
        addBlock(question);
    refresh();
    setCurrent(firstToAnswer());
}

void QuestionPanel::addBlock(const Question& question)
{
    auto* block = new QuestionBlock(question, m_questions);
    m_questions->layout()->addWidget(block);
    m_blocks.push_back(block);
    connect(block, &QuestionBlock::changed, this, [this, block] { take(*block); });
    connect(block, &QuestionBlock::markRequested, this, [this, block] {
        setCurrent(block);
        Q_EMIT markRequested();
    });
    if (NoteField* field = block->field()) {
        connect(field, &NoteField::submitted, this, &QuestionPanel::noteSubmitted);
        connect(field, &NoteField::left, this, &QuestionPanel::noteLeft);
    }
    if (SpanPicker* picker = block->picker()) {
        connect(picker, &SpanPicker::moved, this, [this, picker] { showStretches(picker->stretch()); });
        connect(picker, &SpanPicker::taken, block, &QuestionBlock::addSpan);
        connect(picker, &SpanPicker::closed, this, [this] {
            showStretches();
            Q_EMIT noteLeft();
        });
    }
}

void QuestionPanel::setSession(const workbench::DeskSession& session)
{
    m_session = session;
    m_roles = workbench::rolesOf(session);
    m_values.clear();
    m_gone.clear();
    m_turn = session.turns.empty() ? -1 : 0;
    for (QuestionBlock* block : m_blocks)
        block->setPair(session.pair.has_value(), session.pair && session.pair->swapped);
    refresh();
    setCurrent(firstToAnswer());
}

int QuestionPanel::real(int shown) const
{
    return shown < 0 || m_session.places.empty() ? shown : m_session.places[static_cast<std::size_t>(shown)];
}

int QuestionPanel::shown(int real) const
{
    if (m_session.places.empty())
        return real;
    return static_cast<int>(
        std::find(m_session.places.begin(), m_session.places.end(), real) - m_session.places.begin());
}

int QuestionPanel::placeOf(const Question& question) const
{
    return question.scope == QuestionScope::Turn ? real(m_turn) : kSession;
}

void QuestionPanel::setAnswers(const std::vector<Answer>& answers)
{
    showProblem({});
    m_values.clear();
    m_gone.clear();
    for (const Answer& answer : answers) {
        const Question* question = m_rubric.question(answer.question);
        if (question == nullptr || (question->scope == QuestionScope::Turn) != answer.turn.has_value())
            continue;
        // Of an earlier version: it stands until something else is submitted, but it cannot be given again.
        const Place place{answer.question, answer.turn.value_or(kSession)};
        for (const std::string& value : answer.values)
            (session::hasOptions(question->kind) && question->option(value) == nullptr ? m_gone : m_values)[place]
                .push_back(value);
    }
    refresh();
    setCurrent(firstToAnswer());
    for (int turn = 0; turn < static_cast<int>(m_roles.size()); ++turn)
        markTurn(turn);
}

std::vector<Answer> QuestionPanel::given() const
{
    std::vector<Answer> answers;
    for (int turn = kSession; turn < static_cast<int>(m_roles.size()); ++turn)
        for (const Question& question : m_rubric.questions)
            if (const auto found = m_values.find({question.id, turn});
                found != m_values.end() && !found->second.empty())
                answers.push_back(
                    {question.id, found->second, turn == kSession ? std::nullopt : std::optional<int>(turn)});
    return answers;
}

std::vector<Answer> QuestionPanel::answers() const
{
    const std::vector<Answer> all = given();
    std::vector<Answer> answers;
    for (const Answer& answer : all)
        if (session::isShown(m_rubric, *m_rubric.question(answer.question), answer.turn, all))
            answers.push_back(answer);
    return answers;
}

void QuestionPanel::take(QuestionBlock& block)
{
    const int place = placeOf(block.question());
    m_values[{block.question().id, place}] = block.values();
    showProblem({});
    refresh();
    if (place != kSession)
        markTurn(place);
    if (block.question().kind != session::QuestionKind::Text)
        advanceFrom(block);
    Q_EMIT answersChanged();
}

/// After an answer keys are for the next question that waits for one: where it has to be answered, or where its keys
/// are the same. Otherwise they stay, so that the answer can be given again.
void QuestionPanel::advanceFrom(const QuestionBlock& block)
{
    if (&block != m_current && m_current != nullptr && m_current->asked() && !answered(*m_current))
        return;
    if (!session::isChoiceOfOne(block.question().kind) || !answered(block))
        return;
    const auto at = std::find(m_blocks.begin(), m_blocks.end(), &block) - m_blocks.begin();
    for (std::size_t i = 1; i < m_blocks.size(); ++i) {
        QuestionBlock& next = *m_blocks[(static_cast<std::size_t>(at) + i) % m_blocks.size()];
        const bool waits = next.answerable() && !answered(next) && session::hasOptions(next.question().kind);
        if (waits && (next.question().required || shareKeys(block, next))) {
            setCurrent(&next);
            return;
        }
    }
}

bool QuestionPanel::answered(const QuestionBlock& block) const
{
    const auto found = m_values.find({block.question().id, placeOf(block.question())});
    return found != m_values.end() && !found->second.empty();
}

/// Every block as the answers stand: whether it is there, what it is about, what it holds.
void QuestionPanel::refresh()
{
    const std::vector<Answer> all = given();
    for (QuestionBlock* block : m_blocks)
        showBlock(*block, all);
    if (m_current == nullptr || m_current->answerable())
        return;
    const bool elsewhere = m_current->question().scope == QuestionScope::Turn && m_current->asked();
    if (!elsewhere) // else it asks about other turns, and the keys stay with it
        setCurrent(firstToAnswer());
}

void QuestionPanel::showBlock(QuestionBlock& block, const std::vector<Answer>& given)
{
    const Question& question = block.question();
    const int place = placeOf(question);
    if (question.scope == QuestionScope::Turn) {
        const bool asks = place >= 0 && question.asksAbout(m_roles[static_cast<std::size_t>(place)]);
        block.setAnswerable(asks);
        block.setPlace(placeText(question));
        // Of another turn it may be asked: it stays, closed.
        block.setAsked(!asks || session::isShown(m_rubric, question, place, given));
        if (!asks && question.shownIf) {
            bool anywhere = false;
            for (int turn = 0; turn < static_cast<int>(m_roles.size()) && !anywhere; ++turn)
                anywhere = question.asksAbout(m_roles[static_cast<std::size_t>(turn)])
                    && session::isShown(m_rubric, question, turn, given);
            block.setAsked(anywhere);
        }
    } else {
        block.setAsked(session::isShown(m_rubric, question, std::nullopt, given));
    }
    const auto values = m_values.find({question.id, place});
    block.setValues(values == m_values.end() ? std::vector<std::string>{} : values->second);
    const auto gone = m_gone.find({question.id, place});
    block.setGone(gone == m_gone.end() ? std::vector<std::string>{} : gone->second);
}

QString QuestionPanel::placeText(const Question& question) const
{
    int asked = 0;
    int answered = 0;
    for (int turn = 0; turn < static_cast<int>(m_roles.size()); ++turn) {
        if (!question.asksAbout(m_roles[static_cast<std::size_t>(turn)]))
            continue;
        ++asked;
        const auto found = m_values.find({question.id, turn});
        answered += found != m_values.end() && !found->second.empty() ? 1 : 0;
    }
    const int place = real(m_turn);
    const QString progress = tr("%1 of %2 turns answered").arg(answered).arg(asked);
    if (place < 0)
        return tr("The session has no turns.");
    const session::Role role = m_roles[static_cast<std::size_t>(place)];
    const auto name = [](session::Role one) { return QString::fromUtf8(session::roleName(one).data()); };
    if (!question.asksAbout(role))
        return tr("Asks about %1 turns: J and K select one · %2").arg(name(*question.role), progress);
    return tr("Turn %1 · %2 · %3").arg(m_turn + 1).arg(name(role), progress);
}

void QuestionPanel::setTurn(int shown)
{
    if (shown == m_turn || shown >= static_cast<int>(m_session.turns.size()))
        return;
    m_turn = shown;
    refresh();
    turnKeysToTurns();
}

int QuestionPanel::turn() const
{
    return m_turn;
}

/// What is answered about a turn, in the transcript beside its header, and its marked words.
void QuestionPanel::markTurn(int place)
{
    QStringList parts;
    std::vector<session::Stretch> marked;
    for (const Question& question : m_rubric.questions) {
        const auto found = m_values.find({question.id, place});
        if (question.scope != QuestionScope::Turn || found == m_values.end())
            continue;
        for (const std::string& value : found->second) {
            if (const session::Option* option = question.option(value))
                parts << common::visibleLine(option->title, 40);
            if (question.kind == session::QuestionKind::Span)
                if (const auto span = session::spanFromValue(value))
                    marked.push_back({span->begin, span->end});
        }
    }
    if (!marked.empty())
        parts << tr("%n marked", nullptr, static_cast<int>(marked.size()));
    Q_EMIT turnMarkChanged(shown(place), parts.isEmpty() ? QString() : tr("✓ %1").arg(parts.join(tr(" · "))));
    Q_EMIT stretchesChanged(shown(place), marked, {});
}

void QuestionPanel::showStretches(const session::Stretch& chosen)
{
    std::vector<session::Stretch> marked;
    const int place = real(m_turn);
    for (const auto& [where, values] : m_values)
        if (const Question* question = m_rubric.question(where.first);
            where.second == place && question->kind == session::QuestionKind::Span)
            for (const std::string& value : values)
                if (const auto span = session::spanFromValue(value))
                    marked.push_back({span->begin, span->end});
    Q_EMIT stretchesChanged(m_turn, marked, chosen);
}

} // namespace turnout::ui

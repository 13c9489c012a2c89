// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/Rubric.h"
#include "session/Span.h"
#include "workbench/LabelDesk.h"

#include <QLabel>
#include <QWidget>

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

class QVBoxLayout;

namespace turnout::ui {

class QuestionBlock;

/// The rubric's questions with their answers: one screen, no tabs. Those about the session and those about turns stand
/// together, in the rubric's order; the latter are about the turn that is selected in the transcript. A question that
/// is not asked where the answers stand is not there. Keys come from the desk.
class QuestionPanel final : public QWidget {
    Q_OBJECT
public:
    explicit QuestionPanel(QWidget* parent = nullptr);

    void setRubric(const session::Rubric& rubric);
    /// What the answers will be about; before setAnswers. Nothing is answered then.
    void setSession(const workbench::DeskSession& session);
    void setAnswers(const std::vector<session::Answer>& answers);
    /// Answers to what is asked, those about the session first, then turn by turn.
    [[nodiscard]] std::vector<session::Answer> answers() const;
    void setEditable(bool editable);

    /// The question that keys answer first: where nothing was moved to, the first required one without an answer,
    /// otherwise the first that has options.
    [[nodiscard]] const session::Question* focused() const;
    /// To the next (1) or previous (-1) question that can be answered.
    void moveFocus(int step);
    /// Gives the answer with this key ("1", "q"); a choice that is there already is taken back. False: no such key.
    bool answerByKey(const QString& key);
    /// Puts the caret into the text question that keys answer, or the first.
    void focusNote();
    /// The first required question without an answer is marked, with the reason; empty text takes the mark away.
    void showProblem(const QString& text);
    /// What the problem is shown with, to be scrolled to.
    [[nodiscard]] QWidget* problem() const;
    /// Goes to the first required question without an answer, and to its turn. False where none is missing.
    bool goToMissing();

    /// The transcript's selected turn, as the desk shows it.
    void setTurn(int shown);
    [[nodiscard]] int turn() const;
    /// Begins to mark words of the selected turn, for the question that keys answer, or else the first span that is
    /// asked of it. False where there is none, or nothing to mark.
    bool startMarking();
    /// What the pointer has selected in the selected turn is marked at once.
    bool addSpan(const session::Span& span);
    void removeLastSpan();
    /// The words of the selected turn, as they were sent.
    [[nodiscard]] const std::string& turnText() const;
    [[nodiscard]] const std::string& turnTextOf(int shown) const;

Q_SIGNALS:
    void answersChanged();
    void noteLeft(); ///< Escape in a text field, or marking is over: back to the desk
    void noteSubmitted(); ///< Enter in a text field
    void markRequested(); ///< by the button
    void turnWanted(int shown);
    void turnMarkChanged(int shown, const QString& mark); ///< a few words on what is answered about a turn
    /// Marked stretches of a turn, and the one that is being chosen.
    void stretchesChanged(
        int shown, const std::vector<turnout::session::Stretch>& marked, const turnout::session::Stretch& chosen);

private:
    using Place = std::pair<std::string, int>; ///< question; turn, or -1
    static constexpr int kSession = -1;

    void addBlock(const session::Question& question);
    void take(QuestionBlock& block);
    void advanceFrom(const QuestionBlock& block);
    [[nodiscard]] static bool shareKeys(const QuestionBlock& one, const QuestionBlock& other);
    void turnKeysToTurns();
    void refresh();
    void showBlock(QuestionBlock& block, const std::vector<session::Answer>& given);
    void markTurn(int real);
    void showStretches(const session::Stretch& chosen = {});
    void setCurrent(QuestionBlock* block);
    QuestionBlock* firstToAnswer() const;
    QuestionBlock* spanBlock() const;
    [[nodiscard]] int placeOf(const session::Question& question) const;
    [[nodiscard]] int real(int shown) const;
    [[nodiscard]] int shown(int real) const;
    [[nodiscard]] std::vector<session::Answer> given() const;
    [[nodiscard]] QString placeText(const session::Question& question) const;
    [[nodiscard]] bool answered(const QuestionBlock& block) const;

    session::Rubric m_rubric;
    workbench::DeskSession m_session;
    std::vector<session::Role> m_roles; ///< by turn as everything but the desk counts
    std::map<Place, std::vector<std::string>> m_values;
    std::map<Place, std::vector<std::string>> m_gone; ///< what stands and is no longer offered
    std::vector<QuestionBlock*> m_blocks;
    QuestionBlock* m_current = nullptr;
    int m_turn = -1; ///< as shown
    QWidget* m_questions = nullptr;
    QVBoxLayout* m_layout;
    QLabel* m_problem;
};

} // namespace turnout::ui

// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/Rubric.h"

#include <QLabel>
#include <QWidget>

#include <vector>

class QVBoxLayout;

namespace turnout::ui {

class NoteField;
class OptionButton;

/// The rubric's questions with their answers: one screen, no tabs. Keys come from the desk.
class QuestionPanel final : public QWidget {
    Q_OBJECT
public:
    explicit QuestionPanel(QWidget* parent = nullptr);

    void setRubric(const session::Rubric& rubric);
    void setAnswers(const std::vector<session::Answer>& answers);
    [[nodiscard]] std::vector<session::Answer> answers() const;
    void setEditable(bool editable);

    /// The question that digits answer: the first required one without an answer, otherwise the first choice.
    [[nodiscard]] const session::Question* focused() const;
    /// Gives the answer with this key ("1", "q"); a choice that is there already is taken back. False: no such key.
    bool answerByKey(const QString& key);
    /// Puts the caret into the first text question.
    void focusNote();
    /// The first required question without an answer is marked, with the reason; empty text takes the mark away.
    void showProblem(const QString& text);
    /// What the problem is shown with, to be scrolled to.
    [[nodiscard]] QWidget* problem() const;

Q_SIGNALS:
    void answersChanged();
    void noteLeft(); ///< Escape in a text field: back to the desk
    void noteSubmitted(); ///< Enter in a text field

private:
    struct Block {
        session::Question question;
        std::vector<OptionButton*> options;
        NoteField* field = nullptr;
    };
    void addBlock(const session::Question& question);
    void choose(Block& block, OptionButton& chosen);

    session::Rubric m_rubric;
    std::vector<Block> m_blocks;
    QWidget* m_questions = nullptr;
    QVBoxLayout* m_layout;
    QLabel* m_problem;
};

} // namespace turnout::ui

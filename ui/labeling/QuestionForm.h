// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "labeling/RubricProblems.h"
#include "session/Rubric.h"

#include <QWidget>

#include <map>
#include <optional>
#include <vector>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QListWidget;
class QPlainTextEdit;

namespace turnout::ui {

class OptionsTable;

/// Everything about one question, to be written. What is wrong stands below its field.
class QuestionForm final : public QWidget {
    Q_OBJECT
public:
    explicit QuestionForm(QWidget* parent = nullptr);

    /// Shows the question at this place of the rubric.
    void setQuestion(const session::Rubric& rubric, int at);
    [[nodiscard]] const session::Question& question() const;
    /// Those of this question.
    void showProblems(const std::vector<RubricProblem>& problems);
    void focusTitle();
    /// Gives the question that is shown another id; changed() is not emitted.
    void setId(const std::string& id);

Q_SIGNALS:
    void changed();

private:
    void addField(QFormLayout& form, const QString& label, QWidget* field, RubricProblem::Field problems);
    void take();
    void takeAbout();
    void takeKind();
    void takeOptions();
    void show();
    void showConditions();
    void showConditionValues();

    session::Rubric m_rubric;
    session::Question m_question;
    int m_at = 0;
    /// What a kind of this question had when another one was chosen.
    struct Aside {
        std::vector<session::Option> options;
        session::QuestionScope scope = session::QuestionScope::Session;
        std::optional<session::Role> role;
    };
    std::map<session::QuestionKind, Aside> m_aside;
    std::vector<session::Option> m_before; ///< options that go along to a kind that was not there yet
    bool m_showing = false;
    QLineEdit* m_title;
    QLineEdit* m_id;
    QComboBox* m_kind;
    QComboBox* m_about;
    QCheckBox* m_required;
    OptionsTable* m_options;
    QLabel* m_optionsLabel = nullptr;
    QComboBox* m_condition;
    QListWidget* m_conditionValues;
    QPlainTextEdit* m_help;
    QPlainTextEdit* m_examples;
    std::map<RubricProblem::Field, QLabel*> m_problems;
};

} // namespace turnout::ui

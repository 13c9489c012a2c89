// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/Dialogs.h"
#include "labeling/RubricProblems.h"
#include "workbench/RubricChange.h"
#include "workbench/Workbench.h"

#include <QDialog>

#include <optional>
#include <utility>
#include <vector>

class QLabel;
class QLineEdit;
class QListWidget;
class QMenu;
class QPushButton;
class QScrollArea;
class QStackedWidget;
class QVBoxLayout;

namespace turnout::ui {

class CarryOverView;
class QuestionForm;
class QuestionPanel;

/// Writes the questions annotators answer: begins with those in use, a ready rubric or a file; says beside each field
/// what is wrong with it, shows the desk as it will be, and before anything changes what becomes of the labels. Show it
/// with open().
class RubricEditor final : public QDialog {
    Q_OBJECT
public:
    RubricEditor(workbench::Workbench& workbench, common::Dialogs& dialogs, QWidget* parent = nullptr);
    ~RubricEditor() override;

    [[nodiscard]] const session::Rubric& rubric() const;

public Q_SLOTS:
    /// Escape goes back from what carries over; what is written is given up only after asking.
    void reject() override;

Q_SIGNALS:
    void message(const QString& text);

private:
    QWidget* makeEditing();
    QWidget* makeCarrying();
    QVBoxLayout* addQuestionList(QWidget& parent);
    void addKeys();
    void fillReady(QMenu& menu);
    void load();
    void setRubric(session::Rubric rubric, int at);
    void begin(const session::Rubric& rubric);
    void takeQuestion();
    [[nodiscard]] std::string idOf(const session::Question& question) const;
    void addQuestion();
    void removeQuestion();
    void putBackQuestion();
    void moveQuestion(int step);
    void showList(int at);
    void showQuestion(int at);
    void look();
    void showPreview();
    void importFile();
    void exportFile();
    void preview();
    void use();
    void say(const QString& problem);
    [[nodiscard]] int current() const;

    workbench::Workbench& m_workbench;
    common::Dialogs& m_dialogs;
    session::Rubric m_rubric;
    session::Rubric m_inUse;
    session::Rubric m_begun; ///< what was chosen to begin with, or exported: all of it can be had again
    std::vector<std::pair<int, session::Question>> m_removed; ///< with the places they had
    std::string m_freshId; ///< of a question added here, as long as it was not written by hand: it follows the title
    RubricId m_expected; ///< the version that was looked at
    std::vector<RubricProblem> m_problems;
    bool m_showing = false;
    QStackedWidget* m_pages;
    QLineEdit* m_name = nullptr;
    QListWidget* m_list = nullptr;
    QuestionForm* m_form = nullptr;
    QuestionPanel* m_preview = nullptr;
    QPushButton* m_putBack = nullptr;
    QLabel* m_problem = nullptr;
    QPushButton* m_next = nullptr;
    CarryOverView* m_carry = nullptr;
    QPushButton* m_use = nullptr;
};

} // namespace turnout::ui

// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/CommandActions.h"
#include "workbench/Adjudication.h"
#include "workbench/Workbench.h"

#include <QElapsedTimer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QScrollArea;
class QStackedWidget;
class QVBoxLayout;

namespace turnout::common {
class EmptyState;
class Toast;
class TranscriptPane;
} // namespace turnout::common

namespace turnout::ui {

class OpinionCards;

/// Disagreements one by one, what is worth most first: the transcript, what annotators said without their names, and
/// one key for what it is. A decision is on disk with the key; then the names are shown. Thread: GUI.
class AdjudicationView final : public QWidget {
    Q_OBJECT
public:
    explicit AdjudicationView(workbench::Workbench& workbench, QWidget* parent = nullptr);
    ~AdjudicationView() override;

    /// Who decides; empty: nobody yet, and the view asks.
    void setAnnotator(const QString& name);
    /// Reads the disagreements on the question and shows the first.
    void begin(const QString& question);
    /// The session that is shown, or none.
    [[nodiscard]] SessionId currentSession() const;

Q_SIGNALS:
    void left();
    void annotatorNeeded();
    void message(const QString& text);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    /// What can be decided, and by which key.
    struct Choice {
        QString key;
        std::vector<std::string> values;
        QPushButton* button = nullptr;
    };
    struct Case {
        workbench::AdjudicationCase is;
        bool done = false; ///< decided or skipped
    };
    void build();
    QWidget* buildSide();
    void addCommands();
    void read(std::optional<agreement::Unit> show);
    void take(const workbench::AdjudicationQueue& queue, std::optional<agreement::Unit> show);
    void openAdjudicator();
    void goNext();
    void go(std::size_t at);
    void showCase();
    void showKeys();
    [[nodiscard]] const session::Question& shownQuestion() const;
    void showChoices();
    void choose(std::size_t choice);
    void skip();
    void takeBack();
    void makeGold();
    void finish();
    void showEmpty(const QString& sentence, const QString& explanation);

    workbench::Workbench& m_workbench;
    common::CommandActions m_commands;
    std::unique_ptr<workbench::Adjudicator> m_adjudicator;
    QString m_annotator;
    std::string m_asked; ///< the question's id
    session::Rubric m_rubric;
    session::Question m_question;
    std::vector<Case> m_cases;
    std::size_t m_at = 0;
    bool m_shown = false;
    workbench::CaseView m_view;
    std::vector<Choice> m_choices;
    LabelEventId m_decision; ///< of the case that is shown
    QElapsedTimer m_since;
    quint64 m_request = 0;

    QStackedWidget* m_pages;
    common::EmptyState* m_empty;
    common::EmptyState* m_whoDecides;
    QWidget* m_content;
    QLabel* m_title;
    QLabel* m_heading;
    OpinionCards* m_cards;
    QScrollArea* m_cardsArea;
    common::TranscriptPane* m_transcript;
    QVBoxLayout* m_choiceList;
    QLineEdit* m_comment;
    QLabel* m_decided;
    QPushButton* m_gold;
    QPushButton* m_next;
    QLabel* m_keys;
    common::Toast* m_toast;
};

} // namespace turnout::ui

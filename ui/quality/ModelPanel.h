// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/Dialogs.h"
#include "workbench/LearnedModel.h"
#include "workbench/Workbench.h"

#include <QWidget>

class QComboBox;
class QLabel;

namespace turnout::common {
class CalibrationChart;
class ChartFrame;
class SentenceLabel;
class StatLine;
} // namespace turnout::common

namespace turnout::ui {

/// What the quality model is worth on labels it has not seen, question by question: the numbers of `turnout-cli
/// model`. The one of the question that estimates are of is kept by the workbench's trainer; others are learned when
/// they are looked at. Thread: GUI.
class ModelPanel final : public QWidget {
    Q_OBJECT
public:
    ModelPanel(workbench::Workbench& workbench, common::Dialogs& dialogs, QWidget* parent = nullptr);
    ~ModelPanel() override;
    /// Other labels, or another question: shows what there is and asks for what there is not.
    void refresh();
    /// The trainer has something new.
    void follow();

Q_SIGNALS:
    void openSessions(const std::vector<turnout::SessionId>& sessions, const QString& title,
        const std::optional<turnout::population::Filter>& filter);

private:
    using Shared = std::shared_ptr<const workbench::LearnedModel>;
    QWidget* buildHeader();
    QWidget* buildFigures();
    void fillQuestions();
    void showTrained();
    void showModel(const Shared& shown, const QString& state);
    void openPoint(const QString& key);
    void showWords(const QString& sentence, const QString& more);
    void learnOther(const std::string& question);
    void showLearning(qint64 done, qint64 total);

    workbench::Workbench& m_workbench;
    Shared m_shown;
    QComboBox* m_question;
    common::SentenceLabel* m_sentence;
    QLabel* m_state;
    QWidget* m_figures = nullptr;
    common::StatLine* m_auc = nullptr;
    common::StatLine* m_brier = nullptr;
    common::StatLine* m_explained = nullptr;
    common::StatLine* m_calibration = nullptr;
    common::StatLine* m_labels = nullptr;
    common::CalibrationChart* m_chart;
    common::ChartFrame* m_frame;
    CancelToken m_cancel; ///< of another question's model
    quint64 m_request = 0;
};

} // namespace turnout::ui

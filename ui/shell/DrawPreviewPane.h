// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "workbench/DrawPreview.h"

#include <QWidget>

class QLabel;

namespace turnout::common {
class SentenceLabel;
class StatLine;
} // namespace turnout::common

namespace turnout::ui {

class DrawMixChart;

/// What a draw will look like, in a sentence, four numbers and a chart. Thread: GUI.
class DrawPreviewPane final : public QWidget {
    Q_OBJECT
public:
    explicit DrawPreviewPane(QWidget* parent = nullptr);
    void showPreview(const workbench::DrawPreview& preview);
    /// Why there is none; the numbers of the last one go.
    void showProblem(const QString& text);
    /// Something about what is shown, above the numbers; empty takes it away.
    void showNote(const QString& text);

private:
    QWidget* buildNumbers();

    common::SentenceLabel* m_arms;
    QLabel* m_note;
    QWidget* m_numbers = nullptr;
    common::StatLine* m_interval = nullptr;
    common::StatLine* m_work = nullptr;
    common::StatLine* m_weight = nullptr;
    common::StatLine* m_effective = nullptr;
    DrawMixChart* m_chart;
};

} // namespace turnout::ui

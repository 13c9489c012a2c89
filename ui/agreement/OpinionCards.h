// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/Adjudication.h"

#include <QWidget>

class QHBoxLayout;

namespace turnout::ui {

/// What annotators said of one session, side by side: a card each, without names until they may be known. Thread: GUI.
class OpinionCards final : public QWidget {
    Q_OBJECT
public:
    explicit OpinionCards(QWidget* parent = nullptr);
    void setOpinions(const session::Question& question, const session::Rubric& rubric,
        const std::vector<workbench::CaseOpinion>& opinions, bool named);

private:
    QHBoxLayout* m_row;
    QWidget* m_cards = nullptr;
};

/// The answer as people are shown it: the options' titles, or the values themselves.
QString answerText(const session::Question* question, const session::Answer& answer);

} // namespace turnout::ui

// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "labeling/LabelFold.h"
#include "workbench/Workbench.h"

#include <QString>
#include <span>
#include <unordered_map>

namespace turnout::ui {

/// The final answer to the estimated question, under the name the annotator saw: "Acceptable". `snapshot` (which may be
/// null) says what several opinions come to. Empty where there is none.
QString answerTitle(const labeling::LabelFold& fold, const labeling::Rubrics& rubrics,
    const workbench::Snapshot* snapshot, SessionId session);

/// The answers of the sessions looked at last. A snapshot knows only what an answer counts as, and several may count
/// the same. Thread: GUI.
class GivenAnswers {
public:
    explicit GivenAnswers(workbench::Workbench& workbench);

    /// The title; `around` are looked up in the same go.
    QString find(SessionId session, std::span<const SessionId> around);
    /// Knows nothing any more: a label was given or taken back.
    void clear();
    [[nodiscard]] bool knows(SessionId session) const;

private:
    workbench::Workbench& m_workbench;
    std::unordered_map<SessionId, QString> m_known;
};

} // namespace turnout::ui

// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace turnout::common {
class TranscriptView;
}

namespace turnout::ui {

class QuestionPanel;

/// What questions and transcript tell each other: the selected turn, what is answered about turns, and marked words.
class TranscriptLink final : public QObject {
    Q_OBJECT
public:
    TranscriptLink(QuestionPanel& questions, common::TranscriptView& transcript, QObject* parent);

    /// Marks what the pointer has selected, or else begins to choose words by keys; says why nothing can be marked.
    void mark();
    /// Takes the last mark in the selected turn away.
    void unmark();

Q_SIGNALS:
    void message(const QString& text);

private:
    QuestionPanel& m_questions;
    common::TranscriptView& m_transcript;
};

} // namespace turnout::ui

// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "labeling/TranscriptLink.h"

#include "common/ShownText.h"
#include "common/TranscriptView.h"
#include "labeling/QuestionPanel.h"

namespace turnout::ui {

TranscriptLink::TranscriptLink(QuestionPanel& questions, common::TranscriptView& transcript, QObject* parent)
    : QObject(parent)
    , m_questions(questions)
    , m_transcript(transcript)
{
    connect(&transcript, &common::TranscriptView::selectedTurnChanged, &questions, &QuestionPanel::setTurn);
    connect(&questions, &QuestionPanel::turnWanted, &transcript, &common::TranscriptView::selectTurn);
    connect(&questions, &QuestionPanel::turnMarkChanged, &transcript, [&transcript](int turn, const QString& mark) {
        if (turn < transcript.turnCount())
            transcript.setMark(turn, mark);
    });
    connect(&questions, &QuestionPanel::markRequested, this, &TranscriptLink::mark);
    connect(&questions, &QuestionPanel::stretchesChanged, this,
        [this](int turn, const std::vector<session::Stretch>& marked, const session::Stretch& chosen) {
            // Nearly every turn has nothing marked: its text is not looked at.
            std::vector<common::TextRange> ranges;
            const std::string& text = m_questions.turnTextOf(turn);
            for (const session::Stretch& one : marked)
                if (const auto range = common::shownRange(text, one))
                    ranges.push_back(*range);
            const auto now = common::shownRange(text, chosen);
            m_transcript.setStretches(turn, std::move(ranges), now.value_or(common::TextRange{}));
        });
}

void TranscriptLink::mark()
{
    const std::string& text = m_questions.turnText();
    if (const auto stretch = common::sentStretch(text, m_transcript.selectedRange())) {
        if (const auto span = session::spanOf(text, stretch->begin, stretch->end); span && m_questions.addSpan(*span)) {
            m_transcript.clearSelection();
            return;
        }
    }
    if (!m_questions.startMarking())
        Q_EMIT message(tr("There is nothing to mark here: no question asks for words of this turn, or it has none."));
}

void TranscriptLink::unmark()
{
    m_questions.removeLastSpan();
}

} // namespace turnout::ui

// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How the desk is laid out; what it does is in LabelPage.cpp.
#include "common/KeyHints.h"
#include "common/SmallWidgets.h"
#include "common/Theme.h"
#include "common/TranscriptPane.h"
#include "labeling/LabelPage.h"
#include "labeling/QuestionPanel.h"
#include "labeling/QueuePanel.h"
#include "labeling/RevealPanel.h"
#include "labeling/SkipPanel.h"
#include "labeling/TextStrip.h"
#include "labeling/TranscriptLink.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace turnout::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kQueueWidth = 156;
constexpr int kQuestionsWidth = 300;

} // namespace

void LabelPage::buildDesk()
{
    using common::Theme;
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_pages);
    m_noQueue = new common::EmptyState(u"draw"_s, {}, {}, tr("Make a draw …"), this);
    m_noQueue->addButton(tr("Edit the questions …"), [this] { Q_EMIT rubricRequested(); });
    m_readOnly = new common::EmptyState(u"label"_s, {}, {}, {}, this);
    m_allDone = new common::EmptyState(u"check"_s, {}, {}, tr("Make another draw …"), this);
    m_whoLabels = new common::EmptyState(u"label"_s, tr("Who is labeling?"),
        tr("Labels carry their annotator's name, so that agreement can be measured later."), tr("Give a name …"), this);
    m_opening = new QWidget(this);
    m_deskWidget = new QWidget(this);
    for (QWidget* page :
        std::initializer_list<QWidget*>{m_noQueue, m_readOnly, m_allDone, m_whoLabels, m_opening, m_deskWidget})
        m_pages->addWidget(page);

    auto* row = new QHBoxLayout(m_deskWidget);
    row->setContentsMargins(Theme::kBetween, Theme::kBetween, Theme::kBetween, Theme::kBetween);
    row->setSpacing(Theme::kPage);
    m_queue = new QueuePanel(m_deskWidget);
    m_queue->setFixedWidth(kQueueWidth);
    row->addWidget(m_queue);
    row->addWidget(buildMiddle(), 1);
    row->addWidget(buildSide());
}

QWidget* LabelPage::buildMiddle()
{
    using common::Theme;
    auto* part = new QWidget(m_deskWidget);
    auto* middle = new QVBoxLayout(part);
    middle->setContentsMargins(0, 0, 0, 0);
    middle->setSpacing(Theme::kInside);
    m_heading = new QLabel(part);
    m_timer = new QLabel(part);
    m_timer->setObjectName(u"deskTimer"_s);
    for (QLabel* label : {m_heading, m_timer})
        common::setTextStyle(*label, common::TextStyle::Note, common::Tint::Muted);
    auto* head = new QHBoxLayout;
    head->addWidget(m_heading, 1);
    head->addWidget(m_timer);
    m_transcript = new common::TranscriptPane(part);
    // Words of any length have room here, above and below what is read; beside it they would be cut off.
    m_guidelines = new TextStrip(tr("Guidelines"), part);
    m_guidelines->hide();
    m_history = new TextStrip(tr("History of the answer"), part);
    m_history->setObjectName(u"deskHistory"_s);
    m_history->hide();
    m_revealed = new RevealPanel(part);
    m_keys = new QLabel(part);
    m_keys->setObjectName(u"deskKeys"_s);
    common::setTextStyle(*m_keys, common::TextStyle::Note, common::Tint::Muted);
    m_keys->setWordWrap(true);
    middle->addLayout(head);
    middle->addWidget(m_guidelines);
    middle->addWidget(m_transcript, 1);
    middle->addWidget(m_history);
    middle->addWidget(m_revealed);
    middle->addWidget(m_keys);
    m_toast->stayOver(*m_keys);
    return part;
}

QWidget* LabelPage::buildSide()
{
    using common::Theme;
    m_side = new QScrollArea(m_deskWidget);
    m_side->setFrameShape(QFrame::NoFrame);
    m_side->setWidgetResizable(true);
    m_side->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_side->setFixedWidth(kQuestionsWidth);
    m_side->setFocusPolicy(Qt::NoFocus);
    auto* side = new QWidget(m_side);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, Theme::kInside, 0);
    m_answering = new QWidget(side);
    auto* answering = new QVBoxLayout(m_answering);
    answering->setContentsMargins(0, 0, 0, 0);
    answering->setSpacing(Theme::kBetween);
    m_draftNote
        = new QLabel(tr("Not submitted yet: kept as it is until you do."), m_answering); // at the top: never cut
    common::setTextStyle(*m_draftNote, common::TextStyle::Note, common::Tint::Caution);
    m_draftNote->setWordWrap(true);
    m_draftNote->hide();
    answering->addWidget(m_draftNote);
    m_questions = new QuestionPanel(m_answering);
    m_link = new TranscriptLink(*m_questions, m_transcript->view(), this);
    answering->addWidget(m_questions);
    m_submit = new QPushButton(m_answering);
    m_submit->setAccessibleName(tr("Submit and show the next session"));
    m_submit->setFocusPolicy(Qt::TabFocus);
    common::setButtonKind(*m_submit, common::ButtonKind::Primary);
    connect(m_submit, &QPushButton::clicked, this, &LabelPage::submit);
    answering->addWidget(m_submit);
    auto* edit = new QPushButton(tr("Edit the questions …"), m_answering);
    edit->setObjectName(u"editQuestions"_s);
    edit->setAccessibleName(tr("Edit the questions"));
    edit->setFocusPolicy(Qt::TabFocus);
    common::setButtonKind(*edit, common::ButtonKind::Quiet);
    connect(edit, &QPushButton::clicked, this, &LabelPage::rubricRequested);
    answering->addWidget(edit, 0, Qt::AlignLeft);
    m_skip = new SkipPanel(side);
    column->addWidget(m_answering);
    column->addWidget(m_skip);
    column->addStretch(1);
    m_side->setWidget(side);
    return m_side;
}

/// The keys of the common path under the transcript, as they are now.
void LabelPage::showKeys()
{
    using common::keyHint;
    m_keys->setText(common::keyHintLine({keyHint({u"label.skip"}, tr("skip")), keyHint({u"label.putOff"}, tr("later")),
        keyHint({u"label.undo"}, tr("take back")), keyHint({u"turn.next", u"turn.previous"}, tr("turns")),
        keyHint({u"turn.unfold"}, tr("unfold")), keyHint({u"label.previous", u"label.next"}, tr("sessions")),
        keyHint({u"label.note"}, tr("note")), keyHint({u"label.flag"}, tr("flag")),
        keyHint({u"label.history"}, tr("history")), keyHint({u"label.guidelines"}, tr("guidelines")),
        keyHint({u"cheatsheet"}, tr("keys"))}));
    m_submit->setText(tr("Submit %1").arg(common::firstKey(u"label.submit")));
}

} // namespace turnout::ui

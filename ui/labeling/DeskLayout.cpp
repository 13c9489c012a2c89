// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How the desk is laid out; what it does is in LabelPage.cpp.
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
    m_deskWidget = new QWidget(this);
    for (QWidget* page : std::initializer_list<QWidget*>{m_noQueue, m_readOnly, m_allDone, m_whoLabels, m_deskWidget})
        m_pages->addWidget(page);

    auto* row = new QHBoxLayout(m_deskWidget);
    row->setContentsMargins(Theme::kBetween, Theme::kBetween, Theme::kBetween, Theme::kBetween);
    row->setSpacing(Theme::kPage);
    m_queue = new QueuePanel(m_deskWidget);
    m_queue->setFixedWidth(kQueueWidth);
    row->addWidget(m_queue);

    auto* middle = new QVBoxLayout;
    middle->setSpacing(Theme::kInside);
    m_heading = new QLabel(m_deskWidget);
    common::setTextStyle(*m_heading, common::TextStyle::Note, common::Tint::Muted);
    m_transcript = new common::TranscriptPane(m_deskWidget);
    // Words of any length have room here, above and below what is read; beside it they would be cut off.
    m_guidelines = new TextStrip(tr("Guidelines"), m_deskWidget);
    m_guidelines->hide();
    m_revealed = new RevealPanel(m_deskWidget);
    middle->addWidget(m_heading);
    middle->addWidget(m_guidelines);
    middle->addWidget(m_transcript, 1);
    middle->addWidget(m_revealed);
    auto* keys
        = new QLabel(tr("Space skip · ⌫ take back · J K turns · X unfold · ← → sessions · N note · G guidelines · "
                        "? keys"),
            m_deskWidget);
    common::setTextStyle(*keys, common::TextStyle::Note, common::Tint::Muted);
    keys->setWordWrap(true);
    middle->addWidget(keys);
    row->addLayout(middle, 1);

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
    m_questions = new QuestionPanel(m_answering);
    m_link = new TranscriptLink(*m_questions, m_transcript->view(), this);
    answering->addWidget(m_questions);
    auto* submitButton = new QPushButton(tr("Submit ⏎"), m_answering);
    submitButton->setAccessibleName(tr("Submit and show the next session"));
    submitButton->setFocusPolicy(Qt::TabFocus);
    common::setButtonKind(*submitButton, common::ButtonKind::Primary);
    connect(submitButton, &QPushButton::clicked, this, &LabelPage::submit);
    answering->addWidget(submitButton);
    m_draftNote = new QLabel(tr("Not submitted yet: kept as it is until you do."), m_answering);
    common::setTextStyle(*m_draftNote, common::TextStyle::Note, common::Tint::Caution);
    m_draftNote->setWordWrap(true);
    m_draftNote->hide();
    answering->addWidget(m_draftNote);
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
    row->addWidget(m_side);
}

} // namespace turnout::ui

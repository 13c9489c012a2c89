// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the adjudication view is put together from; what it does is in AdjudicationView.cpp.
#include "agreement/AdjudicationView.h"
#include "agreement/OpinionCards.h"
#include "common/KeyBindings.h"
#include "common/KeyHints.h"
#include "common/SmallWidgets.h"
#include "common/Theme.h"
#include "common/TranscriptPane.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace turnout::ui {

using namespace Qt::StringLiterals;
using common::Theme;

namespace {

constexpr int kSideWidth = 300;

} // namespace

void AdjudicationView::build()
{
    m_empty = new common::EmptyState(u"check"_s, {}, {}, tr("Back to the figures"), this);
    connect(m_empty, &common::EmptyState::activated, this, &AdjudicationView::left);
    m_whoDecides = new common::EmptyState(u"agreement"_s, tr("Who decides?"),
        tr("A decision carries the name of whoever made it, and stands above what annotators said."),
        tr("Give a name …"), this);
    connect(m_whoDecides, &common::EmptyState::activated, this, &AdjudicationView::annotatorNeeded);
    m_content = new QWidget(this);
    for (QWidget* page : std::initializer_list<QWidget*>{m_empty, m_whoDecides, m_content})
        m_pages->addWidget(page);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_pages);

    auto* column = new QVBoxLayout(m_content);
    column->setContentsMargins(Theme::kPage, Theme::kBetween, Theme::kPage, Theme::kBetween);
    column->setSpacing(Theme::kInside);
    m_title = new QLabel(m_content);
    common::setTextStyle(*m_title, common::TextStyle::Section);
    m_heading = new QLabel(m_content);
    common::setTextStyle(*m_heading, common::TextStyle::Note, common::Tint::Muted);
    m_cards = new OpinionCards;
    m_cardsArea = new QScrollArea(m_content);
    m_cardsArea->setFrameShape(QFrame::NoFrame);
    m_cardsArea->setWidgetResizable(true);
    m_cardsArea->setAccessibleName(tr("Answers side by side"));
    m_cardsArea->setWidget(m_cards);
    column->addWidget(m_title);
    column->addWidget(m_heading);
    column->addWidget(m_cardsArea);
    auto* across = new QHBoxLayout;
    across->setSpacing(Theme::kPage);
    m_transcript = new common::TranscriptPane(m_content);
    across->addWidget(m_transcript, 1);
    across->addWidget(buildSide());
    column->addLayout(across, 1);
    m_keys = new QLabel(m_content);
    m_keys->setObjectName(u"adjudicationKeys"_s);
    common::setTextStyle(*m_keys, common::TextStyle::Note, common::Tint::Muted);
    m_keys->setWordWrap(true);
    column->addWidget(m_keys);
    m_toast->stayOver(*m_keys);
    showKeys();
    connect(&common::KeyBindings::current(), &common::KeyBindings::changed, this, &AdjudicationView::showKeys);
}

void AdjudicationView::showKeys()
{
    using common::keyHint;
    m_keys->setText(common::keyHintLine(
        {tr("answer keys decide").replace(u' ', QChar::Nbsp), keyHint({u"adjudicate.next"}, tr("next")),
            keyHint({u"adjudicate.skip"}, tr("skip")), keyHint({u"adjudicate.undo"}, tr("take back")),
            keyHint({u"adjudicate.comment"}, tr("comment")), keyHint({u"adjudicate.gold"}, tr("gold")),
            keyHint({u"adjudicate.nextTurn", u"adjudicate.previousTurn"}, tr("turns")),
            keyHint({u"adjudicate.unfold"}, tr("unfold")), keyHint({u"adjudicate.leave"}, tr("figures"))}));
    m_next->setText(tr("Next %1").arg(common::firstKey(u"adjudicate.next")));
}

QWidget* AdjudicationView::buildSide()
{
    auto* side = new QWidget(m_content);
    side->setFixedWidth(kSideWidth);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::kInside);
    auto* what = new QLabel(tr("What is it?"), side);
    common::setTextStyle(*what, common::TextStyle::Section);
    column->addWidget(what);
    m_choiceList = new QVBoxLayout;
    m_choiceList->setSpacing(Theme::kStep);
    column->addLayout(m_choiceList);
    m_comment = new QLineEdit(side);
    m_comment->setObjectName(u"adjudicationComment"_s);
    m_comment->setPlaceholderText(tr("Comment, kept with the decision"));
    m_comment->setAccessibleName(tr("Comment on the decision"));
    column->addSpacing(Theme::kInside);
    column->addWidget(m_comment);
    m_decided = new QLabel(side);
    m_decided->setObjectName(u"adjudicationDecided"_s);
    common::setTextStyle(*m_decided, common::TextStyle::Body);
    m_decided->setWordWrap(true);
    column->addWidget(m_decided);
    m_gold = new QPushButton(tr("Make gold of it"), side);
    m_gold->setFocusPolicy(Qt::TabFocus);
    m_gold->setAccessibleDescription(tr("The answer is then known to be right"));
    connect(m_gold, &QPushButton::clicked, this, &AdjudicationView::makeGold);
    column->addWidget(m_gold);
    m_next = new QPushButton(side);
    m_next->setAccessibleName(tr("Show the next disagreement"));
    m_next->setFocusPolicy(Qt::TabFocus);
    common::setButtonKind(*m_next, common::ButtonKind::Primary);
    connect(m_next, &QPushButton::clicked, this, &AdjudicationView::goNext);
    column->addWidget(m_next);
    column->addStretch(1);
    return side;
}

} // namespace turnout::ui

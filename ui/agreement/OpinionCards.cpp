// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "agreement/OpinionCards.h"

#include "common/Theme.h"
#include "common/VisibleText.h"

#include <algorithm>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace turnout::ui {

using namespace Qt::StringLiterals;
using common::Theme;

namespace {

constexpr int kLongestName = 60;
constexpr int kLongestNote = 400;
constexpr int kNarrowest = 150;
constexpr int kWidest = 320;

/// Annotator A, B … Z, then by number.
QString letter(std::size_t at)
{
    constexpr std::size_t kLetters = 26;
    return at < kLetters ? QString(QChar(u'A' + static_cast<char16_t>(at))) : QString::number(at + 1);
}

QLabel* line(QWidget* card, const QString& text, common::TextStyle style, common::Tint tint = common::Tint::Text)
{
    auto* label = new QLabel(text, card);
    common::setTextStyle(*label, style, tint);
    label->setWordWrap(true);
    card->layout()->addWidget(label);
    return label;
}

} // namespace

QString answerText(const session::Question* question, const session::Answer& answer)
{
    QStringList words;
    for (const std::string& value : answer.values) {
        QString title = common::visibleLine(value, kLongestNote);
        if (question != nullptr)
            for (const session::Option& option : question->options)
                if (option.value == value)
                    title = common::visibleLine(option.title, kLongestName);
        words << title;
    }
    return words.join(u", "_s);
}

OpinionCards::OpinionCards(QWidget* parent)
    : QWidget(parent)
    , m_row(new QHBoxLayout(this))
{
    m_row->setContentsMargins(0, 0, 0, 0);
    setObjectName(u"opinionCards"_s);
}

void OpinionCards::setOpinions(const session::Question& question, const session::Rubric& rubric,
    const std::vector<workbench::CaseOpinion>& opinions, bool named)
{
    delete m_cards;
    m_cards = new QWidget(this);
    auto* across = new QHBoxLayout(m_cards);
    across->setContentsMargins(0, 0, 0, 0);
    across->setSpacing(Theme::kInside);
    QStringList said;
    for (std::size_t i = 0; i < opinions.size(); ++i) {
        const workbench::CaseOpinion& opinion = opinions[i];
        const QString who = named ? common::visibleLine(opinion.annotator, kLongestName)
                                  : tr("Annotator %1", "A, B …").arg(letter(i));
        const QString answer = answerText(&question, opinion.answer);
        auto* card = new QFrame(m_cards);
        card->setFrameShape(QFrame::StyledPanel);
        card->setMinimumWidth(kNarrowest);
        card->setMaximumWidth(kWidest);
        auto* column = new QVBoxLayout(card);
        column->setContentsMargins(Theme::kInside, Theme::kInside, Theme::kInside, Theme::kInside);
        column->setSpacing(Theme::kStep);
        line(card, who, common::TextStyle::Note, common::Tint::Muted);
        line(card, answer, common::TextStyle::Section);
        for (const session::Answer& other : opinion.others) {
            const session::Question* asked = rubric.question(other.question);
            line(card, answerText(asked, other), common::TextStyle::Note, common::Tint::Muted);
        }
        column->addStretch(1);
        across->addWidget(card, 1);
        said << tr("%1 says %2").arg(who, answer);
    }
    across->addStretch(1);
    m_row->addWidget(m_cards);
    m_cards->show(); // at once, not with the next turn of the event loop
    setAccessibleName(tr("Answers"));
    setAccessibleDescription(said.join(u"; "_s));
}

} // namespace turnout::ui

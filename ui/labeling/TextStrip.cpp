// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "labeling/TextStrip.h"

#include "common/Theme.h"

#include <algorithm>
#include <QLabel>
#include <QResizeEvent>
#include <QScrollBar>
#include <QVBoxLayout>

namespace turnout::ui {

using common::Theme;

namespace {

constexpr int kMostHeight = 190;

} // namespace

TextStrip::TextStrip(const QString& name, QWidget* parent)
    : QScrollArea(parent)
    , m_words(new QWidget)
    , m_title(new QLabel)
    , m_text(new QLabel)
{
    setAccessibleName(name);
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    common::setTextStyle(*m_title, common::TextStyle::Strong);
    common::setTextStyle(*m_text, common::TextStyle::Body, common::Tint::Muted);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setAccessibleName(name);
    auto* column = new QVBoxLayout(m_words);
    column->setContentsMargins(0, 0, Theme::kInside, 0);
    column->setSpacing(2);
    for (QLabel* label : {m_title, m_text}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        column->addWidget(label);
    }
    column->addStretch(1);
    setWidget(m_words);
}

void TextStrip::setText(const QString& title, const QString& text)
{
    m_title->setText(title);
    m_title->setVisible(!title.isEmpty());
    m_text->setText(text);
    verticalScrollBar()->setValue(0);
    updateGeometry();
}

int TextStrip::wanted(int width) const
{
    const int words = m_words->layout()->hasHeightForWidth() ? m_words->layout()->heightForWidth(std::max(width, 80))
                                                             : m_words->sizeHint().height();
    return std::min(kMostHeight, words);
}

QSize TextStrip::sizeHint() const
{
    return {400, wanted(width())};
}

QSize TextStrip::minimumSizeHint() const
{
    return {80, wanted(width())};
}

void TextStrip::resizeEvent(QResizeEvent* event)
{
    QScrollArea::resizeEvent(event);
    if (event->oldSize().width() != event->size().width())
        updateGeometry(); // another width, another number of lines
}

} // namespace turnout::ui

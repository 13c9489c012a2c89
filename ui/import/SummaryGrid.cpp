// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/SummaryGrid.h"

#include "common/Theme.h"

#include <QGridLayout>
#include <QLabel>

namespace turnout::ui {

using namespace Qt::StringLiterals;
using common::Theme;

namespace {
constexpr int kNameWidth = 84;
} // namespace

SummaryGrid::SummaryGrid(QWidget* parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(Theme::kBetween);
    m_grid->setVerticalSpacing(Theme::kStep + 2);
    m_grid->setColumnStretch(1, 1);
    m_grid->setColumnMinimumWidth(0, kNameWidth);
}

void SummaryGrid::setLines(const std::vector<SummaryLine>& lines)
{
    m_shown = lines.size();
    while (m_labels.size() < lines.size()) {
        auto* name = new QLabel;
        auto* text = new QLabel;
        text->setWordWrap(true);
        text->setTextInteractionFlags(Qt::TextSelectableByMouse);
        const int row = static_cast<int>(m_labels.size());
        m_grid->addWidget(name, row, 0, Qt::AlignTop);
        m_grid->addWidget(text, row, 1, Qt::AlignTop);
        m_labels.emplace_back(name, text);
    }
    for (std::size_t i = 0; i < m_labels.size(); ++i) {
        QLabel* name = m_labels[i].first;
        QLabel* text = m_labels[i].second;
        name->setVisible(i < lines.size());
        text->setVisible(i < lines.size());
        if (i >= lines.size())
            continue;
        const common::Tint tint = lines[i].caution ? common::Tint::Caution : common::Tint::Muted;
        setTextStyle(*name, common::TextStyle::Body, tint);
        setTextStyle(*text, common::TextStyle::Body);
        name->setText(lines[i].name);
        text->setText(lines[i].text);
        text->setAccessibleName(lines[i].name + u": "_s + lines[i].text);
    }
}

QStringList SummaryGrid::texts() const
{
    QStringList texts;
    for (std::size_t i = 0; i < m_shown; ++i)
        texts.append(m_labels[i].second->accessibleName());
    return texts;
}

} // namespace turnout::ui

// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "quality/PanelParts.h"

#include "common/FlowLayout.h"
#include "common/Theme.h"

#include <QHBoxLayout>
#include <QLabel>

namespace turnout::ui {

using common::Theme;

QWidget* panelHeader(const QString& title, const QString& label, QWidget* field, QWidget* atEnd)
{
    auto* name = new QLabel(title);
    setTextStyle(*name, common::TextStyle::Title);
    auto* leading = new QLabel(label);
    leading->setBuddy(field);
    auto* row = new QWidget;
    auto* across = new QHBoxLayout(row);
    across->setContentsMargins(0, 0, 0, 0);
    across->setSpacing(Theme::kInside);
    across->addWidget(name);
    across->addSpacing(Theme::kPage);
    across->addWidget(leading);
    across->addWidget(field);
    across->addStretch();
    if (atEnd != nullptr)
        across->addWidget(atEnd);
    return row;
}

QWidget* figuresRow(std::initializer_list<QWidget*> figures)
{
    auto* row = new QWidget;
    auto* across = new common::FlowLayout(row, Theme::kPage);
    across->setContentsMargins(0, 0, 0, 0);
    for (QWidget* figure : figures)
        across->addWidget(figure);
    return row;
}

} // namespace turnout::ui

// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/PageArea.h"

#include <QScrollArea>
#include <QVBoxLayout>

namespace turnout::ui {

using namespace Qt::StringLiterals;

namespace {

/// A scroll area takes the height that a layout of wrapped text would like for the least it needs, unless told that it
/// needs none for its width.
class LeastHeightLayout final : public QVBoxLayout {
public:
    using QVBoxLayout::QVBoxLayout;
    [[nodiscard]] bool hasHeightForWidth() const override
    {
        return false;
    }
};

} // namespace

QWidget* pageArea(QWidget* page)
{
    auto* area = new QScrollArea;
    area->setObjectName(u"pageArea"_s);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidgetResizable(true);
    area->setWidget(page);
    return area;
}

QWidget* workspacesArea(QWidget* stack)
{
    auto* page = new QWidget;
    auto* layout = new LeastHeightLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(stack);
    return pageArea(page);
}

} // namespace turnout::ui

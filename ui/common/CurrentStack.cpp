// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/CurrentStack.h"

namespace turnout::common {

CurrentStack::CurrentStack(QWidget* parent)
    : QStackedWidget(parent)
{
    connect(this, &QStackedWidget::currentChanged, this, &QWidget::updateGeometry);
}

QSize CurrentStack::sizeHint() const
{
    return currentWidget() == nullptr ? QStackedWidget::sizeHint() : currentWidget()->sizeHint();
}

QSize CurrentStack::minimumSizeHint() const
{
    return currentWidget() == nullptr ? QStackedWidget::minimumSizeHint()
                                      : currentWidget()->minimumSizeHint().expandedTo(currentWidget()->minimumSize());
}

} // namespace turnout::common

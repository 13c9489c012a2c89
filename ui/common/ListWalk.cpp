// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/ListWalk.h"

#include <algorithm>
#include <QListWidget>

namespace turnout::common {

bool walkList(QListWidget& list, int key, int page)
{
    const int last = list.count() - 1;
    const int row = list.currentRow();
    switch (key) {
    case Qt::Key_Down:
        list.setCurrentRow(row >= last ? 0 : row + 1);
        return true;
    case Qt::Key_Up:
        list.setCurrentRow(row <= 0 ? last : row - 1);
        return true;
    case Qt::Key_PageDown:
        list.setCurrentRow(std::min(row + page, last));
        return true;
    case Qt::Key_PageUp:
        list.setCurrentRow(std::max(row - page, 0));
        return true;
    default:
        return false;
    }
}

} // namespace turnout::common

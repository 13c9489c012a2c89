// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "import/ImportSummary.h"

#include <QWidget>

class QGridLayout;
class QLabel;

namespace turnout::ui {

/// What is in a file, or what became of it: a name and a text a line.
class SummaryGrid final : public QWidget {
    Q_OBJECT
public:
    explicit SummaryGrid(QWidget* parent = nullptr);
    void setLines(const std::vector<SummaryLine>& lines);
    /// "Contains: 2 new sessions", as shown.
    [[nodiscard]] QStringList texts() const;

private:
    QGridLayout* m_grid;
    std::vector<std::pair<QLabel*, QLabel*>> m_labels;
    std::size_t m_shown = 0;
};

} // namespace turnout::ui

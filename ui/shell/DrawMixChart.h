// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/RowChart.h"
#include "workbench/DrawPreview.h"

namespace turnout::ui {

/// What a draw will be made of beside what its frame is made of: a row a segment value, as shares.
class DrawMixChart final : public common::RowChart {
    Q_OBJECT
public:
    explicit DrawMixChart(QWidget* parent = nullptr);
    /// Kept in the order given.
    void setParts(std::vector<workbench::PreviewPart> parts);
    [[nodiscard]] common::ChartTable table() const override;

protected:
    [[nodiscard]] QString partText(int row) const override;
    [[nodiscard]] Axis axis() const override;
    [[nodiscard]] QString tickText(double tick) const override;
    void paintHeader(QPainter& painter, const Layout& layout) const override;
    void paintLines(QPainter& painter, const Layout& layout) const override;
    void paintRow(QPainter& painter, const Layout& layout, int row, double middle) const override;

private:
    [[nodiscard]] const workbench::PreviewPart& part(int row) const;

    std::vector<workbench::PreviewPart> m_parts;
};

} // namespace turnout::ui

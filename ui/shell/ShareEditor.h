// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <QWidget>

class QSpinBox;

namespace turnout::ui {

/// The three parts of a draw in whole percents. They always add up to 100: what one of them takes comes from the
/// uncertain part first (coverage, where the uncertain part itself is changed), then from the third. Thread: GUI.
class ShareEditor final : public QWidget {
    Q_OBJECT
public:
    struct Shares {
        int audit = 30; ///< at least 1: without it the weights have no bound
        int uncertain = 40;
        int coverage = 30;
        friend bool operator==(const Shares&, const Shares&) = default;
    };

    explicit ShareEditor(QWidget* parent = nullptr);
    [[nodiscard]] Shares shares() const;
    void setShares(const Shares& shares);
    /// Without segments to balance there is nothing to cover: its part is 0 then and cannot be changed.
    void setCoverageAllowed(bool allowed);

Q_SIGNALS:
    void changed();

private:
    class Bar;
    enum Part { Audit, Uncertain, Coverage };
    void edited(Part part, int value);
    void show(const Shares& shares);

    Shares m_shares;
    Shares m_base; ///< as they were before the part that is edited now: typing 80 over 30 and back changes nothing
    int m_editing = -1;
    std::array<QSpinBox*, 3> m_boxes{};
    Bar* m_bar;
};

/// What the other two become.
ShareEditor::Shares withAudit(ShareEditor::Shares shares, int audit);
ShareEditor::Shares withUncertain(ShareEditor::Shares shares, int uncertain);
ShareEditor::Shares withCoverage(ShareEditor::Shares shares, int coverage);

} // namespace turnout::ui

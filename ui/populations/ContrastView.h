// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/Populations.h"
#include "workbench/Workbench.h"

#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

class QComboBox;
class QLabel;

namespace turnout::common {
class ChartFrame;
class DensityChart;
class Dialogs;
class MarksChart;
class SentenceLabel;
} // namespace turnout::common

namespace turnout::ui {

class DaysField;

/// Any two sides of the frame: two values of a segment (versions of the model), two times (months, weeks, days, or from
/// one date to another), two draws. A sentence, the
/// values that differ most with their intervals, and one number's distribution on both sides.
class ContrastView final : public QWidget {
    Q_OBJECT
public:
    enum class Kind { Values, Times, Draws };

    ContrastView(workbench::Workbench& workbench, common::Dialogs& dialogs, QWidget* parent = nullptr);
    /// Offers the sides there are of this kind and compares the first two.
    void choose(Kind kind, std::shared_ptr<const workbench::Snapshot> snapshot, workbench::SharedNumbers numbers);
    [[nodiscard]] std::vector<common::ChartFrame*> frames() const;

Q_SIGNALS:
    void openSessions(const std::vector<turnout::SessionId>& sessions, const QString& title,
        const std::optional<turnout::population::Filter>& filter);

private:
    using Shared = std::shared_ptr<const population::Contrast>;
    /// Sides to choose from, and the place in the list of units they are of.
    struct Offer {
        int of = -1;
        std::vector<workbench::Side> sides;
    };
    void offerUnits();
    void offerSides();
    void takeSides(const Offer& offer);
    [[nodiscard]] bool ownDays() const;
    void recompute();
    struct Compared {
        Shared contrast;
        std::string quality; ///< in words, or empty
    };
    void showContrast(Compared compared);
    void showNumber();
    void open(const QString& key);
    void say(const QString& words);

    workbench::Workbench& m_workbench;
    std::shared_ptr<const workbench::Snapshot> m_snapshot;
    workbench::SharedNumbers m_numbers;
    Kind m_kind = Kind::Values;
    std::vector<workbench::Side> m_sides; ///< to choose from
    std::array<workbench::Side, 2> m_compared;
    Shared m_contrast;
    quint64 m_request = 0;

    QLabel* m_ofLabel;
    QComboBox* m_of;
    QComboBox* m_first;
    QComboBox* m_second;
    DaysField* m_firstDays;
    DaysField* m_secondDays;
    common::SentenceLabel* m_sentence;
    common::MarksChart* m_differences;
    common::DensityChart* m_number;
    common::ChartFrame* m_differencesFrame;
    common::ChartFrame* m_numberFrame;
    QComboBox* m_numberBox;
};

} // namespace turnout::ui

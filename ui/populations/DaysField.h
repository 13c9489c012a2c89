// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/Populations.h"

#include <QWidget>

class QDateEdit;

namespace turnout::ui {

/// From one day to another, both included, in UTC as all times of the program. The last is never before the first.
class DaysField final : public QWidget {
    Q_OBJECT
public:
    /// `name` is what a screen reader says: "First side".
    explicit DaysField(const QString& name, QWidget* parent = nullptr);

    /// Shows the side's days without telling. Both sides have to have days; none outside of `whole` can be chosen.
    void setSide(const workbench::Side& side, const workbench::Side& whole);
    [[nodiscard]] workbench::Side side() const;

Q_SIGNALS:
    void changed();

private:
    QDateEdit* m_first;
    QDateEdit* m_last;
};

} // namespace turnout::ui

// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/SessionQuery.h"

#include <QWidget>
#include <vector>

class QGridLayout;
class QLabel;

namespace turnout::ui {

/// What is known of a session beside its transcript, a line each: segments, ratings, signals, scores, outcomes, label,
/// where it came from. Thread: GUI.
class SessionFacts final : public QWidget {
    Q_OBJECT
public:
    explicit SessionFacts(QWidget* parent = nullptr);
    /// `label` in words, may be empty; `sampling`: how many production sessions it stands for.
    void setDetails(const store::SessionDetails& details, const QString& label, double sampling);
    void clear();
    /// Name and text of each line, as shown.
    [[nodiscard]] std::vector<std::pair<QString, QString>> lines() const;

private:
    void setLine(std::size_t at, const QString& name, const QString& text);

    QGridLayout* m_grid;
    std::vector<std::pair<QLabel*, QLabel*>> m_labels; ///< made once, hidden where not needed
};

} // namespace turnout::ui

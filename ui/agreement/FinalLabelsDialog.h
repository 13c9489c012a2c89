// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agreement/Consensus.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QSpinBox;

namespace turnout::ui {

/// How the answers of several annotators become one: the project's consensus policy, and what comes of it before it is
/// kept. Show it with open().
class FinalLabelsDialog final : public QDialog {
    Q_OBJECT
public:
    explicit FinalLabelsDialog(const agreement::ConsensusPolicy& policy, QWidget* parent = nullptr);
    [[nodiscard]] agreement::ConsensusPolicy policy() const;
    /// How many labels become final by policy(). Plain text.
    void setOutcome(const QString& text);

Q_SIGNALS:
    void policyChanged();

private:
    QComboBox* m_method;
    QSpinBox* m_threshold;
    QLabel* m_outcome;
};

} // namespace turnout::ui

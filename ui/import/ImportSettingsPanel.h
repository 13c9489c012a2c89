// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/Dialogs.h"
#include "import/ImportDraft.h"
#include "workbench/ImportPreview.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QPlainTextEdit;
class QPushButton;
class QTimer;
class QVBoxLayout;

namespace turnout::ui {

/// What holds for every file of an import: weights, personal data, what is derived. Thread: GUI.
class ImportSettingsPanel final : public QWidget {
    Q_OBJECT
public:
    /// `dialogs` outlives it.
    explicit ImportSettingsPanel(common::Dialogs& dialogs, QWidget* parent = nullptr);

    void setChoices(const WeightChoice& weight, const workbench::ImportSettings& settings);
    [[nodiscard]] const WeightChoice& weight() const;
    [[nodiscard]] const workbench::ImportSettings& settings() const;
    /// What the patterns and detectors found in the first sessions, or why a pattern cannot be used.
    void showFound(const workbench::ImportPreview& preview);
    void showPatternError(const QString& text);
    /// Shows that sessions stand for themselves only because nobody said otherwise.
    void setWeightMissing(bool missing);

Q_SIGNALS:
    void changed(); ///< by the user

private:
    void buildWeight(QVBoxLayout& layout);
    void buildRedaction(QVBoxLayout& layout);
    void buildDerived(QVBoxLayout& layout);
    void weightChosen();
    void chooseRates();
    void chooseMargins();
    void dropMargins();
    void showMargins();
    void settingsChosen();
    void show();

    common::Dialogs& m_dialogs;
    WeightChoice m_choice;
    workbench::ImportSettings m_settings;
    QComboBox* m_from;
    QDoubleSpinBox* m_constant;
    QPushButton* m_rates;
    QLabel* m_weightNote;
    bool m_weightMissing = false;
    QString m_ratesError;
    QPushButton* m_margins;
    QPushButton* m_noMargins;
    QLabel* m_marginsNote;
    QString m_marginsError;
    QComboBox* m_mode;
    QPlainTextEdit* m_patterns;
    QWidget* m_patternsBox;
    QLabel* m_found;
    QCheckBox* m_signals;
    QCheckBox* m_segments;
    QTimer* m_pause; ///< of typing
};

} // namespace turnout::ui

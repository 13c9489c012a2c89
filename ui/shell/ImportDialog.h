// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/ImportSummary.h"

#include <QDialog>

class QDoubleSpinBox;

namespace turnout::ui {

/// What is in the files and what an import would do, before it is done; or what one has done. Show it with open().
class ImportDialog final : public QDialog {
    Q_OBJECT
public:
    enum class Mode { Decide, Report };
    ImportDialog(const std::vector<ImportedFile>& files, Mode mode, QWidget* parent = nullptr);
    /// The sampling weight of sessions that bring none.
    [[nodiscard]] double weight() const;

private:
    QWidget* makeFile(const ImportedFile& file, bool others);
    QWidget* makeWeight();

    QDoubleSpinBox* m_weight = nullptr;
};

} // namespace turnout::ui

// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "curation/Recipe.h"

#include <QWidget>

#include <string>
#include <vector>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QSpinBox;

namespace turnout::common {
class ChipBar;
}

namespace turnout::ui {

/// How a set is chosen: the frame it came from, and how many of each segment value.
class RecipePanel final : public QWidget {
    Q_OBJECT
public:
    explicit RecipePanel(QWidget* parent = nullptr);

    void setSegments(const std::vector<std::string>& names);
    void setRecipe(const curation::Recipe& recipe);
    [[nodiscard]] const curation::Recipe& recipe() const;

Q_SIGNALS:
    void recipeChanged(); ///< by the user

private:
    void addQuota();
    void removeQuota(const QString& key);
    void showQuotas();

    curation::Recipe m_recipe;
    std::vector<std::string> m_segments;
    QLabel* m_filter;
    common::ChipBar* m_quotas;
    QLabel* m_all;
    QSpinBox* m_count;
    QComboBox* m_segment;
    QPushButton* m_add;
    QCheckBox* m_uncounted;
};

} // namespace turnout::ui

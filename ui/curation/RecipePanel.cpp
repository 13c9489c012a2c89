// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "curation/RecipePanel.h"

#include "common/ChipBar.h"
#include "common/Theme.h"
#include "common/VisibleText.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

namespace turnout::ui {
namespace {
constexpr int kMostItems = 1000000;
constexpr int kUsualQuota = 20;
} // namespace

RecipePanel::RecipePanel(QWidget* parent)
    : QWidget(parent)
    , m_filter(new QLabel(this))
    , m_quotas(new common::ChipBar(this))
    , m_all(new QLabel(tr("All sessions with a final label."), this))
    , m_count(new QSpinBox(this))
    , m_segment(new QComboBox(this))
    , m_add(new QPushButton(tr("Add quota"), this))
    , m_uncounted(new QCheckBox(tr("Include “can't tell”"), this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(common::Theme::kInside);
    auto* title = new QLabel(tr("Recipe"), this);
    common::setTextStyle(*title, common::TextStyle::Section);
    common::setTextStyle(*m_filter, common::TextStyle::Note, common::Tint::Muted);
    common::setTextStyle(*m_all, common::TextStyle::Body, common::Tint::Muted);
    m_filter->setWordWrap(true);
    m_all->setWordWrap(true);
    m_add->setObjectName(QStringLiteral("addQuota"));
    m_count->setRange(1, kMostItems);
    m_count->setValue(kUsualQuota);
    m_count->setAccessibleName(tr("Sessions of each value"));
    m_segment->setAccessibleName(tr("Segment of the quota"));
    auto* row = new QHBoxLayout;
    row->addWidget(m_count);
    row->addWidget(new QLabel(tr("of each"), this));
    row->addWidget(m_segment, 1);
    layout->addWidget(title);
    layout->addWidget(m_filter);
    layout->addWidget(m_all);
    layout->addWidget(m_quotas);
    layout->addLayout(row);
    layout->addWidget(m_add);
    layout->addWidget(m_uncounted);
    connect(m_add, &QPushButton::clicked, this, &RecipePanel::addQuota);
    connect(m_quotas, &common::ChipBar::removed, this, &RecipePanel::removeQuota);
    connect(m_uncounted, &QCheckBox::clicked, this, [this](bool on) {
        m_recipe.onlyCounted = !on;
        Q_EMIT recipeChanged();
    });
}

void RecipePanel::setSegments(const std::vector<std::string>& names)
{
    if (names == m_segments)
        return;
    m_segments = names;
    m_segment->clear();
    for (const std::string& name : names)
        m_segment->addItem(common::visibleLine(name));
}

void RecipePanel::setRecipe(const curation::Recipe& recipe)
{
    m_recipe = recipe;
    m_uncounted->setChecked(!recipe.onlyCounted);
    QStringList words;
    for (const std::string& word : recipe.filter)
        words << common::visibleLine(word);
    m_filter->setText(words.isEmpty() ? tr("From every session.")
                                      : tr("From sessions with %1.").arg(words.join(QStringLiteral(", "))));
    showQuotas();
}

const curation::Recipe& RecipePanel::recipe() const
{
    return m_recipe;
}

void RecipePanel::addQuota()
{
    const int at = m_segment->currentIndex();
    if (at < 0)
        return;
    const curation::Quota quota{m_segments[static_cast<std::size_t>(at)], std::nullopt, m_count->value()};
    // A second quota of the same segment would fight the first: the newer one stands.
    std::erase_if(
        m_recipe.quotas, [&](const curation::Quota& q) { return q.segment == quota.segment && !q.value.has_value(); });
    m_recipe.quotas.push_back(quota);
    showQuotas();
    Q_EMIT recipeChanged();
}

void RecipePanel::removeQuota(const QString& key)
{
    std::erase_if(m_recipe.quotas,
        [&](const curation::Quota& q) { return QString::fromStdString(curation::quotaText(q)) == key; });
    showQuotas();
    Q_EMIT recipeChanged();
}

void RecipePanel::showQuotas()
{
    m_all->setVisible(m_recipe.quotas.empty());
    m_quotas->setVisible(!m_recipe.quotas.empty());
    std::vector<common::ChipSpec> chips;
    for (const curation::Quota& quota : m_recipe.quotas) {
        const QString name = common::visibleLine(quota.segment);
        const QString what
            = quota.value ? name + QStringLiteral(" ") + common::visibleLine(*quota.value) : tr("each %1").arg(name);
        chips.push_back(
            {QString::fromStdString(curation::quotaText(quota)), tr("%1 of %2").arg(quota.count).arg(what)});
    }
    m_quotas->setChips(chips);
}

} // namespace turnout::ui

// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/FilterBar.h"

#include "common/ChipBar.h"
#include "common/Theme.h"
#include "shell/FilterPopup.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace turnout::ui {

using namespace Qt::StringLiterals;
using common::Theme;

FilterBar::FilterBar(workbench::Workbench& workbench, QWidget& window, QWidget* parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_name(new QLabel(tr("All sessions")))
    , m_chips(new common::ChipBar)
    , m_add(new QPushButton(tr("Add filter")))
    , m_clear(new QPushButton(tr("Show all")))
    , m_popup(new FilterPopup(workbench, window))
{
    setTextStyle(*m_name, common::TextStyle::Body, common::Tint::Muted);
    m_add->setObjectName(u"addFilterButton"_s);
    m_add->setIcon(Theme::icon(u"plus"_s, common::Tint::Muted));
    m_add->setAccessibleName(tr("Add a filter"));
    m_clear->setObjectName(u"clearFilterButton"_s);
    m_clear->setAccessibleName(tr("Take every filter away"));
    for (QPushButton* button : {m_add, m_clear})
        setButtonKind(*button, common::ButtonKind::Quiet);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::kInside);
    layout->addWidget(m_name);
    layout->addWidget(m_chips);
    layout->addWidget(m_add);
    layout->addWidget(m_clear);
    layout->addStretch(1);
    connect(m_add, &QPushButton::clicked, this, &FilterBar::openPopup);
    connect(m_clear, &QPushButton::clicked, this, [this] { m_workbench.setFilter({}); });
    connect(m_chips, &common::ChipBar::removed, this, [this](const QString& key) {
        m_workbench.setFilter(withoutChip(m_workbench.filter(), key));
        if (m_workbench.filter().empty())
            m_add->setFocus(Qt::OtherFocusReason);
    });
    connect(m_chips, &common::ChipBar::activated, this,
        [this](const QString& key) { m_popup->popup(*m_chips, fieldOfChip(key)); });
    connect(m_popup, &FilterPopup::closed, this, [this] { m_add->setFocus(Qt::PopupFocusReason); });
    connect(&workbench, &workbench::Workbench::filterChanged, this, &FilterBar::showFilter);
    showFilter();
}

void FilterBar::openPopup()
{
    m_popup->popup(*m_add);
}

FilterPopup& FilterBar::popup() const
{
    return *m_popup;
}

void FilterBar::showFilter()
{
    const std::vector<common::ChipSpec> chips = filterChips(m_workbench.filter());
    m_chips->setChips(chips);
    m_name->setVisible(chips.empty());
    m_chips->setVisible(!chips.empty());
    m_clear->setVisible(chips.size() > 1);
}

} // namespace turnout::ui

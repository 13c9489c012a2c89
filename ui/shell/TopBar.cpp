// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/TopBar.h"

#include "common/Theme.h"
#include "common/VisibleText.h"
#include "shell/FilterBar.h"
#include "shell/OpenNotice.h"

#include <QAction>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

namespace turnout::ui {

using namespace Qt::StringLiterals;
using common::Theme;

TopBar::TopBar(workbench::Workbench& workbench, QWidget& window, const QList<QAction*>& actions, QWidget* parent)
    : QFrame(parent)
    , m_workbench(workbench)
    , m_name(new QLabel)
    , m_readOnly(new QLabel)
    , m_filterBar(new FilterBar(workbench, window))
{
    setObjectName(u"topBar"_s);
    setTextStyle(*m_name, common::TextStyle::Section);
    setTextStyle(*m_readOnly, common::TextStyle::Note, common::Tint::Caution);
    m_name->setObjectName(u"projectName"_s);
    m_readOnly->setObjectName(u"readOnlyReason"_s);
    auto* names = new QVBoxLayout;
    names->setSpacing(0);
    names->addWidget(m_name);
    names->addWidget(m_readOnly);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(Theme::kBetween, Theme::kInside, Theme::kInside, Theme::kInside);
    layout->setSpacing(Theme::kBetween);
    layout->addLayout(names);
    layout->addWidget(m_filterBar, 1);
    for (QAction* action : actions) {
        auto* button = new QToolButton;
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonIconOnly);
        button->setAccessibleName(action->text());
        layout->addWidget(button);
    }
    connect(&workbench, &workbench::Workbench::projectChanged, this, &TopBar::showProject);
    showProject();
}

FilterBar& TopBar::filterBar() const
{
    return *m_filterBar;
}

void TopBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::current().surface);
    painter.fillRect(0, height() - 1, width(), 1, Theme::current().line);
}

void TopBar::showProject()
{
    const auto project = m_workbench.project();
    if (project == nullptr) {
        m_name->clear();
        m_readOnly->hide();
        return;
    }
    const QString path = QString::fromStdString(project->path());
    const QString name = common::visibleLine(QFileInfo(path).completeBaseName(), 200);
    m_name->setText(m_name->fontMetrics().elidedText(name, Qt::ElideMiddle, 260));
    m_name->setToolTip(common::plainToolTip(path));
    const QString reason = readOnlyReason(project->report());
    m_readOnly->setText(reason);
    m_readOnly->setVisible(!reason.isEmpty());
}

} // namespace turnout::ui

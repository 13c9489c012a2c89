// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/Workspaces.h"

#include "agreement/AgreementPage.h"
#include "curation/EvalSetsPage.h"
#include "labeling/LabelPage.h"
#include "populations/PopulationsPage.h"
#include "quality/QualityPage.h"
#include "sessions/SessionsPage.h"

#include <algorithm>
#include <QAction>
#include <QStackedWidget>

namespace turnout::ui {

using namespace Qt::StringLiterals;
using common::CommandContext;

Workspaces::Workspaces(workbench::Workbench& workbench, common::Dialogs& dialogs, QStackedWidget& stack)
    : QObject(&stack)
    , m_workbench(workbench)
    , m_dialogs(dialogs)
    , m_stack(stack)
    , m_sessions(add<SessionsPage>(u"sessions"_s, CommandContext::Sessions))
    , m_label(add<LabelPage>(u"label"_s, CommandContext::Label))
{
    connect(m_label, &LabelPage::annotatorNeeded, this, &Workspaces::annotatorNeeded);
    connect(m_label, &LabelPage::waitingChanged, this, &Workspaces::waitingChanged);
    add<PopulationsPage>(u"populations"_s, CommandContext::Populations);
    add<QualityPage>(u"quality"_s, CommandContext::Populations);
    m_agreement = add<AgreementPage>(u"agreement"_s, CommandContext::Agreement);
    connect(m_agreement, &AgreementPage::annotatorNeeded, this, &Workspaces::annotatorNeeded);
    add<EvalSetsPage>(u"evalsets"_s, CommandContext::EvaluationSets);
}

template <typename Page>
Page* Workspaces::add(const QString& id, CommandContext context)
{
    auto* page = new Page(m_workbench, m_dialogs);
    page->setObjectName(id);
    m_stack.addWidget(page);
    const common::CommandSpec* command = common::findCommand(QString(u"go."_s + id));
    // "Go to Sessions" is the command; the place is "Sessions".
    const QString title = command->title.toString().section(u' ', 2);
    page->setAccessibleName(title);
    m_all.push_back({id, title, context, page, [page] { page->activate(); }});
    connect(page, &Page::message, this, &Workspaces::message);
    if constexpr (requires { &Page::openSessions; })
        connect(page, &Page::openSessions, this,
            [this](const std::vector<SessionId>& sessions, const QString& from,
                const std::optional<population::Filter>& filter) {
                go(u"sessions"_s);
                m_sessions->showSessions(sessions, from, filter);
            });
    if constexpr (requires { &Page::labelRequested; })
        connect(page, &Page::labelRequested, this, [this] { go(u"label"_s); });
    if constexpr (requires { &Page::drawRequested; })
        connect(page, &Page::drawRequested, this, &Workspaces::drawRequested);
    if constexpr (requires { &Page::rubricRequested; })
        connect(page, &Page::rubricRequested, this, &Workspaces::rubricRequested);
    if constexpr (requires { &Page::drawOfSizeRequested; })
        connect(page, &Page::drawOfSizeRequested, this, &Workspaces::drawOfSizeRequested);
    if constexpr (requires { &Page::importRequested; })
        connect(page, &Page::importRequested, this, &Workspaces::importRequested);
    return page;
}

const std::vector<Workspaces::Workspace>& Workspaces::all() const
{
    return m_all;
}

const Workspaces::Workspace& Workspaces::current() const
{
    return m_all[static_cast<std::size_t>(m_stack.currentIndex())];
}

void Workspaces::go(const QString& id)
{
    const auto found = std::find_if(m_all.begin(), m_all.end(), [&](const Workspace& one) { return one.id == id; });
    if (found == m_all.end())
        return;
    m_stack.setCurrentWidget(found->page);
    found->activate();
    // Keys of a page are for what has the keyboard inside of it.
    const QWidget* focus = found->page->window()->focusWidget();
    if (focus == nullptr || (focus != found->page && !found->page->isAncestorOf(focus)))
        found->page->setFocus(Qt::OtherFocusReason);
    Q_EMIT changed(id);
}

bool Workspaces::trigger(const QString& commandId) const
{
    QAction* action = current().page->findChild<QAction*>(commandId);
    if (action == nullptr || !action->isEnabled())
        return false;
    action->trigger();
    return true;
}

SessionsPage& Workspaces::sessions() const
{
    return *m_sessions;
}

std::optional<int> Workspaces::waiting() const
{
    return m_label->hasDesk() ? std::optional(m_label->waiting()) : std::nullopt;
}

int Workspaces::unsaved() const
{
    return m_label->unsaved();
}

std::vector<common::CheatSheet::Line> Workspaces::answerKeys() const
{
    std::vector<common::CheatSheet::Line> lines;
    for (const LabelPage::AnswerKey& answer : m_label->answerKeys())
        lines.push_back({answer.key, answer.title});
    return lines;
}

void Workspaces::setAnnotator(const QString& name)
{
    m_label->setAnnotator(name);
    m_agreement->setAnnotator(name);
}

} // namespace turnout::ui

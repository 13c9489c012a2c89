// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/ImportFlow.h"

#include "common/VisibleText.h"
#include "workbench/ImportPaths.h"

namespace turnout::ui {

ImportFlow::ImportFlow(workbench::Workbench& workbench, common::Dialogs& dialogs, QObject* parent)
    : QObject(parent)
    , m_workbench(workbench)
    , m_page(new ImportPage(workbench, dialogs))
{
    connect(m_page, &ImportPage::leaveRequested, this, [this] { Q_EMIT shown(false); });
    connect(m_page, &ImportPage::importsWanted, this, &ImportFlow::importsWanted);
    connect(m_page, &ImportPage::ended, this, &ImportFlow::tell);
}

ImportPage& ImportFlow::page() const
{
    return *m_page;
}

void ImportFlow::start(const QStringList& paths)
{
    const auto project = m_workbench.project();
    if (project == nullptr || paths.isEmpty())
        return;
    if (!project->report().writable) {
        Q_EMIT noticed(
            {Notice::Kind::Caution, tr("Nothing can be imported: the project is open for reading only."), {}});
        return;
    }
    if (m_workbench.busy()) {
        Q_EMIT noticed({Notice::Kind::Info, tr("Wait for the running job to end, or cancel it, and import then."), {}});
        return;
    }
    std::vector<std::string> given;
    for (const QString& path : paths)
        given.push_back(path.toStdString());
    const auto files = workbench::importPaths(given);
    if (!files) {
        Q_EMIT noticed({Notice::Kind::Error, common::visibleLine(files.error().message(), 600), {}});
        return;
    }
    m_page->open(*files);
    Q_EMIT shown(true);
}

void ImportFlow::leaveForNow()
{
    Q_EMIT shown(false);
    if (m_page->undecided())
        Q_EMIT noticed({Notice::Kind::Info, tr("The import waits for your yes or no; nothing is written yet."),
            {{tr("Back to it"), [this] { Q_EMIT shown(true); }}}});
}

void ImportFlow::tell(const std::vector<ImportedFile>& files, const QString& sentence)
{
    if (m_page->isVisible())
        return; // the page says it
    Notice notice;
    const bool complete = m_page->state() == ImportPage::State::Reported;
    notice.kind = !complete ? Notice::Kind::Info : needsAttention(files) ? Notice::Kind::Caution : Notice::Kind::Good;
    notice.text = sentence;
    if (complete)
        notice.ways.push_back({tr("Report"), [this] { Q_EMIT shown(true); }});
    else
        notice.ways.push_back({tr("Back to it"), [this] { Q_EMIT shown(true); }});
    Q_EMIT noticed(notice);
}

} // namespace turnout::ui

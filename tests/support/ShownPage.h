// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/ChartFrame.h"
#include "common/Dialogs.h"
#include "common/SmallWidgets.h"
#include "support/TestSupport.h"
#include "support/UiSupport.h"
#include "workbench/LabelDesk.h"
#include "workbench/Workbench.h"

#include <memory>
#include <string>

namespace testsupport {

/// Labels the waiting sessions with the demo's truth.
inline void labelWaiting(turnout::workbench::OpenProject& project)
{
    const auto desk = turnout::workbench::LabelDesk::open(project, "ada");
    const auto snapshot = project.snapshot();
    for (std::size_t entry = 0; entry < (*desk)->queue().size(); ++entry) {
        const auto row = (*snapshot)->frame->row((*desk)->queue()[entry].session);
        const bool good = (*(*snapshot)->truth)[*row] > 0.5F;
        std::ignore = (*desk)->submit(entry, {{"verdict", {good ? "good" : "bad"}, std::nullopt}}, 5);
    }
}

template <typename Page>
struct Shown {
    explicit Shown(const std::string& path, bool labeled = true)
    {
        project = demoProject(path);
        if (labeled) {
            drawFrom(*project, 60);
            labelWaiting(*project);
        }
        page = std::make_unique<Page>(workbench, dialogs);
        page->resize(1280, 760);
        openIn(workbench, project);
        page->show();
        page->activate();
    }
    ~Shown()
    {
        page.reset();
        workbench.setProject(nullptr);
    }
    [[nodiscard]] QString sentence() const
    {
        // The one that is seen: a page may have more, for what else it can show.
        for (const auto* label : page->template findChildren<turnout::common::SentenceLabel*>())
            if (label->isVisible())
                return label->text();
        return {};
    }
    turnout::common::ScriptedDialogs dialogs;
    turnout::workbench::Workbench workbench;
    std::shared_ptr<turnout::workbench::OpenProject> project;
    std::unique_ptr<Page> page;
};

/// Saves every chart of the page as its user would, into $TURNOUT_PICTURES; does nothing without that variable.
inline void slides(const QWidget& page)
{
    using namespace Qt::StringLiterals;
    const QString folder = qEnvironmentVariable("TURNOUT_PICTURES");
    if (folder.isEmpty())
        return;
    for (auto* frame : page.findChildren<turnout::common::ChartFrame*>())
        if (!frame->writeFile(folder + u'/' + frame->fileName() + u".png"_s))
            qWarning("cannot save the slide %s", qPrintable(frame->fileName()));
}

} // namespace testsupport

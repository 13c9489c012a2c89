// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/Dialogs.h"
#include "labeling/LabelPage.h"
#include "labeling/OptionButton.h"
#include "labeling/QuestionPanel.h"
#include "store/DraftStore.h"
#include "store/LabelStore.h"
#include "support/TestSupport.h"
#include "support/UiSupport.h"
#include "workbench/LabelDesk.h"
#include "workbench/Workbench.h"

#include <memory>
#include <QTest>
#include <string>
#include <utility>

namespace testsupport {

/// A desk in a window of its own, on a project with a queue.
struct Desk {
    explicit Desk(const std::string& path, bool fresh = true, std::int64_t draw = 30)
    {
        if (fresh) {
            project = demoProject(path);
            drawFrom(*project, draw);
        } else {
            auto opened = turnout::workbench::OpenProject::open(path);
            if (opened)
                project = std::move(*opened);
        }
        page = std::make_unique<turnout::ui::LabelPage>(workbench, dialogs);
        page->resize(1280, 760);
        page->setAnnotator(QStringLiteral("ada"));
        openIn(workbench, project);
        page->show();
        page->activate();
        std::ignore = QTest::qWaitForWindowActive(page.get());
        settle();
    }
    /// Waits until the queue is read.
    void settle() const
    {
        if (!QTest::qWaitFor([this] { return !page->reading(); }, 30000))
            qFatal("the label desk does not come to rest");
        page->activate();
        QCoreApplication::processEvents(); // widgets of a new rubric are shown by the event loop
    }
    ~Desk()
    {
        page.reset();
        workbench.setProject(nullptr);
    }
    void press(Qt::Key key)
    {
        testsupport::press(*page, key);
    }
    void press(char key)
    {
        QTest::keyClick(page->focusWidget() != nullptr ? page->focusWidget() : page.get(), key);
    }
    template <typename T>
    [[nodiscard]] T* find() const
    {
        return page->findChild<T*>();
    }
    [[nodiscard]] QString chosen() const
    {
        QStringList values;
        for (const auto* option : find<turnout::ui::QuestionPanel>()->findChildren<turnout::ui::OptionButton*>())
            if (option->isChecked())
                values << option->value();
        return values.join(QStringLiteral(","));
    }
    /// What is on disk, read by a connection of its own through a second opening for reading.
    [[nodiscard]] std::pair<std::int64_t, std::int64_t> answeredAndSkipped() const
    {
        std::pair<std::int64_t, std::int64_t> counts;
        const auto again = turnout::workbench::OpenProject::open(project->path(), {.readOnly = true});
        std::ignore = (*again)->withLabels(
            [&](const turnout::labeling::LabelFold& fold, const turnout::labeling::Rubrics& rubrics) {
                fold.forEach([&](turnout::SessionId, const turnout::labeling::SessionLabel& label) {
                    counts.first += turnout::labeling::labelValue(label, rubrics).answered ? 1 : 0;
                    counts.second += label.skipped ? 1 : 0;
                });
            });
        return counts;
    }

    /// Sessions begun and not submitted, on disk, by any annotator.
    [[nodiscard]] int begun() const
    {
        QTest::qVerify(page->unsaved() == 0, "unsaved", "what is begun can be written", __FILE__, __LINE__);
        const auto reader = project->store().reader();
        int count = 0;
        const auto annotators = turnout::store::annotators(**reader);
        for (const auto& annotator : *annotators)
            count += static_cast<int>(turnout::store::drafts(**reader, annotator.id)->size());
        return count;
    }

    turnout::common::ScriptedDialogs dialogs;
    turnout::workbench::Workbench workbench;
    std::shared_ptr<turnout::workbench::OpenProject> project;
    std::unique_ptr<turnout::ui::LabelPage> page;
};

} // namespace testsupport

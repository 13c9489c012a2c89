// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "curation/EvalSetsPage.h"

#include "common/SmallWidgets.h"
#include "common/TabularText.h"
#include "common/VisibleText.h"
#include "curation/CoverageModel.h"
#include "curation/RecipePanel.h"

#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTableView>

#include <algorithm>
#include <cmath>

namespace turnout::ui {

using namespace Qt::StringLiterals;
using workbench::SetInfo;

EvalSetsPage::EvalSetsPage(workbench::Workbench& workbench, common::Dialogs& dialogs, QWidget* parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_dialogs(dialogs)
    , m_commands(*this)
    , m_pages(new QStackedWidget(this))
{
    addCommands();
    build();
    connect(&m_workbench, &workbench::Workbench::projectChanged, this, [this]() {
        clear();
        reload();
    });
    connect(&m_workbench, &workbench::Workbench::snapshotChanged, this, &EvalSetsPage::reload);
    connect(&m_workbench, &workbench::Workbench::setsChanged, this, &EvalSetsPage::reload);
    connect(m_empty, &common::EmptyState::activated, this, [this]() {
        const auto snapshot = m_workbench.snapshot();
        if (snapshot && snapshot->labels.labeled.count() > 0)
            create();
        else
            Q_EMIT labelRequested();
    });
    connect(m_list, &QListWidget::currentRowChanged, this, &EvalSetsPage::choose);
    connect(m_versions, &QListWidget::currentRowChanged, this, &EvalSetsPage::chooseVersion);
    connect(m_recipe, &RecipePanel::recipeChanged, this, &EvalSetsPage::recipeEdited);
    connect(m_open, &QPushButton::clicked, this, [this]() {
        const SetInfo* set = current();
        if (set == nullptr)
            return;
        const QString name = tr("evaluation set %1").arg(common::visibleLine(set->name));
        Q_EMIT openSessions(
            m_shown, m_version == 0 ? name : tr("%1, version %2").arg(name).arg(m_version), std::nullopt);
    });
    connect(m_openChanges, &QPushButton::clicked, this,
        [this]() { Q_EMIT openSessions(m_changed, m_changesTitle, std::nullopt); });
    reload();
}

/// Another project: nothing of the one before may be shown, or stored in this one.
void EvalSetsPage::clear()
{
    ++m_contentRequest;
    ++m_changesRequest;
    m_edited.clear();
    m_storing = false;
    m_freezeWanted = false;
    m_currentName.clear();
    m_version = 0;
    m_shown.clear();
    m_changed.clear();
    showSets({});
}

void EvalSetsPage::addCommands()
{
    m_commands.add(u"evalset.create"_s, [this]() { create(); });
    m_commands.add(u"evalset.freeze"_s, [this]() { freeze(); });
    m_commands.add(u"evalset.diff"_s, [this]() { diff(); });
    m_commands.add(u"evalset.export"_s, [this]() { exportSet(); });
}

void EvalSetsPage::activate()
{
    m_workbench.refresh();
    reload();
}

const SetInfo* EvalSetsPage::current() const
{
    const auto found
        = std::find_if(m_sets.begin(), m_sets.end(), [&](const SetInfo& s) { return s.name == m_currentName; });
    return found == m_sets.end() ? nullptr : &*found;
}

void EvalSetsPage::reload()
{
    const auto project = m_workbench.project();
    const quint64 request = ++m_request;
    if (!project) {
        showSets({});
        return;
    }
    m_workbench.query([project]() { return workbench::listSets(*project); }, this,
        [this, request, project](const Result<std::vector<SetInfo>>& sets) {
            if (request != m_request || project != m_workbench.project())
                return;
            if (sets)
                showSets(*sets);
            else
                Q_EMIT message(QString::fromStdString(sets.error().message()));
        });
}

void EvalSetsPage::showSets(std::vector<SetInfo> sets)
{
    m_sets = std::move(sets);
    const auto snapshot = m_workbench.snapshot();
    const bool labels = snapshot && snapshot->labels.labeled.count() > 0;
    m_empty->setTexts(labels ? tr("No evaluation set yet") : tr("Nothing is labeled yet"),
        labels ? tr("A set is chosen by a recipe from labeled sessions, frozen as a version that never changes, and "
                    "exported with the weight of every session.")
               : tr("Evaluation sets are chosen from labeled sessions: draw some and label them first."));
    m_pages->setCurrentIndex(m_sets.empty() ? 0 : 1);
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    int row = 0;
    for (std::size_t i = 0; i < m_sets.size(); ++i) {
        const auto versions = m_sets[i].versions.size();
        m_list->addItem(common::visibleLine(m_sets[i].name)
            + (versions > 0 ? tr("  ·  version %1").arg(versions) : tr("  ·  not frozen")));
        if (m_sets[i].name == m_currentName)
            row = static_cast<int>(i);
    }
    if (m_sets.empty()) {
        m_versions->clear();
        showCommands();
        return;
    }
    m_list->setCurrentRow(row);
    choose(row);
}

curation::Recipe EvalSetsPage::recipeOf(const SetInfo& set) const
{
    const auto edited = m_edited.find(set.name);
    return edited == m_edited.end() ? set.recipe : edited->second;
}

const workbench::SetVersion* EvalSetsPage::currentVersion() const
{
    const SetInfo* set = current();
    if (set == nullptr)
        return nullptr;
    const auto found = std::find_if(set->versions.begin(), set->versions.end(),
        [this](const workbench::SetVersion& v) { return v.version == m_version; });
    return found == set->versions.end() ? nullptr : &*found;
}

void EvalSetsPage::choose(int row)
{
    if (row < 0 || static_cast<std::size_t>(row) >= m_sets.size())
        return;
    const SetInfo& set = m_sets[static_cast<std::size_t>(row)];
    if (set.name != m_currentName) {
        m_version = 0;
        m_middle->setCurrentIndex(0); // changes are of another set
    }
    m_currentName = set.name;
    std::vector<std::string> segments;
    if (const auto snapshot = m_workbench.snapshot())
        for (const auto& column : snapshot->frame->segments)
            segments.push_back(column.name);
    m_recipe->setSegments(segments);
    m_recipe->setRecipe(recipeOf(set));
    showVersions();
    readContent();
}

void EvalSetsPage::chooseVersion(int row)
{
    const SetInfo* set = current();
    if (set == nullptr || row < 0)
        return;
    // The recipe as it is now, then the newest version first.
    m_version = row == 0 ? 0 : static_cast<std::int64_t>(set->versions.size()) - row + 1;
    m_middle->setCurrentIndex(0);
    showCommands();
    readContent();
}

void EvalSetsPage::readContent()
{
    const auto project = m_workbench.project();
    const SetInfo* set = current();
    const quint64 request = ++m_contentRequest;
    if (project == nullptr || set == nullptr)
        return;
    const auto take = [this, request](const Result<Content>& result) {
        if (request != m_contentRequest)
            return;
        if (result)
            showContent(*result);
        else
            m_count->setText(QString::fromStdString(result.error().message()));
    };
    if (const workbench::SetVersion* version = currentVersion()) {
        m_workbench.query(
            [project, name = set->name, version = version->version, summary = version->summary]() -> Result<Content> {
                auto content = workbench::versionContent(*project, name, version);
                if (!content)
                    return content.error();
                return Content{summary, std::move(content->sessions), std::move(content->findings)};
            },
            this, take);
        return;
    }
    m_workbench.query(
        [project, recipe = m_recipe->recipe()]() -> Result<Content> {
            auto made = workbench::previewSet(*project, recipe);
            if (!made)
                return made.error();
            auto findings = workbench::checkRecipe(*project, recipe);
            if (!findings)
                return findings.error();
            return Content{std::move(made->summary), std::move(made->sessions), std::move(*findings)};
        },
        this, take);
}

void EvalSetsPage::showContent(const Content& content)
{
    const curation::Summary& summary = content.summary;
    m_shown = content.sessions;
    const workbench::SetVersion* version = currentVersion();
    m_what->setText(version == nullptr ? tr("What the recipe gives now; not frozen.")
                                       : tr("Version %1 as it was frozen on %2.")
                                             .arg(version->version)
                                             .arg(QString::fromStdString(formatTime(version->frozenAt)).left(10)));
    m_count->setText(tr("%1 sessions", "in the set").arg(common::countText(summary.items)));
    QStringList labels;
    for (const auto& label : summary.labels)
        if (label.items > 0)
            labels
                << tr("%1 %2", "label and count").arg(common::visibleLine(label.title), common::countText(label.items));
    m_labels->setText(labels.join(u"  ·  "_s));
    QStringList weights;
    if (summary.weighted > 0)
        weights << tr("stand for %1 production sessions, as %2 equally weighted ones")
                       .arg(common::countText(std::llround(summary.weightSum)),
                           common::countText(std::llround(summary.kishSize)));
    if (summary.mustLabel > 0)
        weights << tr("%1 picked by hand, without weight").arg(common::countText(summary.mustLabel));
    for (const auto& shortfall : summary.shortfalls)
        weights << tr("%1 %2: %3 of %4 there")
                       .arg(common::visibleLine(shortfall.segment), common::visibleLine(shortfall.value))
                       .arg(shortfall.taken)
                       .arg(shortfall.asked);
    m_weights->setText(weights.join(u"; "_s));
    m_coverage->setSummary(summary);
    if (m_coverage->rowCount() > 0)
        m_table->setCurrentIndex(m_coverage->index(0, 0));
    QStringList checks;
    for (const auto& finding : content.findings)
        checks << (finding.caution ? u"▲  "_s : u"✓  "_s) + common::visibleLine(finding.text);
    m_checks->setText(checks.join(u"\n\n"_s));
    m_open->setEnabled(!m_shown.empty());
}

void EvalSetsPage::showVersions()
{
    const QSignalBlocker quiet(m_versions);
    m_versions->clear();
    const SetInfo* set = current();
    if (set == nullptr)
        return;
    if (currentVersion() == nullptr)
        m_version = 0;
    m_versions->addItem(tr("The recipe now  ·  not frozen"));
    for (auto version = set->versions.rbegin(); version != set->versions.rend(); ++version)
        m_versions->addItem(tr("Version %1  ·  %2 sessions  ·  %3")
                                .arg(version->version)
                                .arg(common::countText(version->items),
                                    QString::fromStdString(formatTime(version->frozenAt)).left(10)));
    m_versions->setCurrentRow(
        m_version == 0 ? 0 : static_cast<int>(static_cast<std::int64_t>(set->versions.size()) - m_version + 1));
    showCommands();
}

void EvalSetsPage::showCommands()
{
    const SetInfo* set = current();
    const auto project = m_workbench.project();
    const bool writable = project != nullptr && project->report().writable;
    const std::size_t versions = set == nullptr ? 0 : set->versions.size();
    m_commands.action(u"evalset.create"_s)->setEnabled(writable);
    m_commands.action(u"evalset.freeze"_s)->setEnabled(writable && set != nullptr);
    m_commands.action(u"evalset.export"_s)->setEnabled(versions > 0);
    m_commands.action(u"evalset.diff"_s)->setEnabled(versions > 1);
    m_recipe->setEnabled(writable);
}

} // namespace turnout::ui

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
    connect(m_recipe, &RecipePanel::recipeChanged, this, &EvalSetsPage::recipeEdited);
    connect(m_open, &QPushButton::clicked, this, [this]() {
        if (const SetInfo* set = current())
            Q_EMIT openSessions(m_previewed, tr("evaluation set %1").arg(common::visibleLine(set->name)));
    });
    reload();
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
        [this, request](const Result<std::vector<SetInfo>>& sets) {
            if (request != m_request)
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
    if (!m_sets.empty()) {
        m_list->setCurrentRow(row);
        choose(row);
    }
}

void EvalSetsPage::choose(int row)
{
    if (row < 0 || static_cast<std::size_t>(row) >= m_sets.size())
        return;
    const SetInfo& set = m_sets[static_cast<std::size_t>(row)];
    m_currentName = set.name;
    std::vector<std::string> segments;
    if (const auto snapshot = m_workbench.snapshot())
        for (const auto& column : snapshot->frame->segments)
            segments.push_back(column.name);
    m_recipe->setSegments(segments);
    m_recipe->setRecipe(set.recipe);
    m_diff->clear();
    showVersions();
    preview();
}

void EvalSetsPage::preview()
{
    const auto project = m_workbench.project();
    const quint64 request = ++m_request;
    m_workbench.query(
        [project, recipe = m_recipe->recipe()]() -> Result<Preview> {
            auto made = workbench::previewSet(*project, recipe);
            if (!made)
                return made.error();
            auto findings = workbench::checkRecipe(*project, recipe);
            if (!findings)
                return findings.error();
            return Preview{std::move(*made), std::move(*findings)};
        },
        this,
        [this, request](const Result<Preview>& result) {
            if (request != m_request)
                return;
            if (result)
                showPreview(*result);
            else
                m_count->setText(QString::fromStdString(result.error().message()));
        });
}

void EvalSetsPage::showPreview(const Preview& result)
{
    const curation::Summary& summary = result.preview.summary;
    m_previewed = result.preview.sessions;
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
    for (const auto& finding : result.findings)
        checks << (finding.caution ? u"▲  "_s : u"✓  "_s) + common::visibleLine(finding.text);
    m_checks->setText(checks.join(u"\n\n"_s));
    m_open->setEnabled(!m_previewed.empty());
}

void EvalSetsPage::showVersions()
{
    m_versions->clear();
    const SetInfo* set = current();
    if (set == nullptr)
        return;
    for (auto version = set->versions.rbegin(); version != set->versions.rend(); ++version)
        m_versions->addItem(tr("Version %1  ·  %2 sessions  ·  %3")
                                .arg(version->version)
                                .arg(common::countText(version->items),
                                    QString::fromStdString(formatTime(version->frozenAt)).left(10)));
    m_commands.action(u"evalset.export"_s)->setEnabled(!set->versions.empty());
    m_commands.action(u"evalset.diff"_s)->setEnabled(set->versions.size() > 1);
    if (m_versions->count() > 0)
        m_versions->setCurrentRow(0);
}

void EvalSetsPage::create()
{
    const auto project = m_workbench.project();
    if (!project)
        return;
    m_dialogs.chooseText(this, {tr("New evaluation set"), tr("Name"), {}, {}}, [this, project](const QString& name) {
        curation::Recipe recipe;
        recipe.name = name.toStdString();
        for (const auto& condition : m_workbench.filter().segments) {
            population::Filter one;
            one.segments = {condition};
            recipe.filter.push_back(population::filterText(one));
        }
        m_workbench.query([project, recipe]() { return workbench::createSet(*project, recipe.name, recipe); }, this,
            [this](const Result<SetInfo>& made) {
                if (!made) {
                    Q_EMIT message(QString::fromStdString(made.error().message()));
                    return;
                }
                m_currentName = made->name;
                m_workbench.noteSetsChanged();
            });
    });
}

void EvalSetsPage::recipeEdited()
{
    const auto project = m_workbench.project();
    m_workbench.query([project, name = m_currentName,
                          recipe = m_recipe->recipe()]() { return workbench::changeSet(*project, name, recipe); },
        this,
        [this](const Result<SetInfo>& changed) {
            if (!changed)
                Q_EMIT message(QString::fromStdString(changed.error().message()));
            else if (const auto found = std::find_if(
                         m_sets.begin(), m_sets.end(), [&](const SetInfo& s) { return s.name == changed->name; });
                     found != m_sets.end())
                found->recipe = changed->recipe;
        });
    preview();
}

void EvalSetsPage::freeze()
{
    const SetInfo* set = current();
    if (set == nullptr)
        return;
    const auto next = set->versions.size() + 1;
    m_dialogs.confirm(this,
        {tr("Freeze “%1”").arg(common::visibleLine(set->name)),
            tr("Version %1 keeps these sessions and labels as they are now. It can never be changed.").arg(next),
            tr("Freeze version %1").arg(next), false},
        [this]() { freezeNow(); });
}

void EvalSetsPage::freezeNow()
{
    const auto project = m_workbench.project();
    using Report = workbench::FreezeReport;
    m_workbench.runJob(
        tr("Freezing"),
        [project, name = m_currentName](
            const Progress&, const CancelToken& cancel) { return workbench::freezeSet(*project, name, cancel); },
        this,
        [this](const Result<Report>& report) {
            if (!report) {
                Q_EMIT message(QString::fromStdString(report.error().message()));
                return;
            }
            Q_EMIT message(report->unchanged
                    ? tr("Version %1 already holds exactly this.").arg(report->version.version)
                    : tr("Frozen as version %1: %2 sessions.").arg(report->version.version).arg(report->version.items));
            m_workbench.noteSetsChanged();
        });
}

void EvalSetsPage::diff()
{
    const SetInfo* set = current();
    if (set == nullptr || set->versions.size() < 2)
        return;
    // The chosen version against the one before it.
    const auto latest = static_cast<std::int64_t>(set->versions.size());
    const std::int64_t to = std::max<std::int64_t>(2, latest - std::max(0, m_versions->currentRow()));
    const auto project = m_workbench.project();
    m_workbench.query([project, name = set->name, to]() { return workbench::diffVersions(*project, name, to - 1, to); },
        this,
        [this](const Result<curation::VersionDiff>& d) {
            if (!d) {
                Q_EMIT message(QString::fromStdString(d.error().message()));
                return;
            }
            m_diff->setText(tr("Version %1 → %2: %3 added, %4 removed, %5 relabelled, %6 reweighted, %7 unchanged.")
                                .arg(d->from)
                                .arg(d->to)
                                .arg(d->added.size())
                                .arg(d->removed.size())
                                .arg(d->relabelled.size())
                                .arg(d->reweighted.size())
                                .arg(d->unchanged));
        });
}

void EvalSetsPage::exportSet()
{
    const SetInfo* set = current();
    if (set == nullptr || set->versions.empty())
        return;
    const auto latest = static_cast<std::int64_t>(set->versions.size());
    workbench::ExportRequest request;
    request.set = set->name;
    request.version = latest - std::max(0, m_versions->currentRow());
    m_dialogs.chooseFolder(this, {tr("Export version %1 to").arg(request.version), {}, {}, {}},
        [this, request](const QString& folder) mutable {
            request.directory = folder.toStdString();
            const auto project = m_workbench.project();
            using Report = workbench::ExportReport;
            m_workbench.runJob(
                tr("Exporting"),
                [project, request](const Progress&, const CancelToken& cancel) {
                    return workbench::exportSet(*project, request, cancel);
                },
                this,
                [this](const Result<Report>& report) {
                    Q_EMIT message(report ? tr("Exported %1 sessions with manifest and data card to %2.")
                                                .arg(report->items)
                                                .arg(common::visibleLine(report->directory))
                                          : QString::fromStdString(report.error().message()));
                });
        });
}

} // namespace turnout::ui

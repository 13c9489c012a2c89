// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the page does to sets: create, edit, freeze, compare, export; what it shows is in EvalSetsPage.cpp.
#include "common/TabularText.h"
#include "common/VisibleText.h"
#include "curation/EvalSetsPage.h"
#include "curation/RecipePanel.h"

#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QStackedWidget>

#include <algorithm>

namespace turnout::ui {

using namespace Qt::StringLiterals;
using workbench::SetInfo;

namespace {

constexpr qsizetype kMostLines = 2000; ///< of changes; the sessions themselves are all opened

} // namespace

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
    const SetInfo* set = current();
    if (set == nullptr)
        return;
    m_edited[set->name] = m_recipe->recipe();
    storeRecipe();
    m_version = 0; // an edit is of the recipe, whatever was looked at
    m_middle->setCurrentIndex(0);
    showVersions();
    readContent();
}

void EvalSetsPage::storeRecipe()
{
    if (m_storing || m_edited.empty())
        return;
    m_storing = true;
    const auto project = m_workbench.project();
    const std::string name = m_edited.begin()->first;
    const curation::Recipe recipe = m_edited.begin()->second;
    m_workbench.query([project, name, recipe]() { return workbench::changeSet(*project, name, recipe); }, this,
        [this, project, name, recipe](const Result<SetInfo>& changed) {
            if (project != m_workbench.project())
                return; // clear() forgot it
            m_storing = false;
            if (!changed) {
                Q_EMIT message(QString::fromStdString(changed.error().message()));
                m_edited.erase(name);
                m_freezeWanted = false;
                reload();
                return;
            }
            if (const auto found
                = std::find_if(m_sets.begin(), m_sets.end(), [&](const SetInfo& s) { return s.name == changed->name; });
                found != m_sets.end())
                found->recipe = changed->recipe;
            if (const auto newest = m_edited.find(name); newest != m_edited.end() && newest->second == recipe)
                m_edited.erase(newest);
            storeRecipe(); // what was edited meanwhile
            if (m_freezeWanted && m_edited.empty())
                freezeNow();
        });
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
    m_freezeWanted = !m_edited.empty();
    if (m_freezeWanted)
        return;
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
    const auto latest = static_cast<std::int64_t>(set->versions.size());
    const std::int64_t chosen = m_version == 0 ? latest : m_version;
    if (latest == 2) {
        readChanges(1, 2);
        return;
    }
    // Against the one before it first, then the others from the newest on.
    std::vector<std::int64_t> others;
    if (chosen > 1)
        others.push_back(chosen - 1);
    for (std::int64_t version = latest; version > 0; --version)
        if (version != chosen && version != chosen - 1)
            others.push_back(version);
    common::TextRequest request;
    request.title = tr("Compare two versions");
    request.prompt = tr("Compare version %1 with").arg(chosen);
    for (const std::int64_t version : others)
        request.choices << tr("Version %1").arg(version);
    request.initial = request.choices.front();
    m_dialogs.chooseText(this, request, [this, chosen, others, choices = request.choices](const QString& text) {
        const auto at = choices.indexOf(text);
        if (at < 0)
            return;
        const std::int64_t other = others[static_cast<std::size_t>(at)];
        readChanges(std::min(chosen, other), std::max(chosen, other));
    });
}

void EvalSetsPage::readChanges(std::int64_t from, std::int64_t to)
{
    const auto project = m_workbench.project();
    const quint64 request = ++m_changesRequest;
    m_workbench.query(
        [project, name = m_currentName, from, to]() -> Result<Changes> {
            auto diff = workbench::diffVersions(*project, name, from, to);
            if (!diff)
                return diff.error();
            std::vector<std::string> names;
            for (const auto* list : {&diff->added, &diff->removed, &diff->reweighted, &diff->changed})
                names.insert(names.end(), list->begin(), list->end());
            for (const auto& one : diff->relabelled)
                names.push_back(one.session);
            std::sort(names.begin(), names.end());
            names.erase(std::unique(names.begin(), names.end()), names.end());
            auto sessions = workbench::sessionsCalled(*project, names);
            if (!sessions)
                return sessions.error();
            return Changes{std::move(*diff), std::move(*sessions)};
        },
        this,
        [this, request](const Result<Changes>& changes) {
            if (request != m_changesRequest)
                return;
            if (changes)
                showChanges(*changes);
            else
                Q_EMIT message(QString::fromStdString(changes.error().message()));
        });
}

void EvalSetsPage::showChanges(const Changes& changes)
{
    const curation::VersionDiff& d = changes.diff;
    if (d.set != m_currentName)
        return;
    m_changed = changes.sessions;
    m_changesTitle = tr("%1, version %2 → %3").arg(common::visibleLine(d.set)).arg(d.from).arg(d.to);
    m_diff->setText(tr("Version %1 → %2: %3 added, %4 removed, %5 relabelled, %6 reweighted, %7 unchanged.")
                        .arg(d.from)
                        .arg(d.to)
                        .arg(d.added.size())
                        .arg(d.removed.size())
                        .arg(d.relabelled.size())
                        .arg(d.reweighted.size())
                        .arg(d.unchanged));
    m_changes->clear();
    QStringList lines;
    const auto add = [&](const QString& what, const std::vector<std::string>& sessions) {
        for (const std::string& session : sessions)
            lines << what.arg(common::visibleLine(session));
    };
    add(tr("+  %1  added"), d.added);
    add(tr("−  %1  removed"), d.removed);
    const auto said
        = [](const std::string& answer) { return answer.empty() ? tr("nothing") : common::visibleLine(answer); };
    for (const auto& one : d.relabelled)
        lines << tr("≠  %1  %2: %3 → %4")
                     .arg(common::visibleLine(one.session), common::visibleLine(one.question), said(one.from),
                         said(one.to));
    add(tr("~  %1  another weight"), d.reweighted);
    add(tr("~  %1  another rating or segment"), d.changed);
    m_changes->addItems(lines.mid(0, kMostLines));
    if (lines.size() > kMostLines)
        m_changes->addItem(tr("and %1 more").arg(common::countText(lines.size() - kMostLines)));
    if (m_changes->count() > 0)
        m_changes->setCurrentRow(0);
    m_openChanges->setEnabled(!m_changed.empty());
    m_middle->setCurrentIndex(1);
}

void EvalSetsPage::exportSet()
{
    const SetInfo* set = current();
    if (set == nullptr || set->versions.empty())
        return;
    const auto latest = static_cast<std::int64_t>(set->versions.size());
    workbench::ExportRequest request;
    request.set = set->name;
    request.version = m_version == 0 ? latest : m_version;
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

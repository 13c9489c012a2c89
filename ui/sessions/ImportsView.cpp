// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sessions/ImportsView.h"

#include "common/PlainTable.h"
#include "common/SmallWidgets.h"
#include "common/TabularText.h"
#include "common/Theme.h"
#include "common/VisibleText.h"
#include "sessions/SessionColumns.h"

#include <QLabel>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QTableView>
#include <QVBoxLayout>

namespace turnout::ui {

using namespace Qt::StringLiterals;
using common::countText;
using common::Theme;
using common::visibleLine;

namespace {

enum Tab { RejectsTab, OrphansTab };

} // namespace

ImportsView::ImportsView(workbench::Workbench& workbench, QWidget* parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_pages(new QStackedWidget(this))
    , m_sources(new common::ChartTableModel(this))
    , m_sourcesTable(common::makePlainTable(m_sources, tr("Imports")))
    , m_tabs(new QTabBar)
    , m_note(new QLabel)
    , m_details(new common::ChartTableModel(this))
    , m_detailsTable(common::makePlainTable(m_details, tr("Lines of the import")))
{
    m_sourcesTable->setObjectName(u"importsTable"_s);
    m_detailsTable->setObjectName(u"importLinesTable"_s);
    auto* empty = new common::EmptyState(u"import"_s, tr("Nothing was imported yet"),
        tr("Every import is listed here with the lines that could not be used, each with its number and the reason."),
        tr("Import sessions …"));
    connect(empty, &common::EmptyState::activated, this, &ImportsView::importRequested);

    m_tabs->addTab(tr("Rejected lines"));
    m_tabs->addTab(tr("Waiting for their session"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setAccessibleName(tr("What could not be used"));
    setTextStyle(*m_note, common::TextStyle::Body, common::Tint::Muted);
    m_note->setWordWrap(true);
    m_note->setContentsMargins(Theme::kBetween, Theme::kInside, Theme::kBetween, Theme::kInside);
    auto* below = new QWidget;
    auto* belowLayout = new QVBoxLayout(below);
    belowLayout->setContentsMargins(0, 0, 0, 0);
    belowLayout->setSpacing(0);
    belowLayout->addWidget(m_tabs);
    belowLayout->addWidget(m_note);
    belowLayout->addWidget(m_detailsTable, 1);
    auto* split = new QSplitter(Qt::Vertical);
    split->setChildrenCollapsible(false);
    split->addWidget(m_sourcesTable);
    split->addWidget(below);
    split->setSizes({200, 360});
    m_pages->addWidget(empty);
    m_pages->addWidget(split);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);

    connect(m_sourcesTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ImportsView::showDetails);
    connect(m_tabs, &QTabBar::currentChanged, this, &ImportsView::showDetails);
}

void ImportsView::refresh()
{
    const auto project = m_workbench.project();
    const quint64 request = ++m_request;
    if (project == nullptr) {
        take({});
        return;
    }
    m_workbench.query(
        [project]() -> Result<Contents> {
            Contents contents;
            auto info = workbench::projectInfo(*project);
            if (!info)
                return info.error();
            contents.sources = std::move(info->sources);
            contents.allOrphans = info->counts.orphans;
            auto connection = project->store().reader();
            if (!connection)
                return connection.error();
            auto orphans = store::orphans(**connection, 0, kListed);
            if (!orphans)
                return orphans.error();
            contents.orphans = std::move(orphans).value();
            return contents;
        },
        this,
        [this, request](const Result<Contents>& contents) {
            if (request == m_request && contents)
                take(*contents);
        });
}

void ImportsView::take(const Contents& contents)
{
    m_contents = contents;
    common::ChartTable table;
    table.columns = {tr("File"), tr("Format"), tr("Imported (UTC)"), tr("Sessions"), tr("Records joined"),
        tr("Waiting"), tr("Seen before"), tr("Rejected")};
    table.numeric = {false, false, false, true, true, true, true, true};
    for (const store::Source& source : m_contents.sources) {
        const store::ImportCounts& counts = source.counts;
        table.rows.push_back({visibleLine(source.info.name, 120), visibleLine(source.info.format, 40),
            shortTime(source.finishedAt), countText(counts.sessions), countText(counts.events),
            countText(counts.orphans), countText(counts.duplicates), countText(counts.rejects)});
        table.keys.push_back(QString::number(source.id.value()));
    }
    common::fillPlainTable(*m_sources, *m_sourcesTable, std::move(table), {300, 150, 130, 90, 110, 80, 100, 80});
    m_tabs->setTabText(OrphansTab, tr("Waiting for their session (%1)").arg(countText(m_contents.allOrphans)));
    m_pages->setCurrentIndex(m_contents.sources.empty() ? 0 : 1);
    showDetails();
    Q_EMIT counted(static_cast<int>(m_contents.sources.size()));
}

void ImportsView::showDetails()
{
    if (m_tabs->currentIndex() == OrphansTab)
        showOrphans();
    else
        showRejects();
}

void ImportsView::showRejects()
{
    const auto project = m_workbench.project();
    const auto at = static_cast<std::size_t>(std::max(0, m_sourcesTable->currentIndex().row()));
    if (project == nullptr || at >= m_contents.sources.size())
        return;
    const store::Source& source = m_contents.sources[at];
    const std::int64_t all = source.counts.rejects;
    m_tabs->setTabText(RejectsTab, tr("Rejected lines (%1)").arg(countText(all)));
    if (all == 0)
        m_note->setText(tr("Every line of %1 could be used.").arg(visibleLine(source.info.name, 80)));
    else if (all > kListed)
        m_note->setText(tr("The first %1 of %2 lines; all of them are kept in the project.")
                            .arg(countText(kListed), countText(all)));
    m_note->setVisible(all == 0 || all > kListed);
    m_detailsTable->setVisible(all > 0);
    using Lines = std::vector<store::RejectedLine>;
    m_workbench.query(
        [project, id = source.id]() -> Result<Lines> {
            auto connection = project->store().reader();
            if (!connection)
                return connection.error();
            return store::rejects(**connection, id, kListed, 0);
        },
        this,
        [this, request = ++m_request](const Result<Lines>& lines) {
            if (request != m_request || !lines || m_tabs->currentIndex() != RejectsTab)
                return;
            common::ChartTable table;
            table.columns = {tr("Line"), tr("Reason"), tr("The line")};
            table.numeric = {true, false, false};
            for (const store::RejectedLine& line : *lines) {
                table.rows.push_back({countText(line.line), visibleLine(line.reason), visibleLine(line.bytes, 300)});
                table.keys.push_back(QString::number(line.line));
            }
            common::fillPlainTable(*m_details, *m_detailsTable, std::move(table), {80, 420});
        });
}

void ImportsView::showOrphans()
{
    ++m_request; // rejects on their way are not wanted any more
    const std::int64_t all = m_contents.allOrphans;
    m_note->setVisible(true);
    if (all == 0)
        m_note->setText(tr("Every rating, signal, outcome and label found its session."));
    else if (all > kListed)
        m_note->setText(tr("The first %1 of %2 records, of all imports. They are joined as soon as their session is "
                           "imported.")
                            .arg(countText(kListed), countText(all)));
    else
        m_note->setText(tr("Records of all imports whose session is not in the project. They are joined as soon as it "
                           "is imported."));
    m_detailsTable->setVisible(all > 0);
    common::ChartTable table;
    table.columns = {tr("Line"), tr("It names"), tr("Why it waits"), tr("The record")};
    table.numeric = {true, false, false, false};
    for (const store::Orphan& orphan : m_contents.orphans) {
        table.rows.push_back({countText(orphan.line), visibleLine(store::orphanKey(orphan), 120),
            visibleLine(std::string(store::orphanReason(orphan)), 120), visibleLine(orphan.json, 300)});
        table.keys.push_back(QString::number(orphan.id));
    }
    common::fillPlainTable(*m_details, *m_detailsTable, std::move(table), {80, 240, 260});
}

} // namespace turnout::ui

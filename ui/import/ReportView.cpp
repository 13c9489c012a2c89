// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/ReportView.h"

#include "common/ChartTableModel.h"
#include "common/TabularText.h"
#include "common/Theme.h"
#include "common/VisibleText.h"
#include "import/SummaryGrid.h"
#include "workbench/PlainText.h"

#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QScrollArea>
#include <QTableView>
#include <QVBoxLayout>

namespace turnout::ui {

using namespace Qt::StringLiterals;
using common::countText;
using common::Theme;
using common::visibleLine;

ReportView::ReportView(QWidget* parent)
    : QWidget(parent)
    , m_name(new QLabel)
    , m_seen(new QLabel)
    , m_summary(new SummaryGrid)
    , m_rejectsTitle(new QLabel)
    , m_rejects(new common::ChartTableModel(this))
    , m_rejectsTable(new QTableView)
{
    setTextStyle(*m_name, common::TextStyle::Section);
    setTextStyle(*m_seen, common::TextStyle::Body, common::Tint::Muted);
    m_seen->setWordWrap(true);
    setTextStyle(*m_rejectsTitle, common::TextStyle::Section);
    m_rejectsTable->setObjectName(u"rejectsTable"_s);
    m_rejectsTable->setAccessibleName(tr("Lines that were not used"));
    m_rejectsTable->setModel(m_rejects);
    m_rejectsTable->setItemDelegateForColumn(0, new common::NumberDelegate(m_rejectsTable));
    m_rejectsTable->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_rejectsTable->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_rejectsTable->setTabKeyNavigation(false);
    m_rejectsTable->setShowGrid(false);
    m_rejectsTable->setWordWrap(false);
    m_rejectsTable->verticalHeader()->hide();
    m_rejectsTable->horizontalHeader()->setHighlightSections(false);
    m_rejectsTable->horizontalHeader()->setStretchLastSection(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::kPage, Theme::kBetween, Theme::kPage, Theme::kBetween);
    layout->setSpacing(Theme::kInside);
    layout->addWidget(m_name);
    layout->addWidget(m_seen);
    layout->addSpacing(Theme::kInside);
    layout->addWidget(m_summary);
    layout->addSpacing(Theme::kBetween);
    layout->addWidget(m_rejectsTitle);
    layout->addWidget(m_rejectsTable, 1);
    layout->addStretch();
}

void ReportView::setFile(const ImportedFile& file)
{
    m_name->setText(visibleLine(QFileInfo(QString::fromStdString(file.path)).fileName(), 200));
    m_seen->setText(seenSentence(file));
    m_seen->setVisible(!m_seen->text().isEmpty());
    m_summary->setLines(summaryLines(file));
    const std::int64_t rejects = file.report ? file.report->counts.rejects : 0;
    m_rejectsTitle->setVisible(rejects > 0);
    m_rejectsTable->setVisible(rejects > 0);
    if (rejects == 0)
        return;
    const auto listed = static_cast<std::int64_t>(file.report->firstRejects.size());
    m_rejectsTitle->setText(listed < rejects
            ? tr("The first %1 of %2 lines that were not used").arg(countText(listed), countText(rejects))
            : tr("Lines that were not used"));
    common::ChartTable table;
    table.columns = {tr("Line"), tr("Reason"), tr("The line")};
    table.numeric = {true, false, false};
    for (const store::RejectedLine& line : file.report->firstRejects) {
        table.rows.push_back({countText(line.line), visibleLine(line.reason), visibleLine(line.bytes, 300)});
        table.keys.push_back(QString::number(line.line));
    }
    m_rejects->setTable(std::move(table));
    m_rejectsTable->setColumnWidth(0, 80);
    m_rejectsTable->setColumnWidth(1, 420);
    m_rejectsTable->setCurrentIndex(m_rejects->index(0, 0));
    m_rejectsTable->setMaximumHeight(m_rejectsTable->horizontalHeader()->sizeHint().height()
        + m_rejects->rowCount() * m_rejectsTable->verticalHeader()->defaultSectionSize() + Theme::kInside);
}

QString reportText(const std::vector<ImportedFile>& files)
{
    std::string text;
    for (const ImportedFile& file : files)
        text += file.report ? workbench::importReportText(*file.report)
                            : file.path + ": not imported: " + file.error.text + "\n";
    return QString::fromStdString(workbench::visibleLines(text));
}

} // namespace turnout::ui

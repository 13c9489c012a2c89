// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "agreement/ChecksView.h"

#include "common/PlainTable.h"
#include "common/SmallWidgets.h"
#include "common/TabularText.h"
#include "common/Theme.h"
#include "common/VisibleText.h"
#include "workbench/PlainText.h"

#include <algorithm>
#include <cmath>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QSplitter>
#include <QTabBar>
#include <QTableView>
#include <QVBoxLayout>

namespace turnout::ui {

using namespace Qt::StringLiterals;
using common::Theme;

namespace {

constexpr int kLongestName = 60;
enum Tab { GoldTab, RepeatsTab };

QString joined(const std::vector<std::string>& values)
{
    QStringList all;
    for (const std::string& value : values)
        all << common::visibleLine(value, kLongestName);
    return all.join(u" + "_s);
}

QStringList row(const QString& name, const QString& month, const agreement::CheckCount& count)
{
    return {name, month, common::countText(static_cast<qint64>(count.n)), common::shareText(count.share(), 0),
        QString::fromStdString(workbench::rangeText(count.interval()))};
}

common::ChartTable peopleTable(const std::vector<workbench::CheckReport::Of>& all, bool gold)
{
    common::ChartTable table;
    table.columns = {ChecksView::tr("Annotator"), ChecksView::tr("Month"), ChecksView::tr("Answers"),
        gold ? ChecksView::tr("Right") : ChecksView::tr("The same"), ChecksView::tr("95 %")};
    table.numeric = {false, false, true, true, true};
    for (const workbench::CheckReport::Of& of : all) {
        const QString name = common::visibleLine(of.name, kLongestName);
        table.rows.push_back(row(name, ChecksView::tr("all"), of.checks.all));
        if (of.checks.months.size() > 1)
            for (const agreement::CheckPeriod& month : of.checks.months)
                table.rows.push_back(
                    row(QString(), QString::fromStdString(formatTime(month.begin).substr(0, 7)), month.count));
    }
    table.keys.resize(table.rows.size());
    return table;
}

common::ChartTable wrongTable(const std::vector<workbench::CheckReport::Of>& all, bool gold)
{
    common::ChartTable table;
    table.columns = {ChecksView::tr("Annotator"), ChecksView::tr("Session"), ChecksView::tr("Question"),
        ChecksView::tr("Said"), gold ? ChecksView::tr("Known to be") : ChecksView::tr("Before")};
    table.numeric = {false, false, false, false, false};
    for (const workbench::CheckReport::Of& of : all)
        for (std::size_t i = 0; i < of.sessions.size(); ++i) {
            const agreement::CheckedAnswer& answer = of.checks.wrong[i];
            table.rows.push_back(
                {common::visibleLine(of.name, kLongestName), common::visibleLine(of.sessions[i], kLongestName),
                    common::visibleLine(answer.question, kLongestName), joined(answer.said), joined(answer.expected)});
            table.keys.push_back(QString::number(answer.session.value()));
        }
    return table;
}

} // namespace

ChecksView::ChecksView(workbench::Workbench& workbench, QWidget* parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_sentence(new common::SentenceLabel)
    , m_share(new QSpinBox)
    , m_tabs(new QTabBar)
{
    m_share->setObjectName(u"goldShare"_s);
    m_share->setAccessibleName(tr("Percent of each queue that is gold"));
    m_share->setToolTip(tr("Sessions whose answer is known come up in everybody's queue like any other. The desk does "
                           "not tell them apart."));
    m_share->setRange(0, 50);
    m_share->setSuffix(tr(" %"));
    m_share->setKeyboardTracking(false);
    connect(m_share, &QSpinBox::valueChanged, this, &ChecksView::setShare);
    auto* shareLabel = new QLabel(tr("&Gold in each queue"));
    shareLabel->setBuddy(m_share);
    for (const QString& name : {tr("Against gold"), tr("Against themselves")})
        m_tabs->addTab(name);
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setObjectName(u"checksTabs"_s);
    m_tabs->setAccessibleName(tr("Annotators against"));
    connect(m_tabs, &QTabBar::currentChanged, this, &ChecksView::showChecks);
    auto* tools = new QHBoxLayout;
    tools->addWidget(m_tabs);
    tools->addStretch(1);
    tools->addWidget(shareLabel);
    tools->addWidget(m_share);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::kPage, Theme::kBetween, Theme::kPage, Theme::kBetween);
    column->setSpacing(Theme::kBetween);
    column->addWidget(m_sentence);
    column->addLayout(tools);
    column->addWidget(buildTables(), 1);
}

QWidget* ChecksView::buildTables()
{
    m_people = new common::ChartTableModel(this);
    m_peopleView = common::makePlainTable(m_people, tr("Annotators and how often they are right"));
    m_peopleView->setObjectName(u"checksPeople"_s);
    m_peopleView->horizontalHeader()->setStretchLastSection(false);
    m_wrongTitle = new QLabel;
    common::setTextStyle(*m_wrongTitle, common::TextStyle::Section);
    m_open = new QPushButton(tr("Open all"));
    m_open->setObjectName(u"checksOpenAll"_s);
    m_open->setAccessibleDescription(tr("Shows the sessions that were answered otherwise"));
    connect(m_open, &QPushButton::clicked, this, &ChecksView::openAll);
    m_wrong = new common::ChartTableModel(this);
    m_wrongView = common::makePlainTable(m_wrong, tr("Sessions that were answered otherwise"));
    m_wrongView->setObjectName(u"checksWrong"_s);
    connect(m_wrongView, &QTableView::activated, this, &ChecksView::openOne);
    auto* lower = new QWidget;
    auto* head = new QHBoxLayout;
    head->addWidget(m_wrongTitle);
    head->addStretch(1);
    head->addWidget(m_open);
    auto* column = new QVBoxLayout(lower);
    column->setContentsMargins(0, Theme::kInside, 0, 0);
    column->setSpacing(Theme::kInside);
    column->addLayout(head);
    column->addWidget(m_wrongView, 1);
    auto* down = new QSplitter(Qt::Vertical);
    down->setChildrenCollapsible(false);
    down->addWidget(m_peopleView);
    down->addWidget(lower);
    return down;
}

void ChecksView::recompute()
{
    const quint64 request = ++m_request;
    const auto project = m_workbench.project();
    if (project == nullptr)
        return;
    m_workbench.query([project] { return workbench::checksOf(*project); }, this,
        [this, request](const Result<workbench::CheckReport>& report) {
            if (request != m_request)
                return;
            if (report)
                take(*report);
            else
                Q_EMIT message(common::visibleLine(report.error().message()));
        });
}

void ChecksView::take(workbench::CheckReport report)
{
    m_report = std::move(report);
    {
        const QSignalBlocker quiet(m_share);
        m_share->setValue(static_cast<int>(std::lround(m_report.goldShare * 100)));
    }
    m_share->setEnabled(m_workbench.project() != nullptr && m_workbench.project()->report().writable);
    showChecks();
}

const std::vector<workbench::CheckReport::Of>& ChecksView::shown() const
{
    return m_tabs->currentIndex() == RepeatsTab ? m_report.repeats : m_report.gold;
}

void ChecksView::showChecks()
{
    const bool gold = m_tabs->currentIndex() != RepeatsTab;
    QString sentence = QString::fromStdString(workbench::checksSentence(m_report));
    if (!gold) {
        sentence = m_report.repeatsAsked == 0
            ? tr("No draw asks for repeats: give a draw a share that the same annotator is asked again.")
            : tr("%1 sessions are asked of the same annotator again, later and unseen.")
                  .arg(common::countText(m_report.repeatsAsked));
    }
    m_sentence->setText(common::visibleLine(sentence, 1000));
    common::fillPlainTable(*m_people, *m_peopleView, peopleTable(shown(), gold), {200, 90, 90, 90, 110});
    common::fillPlainTable(*m_wrong, *m_wrongView, wrongTable(shown(), gold), {160, 240, 140, 160, 160});
    const auto wrong = static_cast<qint64>(m_wrong->table().rows.size());
    m_wrongTitle->setText(
        wrong == 0 ? tr("Nothing was answered otherwise") : tr("Answered otherwise: %1").arg(common::countText(wrong)));
    m_open->setEnabled(wrong > 0);
}

void ChecksView::setShare()
{
    const auto project = m_workbench.project();
    if (project == nullptr)
        return;
    m_workbench.query([project, share = m_share->value() / 100.0] { return workbench::setGoldShare(*project, share); },
        this,
        [this](const Result<void>& set) {
            if (!set)
                Q_EMIT message(common::visibleLine(set.error().message()));
            m_workbench.noteDrawn(); // queues are read again
            recompute();
        });
}

void ChecksView::openOne()
{
    const int row = m_wrongView->currentIndex().row();
    if (row < 0 || row >= static_cast<int>(m_wrong->table().keys.size()))
        return;
    const auto at = static_cast<std::size_t>(row);
    Q_EMIT openSessions(
        {SessionId(m_wrong->table().keys[at].toLongLong())}, m_wrong->table().rows[at].at(1), std::nullopt);
}

void ChecksView::openAll()
{
    std::vector<SessionId> sessions;
    for (const QString& key : m_wrong->table().keys)
        sessions.emplace_back(key.toLongLong());
    std::sort(sessions.begin(), sessions.end());
    sessions.erase(std::unique(sessions.begin(), sessions.end()), sessions.end());
    if (!sessions.empty())
        Q_EMIT openSessions(sessions, tr("answered otherwise"), std::nullopt);
}

} // namespace turnout::ui

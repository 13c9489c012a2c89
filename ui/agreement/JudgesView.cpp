// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "agreement/JudgesView.h"

#include "common/CalibrationChart.h"
#include "common/ChartFrame.h"
#include "common/PlainTable.h"
#include "common/SmallWidgets.h"
#include "common/TabularText.h"
#include "common/Theme.h"
#include "common/VisibleText.h"
#include "workbench/PlainText.h"

#include <algorithm>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

namespace turnout::ui {

using namespace Qt::StringLiterals;
using common::Theme;

namespace {

constexpr int kLongestName = 60;
constexpr int kNarrowest = 320; ///< the calibration chart's frame

/// In the order the figures are made.
enum Figure { Auc, Agrees, Kappa, Commoner, Brier, Labels };

QString number(double value, int decimals)
{
    return QString::fromStdString(workbench::numberText(value, decimals));
}

QString range(const stats::Interval& interval)
{
    return QString::fromStdString(workbench::rangeText(interval));
}

QString count(std::size_t n)
{
    return common::countText(static_cast<qint64>(n));
}

common::ChartTable partsTable(const agreement::JudgeMeasures& m)
{
    common::ChartTable table;
    table.columns
        = {JudgesView::tr("Segment"), JudgesView::tr("Value"), JudgesView::tr("Sessions"), JudgesView::tr("Errors"),
            JudgesView::tr("95 %"), JudgesView::tr("Says good, is bad"), JudgesView::tr("Says bad, is good")};
    table.numeric = {false, false, true, true, true, true, true};
    for (std::size_t i = 0; i < m.segments.size(); ++i) {
        const agreement::SegmentErrors& part = m.segments[i];
        table.rows.push_back({common::visibleLine(part.segment, kLongestName),
            part.value.empty() ? JudgesView::tr("(not given)") : common::visibleLine(part.value, kLongestName),
            count(part.n), common::shareText(part.errors.value, 0), range(part.errors.interval), count(part.falseGood),
            count(part.falseBad)});
        table.keys.push_back(QString::number(i));
    }
    return table;
}

common::ChartTable errorsTable(const workbench::JudgeReport& judge)
{
    common::ChartTable table;
    table.columns = {JudgesView::tr("Session"), JudgesView::tr("Score"), JudgesView::tr("The judge says"),
        JudgesView::tr("People say")};
    table.numeric = {false, true, false, false};
    const QString good = JudgesView::tr("good");
    const QString bad = JudgesView::tr("bad");
    for (std::size_t i = 0; i < judge.errors.size(); ++i) {
        const agreement::JudgedError& error = judge.measures.errors[i];
        table.rows.push_back({common::visibleLine(judge.errors[i].session, kLongestName), number(error.score, 2),
            error.saysGood ? good : bad, error.saysGood ? bad : good});
        table.keys.push_back(QString::number(i));
    }
    return table;
}

} // namespace

JudgesView::JudgesView(workbench::Workbench& workbench, common::Dialogs& dialogs, QWidget* parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_scores(new QComboBox)
    , m_sentence(new common::SentenceLabel)
    , m_warnings(new QLabel)
    , m_calibration(new common::CalibrationChart(tr("score")))
    , m_frame(new common::ChartFrame(m_calibration, dialogs))
{
    m_scores->setAccessibleName(tr("Score"));
    m_scores->setObjectName(u"judgeScore"_s);
    m_scores->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    connect(m_scores, &QComboBox::currentIndexChanged, this, &JudgesView::showJudge);
    m_warnings->setObjectName(u"judgeWarnings"_s);
    m_warnings->setWordWrap(true);
    m_warnings->setTextFormat(Qt::PlainText);
    setTextStyle(*m_warnings, common::TextStyle::Body, common::Tint::Caution);
    auto* figures = new QHBoxLayout;
    figures->setSpacing(Theme::kPage);
    for (const QString& name : {tr("Orders right (AUC)"), tr("Agrees with people"), tr("Cohen's κ"),
             tr("Always the commoner answer"), tr("Brier score"), tr("Sessions with both")}) {
        m_figures.push_back(new common::StatLine(name, {}));
        figures->addWidget(m_figures.back(), 0, Qt::AlignTop);
    }
    figures->addStretch(1);
    auto* down = new QSplitter(Qt::Vertical);
    down->setChildrenCollapsible(false);
    down->addWidget(buildMiddle());
    down->addWidget(buildErrors());
    down->setSizes({340, 160});
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::kPage, Theme::kBetween, Theme::kPage, Theme::kBetween);
    column->setSpacing(Theme::kBetween);
    column->addWidget(m_scores, 0, Qt::AlignLeft);
    column->addWidget(m_sentence);
    column->addWidget(m_warnings);
    column->addLayout(figures);
    column->addWidget(down, 1);
}

QWidget* JudgesView::buildMiddle()
{
    auto* box = new QWidget;
    m_calibration->setObjectName(u"judgeCalibration"_s);
    m_frame->setTitle(tr("The score against people"));
    m_frame->setMinimumWidth(kNarrowest);
    connect(m_frame, &common::ChartFrame::rowActivated, this, &JudgesView::openPoint);
    m_parts = new common::ChartTableModel(this);
    m_partsView = common::makePlainTable(m_parts, tr("The judge's errors by segment"));
    m_partsView->setObjectName(u"judgeParts"_s);
    m_partsView->horizontalHeader()->setStretchLastSection(false);
    connect(m_partsView, &QTableView::activated, this, &JudgesView::openPart);
    auto* across = new QHBoxLayout(box);
    across->setContentsMargins(0, 0, 0, Theme::kInside);
    across->setSpacing(Theme::kPage);
    across->addWidget(m_frame, 1);
    across->addWidget(m_partsView, 2);
    return box;
}

QWidget* JudgesView::buildErrors()
{
    auto* box = new QWidget;
    m_differently = new QLabel;
    common::setTextStyle(*m_differently, common::TextStyle::Section);
    m_open = new QPushButton(tr("Open all"));
    m_open->setObjectName(u"judgeOpenAll"_s);
    m_open->setAccessibleDescription(tr("Shows the sessions the judge and people see differently"));
    connect(m_open, &QPushButton::clicked, this, &JudgesView::openAll);
    m_errors = new common::ChartTableModel(this);
    m_errorsView = common::makePlainTable(m_errors, tr("Sessions the judge and people see differently"));
    m_errorsView->setObjectName(u"judgeErrors"_s);
    connect(m_errorsView, &QTableView::activated, this, &JudgesView::openError);
    auto* head = new QHBoxLayout;
    head->addWidget(m_differently);
    head->addStretch(1);
    head->addWidget(m_open);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, Theme::kInside, 0, 0);
    column->setSpacing(Theme::kInside);
    column->addLayout(head);
    column->addWidget(m_errorsView, 1);
    return box;
}

void JudgesView::recompute()
{
    const quint64 request = ++m_request;
    const auto project = m_workbench.project();
    const auto snapshot = m_workbench.snapshot();
    if (project == nullptr || snapshot == nullptr)
        return;
    workbench::JudgesRequest asked;
    asked.filter = m_workbench.filter();
    asked.errors = kListed;
    using Shared = std::shared_ptr<const workbench::JudgesReport>;
    m_workbench.query(
        [project, asked]() -> Result<Shared> {
            auto report = workbench::judgesOf(*project, asked);
            if (!report)
                return report.error();
            return Shared(std::make_shared<workbench::JudgesReport>(std::move(*report)));
        },
        this,
        [this, request, snapshot](const Result<Shared>& report) {
            if (request != m_request)
                return;
            m_snapshot = snapshot;
            if (report)
                take(*report);
            else
                Q_EMIT message(common::visibleLine(report.error().message()));
        });
}

void JudgesView::take(std::shared_ptr<const workbench::JudgesReport> report)
{
    m_report = std::move(report);
    {
        const QSignalBlocker quiet(m_scores);
        const QVariant before = m_scores->currentData();
        m_scores->clear();
        for (const workbench::JudgeReport& judge : m_report->judges)
            m_scores->addItem(
                common::visibleLine(judge.measures.score, kLongestName), QString::fromStdString(judge.measures.score));
        if (const int at = m_scores->findData(before); at >= 0)
            m_scores->setCurrentIndex(at);
        m_scores->setVisible(m_scores->count() > 0);
    }
    showJudge();
}

const workbench::JudgeReport* JudgesView::current() const
{
    const int at = m_scores->currentIndex();
    return m_report == nullptr || at < 0 ? nullptr : &m_report->judges[static_cast<std::size_t>(at)];
}

void JudgesView::showJudge()
{
    const workbench::JudgeReport* judge = current();
    if (judge == nullptr) {
        m_sentence->setText(tr("No score came with the sessions: there is no judge to look at."));
        m_warnings->setVisible(false);
        return;
    }
    const agreement::JudgeMeasures& m = judge->measures;
    m_sentence->setText(QString::fromStdString(workbench::judgeSentence(*judge)));
    QStringList warnings;
    for (const std::string& warning : judge->warnings)
        warnings << common::visibleLine(warning, 600);
    m_warnings->setText(warnings.join(u'\n'));
    m_warnings->setVisible(!warnings.isEmpty());
    showFigures(m);
    std::vector<common::CalibrationPoint> points;
    for (const stats::CalibrationBin& bin : m.bins) {
        const auto interval = stats::wilson(bin.observed, static_cast<double>(bin.n));
        points.push_back({bin.predicted, bin.observed, interval.low, interval.high, static_cast<qint64>(bin.n),
            QString::number(static_cast<qint64>(points.size()))});
    }
    m_calibration->setPoints(std::move(points));
    m_frame->setSubtitle(m.probabilities
            ? tr("Off by %1 on average%2; 95 % intervals.")
                  .arg(common::shareText(m.calibrationError, 0),
                      m.calibrationErrorScaled ? tr(", by %1 once scaled by other sessions")
                                                     .arg(common::shareText(*m.calibrationErrorScaled, 0))
                                               : QString())
            : tr("The score is no probability: only its order means something."));
    common::fillPlainTable(*m_parts, *m_partsView, partsTable(m), {120, 150, 75, 70, 90, 130, 130});
    common::fillPlainTable(*m_errors, *m_errorsView, errorsTable(*judge), {280, 80, 140, 140});
    const auto all = static_cast<qint64>(m.errors.size());
    m_differently->setText(
        all == 0 ? tr("Nothing is seen differently") : tr("Seen differently: %1").arg(common::countText(all)));
    m_open->setEnabled(all > 0);
}

void JudgesView::showFigures(const agreement::JudgeMeasures& m)
{
    const auto figure = [&](Figure which) { return m_figures[static_cast<std::size_t>(which)]; };
    const bool any = m.auc.has_value();
    const QString none = u"–"_s;
    figure(Auc)->setValue(any ? number(*m.auc, 2) : none,
        any ? number(m.aucInterval.low, 2) + u" – "_s + number(m.aucInterval.high, 2) : QString());
    figure(Agrees)->setValue(any ? common::shareText(m.agreement.value, 0) : none,
        any ? tr("%1, from %2 up").arg(range(m.agreement.interval), number(m.threshold, 2)) : QString());
    figure(Kappa)->setValue(any ? number(m.kappa, 2) : none);
    figure(Commoner)->setValue(any ? common::shareText(m.commoner, 0) : none, any ? tr("would agree") : QString());
    figure(Brier)->setValue(any && m.probabilities ? number(m.brier, 3) : none,
        any ? tr("%1 by saying the mean").arg(number(m.brierOfMean, 3)) : QString());
    figure(Labels)->setValue(count(m.n), tr("%1 of them good").arg(count(m.good)));
}

void JudgesView::openPart()
{
    const workbench::JudgeReport* judge = current();
    const int row = m_partsView->currentIndex().row();
    if (judge == nullptr || m_snapshot == nullptr || row < 0 || row >= static_cast<int>(m_parts->table().keys.size()))
        return;
    const agreement::SegmentErrors& part
        = judge->measures.segments[m_parts->table().keys[static_cast<std::size_t>(row)].toULongLong()];
    const population::SegmentColumn* segment = m_snapshot->frame->segment(part.segment);
    std::vector<SessionId> sessions;
    for (const agreement::JudgedError& error : judge->measures.errors)
        if (segment != nullptr && error.row < segment->codes.size()
            && segment->values[segment->codes[error.row]] == part.value)
            sessions.push_back(m_snapshot->frame->ids[error.row]);
    if (sessions.empty())
        Q_EMIT message(tr("The judge errs on no session there."));
    else
        Q_EMIT openSessions(sessions,
            tr("errors in %1: %2")
                .arg(common::visibleLine(part.segment, kLongestName), common::visibleLine(part.value, kLongestName)),
            std::nullopt);
}

void JudgesView::openPoint(const QString& key)
{
    const workbench::JudgeReport* judge = current();
    if (judge == nullptr || m_snapshot == nullptr)
        return;
    const stats::CalibrationBin& bin = judge->measures.bins.at(static_cast<std::size_t>(key.toInt()));
    std::vector<SessionId> sessions;
    for (const std::uint32_t member : bin.members)
        if (const population::Row row = judge->measures.rows[member]; row < m_snapshot->frame->size())
            sessions.push_back(m_snapshot->frame->ids[row]);
    Q_EMIT openSessions(sessions,
        tr("labeled, and %1 good by %2")
            .arg(common::shareText(bin.predicted, 0), common::visibleLine(judge->measures.score, kLongestName)),
        std::nullopt);
}

void JudgesView::openError()
{
    const workbench::JudgeReport* judge = current();
    const int row = m_errorsView->currentIndex().row();
    if (judge == nullptr || row < 0 || row >= static_cast<int>(m_errors->table().keys.size()))
        return;
    const auto& one = judge->errors[m_errors->table().keys[static_cast<std::size_t>(row)].toULongLong()];
    Q_EMIT openSessions({one.id}, common::visibleLine(one.session, kLongestName), std::nullopt);
}

void JudgesView::openAll()
{
    const workbench::JudgeReport* judge = current();
    if (judge == nullptr || m_snapshot == nullptr)
        return;
    std::vector<SessionId> sessions;
    for (const agreement::JudgedError& error : judge->measures.errors)
        if (error.row < m_snapshot->frame->size())
            sessions.push_back(m_snapshot->frame->ids[error.row]);
    if (!sessions.empty())
        Q_EMIT openSessions(
            sessions, tr("errors of %1").arg(common::visibleLine(judge->measures.score, kLongestName)), std::nullopt);
}

} // namespace turnout::ui

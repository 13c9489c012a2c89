// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "agreement/AgreementPage.h"

#include "agreement/AdjudicationView.h"
#include "agreement/AgreementTables.h"
#include "agreement/ChecksView.h"
#include "agreement/ConfusionView.h"
#include "agreement/JudgesView.h"
#include "common/PlainTable.h"
#include "common/SmallWidgets.h"
#include "common/TabularText.h"
#include "common/VisibleText.h"

#include <algorithm>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTabBar>

namespace turnout::ui {

using namespace Qt::StringLiterals;

namespace {

/// The pages, in the order the layout adds them.
enum Page { NoSessions, NoAnswers, Content, Adjudication };
enum View { FiguresView, ChecksIndex, JudgesIndex };
enum Tab { AnnotatorsTab, PairsTab, AnswersTab, SegmentsTab };
/// The figures, likewise.
enum Figure { Raw, Alpha, Ordinal, Interval, Ac1, Kappa, Shared };
constexpr std::size_t kPairsToChoose = 200; ///< those with most sessions in common
constexpr int kLongestName = 60;
constexpr int kWidestConfusion = 520; ///< a larger one scrolls

QString listTitle(const QString& question)
{
    return AgreementPage::tr("seen differently: %1").arg(question);
}

} // namespace

AgreementPage::AgreementPage(workbench::Workbench& workbench, common::Dialogs& dialogs, QWidget* parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_commands(*this)
    , m_pages(new QStackedWidget)
{
    build(dialogs);
    addCommands();
    const auto changed = [this]() {
        m_stale = true;
        // Whoever adjudicates stays there; the figures are worked out again on the way back.
        if (isVisible() && m_pages->currentIndex() != Adjudication)
            recompute();
    };
    connect(&m_workbench, &workbench::Workbench::snapshotChanged, this, changed);
    connect(&m_workbench, &workbench::Workbench::filterChanged, this, [this, changed]() {
        changed();
        if (m_pages->currentIndex() == Adjudication)
            m_adjudication->begin(m_questions->currentData().toString());
    });
}

void AgreementPage::addCommands()
{
    m_commands.add(u"agreement.open"_s, [this]() { openSelected(); });
    m_commands.add(u"agreement.openAll"_s, [this]() { openAll(); });
    m_commands.add(u"agreement.adjudicate"_s, [this]() { adjudicate(); });
    m_commands.add(u"agreement.policy"_s, [this]() { choosePolicy(); });
    enableCommands(false); // until there is something to open or to decide
}

void AgreementPage::enableCommands(bool enabled)
{
    for (const QString& id : {u"agreement.open"_s, u"agreement.openAll"_s, u"agreement.adjudicate"_s})
        m_commands.action(id)->setEnabled(enabled);
}

void AgreementPage::setAnnotator(const QString& name)
{
    m_adjudication->setAnnotator(name);
}

void AgreementPage::adjudicate()
{
    if (m_questions->currentIndex() < 0)
        return;
    m_views->hide();
    enableCommands(false); // its keys are its own: Return would mean two things
    ++m_request; // figures that are still on their way would take its place
    m_pages->setCurrentIndex(Adjudication);
    m_adjudication->begin(m_questions->currentData().toString());
}

void AgreementPage::backToFigures()
{
    if (m_pages->currentIndex() != Adjudication)
        return;
    m_pages->setCurrentIndex(Content);
    m_views->show();
    recompute();
}

void AgreementPage::activate()
{
    m_workbench.refresh();
    if (m_stale)
        recompute();
}

void AgreementPage::showView()
{
    const int view = m_views->currentIndex();
    m_whole->setCurrentIndex(view);
    enableCommands(false);
    recompute();
}

/// Reads for what is shown; the rest is read when it is.
void AgreementPage::recompute()
{
    const auto snapshot = m_workbench.snapshot();
    const bool any = snapshot != nullptr && snapshot->frame->size() > 0;
    m_views->setVisible(any && m_pages->currentIndex() != Adjudication);
    if (!any && m_views->currentIndex() != FiguresView) {
        m_views->setCurrentIndex(FiguresView); // and comes here again
        return;
    }
    m_stale = false;
    if (m_views->currentIndex() == ChecksIndex)
        m_checks->recompute();
    else if (m_views->currentIndex() == JudgesIndex)
        m_judges->recompute();
    else
        recomputeFigures();
}

void AgreementPage::recomputeFigures()
{
    const quint64 request = ++m_request;
    const auto snapshot = m_workbench.snapshot();
    const auto project = m_workbench.project();
    if (!snapshot || !project || snapshot->frame->size() == 0) {
        m_report = nullptr;
        m_pages->setCurrentIndex(NoSessions);
        return;
    }
    fillSegments(*snapshot);
    workbench::AgreementRequest asked;
    asked.filter = m_workbench.filter();
    asked.disagreements = kListed;
    if (m_segments->currentIndex() >= 0)
        asked.segments = {m_segments->currentData().toString().toStdString()};
    using Shared = std::shared_ptr<const workbench::AgreementReport>;
    m_workbench.query(
        [project, asked]() -> Result<Shared> {
            auto report = workbench::agreementOf(*project, asked);
            if (!report)
                return report.error();
            return Shared(std::make_shared<workbench::AgreementReport>(std::move(*report)));
        },
        this,
        [this, request](const Result<Shared>& report) {
            if (request != m_request)
                return;
            if (report)
                take(*report);
            else
                Q_EMIT message(common::visibleLine(report.error().message()));
        });
}

void AgreementPage::fillSegments(const workbench::Snapshot& snapshot)
{
    const QSignalBlocker quiet(m_segments);
    const QVariant before = m_segments->currentData();
    m_segments->clear();
    for (const auto& segment : snapshot.frame->segments)
        m_segments->addItem(common::visibleLine(segment.name, kLongestName), QString::fromStdString(segment.name));
    if (const int at = m_segments->findData(before); at >= 0)
        m_segments->setCurrentIndex(at);
}

void AgreementPage::take(std::shared_ptr<const workbench::AgreementReport> report)
{
    m_report = std::move(report);
    {
        const QSignalBlocker quiet(m_questions);
        const QVariant before = m_questions->currentData();
        m_questions->clear();
        for (const workbench::QuestionReport& question : m_report->questions)
            m_questions->addItem(common::visibleLine(question.opinions.question.title, kLongestName),
                QString::fromStdString(question.opinions.question.id));
        if (const int at = m_questions->findData(before); at >= 0)
            m_questions->setCurrentIndex(at);
        m_questions->setVisible(m_questions->count() > 1);
    }
    showQuestion();
}

const workbench::QuestionReport* AgreementPage::current() const
{
    const int at = m_questions->currentIndex();
    return m_report == nullptr || at < 0 ? nullptr : &m_report->questions[static_cast<std::size_t>(at)];
}

void AgreementPage::showQuestion()
{
    const workbench::QuestionReport* report = current();
    const bool any = m_report != nullptr
        && std::any_of(m_report->questions.begin(), m_report->questions.end(),
            [](const auto& question) { return question.agreement.all.shared > 0; });
    if (report == nullptr || !any) {
        const QString why = report == nullptr ? tr("The rubric has no question with choices.")
                                              : QString::fromStdString(agreementSentence(*report));
        m_noAnswers->setTexts(tr("Nothing to compare yet"), why);
        m_pages->setCurrentIndex(NoAnswers);
        return;
    }
    if (m_pages->currentIndex() == Adjudication)
        return; // shown when it is left
    m_pages->setCurrentIndex(Content);
    m_sentence->setText(QString::fromStdString(agreementSentence(*report)));
    showFigures();
    {
        const QSignalBlocker quiet(m_pairs);
        m_pairs->clear();
        m_pairs->addItem(tr("All pairs of annotators"));
        const auto& pairs = report->agreement.pairs;
        for (std::size_t i = 0; i < std::min(kPairsToChoose, pairs.size()); ++i)
            m_pairs->addItem(tr("%1 and %2 (%3 shared)")
                                 .arg(common::visibleLine(report->annotators[pairs[i].a], kLongestName),
                                     common::visibleLine(report->annotators[pairs[i].b], kLongestName),
                                     common::countText(static_cast<qint64>(pairs[i].shared))));
    }
    showConfusion();
    showTable();
    const auto all = static_cast<qint64>(report->disagreementCount);
    const auto listed = static_cast<qint64>(report->disagreements.size());
    m_differently->setText(all == 0 ? tr("Nothing is seen differently")
            : all > listed          ? tr("Seen differently: %1, the most evenly split %2 are listed")
                                 .arg(common::countText(all), common::countText(listed))
                           : tr("Seen differently: %1").arg(common::countText(all)));
    m_disagreementsView->setVisible(all > 0);
    common::fillPlainTable(
        *m_disagreements, *m_disagreementsView, disagreementTable(*report), {220, 70, 160, 200, 160});
    const bool turns = std::any_of(report->disagreements.begin(), report->disagreements.end(),
        [](const workbench::Disagreement& d) { return d.unit.turn.has_value(); });
    m_disagreementsView->setColumnHidden(1, !turns);
    enableCommands(all > 0 && m_views->currentIndex() == FiguresView);
    m_adjudicate->setVisible(all > 0);
}

void AgreementPage::showFigures()
{
    const agreement::Measures& all = current()->agreement.all;
    const auto figure = [&](Figure which) { return m_figures[static_cast<std::size_t>(which)]; };
    const auto show = [&](Figure which, const std::optional<stats::Coefficient>& coefficient) {
        figure(which)->setVisible(coefficient.has_value());
        if (coefficient)
            figure(which)->setValue(coefficientText(*coefficient), intervalText(*coefficient));
    };
    figure(Raw)->setValue(all.raw.value ? common::shareText(*all.raw.value, 0) : u"–"_s,
        all.raw.value
            ? common::shareText(all.raw.interval.low, 0) + u" – "_s + common::shareText(all.raw.interval.high, 0)
            : QString());
    show(Alpha, all.nominal);
    show(Ordinal, all.ordinal);
    show(Interval, all.interval);
    show(Ac1, all.ac1);
    show(Kappa, all.fleiss);
    figure(Shared)->setValue(common::countText(static_cast<qint64>(all.shared)),
        tr("of %1 answered, by %2 annotators")
            .arg(common::countText(static_cast<qint64>(all.units)),
                common::countText(static_cast<qint64>(current()->annotators.size()))));
}

const agreement::PairAgreement* AgreementPage::chosenPair() const
{
    const int at = m_pairs->currentIndex() - 1;
    return at < 0 ? nullptr : &current()->agreement.pairs[static_cast<std::size_t>(at)];
}

void AgreementPage::showConfusion()
{
    const workbench::QuestionReport* report = current();
    if (report == nullptr)
        return;
    QStringList values;
    for (std::size_t i = 0; i < report->opinions.values.size(); ++i)
        values << answerTitle(*report, i);
    if (const agreement::PairAgreement* pair = chosenPair())
        m_confusion->setTable(values, agreement::confusion(report->opinions, pair->a, pair->b),
            common::visibleLine(report->annotators[pair->a], kLongestName),
            common::visibleLine(report->annotators[pair->b], kLongestName));
    else
        m_confusion->setTable(values, report->confusion, tr("One annotator"), tr("Another"));
    m_confusionArea->setMinimumWidth(std::min(m_confusion->sizeHint().width(), kWidestConfusion));
}

void AgreementPage::showTable()
{
    const workbench::QuestionReport* report = current();
    if (report == nullptr)
        return;
    const int tab = m_tabs->currentIndex();
    m_segments->setVisible(tab == SegmentsTab);
    m_tabs->setTabEnabled(SegmentsTab, !report->segments.empty());
    if (tab == PairsTab)
        common::fillPlainTable(*m_table, *m_tableView, pairTable(*report), {130, 130, 70, 80, 100, 90, 110});
    else if (tab == AnswersTab)
        common::fillPlainTable(*m_table, *m_tableView, answerTable(*report), {150, 70, 140, 100, 120, 110});
    else if (tab == SegmentsTab && !report->segments.empty())
        common::fillPlainTable(
            *m_table, *m_tableView, segmentTable(report->segments.front()), {150, 70, 90, 100, 120, 110});
    else
        common::fillPlainTable(*m_table, *m_tableView, annotatorTable(*report), {160, 85, 80, 185, 100, 95});
}

void AgreementPage::openCell(int row, int column)
{
    const workbench::QuestionReport* report = current();
    if (report == nullptr)
        return;
    const agreement::PairAgreement* pair = chosenPair();
    const auto is = [&](const stats::Judgement& j, int value, std::size_t whose) {
        return j.value == static_cast<std::uint32_t>(value) && (pair == nullptr || j.annotator == whose);
    };
    std::vector<SessionId> sessions;
    for (std::size_t unit = 0; unit < report->opinions.units.size(); ++unit) {
        const auto judgements = report->opinions.of(unit);
        const bool there = std::any_of(judgements.begin(), judgements.end(), [&](const stats::Judgement& one) {
            return is(one, row, pair == nullptr ? 0 : pair->a)
                && std::any_of(judgements.begin(), judgements.end(), [&](const stats::Judgement& other) {
                       return other.annotator != one.annotator && is(other, column, pair == nullptr ? 0 : pair->b);
                   });
        });
        const SessionId session = report->opinions.units[unit].session;
        if (there && (sessions.empty() || sessions.back() != session)) // of several turns, once
            sessions.push_back(session);
    }
    const auto title = [&](int value) { return answerTitle(*report, static_cast<std::size_t>(value)); };
    if (sessions.empty())
        Q_EMIT message(tr("No session is seen as %1 by one and as %2 by another.").arg(title(row), title(column)));
    else
        Q_EMIT openSessions(sessions, tr("%1 and %2").arg(title(row), title(column)), std::nullopt);
}

void AgreementPage::openSelected()
{
    const workbench::QuestionReport* report = current();
    const int row = m_disagreementsView->currentIndex().row();
    if (report == nullptr || row < 0 || row >= static_cast<int>(report->disagreements.size()))
        return;
    const workbench::Disagreement& chosen = report->disagreements[static_cast<std::size_t>(row)];
    Q_EMIT openSessions({chosen.unit.session}, common::visibleLine(chosen.session, kLongestName), std::nullopt);
}

void AgreementPage::openAll()
{
    const workbench::QuestionReport* report = current();
    if (report == nullptr)
        return;
    std::vector<SessionId> sessions;
    for (const std::size_t unit : agreement::disagreements(report->opinions))
        sessions.push_back(report->opinions.units[unit].session);
    std::sort(sessions.begin(), sessions.end());
    sessions.erase(std::unique(sessions.begin(), sessions.end()), sessions.end());
    if (!sessions.empty())
        Q_EMIT openSessions(
            sessions, listTitle(common::visibleLine(report->opinions.question.title, kLongestName)), std::nullopt);
}

} // namespace turnout::ui

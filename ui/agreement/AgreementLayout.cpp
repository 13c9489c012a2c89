// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the Agreement page is put together from; what it does is in AgreementPage.cpp.
#include "agreement/AdjudicationView.h"
#include "agreement/AgreementPage.h"
#include "agreement/ChecksView.h"
#include "agreement/ConfusionView.h"
#include "agreement/FinalLabelsDialog.h"
#include "agreement/JudgesView.h"
#include "common/CurrentStack.h"
#include "common/PlainTable.h"
#include "common/SmallWidgets.h"
#include "common/Theme.h"
#include "common/VisibleText.h"
#include "workbench/ConsensusReport.h"
#include "workbench/FinalLabels.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

namespace turnout::ui {

using namespace Qt::StringLiterals;

namespace {

QString outcomesOf(const workbench::ConsensusReport& report)
{
    constexpr qsizetype kMost = 6; // questions: a dialog is not a table
    QStringList lines;
    for (const auto& question : report.questions)
        if (lines.size() < kMost && !question.several.empty())
            lines << QString::fromStdString(outcomeSentence(question));
    return lines.isEmpty() ? AgreementPage::tr("So far nothing was answered by several annotators.")
                           : lines.join(u'\n');
}

} // namespace
using common::Theme;

void AgreementPage::build(common::Dialogs& dialogs)
{
    m_views = new QTabBar(this); // first, so that the keyboard comes to it first
    m_noSessions = new common::EmptyState(u"agreement"_s, tr("No sessions yet"),
        tr("Import sessions and let two annotators label some of them: this page then says how far they agree."),
        tr("Import …"), this);
    connect(m_noSessions, &common::EmptyState::activated, this, &AgreementPage::importRequested);
    m_noAnswers
        = new common::EmptyState(u"agreement"_s, tr("Nothing to compare yet"), {}, tr("Go to the label desk"), this);
    connect(m_noAnswers, &common::EmptyState::activated, this, &AgreementPage::labelRequested);
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(Theme::kPage, Theme::kBetween, Theme::kPage, Theme::kBetween);
    column->setSpacing(Theme::kBetween);
    column->addWidget(buildHead());
    auto* upper = new QWidget;
    auto* across = new QHBoxLayout(upper);
    across->setContentsMargins(0, 0, 0, Theme::kBetween);
    across->setSpacing(Theme::kPage);
    across->addWidget(buildConfusion());
    across->addWidget(buildTables(), 1);
    auto* down = new QSplitter(Qt::Vertical);
    down->setChildrenCollapsible(false);
    down->addWidget(upper);
    down->addWidget(buildDisagreements());
    down->setSizes({280, 240});
    column->addWidget(down, 1);
    m_pages->addWidget(m_noSessions);
    m_pages->addWidget(m_noAnswers);
    m_pages->addWidget(content);
    m_adjudication = new AdjudicationView(m_workbench, this);
    connect(m_adjudication, &AdjudicationView::left, this, &AgreementPage::backToFigures);
    connect(m_adjudication, &AdjudicationView::annotatorNeeded, this, &AgreementPage::annotatorNeeded);
    connect(m_adjudication, &AdjudicationView::message, this, &AgreementPage::message);
    m_pages->addWidget(m_adjudication);
    buildViews(dialogs);
}

void AgreementPage::buildViews(common::Dialogs& dialogs)
{
    m_checks = new ChecksView(m_workbench);
    connect(m_checks, &ChecksView::openSessions, this, &AgreementPage::openSessions);
    connect(m_checks, &ChecksView::message, this, &AgreementPage::message);
    m_judges = new JudgesView(m_workbench, dialogs);
    connect(m_judges, &JudgesView::openSessions, this, &AgreementPage::openSessions);
    connect(m_judges, &JudgesView::message, this, &AgreementPage::message);
    for (const QString& name : {tr("Among annotators"), tr("Gold and repeats"), tr("Judges against people")})
        m_views->addTab(name);
    m_views->setDrawBase(false);
    m_views->setExpanding(false);
    m_views->setObjectName(u"agreementViews"_s);
    m_views->setAccessibleName(tr("Agreement of"));
    m_whole = new common::CurrentStack;
    for (QWidget* view :
        {static_cast<QWidget*>(m_pages), static_cast<QWidget*>(m_checks), static_cast<QWidget*>(m_judges)})
        m_whole->addWidget(view);
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(Theme::kPage, Theme::kInside, Theme::kPage, 0);
    bar->addWidget(m_views);
    bar->addStretch(1);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    whole->addLayout(bar);
    whole->addWidget(m_whole, 1);
    connect(m_views, &QTabBar::currentChanged, this, &AgreementPage::showView);
}

QWidget* AgreementPage::buildHead()
{
    auto* head = new QWidget;
    auto* column = new QVBoxLayout(head);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::kBetween);
    m_questions = new QComboBox;
    m_questions->setAccessibleName(tr("Question"));
    m_questions->setObjectName(u"agreementQuestion"_s);
    connect(m_questions, &QComboBox::currentIndexChanged, this, &AgreementPage::showQuestion);
    m_sentence = new common::SentenceLabel;
    column->addWidget(m_questions, 0, Qt::AlignLeft);
    column->addWidget(m_sentence);
    auto* figures = new QHBoxLayout;
    figures->setSpacing(Theme::kPage);
    for (const QString& name : {tr("Say the same"), tr("Krippendorff's α"), tr("α, options in order"),
             tr("α, what they count as"), tr("Gwet's AC1"), tr("Fleiss' κ"), tr("Answered several times")}) {
        m_figures.push_back(new common::StatLine(name, {}));
        figures->addWidget(m_figures.back(), 0, Qt::AlignTop);
    }
    figures->addStretch(1);
    column->addLayout(figures);
    return head;
}

QWidget* AgreementPage::buildConfusion()
{
    auto* box = new QWidget;
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::kInside);
    m_pairs = new QComboBox;
    m_pairs->setAccessibleName(tr("Whose answers are compared"));
    m_pairs->setObjectName(u"agreementPair"_s);
    connect(m_pairs, &QComboBox::currentIndexChanged, this, &AgreementPage::showConfusion);
    m_confusion = new ConfusionView;
    connect(m_confusion, &ConfusionView::cellActivated, this, &AgreementPage::openCell);
    m_pairs->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_confusionArea = new QScrollArea;
    m_confusionArea->setFrameShape(QFrame::NoFrame);
    m_confusionArea->setWidgetResizable(true);
    m_confusionArea->setFocusPolicy(Qt::NoFocus);
    m_confusionArea->setWidget(m_confusion);
    column->addWidget(m_pairs, 0, Qt::AlignLeft);
    column->addWidget(m_confusionArea, 1);
    return box;
}

QWidget* AgreementPage::buildTables()
{
    auto* box = new QWidget;
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::kInside);
    m_tabs = new QTabBar;
    for (const QString& name : {tr("Annotators"), tr("Pairs"), tr("Answers"), tr("Segments")})
        m_tabs->addTab(name);
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setObjectName(u"agreementBy"_s);
    m_tabs->setAccessibleName(tr("Agreement by"));
    m_segments = new QComboBox;
    m_segments->setAccessibleName(tr("Segment"));
    m_segments->setObjectName(u"agreementSegment"_s);
    connect(m_tabs, &QTabBar::currentChanged, this, &AgreementPage::showTable);
    connect(m_segments, &QComboBox::activated, this, &AgreementPage::recompute);
    auto* row = new QHBoxLayout;
    row->addWidget(m_tabs);
    row->addStretch(1);
    row->addWidget(m_segments);
    m_table = new common::ChartTableModel(this);
    m_tableView = common::makePlainTable(m_table, tr("Agreement by annotator, pair, answer or segment"));
    m_tableView->setObjectName(u"agreementTable"_s);
    m_tableView->horizontalHeader()->setStretchLastSection(false); // a number far from its row is hard to read
    column->addLayout(row);
    column->addWidget(m_tableView, 1);
    return box;
}

QWidget* AgreementPage::buildDisagreements()
{
    auto* box = new QWidget;
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, Theme::kInside, 0, 0);
    column->setSpacing(Theme::kInside);
    m_differently = new QLabel;
    common::setTextStyle(*m_differently, common::TextStyle::Section);
    m_disagreements = new common::ChartTableModel(this);
    m_disagreementsView = common::makePlainTable(m_disagreements, tr("Sessions that are seen differently"));
    m_disagreementsView->setObjectName(u"disagreementsTable"_s);
    connect(m_disagreementsView, &QTableView::doubleClicked, this, &AgreementPage::openSelected);
    m_adjudicate = new QPushButton(tr("Adjudicate"));
    m_adjudicate->setObjectName(u"adjudicateButton"_s);
    m_adjudicate->setAccessibleDescription(tr("Decide the disagreements one by one"));
    connect(m_adjudicate, &QPushButton::clicked, this, &AgreementPage::adjudicate);
    auto* head = new QHBoxLayout;
    head->addWidget(m_differently);
    head->addStretch(1);
    auto* policy = new QPushButton(tr("Final labels …"));
    policy->setObjectName(u"finalLabelsButton"_s);
    policy->setAccessibleDescription(tr("How the answers of several annotators become one"));
    connect(policy, &QPushButton::clicked, this, &AgreementPage::choosePolicy);
    head->addWidget(policy);
    head->addWidget(m_adjudicate);
    column->addLayout(head);
    column->addWidget(m_disagreementsView, 1);
    return box;
}

void AgreementPage::choosePolicy()
{
    const auto project = m_workbench.project();
    const auto snapshot = m_workbench.snapshot();
    if (project == nullptr || snapshot == nullptr)
        return;
    if (!project->report().writable) {
        Q_EMIT message(tr("Nothing can be changed: the project is open for reading only."));
        return;
    }
    auto* dialog = new FinalLabelsDialog(snapshot->policy, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    const auto look = [this, dialog, project] {
        workbench::ConsensusRequest request;
        request.policy = dialog->policy();
        m_workbench.query([project, request] { return consensusReport(*project, request); }, dialog,
            [dialog](const Result<workbench::ConsensusReport>& report) {
                if (!report)
                    dialog->setOutcome(common::visibleLine(report.error().message()));
                else if (report->policy == dialog->policy()) // else it was changed meanwhile
                    dialog->setOutcome(outcomesOf(*report));
            });
    };
    connect(dialog, &FinalLabelsDialog::policyChanged, this, look);
    look();
    connect(dialog, &QDialog::accepted, this, [this, dialog, project] {
        m_workbench.query([project, policy = dialog->policy()] { return setConsensusPolicy(*project, policy); }, this,
            [this](const Result<void>& kept) {
                if (!kept)
                    Q_EMIT message(common::visibleLine(kept.error().message()));
                m_workbench.noteLabeled(); // other labels are final now
                m_workbench.refresh();
            });
    });
    dialog->open();
}

} // namespace turnout::ui

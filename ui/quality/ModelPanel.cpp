// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "quality/ModelPanel.h"

#include "common/CalibrationChart.h"
#include "common/ChartFrame.h"
#include "common/SmallWidgets.h"
#include "common/TabularText.h"
#include "common/Theme.h"
#include "common/VisibleText.h"
#include "quality/PanelParts.h"
#include "workbench/ModelReport.h"
#include "workbench/ModelTrainer.h"

#include <algorithm>
#include <QComboBox>
#include <QDateTime>
#include <QLabel>
#include <QLocale>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace turnout::ui {

using namespace Qt::StringLiterals;
using common::countText;
using common::Theme;
using workbench::LearnedModel;
using State = workbench::ModelTrainer::State;

namespace {

constexpr int kFingerprintDigits = 12; ///< enough to tell two models apart; the tool tip has all of it

QString number(double value)
{
    return QString::number(value, 'f', 2);
}

/// The reason as the beginning of a sentence.
QString sentenceOf(const Error& error)
{
    QString text = common::visibleLine(error.text, 300);
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

/// Questions a model can be learned of, the one of the estimates first.
std::vector<const session::Question*> questionsOf(const session::Rubric& rubric)
{
    std::vector<const session::Question*> questions;
    if (rubric.estimated() != nullptr)
        questions.push_back(rubric.estimated());
    for (const session::Question& question : rubric.questions) {
        const bool counts = std::any_of(question.options.begin(), question.options.end(),
            [](const session::Option& option) { return option.countsAs.has_value(); });
        const bool ofOne = session::isChoiceOfOne(question.kind) && question.scope == session::QuestionScope::Session;
        if (ofOne && counts && &question != rubric.estimated())
            questions.push_back(&question);
    }
    return questions;
}

} // namespace

ModelPanel::ModelPanel(workbench::Workbench& workbench, common::Dialogs& dialogs, QWidget* parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_question(new QComboBox)
    , m_sentence(new common::SentenceLabel)
    , m_state(new QLabel)
    , m_chart(new common::CalibrationChart(tr("model")))
    , m_frame(new common::ChartFrame(m_chart, dialogs))
{
    m_figures = buildFigures();
    setObjectName(u"modelPanel"_s);
    m_sentence->setObjectName(u"modelSentence"_s);
    m_sentence->setAccessibleName(tr("What the model is worth"));
    m_state->setObjectName(u"modelState"_s);
    m_state->setAccessibleName(tr("Where the model comes from"));
    setTextStyle(*m_state, common::TextStyle::Body, common::Tint::Muted);
    m_state->setWordWrap(true);
    m_state->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_frame->setTitle(tr("What the model says against what labels say"));
    m_frame->setSubtitle(tr("Labels it had not seen, in groups of equal size; 95 % intervals."));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::kInside);
    column->addWidget(buildHeader());
    column->addWidget(m_sentence);
    column->addWidget(m_state);
    column->addSpacing(Theme::kStep);
    column->addWidget(m_figures);
    column->addSpacing(Theme::kStep);
    column->addWidget(m_frame);
    m_figures->hide();
    m_frame->hide();
    connect(m_frame, &common::ChartFrame::rowActivated, this, &ModelPanel::openPoint);
    connect(m_question, &QComboBox::currentIndexChanged, this, &ModelPanel::refresh);
    connect(&m_workbench.trainer(), &workbench::ModelTrainer::progress, this, &ModelPanel::showLearning);
}

ModelPanel::~ModelPanel()
{
    m_cancel.cancel();
}

QWidget* ModelPanel::buildHeader()
{
    m_question->setObjectName(u"modelQuestion"_s);
    m_question->setAccessibleName(tr("Question the model predicts"));
    m_question->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    return panelHeader(tr("Quality model"), tr("&Question"), m_question);
}

QWidget* ModelPanel::buildFigures()
{
    m_auc = new common::StatLine(tr("AUC"), {});
    m_auc->setObjectName(u"aucLine"_s);
    m_brier = new common::StatLine(tr("Brier score"), {});
    m_explained = new common::StatLine(tr("Explains (R²)"), {});
    m_calibration = new common::StatLine(tr("Calibration"), {});
    m_labels = new common::StatLine(tr("Labels used"), {});
    return figuresRow({m_auc, m_brier, m_explained, m_calibration, m_labels});
}

void ModelPanel::fillQuestions()
{
    const QSignalBlocker quiet(m_question);
    const QString before = m_question->currentData().toString();
    const auto snapshot = m_workbench.snapshot();
    m_question->clear();
    if (snapshot != nullptr)
        for (const session::Question* question : questionsOf(snapshot->rubric))
            m_question->addItem(common::visibleLine(question->title.empty() ? question->id : question->title, 80),
                QString::fromStdString(question->id));
    m_question->setCurrentIndex(std::max(0, m_question->findData(before)));
    m_question->setEnabled(m_question->count() > 1);
}

void ModelPanel::refresh()
{
    fillQuestions();
    m_cancel.cancel();
    ++m_request;
    if (m_question->count() == 0) {
        showWords(tr("There is no question to predict yet."),
            tr("A model predicts a single-choice question whose answers count as good or bad."));
        return;
    }
    m_workbench.trainer().learnNow();
    if (m_question->currentIndex() <= 0)
        showTrained();
    else
        learnOther(m_question->currentData().toString().toStdString());
}

void ModelPanel::follow()
{
    if (m_question->currentIndex() == 0)
        showTrained();
}

void ModelPanel::showTrained()
{
    const workbench::ModelTrainer& trainer = m_workbench.trainer();
    const auto model = trainer.model();
    const bool learning = trainer.state() == State::Learning;
    if (trainer.state() == State::Refused || model == nullptr) {
        const bool refused = trainer.state() == State::Refused;
        const bool reading = trainer.state() == State::Reading;
        showWords(learning ? tr("Learning from the labels …")
                : refused  ? tr("There is no model yet.")
                : reading  ? tr("What was said is read first; then the model is learned.")
                           : tr("The model is learned as soon as nothing else runs."),
            refused ? tr("%1. Draw sessions and label them: the model is then learned by itself.")
                          .arg(sentenceOf(trainer.why()))
                    : QString());
        return;
    }
    showModel(model,
        learning                              ? tr("There are other labels since: learning again …")
            : trainer.state() != State::Ready ? tr("There are other labels since: it is learned again soon.")
                                              : QString());
}

void ModelPanel::learnOther(const std::string& question)
{
    m_cancel = {};
    showWords(tr("Learning from the labels …"), {});
    workbench::ModelRequest asked;
    asked.question = question;
    m_workbench.query([project = m_workbench.project(), snapshot = m_workbench.snapshot(), asked,
                          cancel = m_cancel] { return workbench::learnModel(*project, *snapshot, asked, {}, cancel); },
        this,
        [this, request = m_request](const Result<Shared>& model) {
            if (request != m_request)
                return;
            if (model)
                showModel(*model, {});
            else
                showWords(tr("There is no model of this question yet."), sentenceOf(model.error()) + u'.');
        });
}

void ModelPanel::showModel(const Shared& shown, const QString& state)
{
    m_shown = shown;
    const LearnedModel& model = *shown;
    const learn::HeldOut& quality = model.quality;
    m_sentence->setText(common::visibleLine(workbench::modelSentence(model)));
    const QString when = QLocale().toString(QDateTime::fromMSecsSinceEpoch(model.at), QLocale::ShortFormat);
    QStringList said{tr("Learned %1 in %2 s; fingerprint %3.")
                         .arg(when, QString::number(model.seconds, 'f', 1),
                             QString::fromStdString(model.fingerprint).left(kFingerprintDigits))};
    if (!quality.trusted())
        said << tr("Draws that go by it take half or more at random: it is %1.")
                    .arg(!quality.betterThanGuessing ? tr("not better than guessing yet")
                            : quality.moved ? tr("of before: quality has moved since its earlier labels, by %1 points")
                                                  .arg(QString::number(std::lround(quality.movedBy * 100)))
                            : quality.cold
                            ? tr("cold, with fewer than %1 labels").arg(static_cast<int>(learn::HeldOut::kWarm))
                            : tr("not calibrated"));
    if (!state.isEmpty())
        said << state;
    m_state->setText(said.join(u' '));
    m_state->setToolTip(common::plainToolTip(QString::fromStdString(model.fingerprint)));
    m_state->show();
    m_auc->setValue(
        number(quality.auc), tr("%1 to %2; 0.50 is guessing").arg(number(quality.aucLow), number(quality.aucHigh)));
    m_brier->setValue(number(quality.brier), tr("%1 by always saying the mean").arg(number(quality.brierOfMean)));
    m_explained->setValue(common::shareText(quality.explained), tr("about the labels it saves"));
    m_calibration->setValue(quality.calibrated ? tr("fits") : tr("off"),
        tr("by %1 on average").arg(common::shareText(quality.calibrationError)));
    m_labels->setValue(countText(static_cast<qint64>(quality.n)),
        tr("%1 good; %2")
            .arg(countText(static_cast<qint64>(quality.good)),
                model.weighted ? tr("weighted to the frame") : tr("each counts alike")));
    std::vector<common::CalibrationPoint> points;
    for (const workbench::CalibrationPoint& point : workbench::calibrationPoints(model))
        points.push_back({point.predicted, point.observed, point.low, point.high, point.n,
            QString::number(static_cast<qint64>(points.size()))});
    m_chart->setPoints(std::move(points));
    m_figures->show();
    m_frame->show();
}

void ModelPanel::openPoint(const QString& key)
{
    const auto points = workbench::calibrationPoints(*m_shown);
    const workbench::CalibrationPoint& point = points.at(static_cast<std::size_t>(key.toInt()));
    std::vector<SessionId> sessions;
    for (const population::Row row : point.rows)
        sessions.push_back(m_shown->frame->ids[row]);
    Q_EMIT openSessions(
        sessions, tr("labeled, and %1 good by the model").arg(common::shareText(point.predicted, 0)), std::nullopt);
}

void ModelPanel::showWords(const QString& sentence, const QString& more)
{
    m_sentence->setText(sentence);
    m_state->setText(more);
    m_state->setVisible(!more.isEmpty());
    m_figures->hide();
    m_frame->hide();
}

void ModelPanel::showLearning(qint64 done, qint64 total)
{
    if (m_question->currentIndex() != 0 || !m_figures->isHidden() || total <= 0)
        return;
    const QString what = m_workbench.trainer().state() == State::Reading
        ? tr("Before the first model: %1 of %2 sessions read …")
        : tr("Learning from the labels: %1 of %2 sessions read …");
    m_sentence->setText(what.arg(countText(done), countText(total)));
}

} // namespace turnout::ui

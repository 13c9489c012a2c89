// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "agreement/AdjudicationView.h"

#include "agreement/OpinionCards.h"
#include "common/CommandTable.h"
#include "common/SmallWidgets.h"
#include "common/TabularText.h"
#include "common/TranscriptPane.h"
#include "common/TranscriptView.h"
#include "common/VisibleText.h"

#include <algorithm>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace turnout::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kLongestName = 60;
constexpr int kMostCardsHeight = 140; ///< the transcript is what is read
constexpr int kRoomForBar = 14; ///< of scrolling across

/// The first digit from 1 on that no option has for its key; empty where all are taken.
QString freeDigit(const QStringList& taken)
{
    for (int digit = 1; digit <= 9; ++digit)
        if (const QString key = QString::number(digit); !taken.contains(key))
            return key;
    return {};
}

/// Where the turn stands among those that are shown.
int placeOf(const workbench::DeskSession& session, int turn)
{
    const auto found = std::find(session.places.begin(), session.places.end(), turn);
    return found == session.places.end() ? turn : static_cast<int>(found - session.places.begin());
}

} // namespace

AdjudicationView::AdjudicationView(workbench::Workbench& workbench, QWidget* parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_commands(*this)
    , m_pages(new QStackedWidget(this))
    , m_toast(new common::Toast(this))
{
    build();
    addCommands();
    connect(&m_workbench, &workbench::Workbench::projectChanged, this, [this]() {
        m_adjudicator.reset();
        m_cases.clear();
        m_shown = false;
        ++m_request;
        Q_EMIT left();
    });
    // Other questions: what could be decided may be no answer any more.
    connect(&m_workbench, &workbench::Workbench::snapshotChanged, this, [this]() {
        const auto snapshot = m_workbench.snapshot();
        if (m_shown && isVisible() && snapshot != nullptr && snapshot->rubric != m_rubric)
            read(m_cases[m_at].is.unit);
    });
}

AdjudicationView::~AdjudicationView() = default;

void AdjudicationView::addCommands()
{
    m_commands.add(u"adjudicate.next"_s, [this]() {
        if (m_comment->hasFocus())
            m_transcript->view().setFocus(Qt::OtherFocusReason); // a line edit leaves Return to its page
        else
            goNext();
    });
    m_commands.add(u"adjudicate.skip"_s, [this]() { skip(); });
    m_commands.add(u"adjudicate.undo"_s, [this]() { takeBack(); });
    m_commands.add(u"adjudicate.comment"_s, [this]() { m_comment->setFocus(Qt::ShortcutFocusReason); });
    m_commands.add(u"adjudicate.gold"_s, [this]() { makeGold(); });
    m_commands.add(u"adjudicate.nextTurn"_s, [this]() { m_transcript->view().selectNext(); });
    m_commands.add(u"adjudicate.previousTurn"_s, [this]() { m_transcript->view().selectPrevious(); });
    m_commands.add(u"adjudicate.unfold"_s, [this]() { m_transcript->view().toggleSelected(); });
    m_commands.add(u"adjudicate.leave"_s, [this]() {
        if (m_comment->hasFocus())
            m_transcript->view().setFocus(Qt::OtherFocusReason);
        else
            Q_EMIT left();
    });
}

void AdjudicationView::setAnnotator(const QString& name)
{
    if (name == m_annotator)
        return;
    m_annotator = name;
    m_adjudicator.reset();
    if (isVisible() && !m_asked.empty())
        read(std::nullopt);
}

SessionId AdjudicationView::currentSession() const
{
    return m_shown ? m_cases[m_at].is.unit.session : SessionId();
}

void AdjudicationView::begin(const QString& question)
{
    m_asked = question.toStdString();
    read(std::nullopt);
}

void AdjudicationView::openAdjudicator()
{
    const auto project = m_workbench.project();
    if (m_adjudicator || !project)
        return;
    auto opened = workbench::Adjudicator::open(*project, m_annotator.toStdString());
    if (opened)
        m_adjudicator = std::move(*opened);
    else
        Q_EMIT message(common::visibleLine(opened.error().message()));
}

void AdjudicationView::read(std::optional<agreement::Unit> show)
{
    m_shown = false;
    const quint64 request = ++m_request;
    const auto project = m_workbench.project();
    if (!project)
        return;
    if (!project->report().writable) {
        showEmpty(tr("This project is open for reading only"), tr("Decisions are made where it can be written."));
        return;
    }
    if (m_annotator.isEmpty()) {
        m_pages->setCurrentWidget(m_whoDecides);
        m_whoDecides->setFocus(Qt::OtherFocusReason);
        return;
    }
    openAdjudicator();
    using Queue = workbench::AdjudicationQueue;
    m_workbench.query([project, filter = m_workbench.filter(),
                          question = m_asked]() { return workbench::adjudicationQueue(*project, filter, question); },
        this,
        [this, request, show](const Result<Queue>& queue) {
            if (request != m_request)
                return;
            if (queue)
                take(*queue, show);
            else
                showEmpty(tr("This cannot be decided"), common::visibleLine(queue.error().message()));
        });
}

void AdjudicationView::take(const workbench::AdjudicationQueue& queue, std::optional<agreement::Unit> show)
{
    m_question = queue.question;
    m_rubric = queue.rubric;
    m_cases.clear();
    for (const workbench::AdjudicationCase& one : queue.cases)
        m_cases.push_back({one, false});
    m_title->setText(common::visibleLine(m_question.title, kLongestName));
    const auto wanted = std::find_if(m_cases.begin(), m_cases.end(), [&](const Case& one) {
        return show && one.is.unit.session == show->session && one.is.unit.turn == show->turn;
    });
    if (m_cases.empty())
        showEmpty(tr("Nothing is seen differently"),
            tr("Where two annotators answer this question differently about a session, it is decided here."));
    else
        go(wanted == m_cases.end() ? 0 : static_cast<std::size_t>(wanted - m_cases.begin()));
}

void AdjudicationView::showEmpty(const QString& sentence, const QString& explanation)
{
    m_shown = false;
    m_empty->setTexts(sentence, explanation);
    m_pages->setCurrentWidget(m_empty);
    m_empty->setFocus(Qt::OtherFocusReason);
}

void AdjudicationView::go(std::size_t at)
{
    if (!m_adjudicator)
        return;
    auto view = m_adjudicator->fetch(m_rubric, m_question, m_cases[at].is.unit);
    if (!view) {
        Q_EMIT message(common::visibleLine(view.error().message()));
        return;
    }
    m_view = std::move(*view);
    m_at = at;
    m_shown = true;
    m_decision = {};
    m_comment->clear();
    m_transcript->view().setTurns(m_view.session.turns);
    if (const auto& pair = m_view.session.pair)
        m_transcript->view().compareBeside(pair->a, pair->b);
    m_since.start();
    showChoices();
    showCase();
    m_cardsArea->horizontalScrollBar()->setValue(0);
    m_pages->setCurrentWidget(m_content);
    m_transcript->view().setFocus(Qt::OtherFocusReason);
}

/// In the words that go with the session as it is shown.
const session::Question& AdjudicationView::shownQuestion() const
{
    const session::Question* shown = m_view.rubric.question(m_question.id);
    return shown == nullptr ? m_question : *shown;
}

/// The case as it stands: without names before the decision, with them after it.
void AdjudicationView::showCase()
{
    const workbench::AdjudicationCase& is = m_cases[m_at].is;
    const bool decided = m_decision.valid();
    QString heading = tr("%1 of %2", "position in the queue").arg(m_at + 1).arg(m_cases.size());
    if (is.unit.turn)
        heading += tr(" · about turn %1").arg(placeOf(m_view.session, *is.unit.turn) + 1);
    if (is.worth > 0)
        heading += tr(" · %1 of what is uncertain").arg(common::shareText(is.worth, 0));
    // Which one is for nobody to see before it is decided, but whoever decides on themselves should know that they do.
    if (std::any_of(m_view.opinions.begin(), m_view.opinions.end(),
            [name = m_annotator.toStdString()](const auto& one) { return one.annotator == name; }))
        heading += tr(" · one of the answers is yours");
    if (decided)
        heading += u" · "_s + common::visibleLine(m_view.session.externalId, kLongestName);
    m_heading->setText(heading);
    m_cards->setOpinions(shownQuestion(), m_view.rubric, m_view.opinions, decided);
    m_cardsArea->setFixedHeight(std::min(kMostCardsHeight, m_cards->sizeHint().height() + kRoomForBar));
    m_decided->setVisible(decided);
    m_gold->setVisible(decided);
    m_gold->setEnabled(!m_view.gold);
    m_gold->setText(m_view.gold ? tr("It is gold") : tr("Make gold of it"));
    m_next->setVisible(decided);
}

void AdjudicationView::showChoices()
{
    for (const Choice& choice : m_choices)
        delete choice.button;
    m_choices.clear();
    const auto add = [&](const QString& key, const std::vector<std::string>& values) {
        m_choices.push_back({key, values, nullptr});
    };
    if (m_question.kind == session::QuestionKind::Multi) {
        // Of several answers together, one that was given.
        for (const workbench::CaseOpinion& opinion : m_view.opinions)
            if (std::none_of(m_choices.begin(), m_choices.end(),
                    [&](const Choice& choice) { return choice.values == opinion.answer.values; }))
                add({}, opinion.answer.values);
    } else {
        for (const session::Option& option : shownQuestion().options)
            add(QString::fromStdString(option.key), {option.value});
    }
    QStringList taken;
    for (const Choice& choice : m_choices)
        taken << choice.key;
    for (std::size_t i = 0; i < m_choices.size(); ++i) {
        Choice& choice = m_choices[i];
        if (choice.key.isEmpty())
            taken << (choice.key = freeDigit(taken));
        const QString title = answerText(&shownQuestion(), {m_question.id, choice.values, std::nullopt});
        choice.button = new QPushButton(
            common::plainLabel(choice.key.isEmpty() ? title : choice.key.toUpper() + u"   "_s + title), m_content);
        choice.button->setAccessibleName(
            choice.key.isEmpty() ? title : tr("%1, key %2", "an answer and its key").arg(title, choice.key));
        choice.button->setCheckable(true);
        choice.button->setFocusPolicy(Qt::TabFocus);
        connect(choice.button, &QPushButton::clicked, this, [this, i]() { choose(i); });
        m_choiceList->addWidget(choice.button);
    }
}

void AdjudicationView::choose(std::size_t choice)
{
    if (!m_shown || !m_adjudicator)
        return;
    const auto decided
        = m_adjudicator->decide(m_cases[m_at].is.unit, {m_question.id, m_choices[choice].values, std::nullopt},
            m_comment->text().trimmed().toStdString(), static_cast<double>(m_since.elapsed()) / 1000);
    for (std::size_t i = 0; i < m_choices.size(); ++i)
        m_choices[i].button->setChecked(decided && i == choice);
    if (!decided) {
        Q_EMIT message(common::visibleLine(decided.error().message()));
        return;
    }
    m_decision = *decided;
    m_cases[m_at].done = true;
    const auto agreeing = std::count_if(m_view.opinions.begin(), m_view.opinions.end(),
        [&](const workbench::CaseOpinion& one) { return one.answer.values == m_choices[choice].values; });
    m_decided->setText(
        tr("Decided and on disk. %1 of %2 annotators had said so.").arg(agreeing).arg(m_view.opinions.size()));
    showCase();
    m_transcript->view().setFocus(Qt::OtherFocusReason);
    m_workbench.noteLabeled();
}

void AdjudicationView::skip()
{
    if (!m_shown)
        return;
    m_cases[m_at].done = true; // for now: what is not decided is there again next time
    goNext();
}

/// The next that is neither decided nor skipped, from here on and round again.
void AdjudicationView::goNext()
{
    if (!m_shown)
        return;
    for (std::size_t i = 1; i <= m_cases.size(); ++i)
        if (const std::size_t at = (m_at + i) % m_cases.size(); !m_cases[at].done) {
            go(at);
            return;
        }
    finish();
}

void AdjudicationView::finish()
{
    const QString key = common::keyText(*common::findCommand(u"adjudicate.undo"));
    showEmpty(tr("You have seen every disagreement on this question"),
        tr("What was skipped is here again the next time.")
            + (key.isEmpty() ? QString() : u' ' + tr("%1 takes the last decision back.").arg(key)));
}

void AdjudicationView::takeBack()
{
    if (!m_adjudicator)
        return;
    const auto taken = m_adjudicator->takeBack();
    if (!taken) {
        m_toast->showMessage(common::visibleLine(taken.error().text));
        return;
    }
    m_workbench.noteLabeled();
    const auto found = std::find_if(m_cases.begin(), m_cases.end(), [&](const Case& one) {
        return taken->question == m_question.id && one.is.unit.session == taken->unit.session
            && one.is.unit.turn == taken->unit.turn;
    });
    if (found != m_cases.end()) {
        found->done = false;
        go(static_cast<std::size_t>(found - m_cases.begin()));
    } else {
        m_asked = taken->question;
        read(taken->unit);
    }
    m_toast->showMessage(tr("Taken back: this one is to be decided again."));
}

void AdjudicationView::makeGold()
{
    if (!m_shown || !m_decision.valid() || m_view.gold)
        return;
    if (const auto made = m_adjudicator->makeGold(m_decision); !made) {
        Q_EMIT message(common::visibleLine(made.error().message()));
        return;
    }
    m_view.gold = true;
    showCase();
    m_transcript->view().setFocus(Qt::OtherFocusReason);
}

void AdjudicationView::keyPressEvent(QKeyEvent* event)
{
    const bool plain = (event->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) == Qt::NoModifier;
    const auto pressed = std::find_if(m_choices.begin(), m_choices.end(), [&](const Choice& choice) {
        return !choice.key.isEmpty() && choice.key.compare(event->text(), Qt::CaseInsensitive) == 0;
    });
    if (!plain || !m_shown || event->isAutoRepeat() || pressed == m_choices.end())
        QWidget::keyPressEvent(event);
    else
        choose(static_cast<std::size_t>(pressed - m_choices.begin()));
}

} // namespace turnout::ui

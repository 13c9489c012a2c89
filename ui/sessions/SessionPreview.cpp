// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sessions/SessionPreview.h"

#include "common/SmallWidgets.h"
#include "common/Theme.h"
#include "common/TranscriptPane.h"
#include "common/TranscriptView.h"
#include "common/VisibleText.h"
#include "sessions/GivenAnswers.h"
#include "sessions/SessionColumns.h"
#include "sessions/SessionFacts.h"

#include <map>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>
#include <utility>

namespace turnout::ui {

using namespace Qt::StringLiterals;
using common::Theme;

SessionPreview::SessionPreview(workbench::Workbench& workbench, QWidget* parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_id(new common::ElidedLabel)
    , m_copy(new QToolButton)
    , m_facts(new SessionFacts)
    , m_factsArea(new QScrollArea)
    , m_transcript(new common::TranscriptPane)
    , m_message(new QLabel)
{
    setAccessibleName(tr("Session"));
    setTextStyle(*m_id, common::TextStyle::Section);
    m_id->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_id->setAccessibleName(tr("Session id"));
    m_copy->setObjectName(u"copyIdButton"_s);
    m_copy->setIcon(Theme::icon(u"copy"_s, common::Tint::Muted));
    m_copy->setAccessibleName(tr("Copy the session id"));
    m_copy->setToolTip(tr("Copy the session id"));
    connect(m_copy, &QToolButton::clicked, this, &SessionPreview::copyIdRequested);
    setTextStyle(*m_message, common::TextStyle::Body, common::Tint::Caution);
    m_message->setWordWrap(true);
    m_message->setContentsMargins(Theme::kBetween, 0, Theme::kBetween, Theme::kInside);
    m_message->hide();

    auto* head = new QHBoxLayout;
    head->setContentsMargins(Theme::kBetween, Theme::kInside, Theme::kInside, Theme::kInside);
    head->addWidget(m_id, 1);
    head->addWidget(m_copy);
    m_factsArea->setWidget(m_facts);
    m_factsArea->setWidgetResizable(true);
    m_factsArea->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_factsArea->setFrameShape(QFrame::NoFrame);
    m_factsArea->setAccessibleName(tr("What is known of the session"));
    auto* split = new QSplitter(Qt::Vertical);
    split->setChildrenCollapsible(false);
    split->addWidget(m_factsArea);
    split->addWidget(m_transcript);
    split->setStretchFactor(0, 0);
    split->setStretchFactor(1, 1);
    split->setSizes({210, 480});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_message);
    layout->addWidget(split, 1);
    showSession(SessionId());
}

void SessionPreview::showSession(SessionId id)
{
    m_wanted = id;
    if (!id.valid()) {
        m_asking = false; // an answer about a project that is closed never comes
        m_shown = {};
        m_onScreen = {};
        m_id->setFullText({});
        m_copy->setEnabled(false);
        m_facts->clear();
        m_transcript->view().setTurns({});
        return;
    }
    ask();
}

void SessionPreview::renew()
{
    m_shown = {};
    ask();
}

SessionId SessionPreview::shown() const
{
    return m_shown;
}

common::TranscriptPane& SessionPreview::transcript() const
{
    return *m_transcript;
}

SessionFacts& SessionPreview::facts() const
{
    return *m_facts;
}

void SessionPreview::setFindText(const QString& text)
{
    m_findText = text;
    m_transcript->view().setFindText(text);
}

void SessionPreview::ask()
{
    const auto project = m_workbench.project();
    if (m_asking || project == nullptr || !m_wanted.valid() || m_wanted == m_shown)
        return;
    m_asking = true;
    m_workbench.query(
        [project, id = m_wanted, snapshot = m_workbench.snapshot()]() -> Result<Known> {
            auto details = workbench::sessionDetails(*project, id);
            if (!details)
                return details.error();
            Known known{std::move(*details), {}};
            const auto read
                = project->withLabels([&](const labeling::LabelFold& fold, const labeling::Rubrics& rubrics) {
                      known.answer = answerTitle(fold, rubrics, snapshot.get(), id);
                  });
            if (!read)
                return read.error();
            return known;
        },
        this,
        [this, project, id = m_wanted](const Result<Known>& known) {
            m_asking = false;
            // Only what is still wanted, of the project that is still open.
            if (id == m_wanted && project == m_workbench.project())
                take(known);
            ask();
        });
}

void SessionPreview::take(const Result<Known>& known)
{
    m_message->setVisible(!known.ok());
    if (!known) {
        m_message->setText(QString::fromStdString(known.error().message()));
        m_wanted = {};
        return;
    }
    const store::SessionDetails* details = &known->details;
    m_shown = details->id;
    m_copy->setEnabled(true);
    const QString id = common::visibleLine(details->session.id, 200);
    m_id->setFullText(id);
    m_id->setAccessibleName(tr("Session %1").arg(id));
    m_id->setToolTip(common::plainToolTip(id));
    QString label = known->answer;
    double weight = details->session.weight;
    if (const auto snapshot = m_workbench.snapshot(); snapshot != nullptr) {
        if (const auto row = snapshot->frame->row(details->id)) {
            weight = snapshot->frame->weights[*row]; // raked, where there are margins
            if (label.isEmpty())
                label = labelState(*snapshot, *row);
        }
    }
    m_facts->setDetails(*details, label, weight);
    if (std::exchange(m_onScreen, m_shown) == m_shown)
        return; // whoever reads the transcript stays where they are
    m_transcript->view().setTurns(details->session.turns);
    m_transcript->view().setFindText(m_findText);
    std::map<int, QStringList> marks;
    for (const session::Signal& signal : details->session.signals) {
        if (signal.turn)
            marks[*signal.turn].append(common::visibleLine(signal.kind, 40));
    }
    for (const auto& [turn, kinds] : marks)
        m_transcript->view().setMark(turn, kinds.join(u", "_s));
}

} // namespace turnout::ui

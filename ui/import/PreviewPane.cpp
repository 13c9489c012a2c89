// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/PreviewPane.h"

#include "base/Json.h"
#include "common/SmallWidgets.h"
#include "common/TabularText.h"
#include "common/Theme.h"
#include "common/TranscriptPane.h"
#include "common/TranscriptView.h"
#include "common/VisibleText.h"

#include <map>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace turnout::ui {

using namespace Qt::StringLiterals;
using common::countText;
using common::Theme;
using common::visibleLine;

namespace {

constexpr std::size_t kNamed = 12; ///< segments, signals and scores named one by one

QString numberText(double number)
{
    return QString::number(number, 'g', 6);
}

/// What the file says of the session, in one paragraph: what is not there is what the mapping missed.
QString factsText(const session::Session& session)
{
    QStringList parts;
    const auto add = [&parts](const QString& text) { parts.append(text); };
    add(session.startedAt ? QString::fromStdString(formatTime(*session.startedAt)).left(16).replace(u'T', u' ')
                          : PreviewPane::tr("no time"));
    add(session.user.empty() ? PreviewPane::tr("no user")
                             : PreviewPane::tr("user %1").arg(visibleLine(session.user, 40)));
    add(session.turns.size() == 1
            ? PreviewPane::tr("1 turn")
            : PreviewPane::tr("%1 turns").arg(countText(static_cast<qint64>(session.turns.size()))));
    if (session.weight != 1)
        add(PreviewPane::tr("stands for %1").arg(numberText(session.weight)));
    for (const session::Rating& rating : session.ratings)
        add(PreviewPane::tr("rating %1").arg(visibleLine(rating.given, 40)));
    std::size_t named = 0;
    std::size_t all = 0;
    const auto name = [&](const QString& text) {
        if (++all <= kNamed) {
            ++named;
            add(text);
        }
    };
    for (const auto& [segment, value] : session.segments)
        name(visibleLine(segment, 40) + u": "_s + visibleLine(value, 40));
    for (const session::Score& score : session.scores)
        name(visibleLine(score.name, 40) + u' ' + numberText(score.value));
    for (const session::Signal& signal : session.signals)
        name(visibleLine(signal.kind, 40));
    for (const session::GivenLabel& label : session.labels)
        name(PreviewPane::tr("label %1: %2").arg(visibleLine(label.question, 40), visibleLine(label.value, 40)));
    if (all > named)
        add(PreviewPane::tr("and %1 more").arg(countText(static_cast<qint64>(all - named))));
    return parts.join(u"  ·  "_s);
}

} // namespace

PreviewPane::PreviewPane(QWidget* parent)
    : QWidget(parent)
    , m_id(new common::ElidedLabel)
    , m_place(new QLabel)
    , m_previous(new QToolButton)
    , m_next(new QToolButton)
    , m_facts(new QLabel)
    , m_transcript(new common::TranscriptPane)
{
    setTextStyle(*m_id, common::TextStyle::Strong);
    setTextStyle(*m_place, common::TextStyle::Note, common::Tint::Muted);
    m_place->setObjectName(u"previewPlace"_s);
    setTextStyle(*m_facts, common::TextStyle::Note, common::Tint::Muted);
    m_facts->setObjectName(u"previewFacts"_s);
    m_facts->setWordWrap(true);
    m_facts->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_facts->setContentsMargins(Theme::kBetween, 0, Theme::kBetween, Theme::kInside);
    m_transcript->view().setObjectName(u"previewTranscript"_s);
    m_transcript->view().setAccessibleName(tr("Transcript of the session shown"));
    auto* head = new QHBoxLayout;
    head->setContentsMargins(Theme::kBetween, Theme::kInside, Theme::kInside, Theme::kInside);
    head->setSpacing(Theme::kStep);
    head->addWidget(m_id, 1);
    head->addWidget(m_place);
    const auto button = [&](QToolButton* made, const QString& icon, const QString& name, const QString& tip, auto run) {
        made->setObjectName(name);
        made->setIcon(Theme::icon(icon, common::Tint::Muted));
        made->setAccessibleName(tip);
        made->setToolTip(tip);
        connect(made, &QToolButton::clicked, this, run);
        head->addWidget(made);
    };
    button(m_previous, u"prev"_s, u"previousSessionButton"_s, tr("Previous session (Alt+Left)"),
        [this] { showPrevious(); });
    button(m_next, u"next"_s, u"nextSessionButton"_s, tr("Next session (Alt+Right)"), [this] { showNext(); });
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_facts);
    layout->addWidget(m_transcript, 1);
    setMessage({});
}

void PreviewPane::setPreview(workbench::ImportPreview preview)
{
    m_preview = std::move(preview);
    if (!m_preview.sessions.empty()) {
        show(std::min(m_at, m_preview.sessions.size() - 1));
        return;
    }
    QString text;
    if (m_preview.events > 0)
        text = tr("No sessions in this file: its records are about sessions of other files, and are joined to them by "
                  "their ids.");
    else if (!m_preview.firstRejects.empty())
        text = tr("No record of the beginning can be used. Line %1: %2")
                   .arg(countText(m_preview.firstRejects.front().line),
                       visibleLine(m_preview.firstRejects.front().reason, 400));
    else
        text = tr("No sessions in this file.");
    setMessage(text);
}

void PreviewPane::setMessage(const QString& text)
{
    m_preview.sessions.clear();
    m_at = 0;
    m_id->setFullText({});
    m_place->clear();
    m_facts->hide();
    m_previous->setEnabled(false);
    m_next->setEnabled(false);
    m_transcript->view().setTurns({});
    m_transcript->view().setEmptyText(text);
}

void PreviewPane::showNext()
{
    if (m_at + 1 < m_preview.sessions.size())
        show(m_at + 1);
}

void PreviewPane::showPrevious()
{
    if (m_at > 0 && !m_preview.sessions.empty())
        show(m_at - 1);
}

common::TranscriptPane& PreviewPane::transcript() const
{
    return *m_transcript;
}

void PreviewPane::show(std::size_t at)
{
    m_at = at;
    const session::Session& session = m_preview.sessions[at];
    m_id->setFullText(visibleLine(session.id, 200));
    m_place->setText(
        (m_preview.partly ? tr("%1 of the first %2") : tr("%1 of %2"))
            .arg(countText(static_cast<qint64>(at) + 1), countText(static_cast<qint64>(m_preview.sessions.size()))));
    m_facts->setText(factsText(session));
    m_facts->show();
    m_previous->setEnabled(at > 0);
    m_next->setEnabled(at + 1 < m_preview.sessions.size());
    m_transcript->view().setTurns(session.turns);
    std::map<int, QStringList> marks;
    for (const session::Signal& signal : session.signals)
        if (signal.turn)
            marks[*signal.turn].append(visibleLine(signal.kind, 40));
    for (const auto& [turn, kinds] : marks)
        m_transcript->view().setMark(turn, kinds.join(u", "_s));
}

} // namespace turnout::ui

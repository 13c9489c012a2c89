// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sessions/SessionFacts.h"

#include "common/Theme.h"
#include "common/VisibleText.h"
#include "sessions/SessionColumns.h"

#include <algorithm>
#include <QGridLayout>
#include <QLabel>

namespace turnout::ui {

using namespace Qt::StringLiterals;
using common::Theme;
using common::visibleLine;

namespace {

constexpr int kMostFacts = 16;

/// Between two facts of one kind.
QString between()
{
    return u"   ·   "_s;
}

QString number(double value)
{
    return QString::number(value, 'g', 4);
}

/// Turns are counted from 1 for people.
QString turnText(std::optional<int> turn)
{
    return turn ? SessionFacts::tr(" (turn %1)").arg(*turn + 1) : QString();
}

QString segmentsText(const session::Session& session)
{
    QStringList parts;
    for (const auto& [name, value] : session.segments)
        parts.append(visibleLine(name, 60) + u' ' + visibleLine(value, 120));
    return parts.join(between());
}

QString ratingsText(const session::Session& session)
{
    QStringList parts;
    for (const session::Rating& rating : session.ratings) {
        QString text = ratingText(rating.value) + turnText(rating.turn);
        if (!rating.comment.empty())
            text += u": “"_s + visibleLine(rating.comment, 300) + u'”';
        parts.append(text);
    }
    return parts.join(between());
}

QString signalsText(const session::Session& session)
{
    QStringList parts;
    for (const session::Signal& signal : session.signals) {
        QString text = visibleLine(signal.kind, 60);
        if (signal.value)
            text += u' ' + number(*signal.value);
        parts.append(text + turnText(signal.turn));
    }
    if (parts.isEmpty() && session.observed.empty())
        return {};
    // "Did not happen" and "was not logged" are two things.
    QStringList quiet;
    for (const std::string& kind : session.observed) {
        const bool happened = std::any_of(session.signals.begin(), session.signals.end(),
            [&](const session::Signal& signal) { return signal.kind == kind; });
        if (!happened)
            quiet.append(visibleLine(kind, 60));
    }
    if (!quiet.isEmpty())
        parts.append(SessionFacts::tr("not seen: %1").arg(quiet.join(u", "_s)));
    return parts.join(between());
}

QString scoresText(const session::Session& session)
{
    QStringList parts;
    for (const session::Score& score : session.scores)
        parts.append(visibleLine(score.name, 60) + u' ' + number(score.value));
    return parts.join(between());
}

QString outcomesText(const session::Session& session)
{
    QStringList parts;
    for (const session::Outcome& outcome : session.outcomes) {
        QString text = visibleLine(outcome.kind, 60);
        if (outcome.value)
            text += u' ' + number(*outcome.value);
        if (outcome.at)
            text += SessionFacts::tr(" on %1").arg(shortTime(outcome.at).left(10));
        parts.append(text);
    }
    return parts.join(between());
}

} // namespace

SessionFacts::SessionFacts(QWidget* parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(Theme::kBetween, Theme::kInside, Theme::kBetween, Theme::kInside);
    m_grid->setHorizontalSpacing(Theme::kBetween);
    m_grid->setVerticalSpacing(Theme::kStep);
    m_grid->setColumnStretch(1, 1);
    m_grid->setRowStretch(kMostFacts, 1); // what is left over is below, not between
    setAccessibleName(tr("What is known of the session"));
}

void SessionFacts::setDetails(const store::SessionDetails& details, const QString& label, double sampling)
{
    const session::Session& session = details.session;
    QString started = shortTime(session.startedAt);
    if (!started.isEmpty())
        started += tr(" UTC");
    QString weight;
    if (sampling != 1)
        weight = tr("stands for %1 production sessions").arg(number(sampling));
    QString truth;
    if (details.truth)
        truth = tr("%1 (known in a demo only)").arg(visibleLine(details.truth->verdict, 60));
    const std::vector<std::pair<QString, QString>> facts{
        {tr("Started"), started},
        {tr("User"), visibleLine(session.user, 120)},
        {tr("Segments"), segmentsText(session)},
        {tr("Rating"), ratingsText(session)},
        {tr("Label"), label},
        {tr("Signals"), signalsText(session)},
        {tr("Scores"), scoresText(session)},
        {tr("Outcomes"), outcomesText(session)},
        {tr("Weight"), weight},
        {tr("Truth"), truth},
        {tr("Came from"), tr("%1, line %2").arg(visibleLine(details.sourceName, 120)).arg(details.line)},
    };
    std::size_t at = 0;
    for (const auto& [name, text] : facts) {
        if (!text.isEmpty())
            setLine(at++, name, text);
    }
    for (; at < m_labels.size(); ++at) {
        m_labels[at].first->hide();
        m_labels[at].second->hide();
    }
}

void SessionFacts::clear()
{
    for (const auto& [name, text] : m_labels) {
        name->hide();
        text->hide();
    }
}

std::vector<std::pair<QString, QString>> SessionFacts::lines() const
{
    std::vector<std::pair<QString, QString>> lines;
    for (const auto& [name, text] : m_labels) {
        if (!name->isHidden())
            lines.emplace_back(name->text(), text->text());
    }
    return lines;
}

void SessionFacts::setLine(std::size_t at, const QString& name, const QString& text)
{
    if (at == m_labels.size()) {
        auto* nameLabel = new QLabel(this);
        auto* textLabel = new QLabel(this);
        setTextStyle(*nameLabel, common::TextStyle::Note, common::Tint::Muted);
        setTextStyle(*textLabel, common::TextStyle::Body);
        textLabel->setWordWrap(true);
        textLabel->setTextInteractionFlags(Qt::TextSelectableByMouse);
        m_grid->addWidget(nameLabel, static_cast<int>(at), 0, Qt::AlignTop);
        m_grid->addWidget(textLabel, static_cast<int>(at), 1, Qt::AlignTop);
        m_labels.emplace_back(nameLabel, textLabel);
    }
    m_labels[at].first->setText(name);
    m_labels[at].second->setText(text);
    m_labels[at].second->setAccessibleName(name + u": "_s + text);
    m_labels[at].first->show();
    m_labels[at].second->show();
}

} // namespace turnout::ui

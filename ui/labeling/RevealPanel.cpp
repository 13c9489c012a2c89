// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "labeling/RevealPanel.h"

#include "common/TabularText.h"
#include "common/Theme.h"
#include "common/VisibleText.h"
#include "labeling/TextStrip.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonValue>
#include <QVBoxLayout>

namespace turnout::ui {

using namespace Qt::StringLiterals;

namespace {

QString joined(const QStringList& parts)
{
    return parts.join(QStringLiteral(", "));
}

/// What the user gave, as they would say it: "up", "4 of 1–5".
QString givenText(const session::Rating& rating)
{
    const QByteArray list = '[' + QByteArray::fromStdString(rating.given) + ']';
    const QJsonValue given = QJsonDocument::fromJson(list).array().first();
    if (given.isString())
        return common::visibleLine(given.toString());
    const QJsonArray scale = given[u"scale"_s].toArray();
    if (scale.size() == 2)
        return RevealPanel::tr("%1 of %2–%3")
            .arg(given[u"value"_s].toDouble())
            .arg(scale.first().toDouble())
            .arg(scale.last().toDouble());
    return common::visibleLine(rating.given);
}

/// "100 %" where it is certain: decimals would say that it nearly is.
QString chanceText(double probability)
{
    return common::shareText(probability, probability == 0 || probability == 1 ? 0 : 1);
}

QStringList lines(const workbench::Revealed& r)
{
    QStringList out;
    if (!r.reason.empty() && r.probability > 0)
        out << RevealPanel::tr("Why this one: %1 (probability %2)")
                   .arg(common::visibleLine(r.reason), chanceText(r.probability));
    else if (!r.reason.empty())
        out << RevealPanel::tr("Why this one: %1").arg(common::visibleLine(r.reason));
    QStringList ratings;
    for (const auto& rating : r.ratings)
        ratings << givenText(rating);
    if (r.allowed.contains(workbench::Leading::Ratings))
        out << (ratings.isEmpty() ? RevealPanel::tr("Not rated by the user, as far as this project knows")
                                  : RevealPanel::tr("The user rated: %1").arg(joined(ratings)));
    QStringList signalNames;
    for (const auto& signal : r.signals)
        signalNames << common::visibleLine(signal.kind);
    if (!signalNames.isEmpty())
        out << RevealPanel::tr("Signals: %1").arg(joined(signalNames));
    QStringList scores;
    for (const auto& score : r.scores)
        scores << QStringLiteral("%1 %2").arg(common::visibleLine(score.name)).arg(score.value, 0, 'f', 2);
    if (!scores.isEmpty())
        out << RevealPanel::tr("Scores: %1").arg(joined(scores));
    if (r.expected)
        out << RevealPanel::tr("The model expects: good with probability %1").arg(chanceText(*r.expected));
    for (const auto& colleague : r.colleagues)
        out << (colleague.name.empty()
                ? RevealPanel::tr("A colleague said: %1").arg(common::visibleLine(colleague.said))
                : RevealPanel::tr("%1 said: %2")
                      .arg(common::visibleLine(colleague.name), common::visibleLine(colleague.said)));
    QStringList segments;
    for (const auto& [name, value] : r.segments)
        segments << common::visibleLine(name) + QStringLiteral(" ") + common::visibleLine(value);
    if (!segments.isEmpty())
        out << RevealPanel::tr("Segments: %1").arg(joined(segments));
    if (!r.truth.empty())
        out << RevealPanel::tr("Truth of the demo: %1").arg(common::visibleLine(r.truth));
    return out;
}

} // namespace

RevealPanel::RevealPanel(QWidget* parent)
    : QWidget(parent)
    , m_text(new TextStrip(tr("What was kept from you until the answer"), this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_text);
    hide();
}

void RevealPanel::reveal(const workbench::Revealed& revealed)
{
    const QStringList shown = lines(revealed);
    m_text->setText({}, shown.join(QStringLiteral("\n")));
    setVisible(!shown.isEmpty());
}

} // namespace turnout::ui

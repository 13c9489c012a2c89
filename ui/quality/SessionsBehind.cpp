// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "quality/SessionsBehind.h"

#include "base/Clock.h"
#include "common/VisibleText.h"
#include "estimate/Corrections.h"
#include "quality/QualityRows.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <QCoreApplication>

namespace turnout::ui {

using namespace Qt::StringLiterals;
using population::Bitmap;
using population::Filter;
using population::Population;
using workbench::Snapshot;

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("turnout::ui::QualityPage", text);
}

std::vector<SessionId> idsOf(const Snapshot& snapshot, const Bitmap& rows)
{
    std::vector<SessionId> sessions;
    rows.forEach([&](std::size_t row) { sessions.push_back(snapshot.frame->ids[row]); });
    return sessions;
}

Bitmap drawnRows(const Snapshot& snapshot)
{
    Bitmap drawn(snapshot.frame->size());
    for (const auto& draw : *snapshot.draws)
        for (const auto row : draw.items)
            drawn.set(row);
    return drawn;
}

/// "2026-05" as from and until; the narrower of two times holds.
void narrowToMonth(Filter& filter, const QString& month)
{
    const int number = month.left(4).toInt() * 12 + month.mid(5, 2).toInt(); // of the month after
    const QString after = u"%1-%2"_s.arg(number / 12, 4, 10, QChar(u'0')).arg(number % 12 + 1, 2, 10, QChar(u'0'));
    const auto begin = [](const QString& of) { return parseTime(of.toStdString() + "-01T00:00:00Z"); };
    if (const auto from = begin(month))
        filter.from = std::max(filter.from.value_or(*from), *from);
    if (const auto until = begin(after))
        filter.until = std::min(filter.until.value_or(*until), *until);
}

/// The shared filter narrowed to the part; the title is the part's.
std::optional<std::pair<Filter, QString>> partOf(const Filter& shared, const QString& key)
{
    const QStringList words = key.split(kKeyBreak);
    if (words.size() < 2)
        return std::nullopt;
    Filter filter = shared;
    const bool month = words.size() > 2;
    const QString value = words[1].isEmpty() ? tr("not given") : common::visibleLine(words[1]);
    const QString title = common::visibleLine(words[0]) + u' ' + value;
    if (month) {
        if (words[1].isEmpty())
            return std::nullopt; // a filter has no word for sessions without a time
        narrowToMonth(filter, words[1]);
        return std::pair{filter, title};
    }
    const std::string segment = words[0].toStdString();
    std::erase_if(filter.segments, [&](const auto& condition) { return condition.segment == segment; });
    filter.segments.push_back({segment, {words[1].toStdString()}});
    return std::pair{filter, title};
}

} // namespace

SessionsBehind behindMethod(const Snapshot& snapshot, const Filter& shared, const QString& method)
{
    Filter filter = shared;
    auto rows = population::apply(filter, *snapshot.frame, snapshot.labels);
    SessionsBehind behind;
    // A filter has one population; what it cannot say has no filter to be drawn from.
    std::optional<Population> population;
    constexpr std::array kOfLabels{
        estimate::Method::LabelMean, estimate::Method::Hajek, estimate::Method::PredictionPowered};
    const auto is = [&](estimate::Method one) { return method == QString::fromUtf8(estimate::methodName(one)); };
    if (std::none_of(kOfLabels.begin(), kOfLabels.end(), is)) {
        rows &= snapshot.frame->rated;
        behind.title = tr("rated sessions");
        population = Population::Rated;
    } else if (is(estimate::Method::LabelMean)) {
        rows &= snapshot.labels.labeled;
        behind.title = tr("labeled sessions");
        population = Population::Labeled;
    } else {
        rows &= drawnRows(snapshot);
        rows &= snapshot.labels.labeled;
        behind.title = tr("drawn and labeled sessions");
    }
    behind.sessions = idsOf(snapshot, rows);
    if (population && (!filter.population || filter.population == population)) {
        filter.population = population;
        behind.filter = filter;
    }
    return behind;
}

std::optional<SessionsBehind> behindPart(const Snapshot& snapshot, const Filter& shared, const QString& key)
{
    const auto part = partOf(shared, key);
    if (!part)
        return std::nullopt;
    auto rows = population::apply(part->first, *snapshot.frame, snapshot.labels);
    rows &= population::apply(shared, *snapshot.frame, snapshot.labels);
    return SessionsBehind{idsOf(snapshot, rows), part->second, part->first};
}

std::optional<SessionsBehind> behindPlan(const Snapshot& snapshot, const Filter& shared, const QString& key)
{
    const auto part = key == kKeyBreak ? std::pair{shared, tr("all sessions")} : partOf(shared, key);
    if (!part)
        return std::nullopt;
    auto rows = population::apply(part->first, *snapshot.frame, snapshot.labels);
    rows &= population::apply(shared, *snapshot.frame, snapshot.labels);
    rows &= drawnRows(snapshot);
    rows &= snapshot.labels.labeled;
    return SessionsBehind{idsOf(snapshot, rows), tr("%1: drawn and labeled").arg(part->second), std::nullopt};
}

std::optional<SessionsBehind> behindThumbs(
    const Snapshot& snapshot, const Filter& shared, const QString& key, int column)
{
    const auto part = key.isEmpty() ? std::pair{shared, tr("all sessions")} : partOf(shared, key);
    if (!part)
        return std::nullopt;
    auto rows = population::apply(part->first, *snapshot.frame, snapshot.labels);
    rows &= population::apply(shared, *snapshot.frame, snapshot.labels);
    rows &= snapshot.frame->rated;
    rows &= snapshot.labels.labeled;
    if (column != 0)
        rows &= drawnRows(snapshot); // what the table counts
    const auto wanted = static_cast<ThumbColumn>(column);
    const bool up = wanted == ThumbColumn::UpGood || wanted == ThumbColumn::UpBad;
    const bool good = wanted == ThumbColumn::UpGood || wanted == ThumbColumn::DownGood;
    SessionsBehind behind;
    rows.forEach([&](std::size_t row) {
        const float rating = snapshot.frame->ratings[row];
        const float label = snapshot.labels.values[row];
        if (column == 0 || (!std::isnan(label) && rating != 0.5F && (rating > 0.5F) == up && (label >= 0.5F) == good))
            behind.sessions.push_back(snapshot.frame->ids[row]);
    });
    const QString cell = column == 0
        ? tr("rated and labeled")
        : (up ? tr("thumb up") : tr("thumb down")) + u", "_s + (good ? tr("label good") : tr("label bad"));
    behind.title = part->second + u": "_s + cell;
    return behind;
}

} // namespace turnout::ui

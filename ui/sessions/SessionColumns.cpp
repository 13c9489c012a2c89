// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sessions/SessionColumns.h"

#include "common/TabularText.h"
#include "common/VisibleText.h"

#include <algorithm>
#include <cmath>
#include <QCoreApplication>
#include <QStringList>

namespace turnout::ui {

using namespace Qt::StringLiterals;
using common::visibleLine;
using population::Row;
using Kind = SessionColumn::Kind;

namespace {

constexpr std::size_t kUsualSegments = 3;
constexpr std::size_t kUsualScores = 1;
constexpr TimeMs kDay = 24 * 60 * 60 * TimeMs{1000};

QString tr(const char* text)
{
    return QCoreApplication::translate("SessionColumns", text);
}

QString fromUtf8(const std::string& text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QString numberText(double value, int decimals)
{
    return std::isfinite(value) ? QString::number(value, 'f', decimals) : QString();
}

const std::string& segmentValue(const population::SegmentColumn& segment, Row row)
{
    return segment.values[segment.codes[row]];
}

CellFilter withSegment(population::Filter filter, const population::SegmentColumn& segment, Row row)
{
    const std::string& value = segmentValue(segment, row);
    std::erase_if(filter.segments, [&](const auto& condition) { return condition.segment == segment.name; });
    filter.segments.push_back({segment.name, {value}});
    const QString shown = value.empty() ? tr("not given") : visibleLine(value, 60);
    return {std::move(filter), tr("Only %1: %2").arg(visibleLine(segment.name, 60), shown)};
}

CellFilter withPopulation(population::Filter filter, population::Population population)
{
    filter.population = population;
    const auto name = population::populationName(population);
    return {std::move(filter), tr("Only %1 sessions").arg(QString::fromLatin1(name.data(), qsizetype(name.size())))};
}

} // namespace

std::vector<SessionColumn> allColumns(const workbench::Snapshot& snapshot)
{
    const population::Frame& frame = *snapshot.frame;
    std::vector<SessionColumn> columns{
        {Kind::Id, 0, u"id"_s, tr("Session"), false, true},
        {Kind::FirstWords, 0, u"words"_s, tr("First words"), false, true},
        // In sight in a small window too: what was said about the session, by whom ever.
        {Kind::Label, 0, u"label"_s, tr("Label"), false, true},
        {Kind::Rating, 0, u"rating"_s, tr("Rating"), false, true},
        {Kind::Turns, 0, u"turns"_s, tr("Turns"), true, true},
        {Kind::Started, 0, u"started"_s, tr("Started (UTC)"), false, true},
        {Kind::Characters, 0, u"characters"_s, tr("Length"), true, false},
    };
    for (std::size_t i = 0; i < frame.scores.size(); ++i) {
        const std::string& name = frame.scores[i].name;
        columns.push_back(
            {Kind::Score, i, u"score:"_s + fromUtf8(name), visibleLine(name, 40), true, i < kUsualScores});
    }
    std::size_t usual = 0;
    for (std::size_t i = 0; i < frame.segments.size(); ++i) {
        const population::SegmentColumn& segment = frame.segments[i];
        // A column with one value says nothing, and one with very many is rather an id.
        const bool telling = segment.values.size() > 2 && segment.values.size() <= 50 && usual < kUsualSegments;
        usual += telling ? 1 : 0;
        columns.push_back(
            {Kind::Segment, i, u"segment:"_s + fromUtf8(segment.name), visibleLine(segment.name, 40), false, telling});
    }
    if (frame.weighted)
        columns.push_back({Kind::Weight, 0, u"weight"_s, tr("Weight"), true, true});
    return columns;
}

std::optional<workbench::SortKey> sortKey(const workbench::Snapshot& snapshot, const SessionColumn& column)
{
    using Key = workbench::SortKey::Column;
    switch (column.kind) {
    case Kind::Id:
        return workbench::SortKey{Key::Loaded, {}, false};
    case Kind::FirstWords:
        return std::nullopt;
    case Kind::Started:
        return workbench::SortKey{Key::Started, {}, false};
    case Kind::Turns:
        return workbench::SortKey{Key::Turns, {}, false};
    case Kind::Characters:
        return workbench::SortKey{Key::Characters, {}, false};
    case Kind::Rating:
        return workbench::SortKey{Key::Rating, {}, false};
    case Kind::Label:
        return workbench::SortKey{Key::Label, {}, false};
    case Kind::Score:
        return workbench::SortKey{Key::Score, snapshot.frame->scores.at(column.index).name, false};
    case Kind::Segment:
        return workbench::SortKey{Key::Segment, snapshot.frame->segments.at(column.index).name, false};
    case Kind::Weight:
        return workbench::SortKey{Key::Weight, {}, false};
    }
    return std::nullopt;
}

QString cellText(const workbench::Snapshot& snapshot, Row row, const SessionColumn& column)
{
    const population::Frame& frame = *snapshot.frame;
    switch (column.kind) {
    case Kind::Id:
    case Kind::FirstWords:
    case Kind::Label:
        return {};
    case Kind::Started:
        return frame.startedAt[row] == population::Frame::kNoTime ? QString() : shortTime(frame.startedAt[row]);
    case Kind::Turns:
        return common::countText(frame.turns[row]);
    case Kind::Characters:
        return common::countText(frame.characters[row]);
    case Kind::Rating:
        return frame.rated.test(row) ? ratingText(static_cast<double>(frame.ratings[row])) : QString();
    case Kind::Score:
        return numberText(static_cast<double>(frame.scores[column.index].values[row]), 2);
    case Kind::Segment:
        return visibleLine(segmentValue(frame.segments[column.index], row), 120);
    case Kind::Weight:
        return numberText(frame.weights[row], 1);
    }
    return {};
}

QString labelState(const workbench::Snapshot& snapshot, Row row)
{
    const population::LabelColumns& labels = snapshot.labels;
    if (labels.labeled.size() <= row || labels.hasFinal(row))
        return {};
    if (labels.isOpen(row))
        return tr("open");
    if (labels.skipped.test(row))
        return tr("skipped");
    return labels.waiting.test(row) ? tr("waiting") : QString();
}

std::optional<CellFilter> filterByCell(
    const population::Filter& filter, const workbench::Snapshot& snapshot, Row row, const SessionColumn& column)
{
    const population::Frame& frame = *snapshot.frame;
    using population::Population;
    switch (column.kind) {
    case Kind::Segment:
        return withSegment(filter, frame.segments[column.index], row);
    case Kind::Rating:
        return withPopulation(filter, frame.rated.test(row) ? Population::Rated : Population::Unrated);
    case Kind::Label:
        if (snapshot.labels.labeled.size() > row && snapshot.labels.hasFinal(row))
            return withPopulation(filter, Population::Labeled);
        return std::nullopt;
    case Kind::Started: {
        const TimeMs at = frame.startedAt[row];
        if (at == population::Frame::kNoTime)
            return std::nullopt;
        CellFilter made{filter, {}};
        const TimeMs day = at - ((at % kDay) + kDay) % kDay;
        made.filter.from = day;
        made.filter.until = day + kDay;
        made.text = tr("Only sessions started on %1").arg(shortTime(day).left(10));
        return made;
    }
    default:
        return std::nullopt;
    }
}

QString shortTime(std::optional<TimeMs> time)
{
    if (!time)
        return {};
    const QString text = QString::fromStdString(formatTime(*time));
    return text.left(10) + u' ' + text.mid(11, 5);
}

QString ratingText(double value)
{
    if (value >= 1)
        return tr("up");
    return value <= 0 ? tr("down") : numberText(value, 2);
}

} // namespace turnout::ui

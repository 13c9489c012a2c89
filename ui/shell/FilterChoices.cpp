// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/FilterChoices.h"

#include "common/TabularText.h"
#include "common/VisibleText.h"

#include <algorithm>
#include <array>
#include <QCoreApplication>
#include <QStringList>

namespace turnout::ui {

using namespace Qt::StringLiterals;
using common::visibleLine;
using population::Bitmap;
using population::Filter;
using population::Population;
using Kind = FilterField::Kind;

namespace {

constexpr TimeMs kDay = 24 * 60 * 60 * TimeMs{1000};
constexpr auto kSegmentKey = "segment:"_L1;
constexpr auto kPopulationKey = "population"_L1;
constexpr auto kSignalKey = "signal"_L1;
constexpr auto kStartedKey = "started"_L1;
/// How a date is written as a choice's value.
constexpr std::string_view kFrom = "from=";
constexpr std::string_view kUntil = "until=";

QString tr(const char* text)
{
    return QCoreApplication::translate("FilterChoices", text);
}

QString latin(std::string_view text)
{
    return QString::fromLatin1(text.data(), static_cast<qsizetype>(text.size()));
}

QString valueText(const std::string& value)
{
    return value.empty() ? tr("not given") : visibleLine(value, 60);
}

QString dayText(TimeMs time)
{
    return QString::fromStdString(formatTime(time)).left(10);
}

Filter without(Filter filter, const FilterField& field)
{
    switch (field.kind) {
    case Kind::Segment:
        std::erase_if(filter.segments, [&](const auto& condition) { return condition.segment == field.name; });
        break;
    case Kind::Population:
        filter.population.reset();
        break;
    case Kind::Signal:
        filter.signal.clear();
        break;
    case Kind::Started:
        filter.from.reset();
        filter.until.reset();
        break;
    }
    return filter;
}

const population::SegmentCondition* conditionOn(const Filter& filter, const std::string& segment)
{
    const auto found = std::find_if(filter.segments.begin(), filter.segments.end(),
        [&](const auto& condition) { return condition.segment == segment; });
    return found == filter.segments.end() ? nullptr : &*found;
}

std::vector<FilterChoice> segmentChoices(
    const workbench::Snapshot& snapshot, const Filter& filter, const std::string& name, const Bitmap& rows)
{
    std::vector<FilterChoice> choices;
    const population::SegmentColumn* segment = snapshot.frame->segment(name);
    if (segment == nullptr)
        return choices;
    std::vector<qint64> counts(segment->values.size());
    rows.forEach([&](std::size_t row) { ++counts[segment->codes[row]]; });
    const population::SegmentCondition* condition = conditionOn(filter, name);
    for (std::size_t code = 0; code < counts.size(); ++code) {
        const std::string& value = segment->values[code];
        const bool chosen = condition != nullptr
            && std::find(condition->values.begin(), condition->values.end(), value) != condition->values.end();
        if (counts[code] > 0 || chosen)
            choices.push_back({value, valueText(value), counts[code], chosen});
    }
    return choices;
}

std::vector<FilterChoice> populationChoices(
    const workbench::Snapshot& snapshot, const Filter& filter, const Bitmap& rows)
{
    std::vector<FilterChoice> choices;
    for (const Population population : {Population::Labeled, Population::Rated, Population::Unrated}) {
        Filter only;
        only.population = population;
        Bitmap kept = population::apply(only, *snapshot.frame, snapshot.labels);
        kept &= rows;
        const std::string name(population::populationName(population));
        choices.push_back({name, latin(name), static_cast<qint64>(kept.count()), filter.population == population});
    }
    return choices;
}

std::vector<FilterChoice> signalChoices(const workbench::Snapshot& snapshot, const Filter& filter, const Bitmap& rows)
{
    std::vector<FilterChoice> choices;
    for (const population::SignalColumn& signal : snapshot.frame->signals) {
        qint64 count = 0;
        rows.forEach([&](std::size_t row) { count += signal.counts[row] > 0 ? 1 : 0; });
        choices.push_back({signal.kind, visibleLine(signal.kind, 60), count, filter.signal == signal.kind});
    }
    return choices;
}

/// The last days there are data of: what people mean by "lately" in a project that is a sample.
std::vector<FilterChoice> recentChoices(const workbench::Snapshot& snapshot, const Bitmap& rows)
{
    TimeMs last = population::Frame::kNoTime;
    for (const TimeMs at : snapshot.frame->startedAt)
        last = std::max(last, at);
    std::vector<FilterChoice> choices;
    if (last == population::Frame::kNoTime)
        return choices;
    for (const int days : {1, 7, 30, 90}) {
        const TimeMs from = last - last % kDay - (days - 1) * kDay;
        qint64 count = 0;
        rows.forEach([&](std::size_t row) { count += snapshot.frame->startedAt[row] >= from ? 1 : 0; });
        const QString title = days == 1 ? tr("last day there are sessions of (%1)").arg(dayText(from))
                                        : tr("last %1 days (from %2)").arg(days).arg(dayText(from));
        choices.push_back({std::string(kFrom) + formatTime(from), title, count, false});
    }
    return choices;
}

} // namespace

std::vector<FilterField> filterFields(const workbench::Snapshot& snapshot)
{
    std::vector<FilterField> fields;
    for (const population::SegmentColumn& segment : snapshot.frame->segments) {
        const auto values = static_cast<qint64>(segment.values.size()) - 1;
        fields.push_back({Kind::Segment, segment.name, visibleLine(segment.name, 60),
            values == 1 ? tr("1 value") : tr("%1 values").arg(common::countText(values))});
    }
    fields.push_back({Kind::Population, {}, tr("Population"), tr("labeled, rated, unrated")});
    if (!snapshot.frame->signals.empty())
        fields.push_back({Kind::Signal, {}, tr("Signal"), tr("what users did")});
    fields.push_back({Kind::Started, {}, tr("Started"), tr("a date, UTC")});
    return fields;
}

std::vector<FilterChoice> filterChoices(
    const workbench::Snapshot& snapshot, const Filter& filter, const FilterField& field)
{
    const Bitmap rows = population::apply(without(filter, field), *snapshot.frame, snapshot.labels);
    std::vector<FilterChoice> choices;
    switch (field.kind) {
    case Kind::Segment:
        choices = segmentChoices(snapshot, filter, field.name, rows);
        break;
    case Kind::Population:
        return populationChoices(snapshot, filter, rows);
    case Kind::Signal:
        choices = signalChoices(snapshot, filter, rows);
        break;
    case Kind::Started:
        return recentChoices(snapshot, rows);
    }
    std::stable_sort(choices.begin(), choices.end(), [](const auto& a, const auto& b) { return a.count > b.count; });
    return choices;
}

std::vector<FilterChoice> dateChoices(const QString& typed)
{
    const auto time = parseTime(typed.trimmed().toStdString());
    if (!time)
        return {};
    const std::string value = formatTime(*time);
    return {{std::string(kFrom) + value, tr("from %1 on").arg(dayText(*time)), -1, false},
        {std::string(kUntil) + value, tr("before %1").arg(dayText(*time)), -1, false}};
}

Filter toggled(Filter filter, const FilterField& field, const std::string& value)
{
    switch (field.kind) {
    case Kind::Segment: {
        std::vector<std::string> values;
        if (const auto* condition = conditionOn(filter, field.name))
            values = condition->values;
        if (std::erase(values, value) == 0)
            values.push_back(value);
        const auto at = std::find_if(filter.segments.begin(), filter.segments.end(),
            [&](const auto& condition) { return condition.segment == field.name; });
        if (values.empty())
            filter.segments.erase(at);
        else if (at == filter.segments.end())
            filter.segments.push_back({field.name, std::move(values)});
        else
            at->values = std::move(values);
        break;
    }
    case Kind::Population: {
        const auto population = population::populationFromName(value);
        filter.population = filter.population == population ? std::nullopt : population;
        break;
    }
    case Kind::Signal:
        filter.signal = filter.signal == value ? std::string() : value;
        break;
    case Kind::Started:
        if (value.starts_with(kFrom))
            filter.from = parseTime(std::string_view(value).substr(kFrom.size()));
        else if (value.starts_with(kUntil))
            filter.until = parseTime(std::string_view(value).substr(kUntil.size()));
        // Ends that cross leave nothing: the one chosen last is meant.
        if (filter.from && filter.until && *filter.from >= *filter.until) {
            if (value.starts_with(kFrom))
                filter.until.reset();
            else
                filter.from.reset();
        }
        break;
    }
    return filter;
}

std::vector<common::ChipSpec> filterChips(const Filter& filter)
{
    std::vector<common::ChipSpec> chips;
    for (const population::SegmentCondition& condition : filter.segments) {
        QStringList values;
        for (const std::string& value : condition.values)
            values.append(valueText(value));
        const QString name = QString::fromStdString(condition.segment);
        chips.push_back({kSegmentKey + name, visibleLine(condition.segment, 60) + u": "_s + values.join(u", "_s)});
    }
    if (filter.population)
        chips.push_back({kPopulationKey, latin(population::populationName(*filter.population))});
    if (!filter.signal.empty())
        chips.push_back({kSignalKey, tr("signal: %1").arg(visibleLine(filter.signal, 60))});
    if (filter.from || filter.until) {
        QString text;
        if (filter.from && filter.until && *filter.until - *filter.from == kDay)
            text = tr("started %1").arg(dayText(*filter.from));
        else if (filter.from && filter.until)
            text = tr("started %1 to before %2").arg(dayText(*filter.from), dayText(*filter.until));
        else if (filter.from)
            text = tr("started from %1 on").arg(dayText(*filter.from));
        else
            text = tr("started before %1").arg(dayText(*filter.until));
        chips.push_back({kStartedKey, text});
    }
    return chips;
}

Filter withoutChip(Filter filter, const QString& key)
{
    return without(std::move(filter), fieldOfChip(key));
}

FilterField fieldOfChip(const QString& key)
{
    if (key.startsWith(kSegmentKey)) {
        const std::string name = key.mid(kSegmentKey.size()).toStdString();
        return {Kind::Segment, name, visibleLine(name, 60), {}};
    }
    if (key == kPopulationKey)
        return {Kind::Population, {}, tr("Population"), {}};
    if (key == kSignalKey)
        return {Kind::Signal, {}, tr("Signal"), {}};
    return {Kind::Started, {}, tr("Started"), {}};
}

} // namespace turnout::ui

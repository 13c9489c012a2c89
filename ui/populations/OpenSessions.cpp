// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// From a click on the Populations page to the sessions behind it.
#include "common/VisibleText.h"
#include "populations/ChartRows.h"
#include "populations/NumberWords.h"
#include "populations/PopulationsPage.h"

namespace turnout::ui {

using namespace Qt::StringLiterals;
using population::Population;

namespace {

QString nameOf(const ValueKey& key)
{
    return common::visibleLine(key.segment) + u" "_s + valueTitle(key.value.toStdString());
}

/// A condition on the segment is narrowed to the value.
void narrow(population::Filter& filter, const ValueKey& to)
{
    const std::string segment = to.segment.toStdString();
    std::erase_if(filter.segments, [&](const auto& condition) { return condition.segment == segment; });
    filter.segments.push_back({segment, {to.value.toStdString()}});
}

} // namespace

void PopulationsPage::openRows(
    const population::Bitmap& rows, const QString& title, const std::optional<population::Filter>& filter)
{
    std::vector<SessionId> sessions;
    rows.forEach([&](std::size_t row) { sessions.push_back(m_shown->snapshot->frame->ids[row]); });
    Q_EMIT openSessions(sessions, title, sessions.empty() ? std::nullopt : filter);
}

void PopulationsPage::openFilter(const population::Filter& filter, const QString& title, bool ratedOnly)
{
    const auto& snapshot = *m_shown->snapshot;
    const population::Filter& shared = m_shown->filter;
    auto rows = population::apply(filter, *snapshot.frame, snapshot.labels);
    rows &= population::apply(shared, *snapshot.frame, snapshot.labels);
    if (ratedOnly)
        rows &= snapshot.frame->rated;
    // A filter has one population: "rated and labeled" cannot be said.
    const bool sayable = !ratedOnly || !shared.population || shared.population == Population::Rated;
    population::Filter said = filter;
    if (ratedOnly && sayable)
        said.population = Population::Rated;
    openRows(rows, title, sayable ? std::optional(said) : std::nullopt);
}

void PopulationsPage::openValue(const QString& key, bool ratedOnly)
{
    const auto parsed = ValueKey::parse(key);
    if (!parsed || !m_shown)
        return;
    population::Filter filter = m_shown->filter;
    narrow(filter, *parsed);
    openFilter(filter, ratedOnly ? tr("%1, rated").arg(nameOf(*parsed)) : nameOf(*parsed), ratedOnly);
}

void PopulationsPage::openCell(const QString& key)
{
    const auto cell = CellKey::parse(key);
    if (!cell || !m_shown)
        return;
    population::Filter filter = m_shown->filter;
    narrow(filter, cell->down);
    narrow(filter, cell->across);
    openFilter(filter, nameOf(cell->down) + u", "_s + nameOf(cell->across), false);
}

void PopulationsPage::openZone(const QString& key)
{
    const auto zone = ZoneKey::parse(key);
    if (!zone || !m_shown)
        return;
    const auto& snapshot = *m_shown->snapshot;
    for (const auto& number : m_shown->view.comparison.numbers) {
        if (number.name != zone->number.toStdString())
            continue;
        auto rows = zoneRows(*snapshot.frame, *m_shown->numbers, number.name, number.grid, zone->zone);
        rows &= population::apply(m_shown->filter, *snapshot.frame, snapshot.labels);
        openRows(rows,
            numberTitle(number.name) + u' '
                + zoneText(number.kind, number.grid.zone(static_cast<std::size_t>(zone->zone))),
            std::nullopt);
    }
}

/// Of all that the model of who rates looked at, those in the zone.
void PopulationsPage::openLooked(const QString& key)
{
    const auto zone = ZoneKey::parse(key);
    if (!zone || zone->zone < 0 || !m_shown)
        return;
    const population::WhoRates& who = m_shown->view.who;
    const auto [low, high] = who.grid.zone(static_cast<std::size_t>(zone->zone));
    population::Bitmap rows(m_shown->snapshot->frame->size());
    for (std::size_t i = 0; i < who.lookedAt.size(); ++i)
        if (who.multiples[i] >= low && who.multiples[i] < high)
            rows.set(who.lookedAt[i]);
    openRows(rows,
        tr("likely to be rated %1 × the average (of those looked at)")
            .arg(zoneText(population::NumberColumn::Kind::Plain, {low, high})),
        std::nullopt);
}

void PopulationsPage::openTerm(const QString& key)
{
    const auto place = ZoneKey::parse(key);
    if (!place || !m_shown) {
        openValue(key, false);
        return;
    }
    const auto& snapshot = *m_shown->snapshot;
    const auto& term = m_shown->view.who.terms.at(static_cast<std::size_t>(place->zone));
    openRows(population::termRows(*snapshot.frame, population::apply(m_shown->filter, *snapshot.frame, snapshot.labels),
                 *m_shown->numbers, term),
        tr("%1: %2").arg(numberTitle(term.feature), valueTitle(term.value)), std::nullopt);
}

} // namespace turnout::ui

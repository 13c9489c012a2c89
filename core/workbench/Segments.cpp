// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/Segments.h"

#include "store/Meta.h"
#include "store/Query.h"
#include "store/SegmentRewrite.h"
#include "store/SessionScan.h"

#include <algorithm>
#include <map>

namespace turnout::workbench {
namespace {

constexpr std::string_view kBuiltIn = "derive_segments";
constexpr std::string_view kRules = "segment_rules";
constexpr std::size_t kJob = 2000; // sessions a writer's job takes, so that labels pass between

using store::SegmentRewrite;

/// The derived segments of all sessions, as codes.
struct Worked {
    std::vector<std::pair<std::string, std::string>> values;
    std::vector<SegmentRewrite::Derived> sessions;
};

Result<Worked> workOut(
    OpenProject& project, const SegmentWork& work, const Progress& progress, const CancelToken& cancel)
{
    auto connection = project.store().reader();
    if (!connection)
        return connection.error();
    Worked worked;
    std::map<std::pair<std::string, std::string>, std::uint32_t> codes;
    ingest::SegmentDeriver deriver = work.deriver();
    const auto read = store::forEachWholeSession(
        **connection, work.needsEvents(),
        [&](SessionId id, session::Session& session) {
            std::erase_if(session.segments, [](const auto& one) { return session::isDerived(one.first); });
            const std::size_t own = session.segments.size();
            deriver.derive(session);
            SegmentRewrite::Derived& derived = worked.sessions.emplace_back();
            derived.session = id;
            for (std::size_t i = own; i < session.segments.size(); ++i) {
                const auto [code, isNew]
                    = codes.emplace(std::move(session.segments[i]), static_cast<std::uint32_t>(worked.values.size()));
                if (isNew)
                    worked.values.push_back(code->first);
                derived.codes.push_back(code->second);
            }
        },
        progress, cancel);
    if (!read)
        return read.error();
    return worked;
}

Result<std::int64_t> writeDown(OpenProject& project, const SegmentSettings& settings, const Worked& worked)
{
    const auto writer = project.store().writer();
    if (!writer)
        return writer.error();
    SegmentRewrite rewrite;
    std::int64_t changed = 0;
    auto done = (*writer)->run(store::Writer::Kind::Bulk, [&](store::Connection& connection) -> Result<void> {
        store::setMeta(connection, kBuiltIn, settings.builtIn ? "1" : "0");
        store::setMeta(connection, kRules, settings.rules);
        return rewrite.begin(connection, worked.values);
    });
    if (!done)
        return done.error();
    const std::span<const SegmentRewrite::Derived> all(worked.sessions);
    for (std::size_t from = 0; from < all.size(); from += kJob) {
        done = (*writer)->run(store::Writer::Kind::Bulk, [&](store::Connection& connection) -> Result<void> {
            const auto wrote = rewrite.rewrite(connection, all.subspan(from, std::min(kJob, all.size() - from)));
            if (!wrote)
                return wrote.error();
            changed += *wrote;
            return {};
        });
        if (!done)
            return done.error();
    }
    done = (*writer)->run(
        store::Writer::Kind::Durable, [&](store::Connection& connection) { return rewrite.finish(connection); });
    if (!done)
        return done.error();
    return changed;
}

} // namespace

Result<SegmentSettings> segmentSettings(OpenProject& project)
{
    auto connection = project.store().reader();
    if (!connection)
        return connection.error();
    const auto builtIn = store::meta(**connection, kBuiltIn);
    if (!builtIn)
        return builtIn.error();
    auto rules = store::meta(**connection, kRules);
    if (!rules)
        return rules.error();
    return SegmentSettings{*builtIn == "1", rules->value_or(std::string())};
}

Result<SegmentWork> SegmentWork::make(const SegmentSettings& settings)
{
    SegmentWork work;
    work.m_builtIn = settings.builtIn;
    if (settings.rules.empty())
        return work;
    auto rules = ingest::SegmentRules::fromJson(settings.rules);
    if (!rules)
        return rules.error();
    if (!rules->empty())
        work.m_rules = std::make_unique<ingest::SegmentRules>(std::move(*rules));
    return work;
}

bool SegmentWork::idle() const
{
    return !m_builtIn && !m_rules;
}

bool SegmentWork::needsEvents() const
{
    return m_rules && m_rules->needsEvents();
}

ingest::SegmentDeriver SegmentWork::deriver(ingest::SeenUsers users) const
{
    return {m_builtIn, m_rules.get(), std::move(users)};
}

Result<ingest::SeenUsers> seenUsers(OpenProject& project)
{
    auto connection = project.store().reader();
    if (!connection)
        return connection.error();
    return store::guarded([&]() -> Result<ingest::SeenUsers> {
        ingest::SeenUsers users;
        store::Query query(**connection, "SELECT user FROM session WHERE user IS NOT NULL");
        while (query.step())
            users.seenBefore(query.text(0));
        return users;
    });
}

Result<SegmentsMade> makeSegments(
    OpenProject& project, const SegmentSettings& settings, const Progress& progress, const CancelToken& cancel)
{
    const auto work = SegmentWork::make(settings);
    if (!work)
        return work.error();
    if (const auto writer = project.store().writer(); !writer)
        return writer.error();
    const auto worked = workOut(project, *work, progress, cancel);
    if (!worked)
        return worked.error();
    const auto changed = writeDown(project, settings, *worked);
    project.frameChanged();
    if (!changed)
        return changed.error();
    return SegmentsMade{static_cast<std::int64_t>(worked->sessions.size()), *changed};
}

} // namespace turnout::workbench

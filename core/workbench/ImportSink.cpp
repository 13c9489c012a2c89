// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/ImportSink.h"

namespace turnout::workbench {

bool ImportSink::session(std::int64_t line, session::Session&& session)
{
    for (session::GivenLabel& label : session.labels)
        if (label.annotator.empty())
            label.annotator = "imported";
    m_tally.addWeight(session);
    m_tally.add(session);
    return m_load == nullptr || m_load->add(line, session);
}

bool ImportSink::event(ingest::Event&& event)
{
    // A whole file of answers would become labels of nobody; the verb "label" gives them to somebody.
    const auto* label = std::get_if<session::GivenLabel>(&event.payload);
    if (label != nullptr && label->annotator.empty())
        return reject({event.line,
            "a label needs its \"annotator\"; to label as somebody with this file: turnout-cli label PROJECT FILE "
            "--annotator NAME",
            std::move(event.json)});
    m_tally.add(event);
    return m_load == nullptr
        || m_load->add(store::JoinEvent{event.line, std::move(event.session), std::move(event.payload),
            std::move(event.json), std::move(event.trace), std::move(event.user), event.at});
}

bool ImportSink::reject(ingest::Reject&& reject)
{
    store::RejectedLine line{reject.line, std::move(reject.reason), std::move(reject.bytes)};
    if (m_load != nullptr)
        return m_load->add(std::move(line)); // the project's own rejects join them there
    m_tally.add(line);
    m_rejects.add(line);
    return true;
}

Result<void> takeRejects(OpenProject& project, SourceId source, ImportTally& tally, RejectsFile& rejects)
{
    constexpr std::int64_t page = 200;
    const auto connection = project.store().reader();
    if (!connection)
        return connection.error();
    for (std::int64_t offset = 0;; offset += page) {
        const auto lines = store::rejects(**connection, source, page, offset);
        if (!lines)
            return lines.error();
        for (const store::RejectedLine& line : *lines) {
            tally.add(line);
            rejects.add(line);
        }
        if (static_cast<std::int64_t>(lines->size()) < page)
            return {};
    }
}

Result<void> takeUnjoined(OpenProject& project, SourceId source, ImportReport& report)
{
    constexpr std::int64_t kFirst = 20;
    const auto connection = project.store().reader();
    if (!connection)
        return connection.error();
    auto waiting = store::unjoined(**connection, source, kFirst);
    if (!waiting)
        return waiting.error();
    report.unjoined = std::move(*waiting);
    return {};
}

} // namespace turnout::workbench

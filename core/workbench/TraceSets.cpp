// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/TraceSets.h"

#include "ingest/Spill.h"
#include "workbench/FileStamp.h"

#include <optional>

namespace turnout::workbench {

/// What a file had that cannot be used, until its turn comes. The bytes wait where they take no memory.
class TraceSets::RejectsKept final : public ingest::Sink {
public:
    bool session(std::int64_t /*line*/, session::Session&& /*session*/) override
    {
        return true; // they wait in the set
    }
    bool event(ingest::Event&& /*event*/) override
    {
        return true;
    }
    bool reject(ingest::Reject&& reject) override
    {
        const auto offset = m_bytes.put(reject.bytes);
        if (!offset) {
            m_failed = offset.error();
            return false;
        }
        m_kept.push_back({reject.line, std::move(reject.reason), *offset, reject.bytes.size()});
        return true;
    }
    Result<void> handOn(ingest::Sink& sink)
    {
        for (Kept& kept : m_kept) {
            ingest::Reject reject{kept.line, std::move(kept.reason), {}};
            if (const auto read = m_bytes.get(kept.offset, kept.size, reject.bytes); !read)
                return read;
            if (!sink.reject(std::move(reject)))
                return Error{ErrorCode::Cancelled, "The import was cancelled.", {}};
        }
        return {};
    }
    /// Why reject answered false.
    [[nodiscard]] const std::optional<Error>& failed() const
    {
        return m_failed;
    }

private:
    struct Kept {
        std::int64_t line = 0;
        std::string reason;
        std::uint64_t offset = 0;
        std::size_t size = 0;
    };
    std::vector<Kept> m_kept;
    ingest::Spill m_bytes{std::size_t{1} << 20};
    std::optional<Error> m_failed;
};

struct TraceSets::File {
    explicit File(ingest::SessionAssembler& of)
        : set(of)
        , index(of.files())
    {
    }
    /// The error is Cancelled; any other is the file's, for its turn.
    Result<void> read(const std::string& path, const Progress& progress, const CancelToken& cancel)
    {
        const FileStamp before(path);
        summary = ingest::readFile(path, {}, rejects, progress, cancel, &set);
        if (!summary && rejects.failed())
            summary = *rejects.failed();
        if (const auto same = before.stillHolds(path); summary && !same)
            summary = same.error();
        if (!summary && set.files() > index)
            set.dropFile();
        const bool cancelled = !summary && summary.error().code == ErrorCode::Cancelled;
        return cancelled ? Result<void>(summary.error()) : Result<void>();
    }

    ingest::SessionAssembler& set;
    std::size_t index; ///< in the set
    RejectsKept rejects;
    Result<ingest::ReadSummary> summary = ingest::ReadSummary{};
};

TraceSets::TraceSets() = default;
TraceSets::~TraceSets() = default;

Result<void> TraceSets::read(std::span<const std::string> paths,
    const std::function<Progress(const std::string& path)>& progressOf, const CancelToken& cancel)
{
    std::map<ingest::Format, std::vector<std::string>> byFormat;
    for (const std::string& path : paths)
        if (const auto format = path == "-" ? Result<ingest::Format>(Error{}) : ingest::detectFormat(path);
            format && ingest::isTraces(*format))
            byFormat[*format].push_back(path);
    for (const auto& [format, members] : byFormat) {
        if (members.size() < 2)
            continue;
        auto set = std::make_unique<ingest::SessionAssembler>();
        for (const std::string& path : members)
            if (auto& file = m_files[path]; !file)
                if (const auto read = (file = std::make_unique<File>(*set))->read(path, progressOf(path), cancel);
                    !read)
                    return read;
        if (const auto arranged = set->arrange(); !arranged)
            return arranged;
        m_sets.emplace(format, std::move(set));
    }
    return {};
}

bool TraceSets::has(const std::string& path) const
{
    return m_files.contains(path);
}

Result<ingest::ReadSummary> TraceSets::handOn(
    const std::string& path, const ingest::ReadOptions& options, ingest::Sink& sink, const CancelToken& cancel)
{
    File& file = *m_files.at(path);
    if (!file.summary)
        return file.summary.error();
    if (const auto handed = file.rejects.handOn(sink); !handed)
        return handed.error();
    if (const auto handed = ingest::handOnSessions(file.set, file.index, options, sink, cancel, *file.summary); !handed)
        return handed.error();
    return std::move(file.summary);
}

} // namespace turnout::workbench

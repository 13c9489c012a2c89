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
    File(ingest::SessionAssembler& of, ingest::Format expected, const std::string& path)
        : set(of)
        , index(of.files())
        , stamp(path)
        , read{expected, stamp.bytes, {}}
    {
    }
    void readInto(const std::string& path, const Progress& progress, const CancelToken& cancel)
    {
        auto got = ingest::readFile(path, {}, rejects, progress, cancel, &set);
        const auto same = stamp.stillHolds(path);
        if (rejects.failed())
            error = rejects.failed();
        else if (!got)
            error = got.error();
        else if (!same || got->format != read.format)
            error = same ? stamp.changed(path) : same.error();
        else {
            summary = std::move(*got);
            read.hash = summary.hash;
        }
    }

    ingest::SessionAssembler& set;
    std::size_t index; ///< in the set
    FileStamp stamp;
    Read read;
    RejectsKept rejects;
    ingest::ReadSummary summary;
    std::optional<Error> error;
};

TraceSets::TraceSets() = default;
TraceSets::~TraceSets() = default;

Result<void> TraceSets::read(std::span<const Candidate> files,
    const std::function<Progress(const std::string& path)>& progressOf, const CancelToken& cancel)
{
    std::map<ingest::Format, std::vector<std::string>> byFormat;
    for (const Candidate& file : files) {
        if (file.path == "-")
            continue;
        const auto format = ingest::detectFormat(file.path, file.hasMapping);
        if (format && ingest::isTraces(*format))
            byFormat[*format].push_back(file.path);
    }
    for (const auto& [format, paths] : byFormat)
        if (paths.size() > 1)
            if (const auto done = readSet(format, paths, progressOf, cancel); !done)
                return done;
    return {};
}

Result<void> TraceSets::readSet(ingest::Format format, std::span<const std::string> paths,
    const std::function<Progress(const std::string& path)>& progressOf, const CancelToken& cancel)
{
    ingest::SessionAssembler& set = *m_sets.emplace_back(std::make_unique<ingest::SessionAssembler>());
    for (const std::string& path : paths) {
        auto& file = m_files[path];
        if (file)
            continue; // named twice
        file = std::make_unique<File>(set, format, path);
        file->readInto(path, progressOf(path), cancel);
        if (!file->error)
            continue;
        if (file->error->code == ErrorCode::Cancelled || file->error->code == ErrorCode::NoSpace)
            return *file->error;
        const Error error = *file->error;
        for (const std::string& other : paths)
            if (auto& spoilt = m_files[other]; other != path) {
                spoilt = std::make_unique<File>(set, format, other);
                spoilt->error = Error{ErrorCode::BadInput,
                    "It belongs with " + path + ", which cannot be read: a conversation may go on there, so nothing of "
                        + "either is imported. Leave that file out, or import them when it is whole.",
                    other};
            }
        return {};
    }
    return set.arrange();
}

bool TraceSets::has(const std::string& path) const
{
    return m_files.contains(path);
}

const std::optional<Error>& TraceSets::errorOf(const std::string& path) const
{
    return m_files.at(path)->error;
}

const TraceSets::Read& TraceSets::readOf(const std::string& path) const
{
    return m_files.at(path)->read;
}

Result<ingest::ReadSummary> TraceSets::handOn(
    const std::string& path, const ingest::ReadOptions& options, ingest::Sink& sink, const CancelToken& cancel)
{
    File& file = *m_files.at(path);
    if (const auto same = file.stamp.stillHolds(path); !same)
        return same.error();
    if (const auto handed = file.rejects.handOn(sink); !handed)
        return handed.error();
    if (const auto handed = ingest::handOnSessions(file.set, file.index, options, sink, cancel, file.summary); !handed)
        return handed.error();
    return std::move(file.summary);
}

} // namespace turnout::workbench

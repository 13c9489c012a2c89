// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/MergeFolder.h"

#include <algorithm>
#include <filesystem>
#include <limits>

namespace turnout::workbench {

namespace fs = std::filesystem;

namespace {

/// Packages of the folder by name; a colleague's log beside one is part of it.
Result<std::vector<fs::path>> packagesIn(const std::string& folder)
{
    std::error_code code;
    if (!fs::is_directory(folder, code))
        return Error{ErrorCode::NotFound, "There is no such folder.", folder};
    std::vector<fs::path> files;
    fs::directory_iterator at(folder, fs::directory_options::skip_permission_denied, code);
    for (; !code && at != fs::directory_iterator(); at.increment(code)) {
        std::error_code ignored;
        if (at->path().extension() == ".turnout" && at->is_regular_file(ignored))
            files.push_back(at->path());
    }
    if (code)
        return Error{ErrorCode::Io, "The folder cannot be read: " + code.message() + ".", folder};
    std::sort(files.begin(), files.end());
    return files;
}

/// What a colleague works on in the folder itself is in its log until they close it.
std::pair<std::uintmax_t, std::int64_t> stateOf(const fs::path& file)
{
    std::uintmax_t bytes = 0;
    // Times of files are counted from a day in the future: those of today are below zero.
    std::int64_t changed = std::numeric_limits<std::int64_t>::min();
    for (const char* tail : {"", "-wal"}) {
        fs::path path = file;
        path += tail;
        std::error_code code;
        const auto size = fs::file_size(path, code);
        if (code || size == 0)
            continue;
        bytes += size;
        const auto time = fs::last_write_time(path, code);
        if (!code)
            changed = std::max<std::int64_t>(changed, time.time_since_epoch().count());
    }
    return {bytes, changed};
}

} // namespace

Result<MergeFolder::Look> MergeFolder::look(OpenProject& project, const CancelToken& cancel)
{
    const auto files = packagesIn(m_folder);
    if (!files)
        return files.error();
    if (const auto writer = project.store().writer(); !writer)
        return writer.error();
    Look found;
    std::map<std::string, Seen> seen;
    for (const fs::path& file : *files) {
        if (cancel.cancelled())
            break;
        std::error_code code;
        if (fs::equivalent(file, project.path(), code))
            continue; // the project itself may lie here
        const std::string name = file.filename().string();
        const auto [bytes, changed] = stateOf(file);
        const auto before = m_seen.find(name);
        const bool quiet = before != m_seen.end() && before->second.bytes == bytes && before->second.changed == changed;
        Seen& now = seen[name] = {bytes, changed, quiet && before->second.done};
        if (now.done)
            continue;
        if (!quiet) {
            ++found.notYet;
            continue;
        }
        auto report = takeBack(project, file.string(), cancel);
        if (report) {
            now.done = true;
            found.merged.push_back(std::move(*report));
            continue;
        }
        const Error& error = report.error();
        if (error.code == ErrorCode::Cancelled)
            break;
        if (error.code == ErrorCode::NoSpace || error.code == ErrorCode::ReadOnly)
            return error;
        // A file that stays as it is would be refused again: told once.
        now.done = true;
        found.refused.push_back({file.string(), error});
    }
    m_seen = std::move(seen);
    return found;
}

} // namespace turnout::workbench

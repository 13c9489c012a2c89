// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/ImportPaths.h"

#include <algorithm>
#include <filesystem>

namespace turnout::workbench {
namespace {

namespace fs = std::filesystem;

bool wanted(const fs::path& path)
{
    const std::string name = path.filename().string();
    return !name.starts_with('.') && name.find(".turnout") == std::string::npos;
}

Result<std::vector<std::string>> filesIn(const std::string& folder)
{
    std::vector<std::string> files;
    std::error_code error;
    for (fs::recursive_directory_iterator entry(folder, error); !error && entry != fs::recursive_directory_iterator();
         entry.increment(error)) {
        if (!wanted(entry->path()))
            entry.disable_recursion_pending();
        else if (entry->is_regular_file(error))
            files.push_back(entry->path().string());
    }
    if (error)
        return Error{ErrorCode::Io, "This folder cannot be read: " + error.message() + ".", folder};
    if (files.empty())
        return Error{ErrorCode::BadInput, "There is no file to import in this folder.", folder};
    std::sort(files.begin(), files.end());
    return files;
}

} // namespace

Result<std::vector<std::string>> importPaths(const std::vector<std::string>& given)
{
    std::vector<std::string> files;
    for (const std::string& path : given) {
        std::error_code ignored;
        if (!fs::is_directory(path, ignored)) {
            files.push_back(path);
            continue;
        }
        const auto inside = filesIn(path);
        if (!inside)
            return inside.error();
        files.insert(files.end(), inside->begin(), inside->end());
    }
    return files;
}

} // namespace turnout::workbench

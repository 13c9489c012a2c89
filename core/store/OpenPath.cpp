// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/OpenPath.h"

#include "store/Schema.h"

#include <filesystem>

namespace turnout::store {

namespace fs = std::filesystem;

std::string resolvedPath(const std::string& path)
{
    std::error_code code;
    const fs::path whole = fs::weakly_canonical(fs::absolute(path, code), code);
    return code ? path : whole.string();
}

Result<void> checkPath(const std::string& path, bool create)
{
    if (path.empty() || path.find('\0') != std::string::npos)
        return Error{ErrorCode::BadInput, "This is not a file name.", path};
    std::error_code code;
    const fs::file_status status = fs::status(path, code);
    if (status.type() == fs::file_type::none)
        return Error{ErrorCode::Io, "The file cannot be reached: " + code.message() + ".", path};
    if (fs::is_directory(status))
        return Error{ErrorCode::NotOurs, "This is a folder, not a project file.", path};
    if (fs::exists(status)) {
        if (!fs::is_regular_file(status))
            return Error{ErrorCode::NotOurs, "This is not a Turnout project file.", path};
        if (create && fs::file_size(path, code) > 0)
            return Error{ErrorCode::Refused,
                "There is a file of this name already, and it is left as it is. Choose another name.", path};
        return {};
    }
    if (!fs::is_directory(fs::path(path).parent_path(), code))
        return Error{ErrorCode::NotFound, "There is no such folder.", fs::path(path).parent_path().string()};
    if (!create)
        return Error{ErrorCode::NotFound, "There is no such file.", path};
    return {};
}

Result<void> checkHeader(const FileHeader& header, const std::string& path)
{
    if (header.size == 0)
        return Error{ErrorCode::NotOurs,
            "The file is empty. A project can be made in it with this name: create a new project.", path};
    if (header.zeros)
        return Error{ErrorCode::Damaged,
            "The file begins with zeros where a project's header should be: its beginning was lost. Restore it from a "
            "copy, or try: sqlite3 FILE .recover",
            path};
    if (!header.sqlite || header.applicationId != kApplicationId)
        return Error{ErrorCode::NotOurs, "This is not a Turnout project file.", path};
    return {};
}

} // namespace turnout::store

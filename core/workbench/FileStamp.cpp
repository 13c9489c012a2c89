// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/FileStamp.h"

namespace turnout::workbench {

FileStamp::FileStamp(const std::string& path)
{
    std::error_code none;
    if (path == "-" || !std::filesystem::is_regular_file(path, none))
        return;
    bytes = static_cast<std::int64_t>(std::filesystem::file_size(path, none));
    written = std::filesystem::last_write_time(path, none);
}

Error FileStamp::changed(const std::string& path)
{
    return {ErrorCode::BadInput,
        "The file changed while it was read, so nothing of it is imported. Import it when it is complete.", path};
}

Result<void> FileStamp::stillHolds(const std::string& path) const
{
    return FileStamp(path) == *this ? Result<void>() : Result<void>(changed(path));
}

} // namespace turnout::workbench

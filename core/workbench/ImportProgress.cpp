// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/ImportProgress.h"

#include <filesystem>

namespace turnout::workbench {

void ImportProgress::expect(const std::string& path)
{
    std::error_code none;
    if (std::filesystem::is_regular_file(path, none))
        m_total += static_cast<std::int64_t>(std::filesystem::file_size(path, none));
}

Progress ImportProgress::of(const std::string& path)
{
    if (!m_whole)
        return {};
    return [this, path](const ProgressUpdate& update) {
        m_files[path] = update;
        ProgressUpdate sum{update.what, 0, m_total, 0};
        for (const auto& [file, told] : m_files) {
            sum.done += told.done;
            sum.items += told.items;
        }
        m_whole(sum);
    };
}

} // namespace turnout::workbench

// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/TakeBack.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace turnout::workbench {

/// A folder packages come back to: a shared one, or where mail and sticks are copied to. Each look takes back what is
/// new; files are only read. What is still being copied changes, or is not whole, and is looked at again.
/// Thread: one at a time.
class MergeFolder {
public:
    explicit MergeFolder(std::string folder)
        : m_folder(std::move(folder))
    {
    }
    [[nodiscard]] const std::string& folder() const
    {
        return m_folder;
    }

    struct Look {
        std::vector<MergeReport> merged; ///< of files that are new or other than at the last look
        std::vector<MergeRefused> refused; ///< likewise; told once for each state of a file
        std::int64_t notYet = 0; ///< files that are not whole, or changed since the last look: look again soon
    };
    /// NotFound where the folder is not there; what goes wrong with the project itself (a full disk) is the error too.
    Result<Look> look(OpenProject& project, const CancelToken& cancel = {});

private:
    struct Seen {
        std::uintmax_t bytes = 0;
        std::int64_t changed = 0; ///< the file's time of change, in the clock of its folder
        bool done = false;
        friend bool operator==(const Seen&, const Seen&) = default;
    };
    std::string m_folder;
    std::map<std::string, Seen> m_seen; ///< by file name
};

} // namespace turnout::workbench

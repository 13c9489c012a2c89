// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "store/ImportWriter.h"

#include <fstream>
#include <string>

namespace turnout::workbench {

/// The rejected lines of an import as "line<TAB>reason<TAB>bytes", for those who repair them. A new file always: what
/// exists is somebody's (the input, the project …) and is refused. Gone again where the import does not finish.
class RejectsFile {
public:
    RejectsFile() = default;
    ~RejectsFile();
    RejectsFile(const RejectsFile&) = delete;
    RejectsFile& operator=(const RejectsFile&) = delete;

    /// An empty path: nothing is written.
    Result<void> open(const std::string& path);
    void add(const store::RejectedLine& reject);
    /// Whether all of it was written.
    Result<void> close();

private:
    std::string m_path;
    std::ofstream m_file;
};

} // namespace turnout::workbench

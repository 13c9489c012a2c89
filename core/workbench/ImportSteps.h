// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/Redactor.h"
#include "workbench/ImportFile.h"

#include <memory>

namespace turnout::workbench {

/// What is done with a record between its reader and the project, in order: redacted. Thread: the reader's.
class ImportSteps {
public:
    /// BadUsage where the options cannot be meant. A dry run writes no key.
    static Result<ImportSteps> make(OpenProject& project, const ImportOptions& options);

    /// Where the reader writes to, so that everything reaches `last` as it should be kept.
    ingest::Sink& before(ingest::Sink& last);
    /// Puts what the steps counted into the report; redacts the notes, which quote names of the file.
    void close(ImportReport& report, std::vector<std::string>& notes);

private:
    ImportSteps() = default;
    std::unique_ptr<ingest::Redactor> m_redactor;
    std::unique_ptr<ingest::Sink> m_redacting;
};

} // namespace turnout::workbench

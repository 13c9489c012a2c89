// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/Derive.h"
#include "ingest/Redactor.h"
#include "ingest/Weighting.h"
#include "workbench/ImportFile.h"
#include "workbench/Segments.h"

#include <memory>

namespace turnout::workbench {

/// What is done with a record between its reader and the project, in order: redacted, derived from, weighted. Thread:
/// the reader's.
class ImportSteps {
public:
    /// BadUsage where the options cannot be meant. A dry run writes no key.
    static Result<ImportSteps> make(OpenProject& project, const ImportOptions& options);

    /// The reader's options: unless all get one weight, it gives kNoWeight to sessions that bring none. Rates replace
    /// it; without rates it reaches the last sink.
    [[nodiscard]] const ingest::ReadOptions& reading() const
    {
        return m_read;
    }
    /// Where the reader writes to, so that everything reaches `last` as it should be kept.
    ingest::Sink& before(ingest::Sink& last);
    /// Puts what the steps counted into the report; redacts the notes, which quote names of the file.
    void close(ImportReport& report, std::vector<std::string>& notes);

private:
    ImportSteps() = default;
    std::unique_ptr<ingest::Redactor> m_redactor;
    ingest::ReadOptions m_read;
    std::optional<session::StratumRates> m_rates;
    bool m_signals = false;
    SegmentWork m_segments;
    ingest::SeenUsers m_users;
    std::unique_ptr<ingest::Sink> m_redacting;
    std::unique_ptr<ingest::DerivingSink> m_deriving;
    std::unique_ptr<ingest::WeightingSink> m_weighting;
};

} // namespace turnout::workbench

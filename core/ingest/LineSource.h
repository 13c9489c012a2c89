// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/RecordSource.h"

#include <string>

namespace turnout::ingest {

/// A record a line.
class LineSource final : public RecordSource {
public:
    using RecordSource::RecordSource;

    bool next(Line& line) override;
    void notJson(Line&) override { }
    [[nodiscard]] std::string_view unit() const override
    {
        return "line";
    }

private:
    void emit(Line& line, std::size_t size, bool ended);
    bool skipLongLine(Line& line);

    std::string m_longHead;
};

} // namespace turnout::ingest

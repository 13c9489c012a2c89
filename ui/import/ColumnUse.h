// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/Import.h"

#include <QString>
#include <vector>

namespace turnout::ui {

/// What a column of a table can be used as. A field of the mapping is a row of this table.
struct ColumnUse {
    QString title;
    std::string ingest::CsvMapping::*one = nullptr; ///< one column only …
    std::vector<std::string> ingest::CsvMapping::*many = nullptr; ///< … or any number
};

/// The first is what a column is that the mapping does not name.
const std::vector<ColumnUse>& columnUses();
/// The place of a column's use in columnUses().
int useOf(const ingest::CsvMapping& mapping, const std::string& column);
/// Gives the column another use. Where only one column can have it, the one that had it loses it.
void setUse(ingest::CsvMapping& mapping, const std::string& column, int use);

} // namespace turnout::ui

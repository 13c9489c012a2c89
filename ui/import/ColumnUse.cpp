// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/ColumnUse.h"

#include <algorithm>
#include <QCoreApplication>

namespace turnout::ui {

using ingest::CsvMapping;

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("ColumnUse", text);
}

} // namespace

const std::vector<ColumnUse>& columnUses()
{
    static const std::vector<ColumnUse> uses{
        {tr("kept aside"), nullptr, nullptr},
        {tr("Session id"), &CsvMapping::id, nullptr},
        {tr("Transcript"), &CsvMapping::transcript, nullptr},
        {tr("User's words"), &CsvMapping::userText, nullptr},
        {tr("Assistant's words"), &CsvMapping::assistantText, nullptr},
        {tr("Start time"), &CsvMapping::startedAt, nullptr},
        {tr("User"), &CsvMapping::user, nullptr},
        {tr("Sampling weight"), &CsvMapping::weight, nullptr},
        {tr("Rating"), &CsvMapping::rating, nullptr},
        {tr("Segment"), nullptr, &CsvMapping::segments},
        {tr("Score"), nullptr, &CsvMapping::scores},
        {tr("Outcome"), nullptr, &CsvMapping::outcomes},
        {tr("Who speaks"), &CsvMapping::role, nullptr},
        {tr("Words of the turn"), &CsvMapping::text, nullptr},
        {tr("Time of turn or event"), &CsvMapping::at, nullptr},
        {tr("Trace id"), &CsvMapping::trace, nullptr},
    };
    return uses;
}

int useOf(const CsvMapping& mapping, const std::string& column)
{
    const std::vector<ColumnUse>& uses = columnUses();
    for (std::size_t i = 1; i < uses.size(); ++i) {
        const bool one = uses[i].one != nullptr && mapping.*uses[i].one == column;
        const bool many = uses[i].many != nullptr
            && std::count((mapping.*uses[i].many).begin(), (mapping.*uses[i].many).end(), column);
        if (one || many)
            return static_cast<int>(i);
    }
    return 0;
}

void setUse(CsvMapping& mapping, const std::string& column, int use)
{
    for (const ColumnUse& one : columnUses()) {
        if (one.one != nullptr && mapping.*one.one == column)
            (mapping.*one.one).clear();
        if (one.many != nullptr)
            std::erase(mapping.*one.many, column);
    }
    const ColumnUse& wanted = columnUses().at(static_cast<std::size_t>(use));
    if (wanted.one != nullptr)
        mapping.*wanted.one = column;
    if (wanted.many != nullptr)
        (mapping.*wanted.many).push_back(column);
}

} // namespace turnout::ui

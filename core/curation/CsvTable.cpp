// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Json.h"
#include "curation/ExportText.h"
#include "curation/Text.h"

namespace turnout::curation {
namespace {

std::string numberCell(const std::optional<double>& number)
{
    return number ? jsonNumber(*number) : std::string();
}

std::string valueOf(const std::map<std::string, std::string>& values, const std::string& name)
{
    const auto found = values.find(name);
    return found == values.end() ? std::string() : found->second;
}

std::string line(const std::vector<std::string>& cells)
{
    std::string out;
    for (std::size_t i = 0; i < cells.size(); ++i)
        out += (i == 0 ? "" : ",") + cells[i];
    return out + "\r\n";
}

} // namespace

void CsvTable::note(const FrozenView& item)
{
    for (const auto& [question, value] : item.label)
        m_questions.insert(question);
    for (const auto& [segment, value] : item.segments)
        m_segments.insert(segment);
}

std::string CsvTable::head() const
{
    std::vector<std::string> cells{"id", "started_at"};
    for (const std::string& question : m_questions)
        cells.push_back(csvText("label:" + question));
    for (const char* name : {"label_value", "annotators", "agreement", "weight", "sampling_weight",
             "inclusion_probability", "arm", "draw", "must_label"})
        cells.emplace_back(name);
    for (const std::string& segment : m_segments)
        cells.push_back(csvText("segment:" + segment));
    for (const char* name : {"transcript", "source_file", "source_line"})
        cells.emplace_back(name);
    return line(cells);
}

std::string CsvTable::row(const FrozenView& item) const
{
    std::vector<std::string> cells{csvText(item.session), item.startedAt};
    for (const std::string& question : m_questions)
        cells.push_back(csvText(valueOf(item.label, question)));
    cells.push_back(numberCell(item.countsAs));
    cells.push_back(std::to_string(item.annotators));
    cells.push_back(numberCell(item.agreement));
    cells.push_back(numberCell(item.weight));
    cells.push_back(jsonNumber(item.samplingWeight));
    cells.push_back(numberCell(item.probability));
    cells.push_back(csvText(item.arm));
    cells.push_back(item.draw == 0 ? std::string() : std::to_string(item.draw));
    cells.emplace_back(item.draw == 0 ? "true" : "false");
    for (const std::string& segment : m_segments)
        cells.push_back(csvText(valueOf(item.segments, segment)));
    cells.push_back(csvText(item.transcript));
    cells.push_back(csvText(item.sourceFile));
    cells.push_back(std::to_string(item.sourceLine));
    return line(cells);
}

} // namespace turnout::curation

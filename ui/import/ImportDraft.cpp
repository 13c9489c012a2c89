// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/ImportDraft.h"

#include "common/VisibleText.h"

#include <QCoreApplication>

namespace turnout::ui {
namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("ImportDraft", text);
}

std::vector<std::string> headerOf(const ingest::TableHead& table)
{
    std::vector<std::string> names;
    for (const ingest::TableColumn& column : table.columns)
        names.push_back(column.name);
    return names;
}

} // namespace

const ingest::CsvMapping& ImportDraft::mapping(const DraftFile& file) const
{
    const auto chosen = m_mappings.find(headerOf(*file.table));
    return chosen == m_mappings.end() ? file.table->likely : chosen->second;
}

void ImportDraft::setMapping(const DraftFile& file, const ingest::CsvMapping& mapping)
{
    m_mappings[headerOf(*file.table)] = mapping;
}

QString ImportDraft::obstacle(const DraftFile& file) const
{
    if (!file.format)
        return common::visibleLine(file.error.text, 600);
    if (file.table && !ingest::checkCsvMapping(mapping(file)))
        return tr("Its columns are not chosen yet.");
    return {};
}

bool ImportDraft::known(const DraftFile& file) const
{
    return (file.looked && !stale) || !obstacle(file).isEmpty();
}

workbench::ImportOptions ImportDraft::options(const DraftFile& file) const
{
    workbench::ImportOptions options;
    if (file.table)
        options.read.mapping = mapping(file);
    if (weight.from == WeightChoice::From::Constant)
        options.read.weight = weight.constant;
    if (weight.from == WeightChoice::From::Rates)
        options.rates = weight.rates;
    options.redact.mode = settings.redaction;
    if (settings.redaction != ingest::RedactionMode::Off)
        options.redact.patterns = settings.patterns;
    options.derive = settings.derive;
    return options;
}

std::vector<DraftFile> draftFiles(const std::vector<std::string>& paths)
{
    std::vector<DraftFile> files;
    for (const std::string& path : paths) {
        DraftFile& file = files.emplace_back();
        file.path = path;
        const auto format = ingest::detectFormat(path);
        if (!format) {
            file.error = format.error();
            continue;
        }
        file.format = *format;
        if (*format != ingest::Format::Csv)
            continue;
        auto table = ingest::tableHead(path);
        if (table)
            file.table = std::move(table).value();
        else
            file.error = table.error();
        if (!file.table)
            file.format.reset();
    }
    return files;
}

} // namespace turnout::ui

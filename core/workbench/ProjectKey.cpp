// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/ProjectKey.h"

#include "ingest/Pseudonym.h"
#include "store/Meta.h"

namespace turnout::workbench {
namespace {
constexpr std::string_view kKey = "pseudonym_key";
} // namespace

Result<ingest::PseudonymKey> projectKey(OpenProject& project, bool mayMake)
{
    auto reader = project.store().reader();
    if (!reader)
        return reader.error();
    const auto kept = store::meta(**reader, kKey);
    if (!kept)
        return kept.error();
    if (*kept) {
        const auto key = ingest::keyFromText(**kept);
        if (!key)
            return Error{ErrorCode::Damaged, "The project's key for pseudonyms is not readable.", project.path()};
        return *key;
    }
    const ingest::PseudonymKey key = ingest::newPseudonymKey();
    if (!mayMake)
        return key;
    auto writer = project.store().writer();
    if (!writer)
        return writer.error();
    const auto done = (*writer)->run(store::Writer::Kind::Bulk, [&](store::Connection& connection) -> Result<void> {
        store::setMeta(connection, kKey, ingest::keyToText(key));
        return {};
    });
    if (!done)
        return done.error();
    return key;
}

} // namespace turnout::workbench

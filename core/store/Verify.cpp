// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Verify.h"

#include "store/OpenCheck.h"
#include "store/Query.h"
#include "store/Schema.h"
#include "store/VerifyChecks.h"

#include <algorithm>
#include <array>

namespace turnout::store {
namespace {

using Check = void (*)(VerifyContext&);

struct NamedCheck {
    const char* name;
    Check run;
};

void checkFile(VerifyContext& context)
{
    if (context.number("PRAGMA application_id") != kApplicationId)
        context.violation("the application id is not Turnout's");
    const std::int64_t version = context.number("PRAGMA user_version");
    if (version != static_cast<std::int64_t>(knownMigrations().size()))
        context.violation(
            "the schema version is " + std::to_string(version) + ", not " + std::to_string(knownMigrations().size()));
    context.rows("SELECT 'the fact ' || column1 || ' is missing' FROM (VALUES ('project_id'), ('created_at'), "
                 "('created_by'), ('min_reader')) WHERE column1 NOT IN (SELECT key FROM meta)");
}

void checkIntegrity(VerifyContext& context)
{
    Query query(context.connection(), "PRAGMA integrity_check(100)");
    while (query.step())
        if (query.text(0) != "ok")
            context.violation(query.string(0));
}

void checkReferences(VerifyContext& context)
{
    context.rows("SELECT \"table\" || ' row ' || coalesce(rowid, '?') || ' names a row of ' || parent "
                 "|| ' that is not there' FROM pragma_foreign_key_check LIMIT 100");
}

void checkSchema(VerifyContext& context)
{
    const auto expected = expectedSchema(knownMigrations());
    const auto found = schemaObjects(context.connection());
    if (!expected || !found) {
        context.violation("the schema cannot be read");
        return;
    }
    for (const SchemaObject& object : *expected)
        if (!std::binary_search(found->begin(), found->end(), object))
            context.violation("the " + object.type + " " + object.name + " is missing or changed");
    for (const SchemaObject& object : *found)
        if (object.type == "trigger" && !std::binary_search(expected->begin(), expected->end(), object))
            context.violation("there is a trigger " + object.name + " that is not Turnout's");
}

constexpr std::array<NamedCheck, 10> kChecks{{
    {"file", checkFile},
    {"schema", checkSchema},
    {"integrity", checkIntegrity},
    {"references", checkReferences},
    {"sources", checkSources},
    {"sessions", checkSessions},
    {"draws", checkDraws},
    {"labels", checkLabels},
    {"sets", checkSets},
    {"features", checkFeatures},
}};

} // namespace

Result<std::vector<Violation>> verify(Connection& connection, const Progress& progress, const CancelToken& cancel)
{
    std::vector<Violation> violations;
    constexpr auto kCount = static_cast<std::int64_t>(kChecks.size());
    std::int64_t done = 0;
    for (const NamedCheck& check : kChecks) {
        if (cancel.cancelled())
            return Error{ErrorCode::Cancelled, "Cancelled.", {}};
        if (progress)
            progress({"checks", done++, kCount, 0});
        VerifyContext context(connection, cancel, check.name, violations);
        const Result<void> ran = guarded([&]() -> Result<void> {
            check.run(context);
            return {};
        });
        if (!ran && ran.error().code == ErrorCode::Cancelled)
            return ran.error();
        if (!ran)
            context.violation(ran.error().text);
        if (cancel.cancelled())
            return Error{ErrorCode::Cancelled, "Cancelled.", {}};
        if (violations.size() >= kMostViolations)
            break;
    }
    if (progress)
        progress({"checks", kCount, kCount, 0});
    return violations;
}

} // namespace turnout::store

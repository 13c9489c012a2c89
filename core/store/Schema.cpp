// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Schema.h"

#include "session/Rubric.h"
#include "store/Meta.h"
#include "store/Query.h"

#include "SchemaSql.h"

#include <SQLiteCpp/Backup.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <random>

namespace turnout::store {
namespace {

// Pages of 16 KiB: most transcripts fit into one, and an import is half as fast again as with SQLite's 4 KiB.
constexpr const char* kPageSize = "PRAGMA page_size = 16384";

constexpr auto makeMigrations()
{
    std::array<Migration, kMigrations.size()> migrations{};
    for (std::size_t i = 0; i < migrations.size(); ++i)
        migrations[i] = {kMigrations[i].name, kMigrations[i].sql};
    return migrations;
}
constexpr auto kKnown = makeMigrations();

// Rolls back what was not committed.
class Transaction {
public:
    explicit Transaction(Connection& connection)
        : m_connection(connection)
    {
        m_connection.db().exec("BEGIN IMMEDIATE");
    }
    ~Transaction()
    {
        if (sqlite3_get_autocommit(m_connection.handle()) == 0)
            m_connection.db().tryExec("ROLLBACK");
    }
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    void commit()
    {
        m_connection.db().exec("COMMIT");
    }

private:
    Connection& m_connection;
};

std::string randomHex()
{
    constexpr std::string_view kHex = "0123456789abcdef";
    std::random_device device;
    std::string text;
    for (int i = 0; i < 32; ++i)
        text += kHex[device() & 15U];
    return text;
}

// The whole text at once: SQLite finds the ends of the statements itself, also inside triggers.
void takeStep(Connection& connection, const Migration& migration, std::size_t version)
{
    connection.db().exec(std::string(migration.sql));
    connection.db().exec("PRAGMA user_version = " + std::to_string(version));
}

} // namespace

std::span<const Migration> knownMigrations()
{
    return kKnown;
}

Result<void> createSchema(Connection& connection, std::span<const Migration> migrations, const Clock& clock)
{
    return guarded([&]() -> Result<void> {
        connection.db().exec(kPageSize);
        Transaction transaction(connection);
        connection.db().exec("PRAGMA application_id = " + std::to_string(kApplicationId));
        for (std::size_t i = 0; i < migrations.size(); ++i)
            takeStep(connection, migrations[i], i + 1);
        const TimeMs now = clock.now();
        setMeta(connection, "project_id", randomHex());
        setMeta(connection, "created_at", std::to_string(now));
        setMeta(connection, "created_by", TURNOUT_VERSION);
        // A step that older programs must not read past raises this itself.
        Query(connection, "INSERT OR IGNORE INTO meta (key, value) VALUES ('min_reader', '1')").run();
        const std::string rubric = session::rubricToJson(session::defaultRubric());
        Query(connection, "INSERT INTO rubric (created_at, definition) VALUES (?, ?)", now, rubric).run();
        transaction.commit();
        return {};
    });
}

Result<void> migrate(Connection& connection, std::span<const Migration> migrations, int from)
{
    for (auto i = static_cast<std::size_t>(from); i < migrations.size(); ++i) {
        const Result<void> done = guarded([&]() -> Result<void> {
            Transaction transaction(connection);
            takeStep(connection, migrations[i], i + 1);
            transaction.commit();
            return {};
        });
        if (!done)
            return Error{done.error().code, done.error().text, "schema step " + std::string(migrations[i].name)};
    }
    return {};
}

Result<std::string> backUp(Connection& connection, const std::string& path, int version)
{
    namespace fs = std::filesystem;
    const std::string wanted = path + ".v" + std::to_string(version) + ".backup";
    std::string target = wanted;
    std::error_code code;
    for (int n = 2; fs::exists(fs::symlink_status(target, code)); ++n)
        target = wanted + "-" + std::to_string(n);
    // Under another name until it is whole, so that a copy with the right name is a whole copy.
    const std::string partial = target + "-partial";
    fs::remove(partial, code);
    auto copied = guarded([&]() -> Result<void> {
        auto copy = Connection::open(partial, Connection::Mode::Create);
        if (!copy)
            return copy.error();
        SQLite::Backup backup((*copy)->db(), connection.db());
        backup.executeStep(-1);
        return {};
    });
    if (copied)
        fs::rename(partial, target, code);
    if (copied && !code)
        return target;
    const Error error
        = copied ? Error{ErrorCode::Io, "The copy could not be named: " + code.message() + ".", {}} : copied.error();
    fs::remove(partial, code);
    return Error{error.code, "No copy could be made before bringing the project up to date. " + error.text, target};
}

Result<std::vector<SchemaObject>> schemaObjects(Connection& connection)
{
    return guarded([&]() -> Result<std::vector<SchemaObject>> {
        std::vector<SchemaObject> objects;
        Query query(connection,
            "SELECT type, name, coalesce(sql, '') FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'");
        while (query.step())
            objects.push_back({query.string(0), query.string(1), query.string(2)});
        std::sort(objects.begin(), objects.end());
        return objects;
    });
}

Result<std::vector<SchemaObject>> expectedSchema(std::span<const Migration> migrations)
{
    auto memory = Connection::open(":memory:", Connection::Mode::Create);
    if (!memory)
        return memory.error();
    const Result<void> made = migrate(**memory, migrations, 0);
    if (!made)
        return made.error();
    return schemaObjects(**memory);
}

} // namespace turnout::store

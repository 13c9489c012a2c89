// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Project.h"

#include "store/FileGuard.h"
#include "store/FileHeader.h"
#include "store/FileLock.h"
#include "store/ImportWriter.h"
#include "store/JournalMode.h"
#include "store/Meta.h"
#include "store/OpenCheck.h"
#include "store/OpenPath.h"
#include "store/Query.h"

#include <charconv>
#include <filesystem>
#include <tuple>

namespace turnout::store {

namespace fs = std::filesystem;

struct Project::Impl {
    std::string path;
    OpenOptions options;
    OpenReport report;
    Connection::Mode readerMode = Connection::Mode::ReadOnly;
    std::unique_ptr<FileLock> lock;
    std::unique_ptr<FileGuard> guard; ///< closes the file: goes after all connections
    /// Without a writer: goes last and tidies SQLite's side files away, which readers may not.
    std::unique_ptr<Connection> keeper;
    std::unique_ptr<Writer> writer;

    Result<void> create();
    Result<void> openExisting();
    Result<void> openForWriting(std::unique_ptr<Connection> connection, int version);
    Result<void> openForReading(OpenOutcome outcome, std::string notice);
    Result<void> openNewer(Connection& connection, int version);
    Result<void> openDamaged(const Error& damage);
    void startWriter(std::unique_ptr<Connection> connection);
    Result<void> takeBackInterrupted();
};

namespace {

Error plain(ErrorCode code, std::string text, const std::string& path)
{
    return {code, std::move(text), path};
}

} // namespace

Project::Project()
    : m_impl(std::make_unique<Impl>())
{
}

Project::~Project()
{
    // In this order: the writer finishes its jobs, the log goes into the file, then others may write.
    if (m_impl->guard)
        m_impl->guard->release();
    m_impl->writer.reset();
    m_impl->keeper.reset();
    m_impl->guard.reset();
    m_impl->lock.reset();
}

const std::string& Project::path() const
{
    return m_impl->path;
}

const OpenReport& Project::report() const
{
    return m_impl->report;
}

const Clock& Project::clock() const
{
    return *m_impl->options.clock;
}

Result<std::unique_ptr<Connection>> Project::reader() const
{
    return Connection::open(m_impl->path, m_impl->readerMode);
}

Result<Writer*> Project::writer()
{
    if (m_impl->writer)
        return m_impl->writer.get();
    const std::string& notice = m_impl->report.notice;
    return plain(ErrorCode::ReadOnly, notice.empty() ? "The project is open for reading only." : notice, m_impl->path);
}

Result<std::unique_ptr<Project>> Project::open(const std::string& path, const OpenOptions& options)
{
    const std::string whole = resolvedPath(path);
    const Result<void> pathFine = checkPath(path.empty() ? path : whole, options.create);
    if (!pathFine)
        return pathFine.error();
    std::unique_ptr<Project> project(new Project);
    project->m_impl->path = whole;
    project->m_impl->options = options;
    const Result<void> opened = options.create ? project->m_impl->create() : project->m_impl->openExisting();
    if (!opened) {
        Error error = opened.error();
        if (error.context.empty())
            error.context = path;
        return error;
    }
    return project;
}

Result<void> Project::Impl::create()
{
    FileLock::Attempt attempt = FileLock::attempt(path + "-lock");
    if (attempt.state == FileLock::State::HeldByOther)
        return plain(ErrorCode::Busy, "Another window is making this project.", path);
    if (attempt.state == FileLock::State::Unavailable)
        return plain(ErrorCode::Io, "The project cannot be made in this folder: " + attempt.problem + ".", path);
    lock = std::move(attempt.lock);
    auto connection = Connection::open(path, Connection::Mode::Create);
    if (!connection)
        return connection.error();
    const Result<void> made = createSchema(**connection, options.migrations, *options.clock);
    if (!made)
        return made;
    report.outcome = OpenOutcome::Created;
    report.schema = static_cast<int>(options.migrations.size());
    startWriter(std::move(connection).value());
    return {};
}

Result<void> Project::Impl::openExisting()
{
    const auto header = readFileHeader(path);
    if (!header)
        return header.error();
    const Result<void> headerFine = checkHeader(*header, path);
    if (!headerFine)
        return headerFine;
    if (options.readOnly)
        return openForReading(OpenOutcome::ReadOnly, {});
    FileLock::Attempt attempt = FileLock::attempt(path + "-lock");
    if (attempt.state == FileLock::State::HeldByOther) {
        const std::string holder = attempt.holder.empty() ? std::string() : " (" + attempt.holder + ")";
        return openForReading(OpenOutcome::Busy,
            "The project is open in another window" + holder
                + ", so it is read-only here. Close the other one to "
                  "change it here.");
    }
    if (attempt.state == FileLock::State::Unavailable)
        return openForReading(
            OpenOutcome::ReadOnly, "The project is read-only: its folder cannot be written (" + attempt.problem + ").");
    lock = std::move(attempt.lock);
    auto connection = Connection::open(path, Connection::Mode::ReadWrite);
    if (!connection || sqlite3_db_readonly((*connection)->handle(), "main") == 1) {
        lock.reset();
        return openForReading(OpenOutcome::ReadOnly, "The project is read-only: its file cannot be written.");
    }
    // What is in the log must not be moved into a file that turns out to be damaged.
    sqlite3_db_config((*connection)->handle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    Result<int> version = schemaVersion(**connection);
    if (!version && version.error().code == ErrorCode::Io) {
        leaveWal(**connection);
        version = schemaVersion(**connection);
    }
    if (version && *version > static_cast<int>(options.migrations.size()))
        return openNewer(**connection, *version);
    const auto steps = options.migrations.first(static_cast<std::size_t>(version ? *version : 0));
    const Result<void> sound = version ? checkQuickly(**connection, steps) : Result<void>(version.error());
    if (!sound) {
        const ErrorCode code = sound.error().code;
        connection->reset();
        if (code == ErrorCode::Damaged || code == ErrorCode::NotOurs)
            return openDamaged(sound.error());
        return sound;
    }
    sqlite3_db_config((*connection)->handle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, nullptr);
    return openForWriting(std::move(connection).value(), *version);
}

Result<void> Project::Impl::openForWriting(std::unique_ptr<Connection> connection, int version)
{
    report.outcome = OpenOutcome::Current;
    report.schema = static_cast<int>(options.migrations.size());
    if (version < report.schema) {
        auto backup = backUp(*connection, path, version);
        if (!backup)
            return backup.error();
        report.backup = *backup;
        const Result<void> migrated = migrate(*connection, options.migrations, version);
        if (!migrated)
            return Error{migrated.error().code,
                "The project could not be brought up to date and is as it was. " + migrated.error().text
                    + " A copy is at " + *backup + ".",
                migrated.error().context};
        report.outcome = OpenOutcome::Migrated;
        report.notice = "The project was brought up to date. A copy of how it was is at " + *backup + ".";
    }
    startWriter(std::move(connection));
    return takeBackInterrupted();
}

void Project::Impl::startWriter(std::unique_ptr<Connection> connection)
{
    report.writable = true;
    report.wal = askForWal(*connection);
    if (!report.wal && report.notice.empty())
        report.notice = "This file system does not take a write-ahead log, so saving is slower. It is as safe.";
    std::ignore = schemaVersion(*connection); // log and shared memory are there once it was read
    writer = std::make_unique<Writer>(std::move(connection), path, report.wal);
    if (report.wal)
        guard = std::make_unique<FileGuard>(path);
}

Result<void> Project::Impl::takeBackInterrupted()
{
    std::vector<SourceId> unfinished;
    const Result<void> looked = writer->run(Writer::Kind::Bulk, [&](Connection& connection) -> Result<void> {
        auto sources = unfinishedSources(connection);
        if (!sources)
            return sources.error();
        unfinished = std::move(sources).value();
        return {};
    });
    if (!looked)
        return looked;
    for (const SourceId source : unfinished) {
        for (bool done = false; !done;) {
            const Result<void> step = writer->run(Writer::Kind::Bulk, [&](Connection& connection) -> Result<void> {
                const Result<bool> all = undoSourceStep(connection, source);
                if (!all)
                    return all.error();
                done = *all;
                return {};
            });
            if (!step)
                return step;
        }
        ++report.undoneSources;
    }
    if (report.undoneSources > 0 && report.notice.empty())
        report.notice = "An import had been interrupted. What it had brought was taken back; import the file again.";
    return {};
}

Result<void> Project::Impl::openForReading(OpenOutcome outcome, std::string notice)
{
    report.outcome = outcome;
    report.notice = std::move(notice);
    auto opened = Connection::open(path, Connection::Mode::ReadOnly);
    if (!opened)
        return opened.error();
    std::unique_ptr<Connection> connection = std::move(opened).value();
    Result<int> version = schemaVersion(*connection);
    if (!version && version.error().code != ErrorCode::Damaged && version.error().code != ErrorCode::NotOurs) {
        // A write-ahead log needs side files; where none can be made, the file itself can be read as it is.
        auto frozen = Connection::open(path, Connection::Mode::Immutable);
        if (!frozen)
            return frozen.error();
        connection = std::move(frozen).value();
        version = schemaVersion(*connection);
        readerMode = Connection::Mode::Immutable;
        std::error_code code;
        const auto logBytes = fs::file_size(path + "-wal", code);
        if (!code && logBytes > 0)
            report.notice += " The newest changes are in a file beside it that cannot be read here: copy both to a "
                             "folder that can be written, and open the copy.";
    }
    if (!version)
        return openDamaged(version.error());
    report.schema = *version;
    const auto known = static_cast<int>(options.migrations.size());
    if (*version > known)
        return openNewer(*connection, *version);
    if (*version<known&& * version> 0)
        return Error{ErrorCode::Refused,
            "The project was written by an older Turnout and must be brought up to date first. Open it once where it "
            "can be written.",
            path};
    const Result<void> sound = checkQuickly(*connection, options.migrations);
    if (!sound && sound.error().code == ErrorCode::Damaged)
        return openDamaged(sound.error());
    if (!sound)
        return sound;
    report.wal = queryInt64(*connection, "SELECT journal_mode = 'wal' FROM pragma_journal_mode", 0) == 1;
    if (readerMode == Connection::Mode::ReadOnly && outcome != OpenOutcome::NewerReadable) {
        auto tidy = Connection::open(path, Connection::Mode::ReadWrite);
        if (tidy && schemaVersion(**tidy))
            keeper = std::move(tidy).value();
    }
    if (keeper && report.wal)
        guard = std::make_unique<FileGuard>(path);
    return {};
}

Result<void> Project::Impl::openNewer(Connection& connection, int version)
{
    lock.reset();
    const auto oldest = meta(connection, "min_reader");
    if (!oldest)
        return openDamaged(oldest.error());
    int reader = version;
    if (oldest->has_value())
        std::from_chars((*oldest)->data(), (*oldest)->data() + (*oldest)->size(), reader);
    if (reader > static_cast<int>(options.migrations.size()))
        return Error{ErrorCode::Newer,
            "The project was written by a newer Turnout that this one cannot read. Install "
            "the newer version to open it.",
            path};
    const Result<void> sound = checkQuickly(connection, {});
    if (!sound)
        return openDamaged(sound.error());
    report.outcome = OpenOutcome::NewerReadable;
    report.schema = version;
    report.notice = "The project was written by a newer Turnout, so it is read-only here.";
    return {};
}

Result<void> Project::Impl::openDamaged(const Error& damage)
{
    lock.reset();
    const Error lost{ErrorCode::Damaged, damage.text, path};
    auto connection = Connection::open(path, Connection::Mode::Salvage);
    if (!connection || !canSalvage(**connection))
        return lost;
    report = {};
    report.outcome = OpenOutcome::DamagedReadable;
    report.notice = damage.text + " It is read-only: export what is there.";
    readerMode = Connection::Mode::Salvage;
    return {};
}

} // namespace turnout::store

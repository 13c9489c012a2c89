// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Import of a million sessions beside the peers on the same file, whole processes: DuckDB into a table (alternating
// with ours, medians of three pairs), the sqlite3 shell, pandas with to_sql; time and the most memory each had. A peer
// that is not installed is left out: DuckDB is the npm package @duckdb/node-api, put into the build directory by the
// first run; pandas is Debian's python3-pandas. TURNOUT_BENCH_SESSIONS asks for fewer.
#include "bench/Child.h"
#include "bench/Table.h"
#include "support/TestSupport.h"

#include <cstdlib>
#include <filesystem>

namespace {

constexpr int kPairs = 3;
const std::string kHere = testsupport::sourceDir() + "/tests/bench/";

struct Peer {
    std::vector<double> seconds;
    double megabytes = 0;

    void add(const bench::Child& child, double seconds_)
    {
        if (!child.ok)
            return;
        seconds.push_back(seconds_);
        megabytes = std::max(megabytes, child.megabytes);
    }
};

void compare(const char* name, const Peer& peer, double ours, const char* reach)
{
    if (peer.seconds.empty()) {
        bench::line(name, "not there", "");
        return;
    }
    const double median = bench::percentile(peer.seconds, 0.5);
    bench::line(name, bench::ms(median), bench::megabytes(peer.megabytes) + " at most");
    bench::line("  Turnout is faster by", bench::times(median / ours), reach);
}

} // namespace

int main()
{
    const std::string cli = testsupport::cli();
    const testsupport::TempDir dir;
    const char* asked = std::getenv("TURNOUT_BENCH_SESSIONS");
    const std::string sessions = asked != nullptr ? asked : "1000000";
    const std::string file = dir.file("s.jsonl");
    const std::string project = dir.file("p.turnout");
    bench::heading(("Import, " + sessions + " sessions of the demo product").c_str());
    if (!bench::run({cli, "demo", dir.file("made.turnout"), "--sessions", sessions, "--seed", "3", "--jsonl", file}).ok)
        return std::fputs("the demo could not be made\n", stderr), 1;
    std::filesystem::remove(dir.file("made.turnout"));
    const double size = static_cast<double>(std::filesystem::file_size(file)) / 1e6;

    const bool duckdb
        = bench::run({"npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", "peers", "@duckdb/node-api"})
              .ok;
    Peer ours;
    Peer duck;
    for (int i = 0; i < kPairs; ++i) {
        std::filesystem::remove(project);
        if (!bench::run({cli, "new", project}).ok)
            return 1;
        // The whole process: hashing, reading, checking, writing, the unique index, the last checkpoint.
        const bench::Child child = bench::run({cli, "import", project, file});
        ours.add(child, child.seconds);
        if (duckdb) {
            const bench::Child theirs
                = bench::run({"node", kHere + "duckdb_load.mjs", "peers", file, dir.file("duck.db")});
            duck.add(theirs, std::atof(theirs.out.c_str())); // without the start of node
        }
    }
    if (ours.seconds.empty())
        return std::fputs("the import failed\n", stderr), 1;
    const double median = bench::percentile(ours.seconds, 0.5);
    bench::line("turnout-cli import", bench::ms(median), "");
    bench::line("  megabytes a second", std::to_string(static_cast<int>(size / median)), "");
    bench::line("  the most memory it had", bench::megabytes(ours.megabytes), "reach: under 300 MB");
    compare("DuckDB read_json_auto into a table, without start", duck, median, "reach: at least 1.5 ×");
    for (const char* name : {"duck.db", "p.turnout"})
        std::filesystem::remove(dir.file(name));

    Peer shell;
    const bench::Child loaded = bench::run(
        {"sh", "-c", "cd \"$1\" && sqlite3 shell.db < \"$2\"", "sh", dir.path(), kHere + "sqlite_load.sql"});
    shell.add(loaded, loaded.seconds);
    compare("sqlite3 shell, .import and JSON functions", shell, median, "");
    std::filesystem::remove(dir.file("shell.db"));
    Peer pandas;
    const bench::Child framed = bench::run({"/usr/bin/python3", kHere + "pandas_load.py", file, dir.file("pandas.db")});
    pandas.add(framed, framed.seconds);
    compare("pandas read_json in parts and to_sql", pandas, median, "reach: at least 8 ×");
    return 0;
}

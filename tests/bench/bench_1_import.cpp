// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Import of 100,000 sessions beside DuckDB loading the same file into a table; alternating, medians of five pairs.
// DuckDB is the npm package @duckdb/node-api, installed into the build directory by the first run.
#include "bench/Table.h"
#include "support/TestSupport.h"

#include <QProcess>
#include <QString>

#include <cstdlib>
#include <filesystem>

namespace {

constexpr int kPairs = 5;

bool run(const QString& program, const QStringList& arguments, QByteArray* out = nullptr)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::SeparateChannels);
    process.start(program, arguments);
    const bool done = process.waitForFinished(600000) && process.exitCode() == 0;
    if (out != nullptr)
        *out = process.readAllStandardOutput();
    return done;
}

} // namespace

int main()
{
    using namespace Qt::StringLiterals;
    const QString cli = QStringLiteral(TURNOUT_CLI);
    const testsupport::TempDir dir;
    const auto file = [&](const char* name) { return QString::fromStdString(dir.file(name)); };
    bench::heading("Import, 100,000 sessions of the demo product");
    if (!run(cli,
            {u"demo"_s, file("made.turnout"), u"--sessions"_s, u"100000"_s, u"--seed"_s, u"3"_s, u"--jsonl"_s,
                file("s.jsonl")}))
        return std::fputs("the demo could not be made\n", stderr), 1;
    const double megabytes = static_cast<double>(std::filesystem::file_size(dir.file("s.jsonl"))) / 1e6;

    const QString peers = QStringLiteral("peers");
    const QString script = QStringLiteral(TURNOUT_SOURCE_DIR "/tests/bench/duckdb_load.mjs");
    const bool duckdb = run(u"npm"_s,
        {u"install"_s, u"--silent"_s, u"--no-audit"_s, u"--no-fund"_s, u"--prefix"_s, peers, u"@duckdb/node-api"_s});
    std::vector<double> ours;
    std::vector<double> theirs;
    for (int i = 0; i < kPairs; ++i) {
        std::filesystem::remove(dir.file("p.turnout"));
        if (!run(cli, {u"new"_s, file("p.turnout")}))
            return 1;
        // The whole process: hashing, reading, checking, writing, the unique index, the last checkpoint.
        ours.push_back(bench::seconds([&]() {
            std::ignore = run(cli, {u"import"_s, file("p.turnout"), file("s.jsonl")});
        }));
        if (duckdb) {
            QByteArray out;
            if (run(u"node"_s, {script, peers, file("s.jsonl"), file("duck.db")}, &out))
                theirs.push_back(out.trimmed().toDouble()); // without the start of node
        }
    }
    const double median = bench::percentile(ours, 0.5);
    bench::line("turnout-cli import, whole process", bench::ms(median), "");
    bench::line("  megabytes a second", std::to_string(static_cast<int>(megabytes / median)), "");
    if (theirs.empty()) {
        bench::line("DuckDB", "not there", "npm or the package could not be reached");
        return 0;
    }
    bench::line("DuckDB read_json_auto into a table, without start", bench::ms(bench::percentile(theirs, 0.5)), "");
    bench::line("Turnout is faster by", bench::times(bench::percentile(theirs, 0.5) / median), "reach: at least 1.5 ×");
    return 0;
}

// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Rng.h"
#include "queue/SqlSample.h"
#include "support/CliRun.h"
#include "support/TestSupport.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QProcess>

#include <cmath>
#include <map>
#include <unistd.h>

using namespace turnout;
using namespace turnout::queue;
using namespace Qt::StringLiterals;
using testsupport::CliRun;
using testsupport::runCli;
using testsupport::TempDir;

namespace {

constexpr int kSessions = 20000;
constexpr const char* kPlan = "pl\"an `x` \\ 'y'"; // a column nobody should have
constexpr const char* kBig = "o'ne\\terprise"; // and a value of it

/// One row a session, and how many each value of the plan really has.
struct Source {
    std::string csv;
    std::map<std::string, int> plans;
};

Source madeSource()
{
    Source source;
    source.csv = "session_id,plan,language,prompt,answer\n";
    Rng rng(11);
    for (int i = 0; i < kSessions; ++i) {
        const double u = rng.uniform();
        const std::string plan = u < 0.05 ? kBig : u < 0.3 ? "pro" : "free";
        const std::string language = rng.uniform() < 0.2 ? "de" : "en";
        ++source.plans[plan];
        source.csv += "s-" + std::to_string(i) + "," + plan + "," + language + ",hello,hi\n";
    }
    return source;
}

std::vector<std::string> sampleArguments(const char* dialect, const char* seed)
{
    return {"sql-sample", "--dialect", dialect, "--table", "prod.sessions", "--id", "session_id", "--by", kPlan,
        "--rate", std::string(kBig) + "=1", "pro=0.2", "0.05", "--seed", seed};
}

/// The sampled CSV as a project sees it: the weighted share of each plan is the true one within sampling error.
void checkSample(const std::string& csv, const Source& source, const TempDir& dir)
{
    const std::string project = dir.file("p.turnout");
    QCOMPARE(runCli({"new", project}).code, 0);
    std::string text = testsupport::readAll(csv);
    const std::size_t line = text.find('\n');
    QVERIFY(line != std::string::npos);
    QVERIFY2(text.substr(0, line).find("sampling_weight") != std::string::npos, text.substr(0, line).c_str());
    // Named as everybody would; the hostile name was for the engine.
    text = "session_id,plan,language,prompt,answer,sampling_weight" + text.substr(line);
    const CliRun imported = runCli({"import", project, dir.write("sample.csv", text), "--format", "json"});
    QVERIFY2(imported.code == 0, imported.err.c_str());
    const int sessions = imported.json()["sessions"_L1].toInt();
    const double expected = source.plans.at(kBig) + 0.2 * source.plans.at("pro") + 0.05 * source.plans.at("free");
    QVERIFY2(std::abs(sessions - expected) < 5 * std::sqrt(expected), std::to_string(sessions).c_str());
    QVERIFY(imported.json()["weights_given"_L1].toBool());
    const CliRun compared = runCli({"compare", project, "--by", "plan", "--format", "json"});
    QVERIFY2(compared.code == 0, compared.err.c_str());
    const QJsonArray values = compared.json()["segments"_L1].toArray().first().toObject()["values"_L1].toArray();
    QCOMPARE(values.size(), 3);
    for (const auto& entry : values) {
        const QJsonObject value = entry.toObject();
        const std::string name = value["value"_L1].toString().toStdString();
        const QJsonObject frame = value["frame"_L1].toObject();
        const double share = frame["share"_L1].toDouble();
        const double truth = source.plans.at(name) / double(kSessions);
        std::printf(
            "  %-14s %5d drawn, weighted share %.4f, true %.4f\n", name.c_str(), frame["n"_L1].toInt(), share, truth);
        // The standard error is that of the free plan, the coarsest, in a ratio: √(14000 · 0.95 / 0.05) / 20000 · 0.3.
        QVERIFY2(std::abs(share - truth) < 4 * 0.026 * 0.3, name.c_str());
    }
}

bool run(const QString& program, const QStringList& arguments, QString* said = nullptr)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    const bool done = process.waitForFinished(120000) && process.exitStatus() == QProcess::NormalExit;
    if (said != nullptr)
        *said = QString::fromUtf8(process.readAll());
    return done && process.exitCode() == 0;
}

/// A PostgreSQL of the test's own, in a directory of its own, on a socket there. It refuses to be root, so a root gives
/// it to the user "postgres".
class Postgres {
public:
    explicit Postgres(const TempDir& dir)
        : m_home(QString::fromStdString(dir.file("pg")))
    {
        const QStringList versions
            = QDir(u"/usr/lib/postgresql"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name | QDir::Reversed);
        if (versions.isEmpty() || !QDir().mkpath(m_home))
            return;
        m_bin = u"/usr/lib/postgresql/"_s + versions.first() + u"/bin/"_s;
        if (geteuid() == 0) {
            QFile::setPermissions(
                QString::fromStdString(dir.path()), QFile::permissions(m_home) | QFile::ExeOther | QFile::ReadOther);
            m_as = {u"runuser"_s, u"-u"_s, u"postgres"_s, u"--"_s};
            if (!::run(u"chown"_s, {u"postgres"_s, m_home}))
                return;
        }
        const QString data = m_home + u"/data"_s;
        m_started = server(u"initdb"_s, {u"-D"_s, data, u"-A"_s, u"trust"_s, u"-U"_s, u"test"_s, u"--no-sync"_s})
            && server(u"pg_ctl"_s,
                {u"-D"_s, data, u"-w"_s, u"-l"_s, m_home + u"/log"_s, u"-o"_s,
                    u"-c listen_addresses='' -c fsync=off -k "_s + m_home, u"start"_s});
    }
    ~Postgres()
    {
        if (m_started)
            server(u"pg_ctl"_s, {u"-D"_s, m_home + u"/data"_s, u"-m"_s, u"immediate"_s, u"stop"_s});
    }
    Postgres(const Postgres&) = delete;
    Postgres& operator=(const Postgres&) = delete;

    [[nodiscard]] bool started() const
    {
        return m_started;
    }
    [[nodiscard]] QString said() const
    {
        return m_said;
    }
    bool psql(const QStringList& arguments)
    {
        const QStringList all{
            u"-h"_s, m_home, u"-U"_s, u"test"_s, u"-d"_s, u"postgres"_s, u"-q"_s, u"-v"_s, u"ON_ERROR_STOP=1"_s};
        return ::run(m_bin + u"psql"_s, all + arguments, &m_said);
    }

private:
    bool server(const QString& program, const QStringList& arguments)
    {
        const QStringList command = m_as + QStringList{m_bin + program} + arguments;
        QProcess process;
        process.setStandardOutputFile(QProcess::nullDevice()); // the server keeps it open
        process.setStandardErrorFile(QProcess::nullDevice());
        process.setWorkingDirectory(u"/"_s);
        process.start(command.first(), command.mid(1));
        return process.waitForFinished(120000) && process.exitStatus() == QProcess::NormalExit
            && process.exitCode() == 0;
    }
    QString m_bin;
    QString m_home;
    QString m_said;
    QStringList m_as;
    bool m_started = false;
};

/// Where DuckDB's package for Node is: TURNOUT_PEERS, where the benchmarks put it, or beside this build, where it is
/// put if npm can be reached. Empty where it cannot.
QString duckDbPeers()
{
    const QString build = QCoreApplication::applicationDirPath() + u"/.."_s;
    const QString ours = build + u"/peers"_s;
    const QString benchmarks = build + u"/../bench/peers"_s;
    const auto isThere
        = [](const QString& place) { return QFileInfo::exists(place + u"/node_modules/@duckdb/node-api"_s); };
    for (const QString& place : {qEnvironmentVariable("TURNOUT_PEERS"), ours, benchmarks})
        if (!place.isEmpty() && isThere(place))
            return place;
    run(u"npm"_s,
        {u"install"_s, u"--silent"_s, u"--no-audit"_s, u"--no-fund"_s, u"--fetch-retries=0"_s, u"--prefix"_s, ours,
            u"@duckdb/node-api"_s});
    return isThere(ours) ? ours : QString();
}

SqlSample simpleSample(SqlDialect dialect)
{
    SqlSample sample{dialect, "prod.sessions", "session_id", {}, 7};
    sample.rates.segments = {"plan", "language"};
    sample.rates.strata = {{{"enterprise", "*"}, 0.5}, {{"free", "d\\e'"}, 0.25}, {{"*", "*"}, 0.01}};
    return sample;
}

} // namespace

/// Samples drawn at the source: the SQL says what it should, and does what it says.
class TestSqlSample : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void goldenText_data();
    void goldenText();
    void margins();
    void hostileNames_data();
    void hostileNames();
    void oneRateForAll();
    void refusals();
    void commandLine();
    void postgres();
    void duckDb();
};

void TestSqlSample::goldenText_data()
{
    QTest::addColumn<QString>("name"); // a name, in the engine's quotes
    QTest::addColumn<QString>("text"); // the cast of the column $
    QTest::addColumn<QString>("value"); // d\e' as a literal
    QTest::addColumn<QString>("hash"); // of ID
    const QString doubled = u"\"NAME\""_s;
    const QString ticks = u"`NAME`"_s;
    QTest::newRow("postgres") << doubled << u"CAST($ AS text)"_s << u"'d\\e'''"_s
                              << u"CAST(CAST('x' || substr(md5('7:' || ID), 1, 12) AS bit(48)) AS bigint)"_s;
    QTest::newRow("clickhouse") << ticks << u"toString($)"_s << u"'d\\\\e\\''"_s
                                << u"reinterpretAsUInt64(reverse(substring(MD5(concat('7:', ID)), 1, 6)))"_s;
    QTest::newRow("bigquery") << ticks << u"CAST($ AS STRING)"_s << u"'d\\\\e\\''"_s
                              << u"CAST(CONCAT('0x', SUBSTR(TO_HEX(MD5(CONCAT('7:', ID))), 1, 12)) AS INT64)"_s;
    QTest::newRow("snowflake") << doubled << u"CAST($ AS VARCHAR)"_s << u"'d\\\\e'''"_s
                               << u"TO_NUMBER(SUBSTR(MD5('7:' || ID), 1, 12), 'XXXXXXXXXXXX')"_s;
    QTest::newRow("duckdb") << doubled << u"CAST($ AS VARCHAR)"_s << u"'d\\e'''"_s
                            << u"CAST('0x' || substr(md5('7:' || ID), 1, 12) AS BIGINT)"_s;
    QTest::newRow("spark") << ticks << u"CAST($ AS STRING)"_s << u"'d\\\\e\\''"_s
                           << u"CAST(CONV(SUBSTR(MD5(CONCAT('7:', ID)), 1, 12), 16, 10) AS BIGINT)"_s;
}

void TestSqlSample::goldenText()
{
    QFETCH(QString, name);
    QFETCH(QString, text);
    QFETCH(QString, value);
    QFETCH(QString, hash);
    const auto named = [&](const QString& what) {
        QString out = name;
        return out.replace(u"NAME"_s, what);
    };
    const auto column = [&](const QString& what) {
        QString out = text;
        return out.replace(u"$"_s, u"t."_s + named(what));
    };
    const QString first = u"WHEN "_s + column(u"plan"_s) + u" = 'enterprise' THEN "_s;
    const QString second
        = u"WHEN "_s + column(u"plan"_s) + u" = 'free' AND "_s + column(u"language"_s) + u" = "_s + value + u" THEN "_s;
    const QString expected
        = u"-- A sample of sessions, drawn by a hash of the id: the same rows every time. Import it with its weights.\n"
          "SELECT t.*,\n    CASE\n        "_s
        + first + u"2.0\n        "_s + second + u"4.0\n        ELSE 100.0\n    END AS sampling_weight\nFROM "_s
        + named(u"prod"_s) + u"."_s + named(u"sessions"_s) + u" AS t\nWHERE "_s
        + hash.replace(u"ID"_s, column(u"session_id"_s)) + u"\n    < CASE\n        "_s + first
        + u"140737488355328\n        "_s + second + u"70368744177664\n        ELSE 2814749767106\n    END;\n"_s;
    const auto dialect = sqlDialectFromName(QTest::currentDataTag());
    QVERIFY(dialect);
    const auto sql = sampleSql(simpleSample(*dialect));
    QVERIFY(sql.ok());
    QCOMPARE(QString::fromStdString(*sql), expected);
}

void TestSqlSample::margins()
{
    const auto sql = marginsSql(simpleSample(SqlDialect::BigQuery));
    QVERIFY(sql.ok());
    QCOMPARE(*sql,
        std::string("-- How many sessions each value of each segment has: the margins to weight to.\n"
                    "SELECT 'plan' AS segment, CAST(t.`plan` AS STRING) AS value, COUNT(*) AS sessions\n"
                    "FROM `prod`.`sessions` AS t\nWHERE t.`session_id` IS NOT NULL\n"
                    "GROUP BY CAST(t.`plan` AS STRING)\nUNION ALL\n"
                    "SELECT 'language' AS segment, CAST(t.`language` AS STRING) AS value, COUNT(*) AS sessions\n"
                    "FROM `prod`.`sessions` AS t\nWHERE t.`session_id` IS NOT NULL\n"
                    "GROUP BY CAST(t.`language` AS STRING)\nORDER BY 1, 2;\n"));
}

void TestSqlSample::hostileNames_data()
{
    QTest::addColumn<QByteArray>("name"); // of a\b"c`d'e
    QTest::addColumn<QByteArray>("literal");
    const QByteArray doubled("\"a\\b\"\"c`d'e\"");
    const QByteArray ticks("`a\\\\b\"c\\`d'e`");
    QTest::newRow("postgres") << doubled << QByteArray("'a\\b\"c`d''e'");
    QTest::newRow("duckdb") << doubled << QByteArray("'a\\b\"c`d''e'");
    QTest::newRow("snowflake") << doubled << QByteArray("'a\\\\b\"c`d''e'");
    QTest::newRow("clickhouse") << ticks << QByteArray("'a\\\\b\"c`d\\'e'");
    QTest::newRow("bigquery") << ticks << QByteArray("'a\\\\b\"c`d\\'e'");
    QTest::newRow("spark") << QByteArray("`a\\b\"c``d'e`") << QByteArray("'a\\\\b\"c`d\\'e'");
}

void TestSqlSample::hostileNames()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, literal);
    const auto dialect = sqlDialectFromName(QTest::currentDataTag());
    QVERIFY(dialect);
    QCOMPARE(sqlName(*dialect, "a\\b\"c`d'e"), name.toStdString());
    QCOMPARE(sqlText(*dialect, "a\\b\"c`d'e"), literal.toStdString());
}

void TestSqlSample::oneRateForAll()
{
    SqlSample sample{SqlDialect::DuckDb, "\"my.table\"", "id", {}, 1};
    sample.rates.strata = {{{}, 0.001}};
    const auto sql = sampleSql(sample);
    QVERIFY(sql.ok());
    QCOMPARE(*sql,
        std::string("-- A sample of sessions, drawn by a hash of the id: the same rows every time. Import it with its "
                    "weights.\nSELECT t.*,\n    1000.0 AS sampling_weight\nFROM \"my.table\" AS t\n"
                    "WHERE CAST('0x' || substr(md5('1:' || CAST(t.\"id\" AS VARCHAR)), 1, 12) AS BIGINT)\n"
                    "    < 281474976710;\n"));
}

void TestSqlSample::refusals()
{
    const auto refused = [](const SqlSample& sample) {
        const auto sql = sampleSql(sample);
        return !sql && sql.error().code == ErrorCode::BadUsage;
    };
    const SqlSample good = simpleSample(SqlDialect::Postgres);
    QVERIFY(!refused(good));
    for (const double rate : {0.0, -1.0, 1.5, 1e-12, std::nan("")}) {
        SqlSample bad = good;
        bad.rates.strata[0].rate = rate;
        QVERIFY(refused(bad));
    }
    SqlSample bad = good;
    bad.rates.strata.pop_back(); // nothing for everything else
    QVERIFY(refused(bad));
    bad = good;
    std::swap(bad.rates.strata[1], bad.rates.strata[2]);
    QVERIFY(refused(bad));
    bad = good;
    bad.rates.strata[0].values.pop_back();
    QVERIFY(refused(bad));
    for (const char* table : {"", "a..b", ".a", "a.", "\"a", "a\nDROP TABLE b"}) {
        bad = good;
        bad.table = table;
        QVERIFY2(refused(bad), table);
    }
    bad = good;
    bad.rates.segments[0] = "x\n";
    QVERIFY(refused(bad));
    bad = good;
    bad.rates.strata[0].values[0] = "x\n";
    QVERIFY(refused(bad));
}

void TestSqlSample::commandLine()
{
    const TempDir dir;
    const auto with = [&](const std::vector<std::string>& more) {
        std::vector<std::string> all{"sql-sample", "--dialect", "spark", "--table", "t", "--id", "id"};
        all.insert(all.end(), more.begin(), more.end());
        return runCli(all);
    };
    const CliRun typed = with({"--by", "plan,language", "--rate", "0.01", "pro/de=0.5", "--seed", "3"});
    QVERIFY2(typed.code == 0, typed.err.c_str());
    const std::string file = dir.write("rates.csv", "plan,language,rate\npro,de,0.5\n*,*,0.01\n");
    const CliRun read = with({"--rates", file, "--seed", "3"});
    QVERIFY2(read.code == 0, read.err.c_str());
    QCOMPARE(read.out, typed.out);
    QCOMPARE(with({"--by", "plan", "--rate", "a/b=0.5", "0.1"}).code, 0);
    QVERIFY(with({"--by", "plan", "--margins"}).out.find("COUNT(*)") != std::string::npos);
    QCOMPARE(with({"--by", "plan", "--rate", "pro=0.5"}).code, 2);
    QCOMPARE(with({"--by", "plan", "--rate", "0.5", "0.1"}).code, 2);
    QCOMPARE(with({"--by", "plan,language", "--rate", "pro=0.5", "0.1"}).code, 2);
    QCOMPARE(with({"--by", "plan", "--rate", "2"}).code, 2);
    QCOMPARE(with({"--by", "plan", "--rate", "x"}).code, 2);
    QCOMPARE(with({"--rates", file, "--by", "plan"}).code, 2);
    QCOMPARE(with({"--margins"}).code, 2);
    QCOMPARE(with({}).code, 2);
    QCOMPARE(with({"--rates", dir.file("none.csv")}).code, 1);
    QCOMPARE(runCli({"sql-sample", "--dialect", "oracle", "--table", "t", "--id", "i"}).code, 2);
}

void TestSqlSample::postgres()
{
    const TempDir dir;
    Postgres server(dir);
    if (!server.started())
        QSKIP("skipped: no PostgreSQL server could be started");
    const Source source = madeSource();
    const QString csv = QString::fromStdString(dir.write("source.csv", source.csv));
    const QString plan = QString::fromStdString(sqlName(SqlDialect::Postgres, kPlan));
    QVERIFY2(server.psql({u"-c"_s,
                 u"CREATE SCHEMA prod; CREATE TABLE prod.sessions (session_id text PRIMARY KEY, "_s + plan
                     + u" text, language text, prompt text, answer text)"_s,
                 u"-c"_s, u"\\copy prod.sessions FROM '"_s + csv + u"' CSV HEADER"_s}),
        qPrintable(server.said()));
    const CliRun sql = runCli(sampleArguments("postgres", "5"));
    QVERIFY2(sql.code == 0, sql.err.c_str());
    const QString query = QString::fromStdString(dir.write("sample.sql", sql.out));
    const QString drawn = QString::fromStdString(dir.file("drawn.csv"));
    QVERIFY2(server.psql({u"--csv"_s, u"-f"_s, query, u"-o"_s, drawn}), qPrintable(server.said()));
    checkSample(drawn.toStdString(), source, dir);
    // The same again, and another seed.
    const std::string once = testsupport::readAll(drawn.toStdString());
    QVERIFY(server.psql({u"--csv"_s, u"-f"_s, query, u"-o"_s, drawn}));
    QCOMPARE(testsupport::readAll(drawn.toStdString()), once);
    const QString other = QString::fromStdString(dir.write("other.sql", runCli(sampleArguments("postgres", "6")).out));
    QVERIFY(server.psql({u"--csv"_s, u"-f"_s, other, u"-o"_s, drawn}));
    QVERIFY(testsupport::readAll(drawn.toStdString()) != once);
    // The margins are the truth.
    auto arguments = sampleArguments("postgres", "5");
    arguments.emplace_back("--margins");
    const QString count = QString::fromStdString(dir.write("margins.sql", runCli(arguments).out));
    QVERIFY2(server.psql({u"--csv"_s, u"-t"_s, u"-f"_s, count}), qPrintable(server.said()));
    for (const auto& [value, n] : source.plans)
        QVERIFY2(server.said().contains(QString::fromStdString("," + value + "," + std::to_string(n) + "\n")),
            qPrintable(server.said()));
}

void TestSqlSample::duckDb()
{
    const QString peers = duckDbPeers();
    if (peers.isEmpty())
        QSKIP("skipped: no DuckDB (TURNOUT_PEERS names where its npm package is; npm could not bring it)");
    const TempDir dir;
    const Source source = madeSource();
    const std::string csv = dir.write("source.csv", source.csv);
    const std::string drawn = dir.file("drawn.csv");
    std::string sql = runCli(sampleArguments("duckdb", "5")).out;
    sql.erase(sql.rfind(';'));
    const std::string script = "CREATE SCHEMA prod;\nCREATE TABLE prod.sessions AS SELECT session_id, plan AS "
        + sqlName(SqlDialect::DuckDb, kPlan) + ", language, prompt, answer FROM read_csv_auto('" + csv + "');\nCOPY (\n"
        + sql + "\n) TO '" + drawn + "' (HEADER);\n";
    QString said;
    QVERIFY2(run(u"node"_s,
                 {QString::fromStdString(testsupport::sourceDir() + "/tests/support/duckdb_query.mjs"), peers,
                     QString::fromStdString(dir.write("sample.sql", script))},
                 &said),
        qPrintable(said));
    checkSample(drawn, source, dir);
}

TURNOUT_TEST_MAIN(TestSqlSample)
#include "tst_sql_sample.moc"

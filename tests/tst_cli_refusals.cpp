// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/CliRun.h"
#include "support/TestSupport.h"
#include "workbench/OpenProject.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>

#include <unistd.h>

using namespace Qt::StringLiterals;
using testsupport::CliRun;
using testsupport::runCli;
using testsupport::TempDir;

namespace {

#define RUN(variable, expected, ...)                                                                                   \
    const CliRun variable = runCli(__VA_ARGS__);                                                                       \
    QVERIFY2(variable.code == (expected), (variable.err + variable.out.substr(0, 500)).c_str())

/// A session whose id, segment and text try to break out of every place they are printed in.
constexpr const char* kHostileId = R"(a\"b\nc\u001b[31m😀\u202e</td><script>)";

std::string project(const TempDir& dir)
{
    const std::string p = dir.file("p.turnout");
    std::string lines;
    for (int i = 0; i < 20; ++i)
        lines += R"({"id":"s-)" + std::to_string(i) + R"(","segments":{"plan":")" + (i % 2 == 0 ? "pro" : "free")
            + R"("},"turns":[{"role":"user","text":"hello"}]})" + "\n";
    lines += R"({"id":")" + std::string(kHostileId) + R"(","segments":{"plan":"\u001b[2J<b>&amp;\u0007"},)"
        + R"("turns":[{"role":"user","text":"x"}]})" + "\n";
    const bool made
        = runCli({"new", p}).code == 0 && runCli({"import", p, dir.write("sessions.jsonl", lines)}).code == 0;
    if (!made)
        qFatal("the project could not be made");
    return p;
}

bool isPlain(const std::string& text)
{
    for (const char c : text)
        if (static_cast<unsigned char>(c) < 0x20 && c != '\n')
            return false;
    return text.find("\u202e") == std::string::npos && text.find('\x7f') == std::string::npos;
}

} // namespace

class TestCliRefusals : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void refusals_data();
    void refusals();
    void wrongUsage_data();
    void wrongUsage();
    void existingFilesStay();
    void busyElsewhere();
    void readOnlyFolder();
    void cancelled();
    void hostileTextIsHarmless();
    void nothingUsable();
    void rejectsNeverWriteOverAFile();
    void everyRejectIsNamed();
};

void TestCliRefusals::refusals_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char* name, const QStringList& arguments, const QString& reason) {
        QTest::newRow(name) << arguments << reason;
    };
    // "P" stands for a sound project, "D" for its folder.
    row("missing project", {u"info"_s, u"D/none.turnout"_s}, u"no such file"_s);
    row("not ours", {u"info"_s, u"D/sessions.jsonl"_s}, u"not a Turnout project"_s);
    row("a folder", {u"info"_s, u"D"_s}, u"folder"_s);
    row("empty file", {u"verify"_s, u"D/empty"_s}, u"empty"_s);
    row("missing import", {u"import"_s, u"P"_s, u"D/none.jsonl"_s}, u"none.jsonl"_s);
    row("import of a project", {u"import"_s, u"P"_s, u"P"_s}, {});
    row("bad mapping", {u"import"_s, u"P"_s, u"D/t.csv"_s, u"--map"_s, u"D/empty"_s}, u"empty"_s);
    row("filter without value", {u"estimate"_s, u"P"_s, u"--filter"_s, u"plan"_s}, u"NAME=VALUE"_s);
    row("filter of an unknown segment", {u"estimate"_s, u"P"_s, u"--filter"_s, u"tier=pro"_s}, u"\"tier\""_s);
    row("filter of an unknown value", {u"draw"_s, u"P"_s, u"--filter"_s, u"plan=gold"_s}, u"\"gold\""_s);
    row("unknown segment", {u"compare"_s, u"P"_s, u"--by"_s, u"plan,tier"_s}, u"\"tier\""_s);
    row("policy with an unknown key", {u"draw"_s, u"P"_s, u"--policy"_s, u"D/policy.json"_s}, u"policy.json"_s);
    row("policy that is not there", {u"draw"_s, u"P"_s, u"--policy"_s, u"D/none.json"_s}, u"no such file"_s);
    row("shares above 1", {u"draw"_s, u"P"_s, u"--audit-share"_s, u"0.8"_s, u"--coverage-share"_s, u"0.5"_s},
        u"more than 1"_s);
    row("no audit share", {u"draw"_s, u"P"_s, u"--audit-share"_s, u"0"_s}, u"audit share"_s);
    row("balance of an unknown segment", {u"draw"_s, u"P"_s, u"--balance"_s, u"tier"_s}, u"\"tier\""_s);
    row("draw by a model without labels", {u"draw"_s, u"P"_s, u"--by"_s, u"model"_s}, u"at least 30 labels"_s);
    row("draw by an unknown score", {u"draw"_s, u"P"_s, u"--by"_s, u"score:none"_s}, u"\"none\""_s);
    row("draw by somebody", {u"draw"_s, u"P"_s, u"--by"_s, u"me"_s}, u"\"score:NAME\""_s);
    row("learning goal without a model", {u"draw"_s, u"P"_s, u"--goal"_s, u"learn"_s}, u"quality model"_s);
    row("model without labels", {u"model"_s, u"P"_s}, u"at least 30 labels"_s);
    row("model of an unknown question", {u"model"_s, u"P"_s, u"--question"_s, u"tone"_s}, u"\"tone\""_s);
    row("plan within nothing", {u"plan"_s, u"P"_s, u"--within"_s, u"0"_s}, u"0.1 and 50 points"_s);
    row("plan by an unknown segment", {u"plan"_s, u"P"_s, u"--by"_s, u"tier"_s}, u"\"tier\""_s);
    row("missing labels", {u"label"_s, u"P"_s, u"D/none.jsonl"_s}, u"no such file"_s);
    row("labels in a folder", {u"label"_s, u"P"_s, u"D"_s}, u"folder"_s);
    row("labels for an unknown draw", {u"label"_s, u"P"_s, u"-"_s, u"--draw"_s, u"9"_s}, u"draw"_s);
    row("unknown set", {u"evalset"_s, u"P"_s, u"freeze"_s, u"none"_s}, u"none"_s);
    row("export of an unknown set", {u"export"_s, u"P"_s, u"--evalset"_s, u"none"_s, u"--to"_s, u"jsonl"_s, u"D/out"_s},
        u"none"_s);
    row("bad quota", {u"evalset"_s, u"P"_s, u"create"_s, u"x"_s, u"--quota"_s, u"plan"_s}, {});
    row("report to nowhere", {u"report"_s, u"P"_s, u"--to"_s, u"D/none/r.html"_s}, u"r.html"_s);
    row("new in no folder", {u"new"_s, u"D/none/p.turnout"_s}, u"folder"_s);
}

void TestCliRefusals::refusals()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, reason);
    const TempDir dir;
    const std::string p = project(dir);
    dir.write("empty", "");
    dir.write("t.csv", "a,b\n1,2\n");
    dir.write("policy.json", R"({"audit":0.3})");
    std::vector<std::string> real;
    for (QString argument : arguments) {
        if (argument == u"P")
            argument = QString::fromStdString(p);
        else if (argument == u"D" || argument.startsWith(u"D/"))
            argument.replace(0, 1, QString::fromStdString(dir.path()));
        real.push_back(argument.toStdString());
    }
    const std::string before = testsupport::readAll(p);
    RUN(refused, 1, real);
    QVERIFY(refused.err.starts_with("turnout-cli: "));
    QVERIFY2(refused.err.find(reason.toStdString()) != std::string::npos, refused.err.c_str());
    QCOMPARE(std::count(refused.err.begin(), refused.err.end(), '\n'), std::ptrdiff_t(1));
    QCOMPARE(refused.out, std::string());
    RUN(verified, 0, {"verify", p});
}

void TestCliRefusals::wrongUsage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("nothing") << QStringList{};
    QTest::newRow("unknown verb") << QStringList{u"labl"_s, u"p"_s};
    QTest::newRow("no project") << QStringList{u"info"_s};
    QTest::newRow("unknown option") << QStringList{u"info"_s, u"p"_s, u"--fast"_s};
    QTest::newRow("unknown format") << QStringList{u"info"_s, u"p"_s, u"--format"_s, u"xml"_s};
    QTest::newRow("size 0") << QStringList{u"draw"_s, u"p"_s, u"--size"_s, u"0"_s};
    QTest::newRow("negative seed") << QStringList{u"draw"_s, u"p"_s, u"--seed"_s, u"-1"_s};
    QTest::newRow("share above 1") << QStringList{u"draw"_s, u"p"_s, u"--audit-share"_s, u"1.5"_s};
    QTest::newRow("share not a number") << QStringList{u"draw"_s, u"p"_s, u"--audit-share"_s, u"nan"_s};
    QTest::newRow("demo too large") << QStringList{u"demo"_s, u"p"_s, u"--sessions"_s, u"1000001"_s};
    QTest::newRow("no weight") << QStringList{u"import"_s, u"p"_s, u"f"_s, u"--weight"_s, u"0"_s};
    QTest::newRow("no files") << QStringList{u"import"_s, u"p"_s};
    QTest::newRow("no sub-verb") << QStringList{u"evalset"_s, u"p"_s};
    QTest::newRow("export format") << QStringList{
        u"export"_s, u"p"_s, u"--evalset"_s, u"s"_s, u"--to"_s, u"xlsx"_s, u"d"_s};
    QTest::newRow("report as text") << QStringList{u"report"_s, u"p"_s, u"--to"_s, u"r.txt"_s};
    QTest::newRow("rejects of two files") << QStringList{u"import"_s, u"p"_s, u"a"_s, u"b"_s, u"--rejects"_s, u"r"_s};
}

void TestCliRefusals::wrongUsage()
{
    QFETCH(QStringList, arguments);
    std::vector<std::string> real;
    for (const QString& argument : arguments)
        real.push_back(argument.toStdString());
    RUN(refused, 2, real);
    QVERIFY(!refused.err.empty());
}

void TestCliRefusals::existingFilesStay()
{
    const TempDir dir;
    const std::string p = project(dir);
    const std::string before = testsupport::readAll(p);
    for (const char* verb : {"new", "demo"}) {
        RUN(refused, 1, {verb, p});
        QVERIFY(refused.err.find("already") != std::string::npos);
    }
    QVERIFY(testsupport::readAll(p) == before);
    const std::string notes = dir.write("notes.txt", "mine");
    RUN(refused, 1, {"demo", notes, "--sessions", "1000"});
    QCOMPARE(testsupport::readAll(notes), std::string("mine"));
}

void TestCliRefusals::busyElsewhere()
{
    const TempDir dir;
    const std::string p = project(dir);
    const auto window = turnout::workbench::OpenProject::open(p);
    QVERIFY(window.ok());
    // Looking is possible while somebody works …
    RUN(info, 0, {"info", p});
    RUN(compared, 0, {"compare", p});
    RUN(estimated, 0, {"estimate", p});
    RUN(verified, 0, {"verify", p});
    RUN(report, 0, {"report", p, "--to", dir.file("r.html")});
    RUN(preview, 0, {"draw", p, "--size", "3", "--dry-run"});
    // … changing is not, and says what to do.
    for (const std::vector<std::string>& arguments : {std::vector<std::string>{"draw", p}, {"label", p, "-"},
             {"import", p, dir.file("sessions.jsonl")}, {"evalset", p, "create", "x"}}) {
        RUN(refused, 1, arguments);
        QVERIFY2(refused.err.find("another window") != std::string::npos, refused.err.c_str());
        QVERIFY2(refused.err.find("Close") != std::string::npos, refused.err.c_str());
    }
    // And looking does not keep the window from writing.
    QVERIFY((*window)->annotator("a").ok());
}

void TestCliRefusals::readOnlyFolder()
{
    if (::geteuid() == 0)
        QSKIP("skipped: root may write everywhere");
    const TempDir dir;
    const std::string p = project(dir);
    const QString folder = QString::fromStdString(dir.path());
    const auto before = QFile::permissions(folder);
    QVERIFY(QFile::setPermissions(folder, QFile::ReadOwner | QFile::ExeOwner));
    const CliRun info = runCli({"info", p});
    const CliRun drawn = runCli({"draw", p});
    const CliRun report = runCli({"report", p, "--to", dir.file("r.html")});
    QFile::setPermissions(folder, before);
    QCOMPARE(info.code, 0);
    QCOMPARE(drawn.code, 1);
    QVERIFY(drawn.err.find("read-only") != std::string::npos);
    QCOMPARE(report.code, 1);
}

void TestCliRefusals::cancelled()
{
    const TempDir dir;
    const std::string p = project(dir);
    const turnout::CancelToken stop;
    stop.cancel();
    std::string lines;
    for (int i = 0; i < 5000; ++i)
        lines += R"({"id":"t-)" + std::to_string(i) + R"(","turns":[{"role":"user","text":"hello"}]})" + "\n";
    RUN(imported, 1, {"import", p, dir.write("more.jsonl", lines)}, {}, stop);
    QVERIFY2(imported.err.find("cancelled, nothing was changed") != std::string::npos, imported.err.c_str());
    RUN(info, 0, {"info", p, "--format", "json"});
    QCOMPARE(info.json()["sessions"_L1].toInt(), 21);
    RUN(demo, 1, {"demo", dir.file("d.turnout"), "--sessions", "5000"}, {}, stop);
    QVERIFY(demo.err.find("cancelled, nothing was changed") != std::string::npos);
    QVERIFY(QDir(QString::fromStdString(dir.path())).entryList({u"d.turnout*"_s}).isEmpty());
    RUN(verified, 0, {"verify", p});
}

void TestCliRefusals::hostileTextIsHarmless()
{
    const TempDir dir;
    const std::string p = project(dir);
    RUN(preview, 0, {"draw", p, "--dry-run", "--filter", "population=unrated", "--size", "1"});
    QVERIFY(isPlain(preview.out));
    RUN(drawn, 0, {"draw", p, "--size", "21", "--explain"});
    QVERIFY2(isPlain(drawn.out), drawn.out.c_str());
    QVERIFY(drawn.out.find("\\n") != std::string::npos);
    const std::string label = R"({"session":")" + std::string(kHostileId) + R"(","question":"verdict","value":"good"})";
    RUN(labeled, 0, {"label", p, "-", "--annotator", "x\n\x1b[1m", "--ack"}, label);
    QVERIFY2(isPlain(labeled.out), labeled.out.c_str());
    QCOMPARE(std::count(labeled.out.begin(), labeled.out.end(), '\n'), std::ptrdiff_t(2));
    for (const std::vector<std::string>& arguments : {std::vector<std::string>{"info", p}, {"compare", p},
             {"estimate", p}, {"evalset", p, "create", "everything"}, {"evalset", p, "freeze", "everything"}}) {
        RUN(shown, 0, arguments);
        QVERIFY2(isPlain(shown.out), shown.out.c_str());
    }
    RUN(unknown, 1, {"label", p, "-"}, R"({"session":"\u001b]0;owned\u0007","question":"verdict","value":"good"})");
    QVERIFY(isPlain(unknown.err));
    RUN(report, 0, {"report", p, "--to", dir.file("r.html")});
    const std::string html = testsupport::readAll(dir.file("r.html"));
    QVERIFY(html.find("<b>") == std::string::npos);
    QVERIFY(html.find('\x1b') == std::string::npos);
}

void TestCliRefusals::nothingUsable()
{
    const TempDir dir;
    const std::string p = project(dir);
    RUN(refused, 1, {"import", p, dir.write("bad.jsonl", "{\"id\":1}\n{\"turns\":[]}\n"), "--format", "json"});
    QCOMPARE(refused.json()["rejects"_L1].toInt(), 2);
    QVERIFY(refused.err.find("not one record could be used") != std::string::npos);
}

void TestCliRefusals::rejectsNeverWriteOverAFile()
{
    const TempDir dir;
    const std::string p = project(dir);
    const std::string input = dir.write("in.jsonl", "{broken\n");
    for (const std::string& somebodys : {p, input}) {
        const std::string before = testsupport::readAll(somebodys);
        RUN(refused, 2, {"import", p, input, "--rejects", somebodys});
        QVERIFY(refused.err.find("name another") != std::string::npos);
        QVERIFY2(testsupport::readAll(somebodys) == before, somebodys.c_str());
    }
    RUN(sound, 0, {"verify", p});
    RUN(again, 1, {"import", p, input}); // nothing had been begun
}

void TestCliRefusals::everyRejectIsNamed()
{
    const TempDir dir;
    const std::string p = dir.file("p.turnout");
    RUN(made, 0, {"new", p});
    // The second is the project's own to refuse: the same id with other content.
    const std::string lines = R"({"id":"a","turns":[{"role":"user","text":"one"}]})"
                              "\n"
                              R"({"id":"a","turns":[{"role":"user","text":"two"}]})"
                              "\n{broken\n"
                              R"({"session":"a","label":{"question":"verdict","value":"good"}})"
                              "\n";
    RUN(done, 1, {"import", p, dir.write("in.jsonl", lines), "--rejects", dir.file("r.tsv"), "--format", "json"});
    QCOMPARE(done.json()["rejects"_L1].toInt(), 3);
    const std::string rejects = testsupport::readAll(dir.file("r.tsv"));
    for (const char* line : {"2\ta session with this id", "3\tnot valid JSON", "4\ta label needs its \"annotator\""})
        QVERIFY2(rejects.find(line) != std::string::npos, rejects.c_str());
    RUN(info, 0, {"info", p, "--format", "json"});
    QCOMPARE(info.json()["labeled"_L1].toInt(), 0);
}

TURNOUT_TEST_MAIN(TestCliRefusals)
#include "tst_cli_refusals.moc"

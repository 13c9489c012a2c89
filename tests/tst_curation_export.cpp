// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/EvalSetFixture.h"

#include <sys/resource.h>

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <csignal>
#include <map>
#include <set>

using namespace turnout;
using curation::Recipe;
using testsupport::EvalSetProject;
using testsupport::must;
using testsupport::readAll;
using testsupport::sessionLines;
using workbench::ExportFormat;

namespace {

QString qt(const std::string& text)
{
    return QString::fromStdString(text);
}

/// The files of a directory by name, hidden ones too.
std::map<std::string, std::string> filesIn(const std::string& path)
{
    std::map<std::string, std::string> files;
    for (const QString& name : QDir(qt(path)).entryList(QDir::Files | QDir::Hidden))
        files.emplace(name.toStdString(), readAll(path + "/" + name.toStdString()));
    return files;
}

QList<QJsonObject> itemsOf(const std::string& jsonl)
{
    QList<QJsonObject> items;
    for (const QByteArray& line : QByteArray::fromStdString(jsonl).split('\n'))
        if (!line.isEmpty())
            items.append(QJsonDocument::fromJson(line).object());
    return items;
}

/// Cells of a table as RFC 4180 reads them.
std::vector<std::vector<std::string>> cellsOf(const std::string& csv)
{
    std::vector<std::vector<std::string>> rows(1, std::vector<std::string>(1));
    bool quoted = false;
    for (std::size_t i = 0; i < csv.size(); ++i) {
        std::string& cell = rows.back().back();
        const char c = csv[i];
        if (quoted && c == '"' && i + 1 < csv.size() && csv[i + 1] == '"')
            cell += csv[++i];
        else if (c == '"')
            quoted = !quoted;
        else if (quoted || (c != ',' && c != '\r' && c != '\n'))
            cell += c;
        else if (c == ',')
            rows.back().emplace_back();
        else if (c == '\n')
            rows.emplace_back(1);
    }
    rows.pop_back();
    return rows;
}

workbench::FreezeReport freeze(EvalSetProject& p)
{
    return must(workbench::freezeSet(*p.project, "set"));
}

/// 40 sessions, 20 drawn and labelled, one more labelled by hand, and the set "set" of all of them.
struct Prepared : EvalSetProject {
    Prepared()
        : EvalSetProject(sessionLines(40))
    {
        drawn = draw(20);
        labelAll(drawn);
        must(workbench::createSet(*project, "set", {}));
    }
    workbench::DrawReport drawn;
};

} // namespace

class CurationExportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesAreTakenOnce()
    {
        EvalSetProject p(sessionLines(10));
        must(workbench::createSet(*p.project, "../x", {}));
        QVERIFY(!workbench::createSet(*p.project, "../x", {}));
        QVERIFY(!workbench::createSet(*p.project, "", {}));
        const auto missing = workbench::setNamed(*p.project, "y");
        QVERIFY(!missing);
        QVERIFY(missing.error().text.find("\"../x\"") != std::string::npos);
        Recipe wrong;
        wrong.quotas = {{"surface", "ios", 1}};
        QVERIFY(!workbench::changeSet(*p.project, "../x", wrong));
        wrong.quotas = {{"plan", "pro", 1}};
        QCOMPARE(must(workbench::changeSet(*p.project, "../x", wrong)).recipe.quotas, wrong.quotas);
        QCOMPARE(must(workbench::listSets(*p.project)).size(), std::size_t(1));
    }

    void anEmptySetIsNotFrozen()
    {
        EvalSetProject p(sessionLines(10));
        must(workbench::createSet(*p.project, "set", {}));
        const auto frozen = workbench::freezeSet(*p.project, "set");
        QVERIFY(!frozen);
        QCOMPARE(frozen.error().code, ErrorCode::Refused);
        QVERIFY(frozen.error().text.find("label it first") != std::string::npos);
        QVERIFY(!workbench::exportSet(*p.project, {"set", 0, ExportFormat::Jsonl, p.dir.file("out")}));
        QVERIFY(!QFile::exists(qt(p.dir.file("out"))));
    }

    void aFrozenVersionStaysAsItWas()
    {
        Prepared p;
        const auto first = freeze(p);
        QCOMPARE(first.version.version, 1);
        QCOMPARE(first.version.items, 20);
        must(workbench::exportSet(*p.project, {"set", 1, ExportFormat::Jsonl, p.dir.file("before")}));
        const auto again = freeze(p);
        QVERIFY(again.unchanged);
        QCOMPARE(again.version.version, 1);
        QVERIFY(workbench::freezeText(again).find("version 1 already holds exactly this") != std::string::npos);

        const std::string relabelled = p.drawn.items[3].session;
        const auto event = p.label(p.drawn.items[3].id, "acceptable");
        p.label(p.drawn.items[4].id, "cant_tell");
        std::set<std::string> drawn;
        for (const auto& item : p.drawn.items)
            drawn.insert(item.session);
        std::string byHand = "s-000";
        for (int i = 0; drawn.contains(byHand); ++i)
            byHand = "s-" + std::to_string(1000 + i).substr(1);
        p.label(p.id(byHand), "good");
        QCOMPARE(freeze(p).version.version, 2);
        const auto diff = must(workbench::diffVersions(*p.project, "set", 1, 2));
        QCOMPARE(diff.added, std::vector<std::string>{byHand});
        QCOMPARE(diff.removed, std::vector<std::string>{p.drawn.items[4].session});
        const std::vector<curation::Relabelled> expected{{relabelled, "verdict", "bad", "acceptable"}};
        QCOMPARE(diff.relabelled, expected);
        QCOMPARE(diff.reweighted.size(), std::size_t(0));
        QCOMPARE(diff.unchanged, 18);
        QVERIFY(curation::diffText(diff).find("bad → acceptable") != std::string::npos);

        p.undo(p.drawn.items[3].id, event);
        QCOMPARE(freeze(p).version.version, 3);
        const auto back = must(workbench::diffVersions(*p.project, "set", 2, 3));
        QCOMPARE(back.relabelled.front().to, std::string("bad"));
        must(workbench::exportSet(*p.project, {"set", 1, ExportFormat::Jsonl, p.dir.file("after")}));
        QCOMPARE(filesIn(p.dir.file("after")), filesIn(p.dir.file("before")));
        QVERIFY(!workbench::diffVersions(*p.project, "set", 1, 4));
    }

    void aSecondDrawReweighs()
    {
        Prepared p;
        freeze(p);
        p.labelAll(p.draw(10));
        freeze(p);
        const auto diff = must(workbench::diffVersions(*p.project, "set", 1, 2));
        QCOMPARE(diff.added.size(), std::size_t(10));
        QCOMPARE(diff.reweighted.size(), std::size_t(20));
        QVERIFY(curation::diffToJson(diff).find(R"("schema": 1)") != std::string::npos);
    }

    void itemsCarryTheirDesign()
    {
        Prepared p;
        p.label(p.drawn.items[0].id, "bad", "bob");
        freeze(p);
        const auto report = must(workbench::exportSet(*p.project, {"set", 0, ExportFormat::Jsonl, p.dir.file("out")}));
        QCOMPARE(report.items, 20);
        std::map<std::string, workbench::DrawReportItem> drawn;
        for (const auto& item : p.drawn.items)
            drawn.emplace(item.session, item);
        const auto items = itemsOf(readAll(p.dir.file("out/items.jsonl")));
        QCOMPARE(items.size(), 20);
        for (const QJsonObject& item : items) {
            const std::string id = item[u"id"].toString().toStdString();
            const auto& design = drawn.at(id);
            QCOMPARE(item[u"inclusion_probability"].toDouble(), design.probability);
            QCOMPARE(qt(design.arm), item[u"arm"].toString());
            QCOMPARE(item[u"draw"].toInt(), 1);
            const double sampling = std::stoi(id.substr(2)) % 3 + 1;
            QCOMPARE(item[u"sampling_weight"].toDouble(), sampling);
            QCOMPARE(item[u"weight"].toDouble(), sampling / design.probability);
            QCOMPARE(item[u"turns"].toArray().size(), 2);
            QCOMPARE(item[u"source"].toObject()[u"line"].toInt(), std::stoi(id.substr(2)) + 1);
            QVERIFY(item[u"segments"].toObject().contains(u"language"));
            QVERIFY(item[u"scores"].toObject().contains(u"judge"));
            QCOMPARE(item[u"annotators"].toInt(), id == p.drawn.items[0].session ? 2 : 1);
        }
        const std::string line = readAll(p.dir.file("out/items.jsonl"));
        std::size_t at = 0;
        for (const char* key :
            {"id", "turns", "segments", "label", "label_value", "annotators", "agreement", "weight", "sampling_weight",
                "inclusion_probability", "arm", "draw", "must_label", "started_at", "source", "scores"}) {
            at = line.find(std::string("\"") + key + "\":", at);
            QVERIFY2(at < line.find('\n'), key);
        }
    }

    void exportingTwiceGivesTheSameBytes()
    {
        Prepared p;
        freeze(p);
        for (const ExportFormat format : {ExportFormat::Jsonl, ExportFormat::Csv}) {
            const std::string dir = p.dir.file("out");
            const auto report = must(workbench::exportSet(*p.project, {"set", 0, format, dir}));
            const auto first = filesIn(dir);
            QCOMPARE(first.size(), std::size_t(3)); // the other format's file is gone
            p.clock.set(p.clock.now() + 86400000);
            must(workbench::exportSet(*p.project, {"set", 0, format, dir}));
            QCOMPARE(filesIn(dir), first);
            must(workbench::exportSet(*p.project, {"set", 0, format, p.dir.file("deep/er")}));
            QCOMPARE(filesIn(p.dir.file("deep/er")), first);

            const auto manifest
                = QJsonDocument::fromJson(QByteArray::fromStdString(first.at("manifest.json"))).object();
            QCOMPARE(manifest[u"schema"].toInt(), 1);
            QCOMPARE(manifest[u"counts"].toObject()[u"items"].toInt(), 20);
            QCOMPARE(manifest[u"draws"].toArray()[0].toObject()[u"seed"].toInt(), 7);
            QCOMPARE(manifest[u"files"].toArray().size(), 2);
            for (const auto& entry : manifest[u"files"].toArray()) {
                const std::string& bytes = first.at(entry.toObject()[u"name"].toString().toStdString());
                QCOMPARE(entry.toObject()[u"bytes"].toInt(), static_cast<int>(bytes.size()));
                QCOMPARE(entry.toObject()[u"sha256"].toString().toUtf8(),
                    QCryptographicHash::hash(QByteArray::fromStdString(bytes), QCryptographicHash::Sha256).toHex());
            }
            QCOMPARE(report.files.size(), std::size_t(3));
            const auto lines = must(workbench::exportedLines(*p.project, {"set", 0, format, {}}, 3));
            QCOMPARE(lines.size(), std::size_t(3));
            QVERIFY(first.at(report.files.front().name).starts_with(lines.front()));
        }
    }

    void hostileTextIsHarmless()
    {
        // Plain literals: behind raw ones with a delimiter moc 6.4 does not find the class.
        EvalSetProject p("{\"id\":\"=1+1\",\"segments\":{\"@plan\":\"-2+3\",\"x|<b>\":\"[a](http://evil)\"},"
                         "\"turns\":[{\"role\":\"user\",\"text\":\"a,\\\"b\\\"\\n=c\"}]}\n"
                         "{\"id\":\"+x\\ty\",\"segments\":{\"@plan\":\"\\t=1\"},"
                         "\"turns\":[{\"role\":\"tool\",\"name\":\"n\",\"text\":\"\",\"tool_calls\":[{\"a\":1}]}]}\n");
        for (const char* id : {"=1+1", "+x\ty"})
            p.label(p.id(id), "good");
        const std::string name = "\"]: # <script>|`../..`";
        must(workbench::createSet(*p.project, name, {}));
        must(workbench::freezeSet(*p.project, name));
        const std::string dir = p.dir.file("out");
        must(workbench::exportSet(*p.project, {name, 0, ExportFormat::Csv, dir}));
        const auto rows = cellsOf(readAll(dir + "/items.csv"));
        QCOMPARE(rows.size(), std::size_t(3));
        for (const auto& row : rows) {
            QCOMPARE(row.size(), rows.front().size());
            for (const std::string& cell : row)
                QVERIFY2(cell.empty() || std::string("=+-@\t").find(cell.front()) == std::string::npos, cell.c_str());
        }
        QCOMPARE(rows[1][0], std::string("'=1+1"));
        QVERIFY(std::find(rows[1].begin(), rows[1].end(), "user: a,\"b\"\n=c") != rows[1].end());
        const std::string card = readAll(dir + "/README.md");
        QVERIFY(card.find("<script>") == std::string::npos);
        QVERIFY(card.find("[a](http") == std::string::npos);
        QVERIFY(card.starts_with(
            "---\npretty_name: \"\\\"]: # \\u003cscript\\u003e|`../..`, version 1\"\nlicense: other\n"));
        QCOMPARE(QString::fromStdString(card).count(u"\n---\n"), 1);
        must(workbench::exportSet(*p.project, {name, 0, ExportFormat::Jsonl, dir}));
        const auto items = itemsOf(readAll(dir + "/items.jsonl"));
        QCOMPARE(items[0][u"id"].toString(), u"=1+1");
        QCOMPARE(items[1][u"turns"].toArray()[0].toObject()[u"tool_calls"].toArray().size(), 1);
        QVERIFY(items[0][u"weight"].isNull());
        QVERIFY(items[0][u"arm"].isNull());
        QVERIFY(items[0][u"must_label"].toBool());
    }

    void foreignFilesAreLeftAlone()
    {
        Prepared p;
        freeze(p);
        const auto exportTo = [&](const std::string& dir) {
            return workbench::exportSet(*p.project, {"set", 0, {}, dir});
        };
        p.dir.write("mine/notes.txt", "mine");
        const auto refused = exportTo(p.dir.file("mine"));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Refused);
        QVERIFY(refused.error().text.find("notes.txt") != std::string::npos);
        QCOMPARE(filesIn(p.dir.file("mine")).size(), std::size_t(1));

        p.dir.write("card/README.md", "my own");
        QVERIFY(!exportTo(p.dir.file("card")));
        QCOMPARE(readAll(p.dir.file("card/README.md")), std::string("my own"));
        QVERIFY(!exportTo(p.dir.write("file", "x")));
        QVERIFY(!exportTo(p.dir.file("file/below")));
        QVERIFY(!exportTo(""));

        must(exportTo(p.dir.file("out")));
        must(workbench::createSet(*p.project, "other", {}));
        must(workbench::freezeSet(*p.project, "other"));
        QVERIFY(!workbench::exportSet(*p.project, {"other", 0, {}, p.dir.file("out")}));
        must(exportTo(p.dir.file("out")));
        p.dir.write("out/.items.jsonl.part", "left by a killed export");
        must(exportTo(p.dir.file("out")));
        QCOMPARE(filesIn(p.dir.file("out")).size(), std::size_t(3));
        p.dir.write("begun/.items.jsonl.part", "left by a killed export");
        must(exportTo(p.dir.file("begun")));
    }

    void aFullDiskLeavesNothingHalf()
    {
        Prepared p;
        freeze(p);
        must(workbench::exportSet(*p.project, {"set", 0, ExportFormat::Csv, p.dir.file("old")}));
        const auto before = filesIn(p.dir.file("old"));
        rlimit limit{};
        QCOMPARE(getrlimit(RLIMIT_FSIZE, &limit), 0);
        const rlimit small{1000, limit.rlim_max};
        const auto handler = std::signal(SIGXFSZ, SIG_IGN);
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
        const auto fresh = workbench::exportSet(*p.project, {"set", 0, {}, p.dir.file("new") + "/"});
        const auto over = workbench::exportSet(*p.project, {"set", 0, {}, p.dir.file("old")});
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &limit), 0);
        std::signal(SIGXFSZ, handler);
        QVERIFY(!fresh);
        QCOMPARE(fresh.error().code, ErrorCode::NoSpace);
        QVERIFY(!QFile::exists(qt(p.dir.file("new"))));
        QVERIFY(!over);
        QCOMPARE(filesIn(p.dir.file("old")), before);
    }

    void aReadOnlyProjectExportsButDoesNotFreeze()
    {
        Prepared p;
        freeze(p);
        p.label(p.drawn.items[3].id, "good");
        p.project.reset();
        store::OpenOptions options;
        options.readOnly = true;
        p.project = must(workbench::OpenProject::open(p.dir.file("p.turnout"), options));
        for (const auto& refused :
            {workbench::freezeSet(*p.project, "set").error(), workbench::createSet(*p.project, "new", {}).error()})
            QCOMPARE(refused.code, ErrorCode::ReadOnly);
        QCOMPARE(must(workbench::previewSet(*p.project, {})).summary.items, 20);
        QCOMPARE(
            must(workbench::exportSet(*p.project, {"set", 0, {}, p.dir.file("out")})).files.size(), std::size_t(3));
    }
};

TURNOUT_TEST_MAIN(CurationExportTest)
#include "tst_curation_export.moc"

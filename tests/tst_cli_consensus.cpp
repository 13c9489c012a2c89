// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The verb `consensus`: final labels by state, the policy that is kept, and what a crowd's answers come to.
#include "support/CliRun.h"
#include "support/MadeProject.h"

#include <QJsonArray>
#include <QMap>

#include <cmath>

using namespace turnout;
using namespace Qt::StringLiterals;
using testsupport::openProject;
using testsupport::runCli;

namespace {

session::Answer verdict(const std::string& value)
{
    return {"verdict", {value}, std::nullopt};
}

bool near(double a, double b)
{
    return std::abs(a - b) < 1e-9;
}

/// A project of sessions s-0 … and what annotators say of them.
class Told {
public:
    explicit Told(int sessions)
        : path(m_dir.file("a.turnout"))
    {
        if (runCli({"new", path}).code != 0
            || runCli({"import", path, m_dir.write("s.jsonl", testsupport::sessionLines(sessions))}).code != 0)
            qFatal("cannot make the project");
    }
    /// A character a session, 'g' good, 'b' bad, 'c' can't tell; anything else is no answer.
    void says(const std::string& annotator, const std::string& answers) const
    {
        std::string lines;
        for (std::size_t i = 0; i < answers.size(); ++i) {
            const std::string value = answers[i] == 'g' ? "good"
                : answers[i] == 'b'                     ? "bad"
                : answers[i] == 'c'                     ? "cant_tell"
                                                        : "";
            if (!value.empty())
                lines += R"({"session":"s-)" + std::to_string(i) + R"(","question":"verdict","value":")" + value
                    + "\"}\n";
        }
        const auto run = runCli({"label", path, m_dir.write(annotator + ".jsonl", lines), "--annotator", annotator});
        if (run.code != 0)
            qFatal("cannot label: %s", run.err.c_str());
    }
    [[nodiscard]] QJsonObject json(std::vector<std::string> arguments) const
    {
        arguments.insert(arguments.begin() + 1, path);
        arguments.insert(arguments.end(), {"--format", "json"});
        const auto run = runCli(arguments);
        if (run.code != 0)
            qWarning("%s", run.err.c_str());
        return run.json();
    }
    /// "adjudicated 0, consensus 2, single 1, open 1".
    [[nodiscard]] QString states(std::vector<std::string> more = {}) const
    {
        more.insert(more.begin(), "consensus");
        const auto states = json(more)[u"questions"].toArray()[0].toObject()[u"states"].toObject();
        QStringList text;
        for (const QString& name : {u"adjudicated"_s, u"consensus"_s, u"single"_s, u"open"_s})
            text << name + u' ' + QString::number(states[name].toInt());
        return text.join(u", "_s);
    }
    [[nodiscard]] const testsupport::TempDir& dir() const
    {
        return m_dir;
    }

private:
    testsupport::TempDir m_dir;

public:
    const std::string path;
};

} // namespace

class TestCliConsensus : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theLastWordIsNotTheFinalOne()
    {
        // Two say good, then one says bad: the evaluation set has what they come to.
        const Told told(3);
        told.says("ada", "ggg");
        told.says("bob", "gb");
        told.says("cyd", "b");
        QCOMPARE(told.states({"--method", "majority"}), u"adjudicated 0, consensus 1, single 1, open 1"_s);
        QCOMPARE(runCli({"consensus", told.path, "--method", "majority", "--set"}).code, 0);
        QCOMPARE(runCli({"evalset", told.path, "create", "all"}).code, 0);
        const auto frozen = runCli({"evalset", told.path, "freeze", "all"});
        QVERIFY2(frozen.code == 0, frozen.err.c_str());
        const std::string out = told.dir().file("out");
        QCOMPARE(runCli({"export", told.path, "--evalset", "all", "--to", "jsonl", out}).code, 0);
        const QByteArray items = QByteArray::fromStdString(testsupport::readAll(out + "/items.jsonl"));
        QVERIFY2(items.contains("\"id\":\"s-0\""), items.constData());
        QVERIFY2(!items.contains("\"id\":\"s-1\""), "it is open");
        QVERIFY(items.contains("\"id\":\"s-2\""));
        for (const QByteArray& line : items.split('\n'))
            if (line.contains("\"id\":\"s-0\""))
                QVERIFY2(line.contains(R"("verdict":"good")"), line.constData());
    }
    void thePolicyIsKept()
    {
        const Told told(5);
        told.says("ada", "ggbgg");
        told.says("bob", "gbbgg");
        told.says("cyd", "gbgbg");
        QVERIFY(runCli({"consensus", told.path}).out.find("Dawid–Skene") != std::string::npos);
        // A look changes nothing.
        const auto look = runCli({"consensus", told.path, "--method", "majority", "--threshold", "0.9"});
        QVERIFY(look.out.find("This is a look only") != std::string::npos);
        QCOMPARE(told.json({"consensus"})[u"policy"].toObject()[u"method"].toString(), u"dawid-skene"_s);
        QCOMPARE(told.states({"--method", "majority", "--threshold", "0.9", "--set"}),
            u"adjudicated 0, consensus 2, single 0, open 3"_s);
        QCOMPARE(told.states(), u"adjudicated 0, consensus 2, single 0, open 3"_s);
        const auto policy = told.json({"consensus"})[u"policy"].toObject();
        QCOMPARE(policy[u"threshold"].toDouble(), 0.9);
        QVERIFY(policy[u"kept"].toBool());
        QCOMPARE(told.json({"info"})[u"labeled"].toInt(), 2);
        QCOMPARE(told.states({"--threshold", "0.6", "--set"}), u"adjudicated 0, consensus 5, single 0, open 0"_s);
    }
    void refusals()
    {
        const Told told(1);
        for (const char* wrong : {"0.5", "0"}) {
            const auto run = runCli({"consensus", told.path, "--threshold", wrong, "--set"});
            QCOMPARE(run.code, 1);
            QVERIFY2(run.err.find("above 0.5") != std::string::npos, run.err.c_str());
        }
        QCOMPARE(runCli({"consensus", told.path, "--threshold", "much"}).code, 2);
        QCOMPARE(runCli({"consensus", told.path, "--method", "oracle"}).code, 2);
        const auto question = runCli({"consensus", told.path, "--question", "tone"});
        QCOMPARE(question.code, 1);
        QVERIFY(question.err.find("there is no question \"tone\"") != std::string::npos);
        // A fact that was doctored is named, and can be set right.
        {
            SQLite::Database db(told.path, SQLite::OPEN_READWRITE);
            db.exec("INSERT INTO meta VALUES ('consensus', '{\"method\":\"oracle\",\"threshold\":0.7}')");
        }
        const auto damaged = runCli({"consensus", told.path});
        QCOMPARE(damaged.code, 1);
        QVERIFY2(damaged.err.find("consensus policy cannot be read") != std::string::npos, damaged.err.c_str());
        QCOMPARE(runCli({"consensus", told.path, "--set"}).code, 0);
        QCOMPARE(runCli({"consensus", told.path}).code, 0);
    }
    void theCrowdsConsensus()
    {
        TURNOUT_NEEDS_SHARED(folder, "data/crowd");
        // 800 items, ten answers each: what most say, and what Dawid & Skene's model says, against the truth.
        const testsupport::TempDir dir;
        const std::string path = dir.file("a.turnout");
        QCOMPARE(runCli({"new", path}).code, 0);
        constexpr const char* kRubric = R"({"name":"crowd","questions":[{"id":"verdict","title":"Does it follow?",
            "kind":"single","options":[{"value":"1","counts_as":1},{"value":"0","counts_as":0}]}]})";
        QCOMPARE(runCli({"rubric", path, "set", dir.write("r.json", kRubric)}).code, 0);
        QMap<QString, QString> sessions;
        QMap<QString, QString> truth;
        const auto eachLine = [](const std::string& file, const auto& f) {
            for (const QByteArray& line : QByteArray::fromStdString(testsupport::readAll(file)).split('\n'))
                if (!line.isEmpty())
                    f(QJsonDocument::fromJson(line).object());
        };
        eachLine(folder + "/rte.labels.jsonl", [&](const QJsonObject& o) {
            QString& labels = sessions[o[u"item"].toString()];
            labels += (labels.isEmpty() ? u""_s : u","_s)
                + uR"({"annotator":"%1","question":"verdict","value":"%2"})"_s.arg(
                    o[u"annotator"].toString(), o[u"value"].toString());
        });
        eachLine(folder + "/rte.truth.jsonl",
            [&](const QJsonObject& o) { truth[o[u"item"].toString()] = o[u"value"].toString(); });
        std::string lines;
        for (auto at = sessions.cbegin(); at != sessions.cend(); ++at)
            lines += uR"({"id":"%1","turns":[{"role":"user","text":"x"}],"labels":[%2]})"_s.arg(at.key(), at.value())
                         .toStdString()
                + "\n";
        QCOMPARE(runCli({"import", path, dir.write("s.jsonl", lines)}).code, 0);
        const auto run = runCli({"consensus", path, "--format", "json"});
        QVERIFY2(run.code == 0, run.err.c_str());
        const auto question = run.json()[u"questions"].toArray()[0].toObject();
        QCOMPARE(question[u"method"].toString(), u"dawid-skene"_s);
        QCOMPARE(question[u"annotators"].toArray().size(), 164);
        double right = 0;
        const auto found = question[u"sessions"].toArray();
        QCOMPARE(found.size(), qsizetype{800});
        for (const auto& one : found) {
            const auto posterior = one.toObject()[u"posterior"].toArray();
            const QString best = posterior[0].toDouble() >= posterior[1].toDouble() ? u"1"_s : u"0"_s;
            right += truth[one.toObject()[u"session"].toString()] == best ? 1 : 0;
        }
        QVERIFY2(near(right / 800, 0.9275), qPrintable(QString::number(right / 800)));
        const int differ = question[u"methods_differ"].toObject()[u"sessions"].toInt();
        QVERIFY2(differ > 20 && differ < 200, qPrintable(QString::number(differ)));
        const auto states = question[u"states"].toObject();
        QCOMPARE(states[u"consensus"].toInt() + states[u"open"].toInt(), 800);
        QVERIFY(states[u"open"].toInt() < 20);
    }
    void whatCameWithAFileGivesWay()
    {
        const testsupport::TempDir dir;
        const std::string path = dir.file("a.turnout");
        QCOMPARE(runCli({"new", path}).code, 0);
        const std::string lines
            = R"({"id":"s-0","turns":[{"role":"user","text":"x"}],"labels":[{"annotator":"x","question":"verdict","value":"bad"},)"
              R"({"annotator":"y","question":"verdict","value":"bad"}]})"
              "\n";
        QCOMPARE(runCli({"import", path, dir.write("s.jsonl", lines)}).code, 0);
        auto project = openProject(path);
        auto snapshot = project->snapshot();
        MUST(snapshot);
        QCOMPARE((*snapshot)->labels.values[0], 0.0F);
        QCOMPARE((*snapshot)->settled->size(), std::size_t{1});
        session::LabelEvent event;
        event.session = SessionId(1);
        event.annotator = *project->annotator("ada");
        event.answers = {verdict("good")};
        MUST(project->append(event));
        snapshot = project->snapshot();
        MUST(snapshot);
        QCOMPARE((*snapshot)->labels.values[0], 1.0F);
        QVERIFY((*snapshot)->settled->empty());
    }
};

TURNOUT_TEST_MAIN(TestCliConsensus)
#include "tst_cli_consensus.moc"

// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Agreement: the coefficients against published examples and the crowd's data, and what a project's labels come to.
#include "base/Rng.h"
#include "stats/Agreement.h"
#include "stats/DawidSkene.h"
#include "support/CliRun.h"
#include "support/TestSupport.h"

#include <QJsonArray>
#include <QTest>

#include <cmath>
#include <map>
#include <sstream>

using namespace turnout;
using stats::AnswerCounts;
using stats::Judgement;
using stats::Scale;
using testsupport::runCli;

namespace {

bool near(double a, double b, double tolerance = 1e-6)
{
    return std::abs(a - b) <= tolerance * std::max(1.0, std::abs(b));
}

/// The units of a table of two annotators.
AnswerCounts pairsOf(const std::vector<int>& table, std::uint32_t values)
{
    std::vector<Judgement> judgements;
    std::uint32_t unit = 0;
    for (std::uint32_t cell = 0; cell < table.size(); ++cell)
        for (int i = 0; i < table[cell]; ++i, ++unit) {
            judgements.push_back({unit, 0, cell / values});
            judgements.push_back({unit, 1, cell % values});
        }
    return stats::countAnswers(judgements, values);
}

/// A row a unit, a character an annotator: a digit from 1, or anything else where there is no answer.
std::vector<Judgement> judgementsOf(const std::vector<std::string>& units)
{
    std::vector<Judgement> judgements;
    for (std::uint32_t unit = 0; unit < units.size(); ++unit)
        for (std::uint32_t annotator = 0; annotator < units[unit].size(); ++annotator)
            if (const char c = units[unit][annotator]; c >= '1' && c <= '9')
                judgements.push_back({unit, annotator, static_cast<std::uint32_t>(c - '1')});
    return judgements;
}

/// Units by counts of their answers.
AnswerCounts countsOf(std::size_t values, const std::vector<std::vector<std::uint32_t>>& units)
{
    AnswerCounts counts;
    counts.values = values;
    for (const auto& unit : units) {
        counts.counts.insert(counts.counts.end(), unit.begin(), unit.end());
        counts.units.push_back(1);
    }
    return counts;
}

/// Answers of a crowd and what is true.
struct Crowd {
    std::vector<Judgement> judgements;
    std::size_t annotators = 0;
    std::vector<std::string> values;
    std::map<std::uint32_t, std::string> truth; ///< by unit, where it is known
};

QString field(const QByteArray& line, const char* name)
{
    return QJsonDocument::fromJson(line).object()[QLatin1String(name)].toString();
}

Crowd crowdOf(const std::string& labels, const std::string& truth)
{
    Crowd crowd;
    std::map<QString, std::uint32_t> units;
    std::map<QString, std::uint32_t> people;
    std::map<QString, std::uint32_t> values;
    const auto lines = QByteArray::fromStdString(testsupport::readAll(labels)).split('\n');
    for (const QByteArray& line : lines)
        if (!line.isEmpty())
            values.try_emplace(field(line, "value"), 0);
    for (auto& [name, number] : values) {
        number = static_cast<std::uint32_t>(crowd.values.size());
        crowd.values.push_back(name.toStdString());
    }
    for (const QByteArray& line : lines)
        if (!line.isEmpty())
            crowd.judgements.push_back({units.try_emplace(field(line, "item"), units.size()).first->second,
                people.try_emplace(field(line, "annotator"), people.size()).first->second,
                values.at(field(line, "value"))});
    std::stable_sort(crowd.judgements.begin(), crowd.judgements.end(),
        [](const Judgement& a, const Judgement& b) { return a.unit < b.unit; });
    crowd.annotators = people.size();
    if (truth.empty())
        return crowd;
    for (const QByteArray& line : QByteArray::fromStdString(testsupport::readAll(truth)).split('\n'))
        if (const auto unit = units.find(field(line, "item")); unit != units.end())
            crowd.truth[unit->second] = field(line, "value").toStdString();
    return crowd;
}

/// Share of units where the truth is best; half of it, a third … where so many are tied for best.
double voteAccuracy(const Crowd& crowd)
{
    std::map<std::uint32_t, std::map<std::string, int>> votes;
    for (const Judgement& j : crowd.judgements)
        ++votes[j.unit][crowd.values[j.value]];
    double right = 0;
    for (const auto& [unit, truth] : crowd.truth) {
        int most = 0;
        int tied = 0;
        for (const auto& [value, n] : votes[unit]) {
            tied = n > most ? 1 : tied + (n == most ? 1 : 0);
            most = std::max(most, n);
        }
        right += votes[unit][truth] == most ? 1.0 / tied : 0;
    }
    return right / static_cast<double>(crowd.truth.size());
}

double dawidSkeneAccuracy(const Crowd& crowd, const stats::DawidSkene& model)
{
    double right = 0;
    for (const auto& [unit, truth] : crowd.truth)
        right += crowd.values[model.best(unit)] == truth ? 1 : 0;
    return right / static_cast<double>(crowd.truth.size());
}

/// The crowd's items as sessions with their labels, in two halves.
std::string crowdSessions(const std::string& path)
{
    std::map<QString, QString> sessions;
    for (const QByteArray& line : QByteArray::fromStdString(testsupport::readAll(path)).split('\n'))
        if (!line.isEmpty())
            sessions[field(line, "item")] += QStringLiteral(R"(%1{"annotator":"%2","question":"verdict","value":"%3"})")
                                                 .arg(sessions[field(line, "item")].isEmpty() ? u"" : u",")
                                                 .arg(field(line, "annotator"), field(line, "value"));
    std::string lines;
    int n = 0;
    for (const auto& [id, labels] : sessions)
        lines += R"({"id":")" + id.toStdString() + R"(","segments":{"half":")" + (++n <= 400 ? "one" : "two")
            + R"("},"turns":[{"role":"user","text":"x"}],"labels":[)" + labels.toStdString() + "]}\n";
    return lines;
}

constexpr const char* kRubric = R"({"name":"crowd","questions":[{"id":"verdict","title":"Does it follow?",
    "kind":"single","options":[{"value":"1","counts_as":1},{"value":"0","counts_as":0}]}]})";

} // namespace

class TestAgreement : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void cohen()
    {
        // Gwet's example of two abstractors; the standard error of statsmodels' cohens_kappa.
        const auto kappa = stats::cohenKappa(std::vector<double>{13, 0, 0, 0, 20, 7, 0, 4, 56}, 3);
        QVERIFY(near(*kappa.value, 0.7964094));
        QVERIFY(near(kappa.deviation, 0.05891071832608148));
        QVERIFY(kappa.interval.low > 0.6 && kappa.interval.high < 0.92);
        QVERIFY(near(*stats::cohenKappa(std::vector<double>{20, 5, 10, 15}, 2).value, 0.4));
        // The paradox: 94 % agree, κ is below 0.
        QVERIFY(near(*stats::cohenKappa(std::vector<double>{118, 5, 2, 0}, 2).value, -0.023392, 1e-5));
        // Only one value: nothing to tell chance from.
        QVERIFY(!stats::cohenKappa(std::vector<double>{9, 0, 0, 0}, 2).value);
        QVERIFY(!stats::cohenKappa(std::vector<double>{0, 0, 0, 0}, 2).value);
    }
    void twoAnnotators()
    {
        const AnswerCounts abstractors = pairsOf({13, 0, 0, 0, 20, 7, 0, 4, 56}, 3);
        QVERIFY(near(*stats::rawAgreement(abstractors).value, 0.89));
        QVERIFY(near(*stats::gwetAc1(abstractors).value, 0.8493305));
        QVERIFY(near(*stats::fleissKappa(abstractors).value, 0.7962397)); // of two: Scott's π
        QVERIFY(near(*stats::krippendorffAlpha(abstractors, Scale::Nominal).value, 0.7972585));
        const AnswerCounts paradox = pairsOf({118, 5, 2, 0}, 2);
        QVERIFY(near(*stats::gwetAc1(paradox).value, 0.940776));
        QVERIFY(near(*stats::krippendorffAlpha(paradox, Scale::Nominal).value, -0.024691, 1e-5));
        QVERIFY(near(*stats::specificAgreement(paradox, 0).value, 2.0 * 118 / (2 * 118 + 7)));
        QCOMPARE(*stats::specificAgreement(paradox, 1).value, 0.0);
        // On the seven that have it, not on all 125.
        QVERIFY(near(stats::specificAgreement(paradox, 1).interval.high, stats::wilson(0, 7).high));
        const AnswerCounts other = pairsOf({80, 10, 5, 5}, 2);
        QVERIFY(near(*stats::gwetAc1(other).value, 0.808));
        QVERIFY(near(*stats::krippendorffAlpha(other, Scale::Nominal).value, 0.317714, 1e-5));
    }
    void fleiss()
    {
        // Fleiss 1971 as Wikipedia has it: ten units, 14 annotators, five values.
        const AnswerCounts counts = countsOf(5,
            {{0, 0, 0, 0, 14}, {0, 2, 6, 4, 2}, {0, 0, 3, 5, 6}, {0, 3, 9, 2, 0}, {2, 2, 8, 1, 1}, {7, 7, 0, 0, 0},
                {3, 2, 6, 3, 0}, {2, 5, 3, 2, 2}, {6, 5, 2, 1, 0}, {0, 2, 2, 3, 7}});
        QVERIFY(near(*stats::fleissKappa(counts).value, 0.20993070442195522));
    }
    void krippendorff()
    {
        // Krippendorff's own example with gaps, four annotators; AC1 and κ of the same as Gwet publishes them.
        const AnswerCounts counts = stats::countAnswers(judgementsOf({"11-1", "2232", "3333", "3333", "2222", "1234",
                                                            "4444", "1121", "2222", "-555", "--11", "--3-"}),
            5);
        QVERIFY(near(*stats::krippendorffAlpha(counts, Scale::Nominal).value, 0.7434211));
        QVERIFY(near(*stats::krippendorffAlpha(counts, Scale::Ordinal).value, 0.8153875));
        const std::vector<double> numbers{1, 2, 3, 4, 5};
        QVERIFY(near(*stats::krippendorffAlpha(counts, Scale::Interval, numbers).value, 0.8491071));
        QVERIFY(near(*stats::rawAgreement(counts).value, 0.818182));
        QVERIFY(near(*stats::gwetAc1(counts).value, 0.775444));
        QVERIFY(near(*stats::fleissKappa(counts).value, 0.761169));
    }
    void whatCannotBeMeasured()
    {
        const AnswerCounts once = stats::countAnswers(judgementsOf({"1", "2", "1"}), 2);
        for (const auto& none : {stats::rawAgreement(once), stats::fleissKappa(once), stats::gwetAc1(once),
                 stats::krippendorffAlpha(once, Scale::Nominal)})
            QVERIFY(!none.value);
        const AnswerCounts same = stats::countAnswers(judgementsOf({"11", "11", "11"}), 2);
        QCOMPARE(*stats::rawAgreement(same).value, 1.0);
        QVERIFY(!stats::fleissKappa(same).value);
        QVERIFY(!stats::krippendorffAlpha(same, Scale::Nominal).value);
        // Three units that agree are no proof: the interval says so.
        const auto perfect = stats::krippendorffAlpha(pairsOf({2, 0, 0, 1}, 2), Scale::Nominal);
        QCOMPARE(*perfect.value, 1.0);
        QVERIFY(perfect.interval.low < 0.3);
        QCOMPARE(perfect.interval.high, 1.0);
        QVERIFY(!stats::rawAgreement(stats::countAnswers({}, 3)).value);
    }
    void intervalsCover()
    {
        // Two annotators who are right four times in five, otherwise guessing; 80 % of units are of one kind.
        Rng rng(20);
        const auto sample = [&](std::uint32_t units) {
            std::vector<Judgement> judgements;
            for (std::uint32_t unit = 0; unit < units; ++unit) {
                const std::uint32_t is = rng.uniform() < 0.8 ? 0 : 1;
                for (std::uint32_t annotator = 0; annotator < 2; ++annotator)
                    judgements.push_back(
                        {unit, annotator, rng.uniform() < 0.8 ? is : static_cast<std::uint32_t>(rng.below(2))});
            }
            return stats::countAnswers(judgements, 2);
        };
        const AnswerCounts all = sample(300000);
        const double kappa = *stats::fleissKappa(all).value;
        const double ac1 = *stats::gwetAc1(all).value;
        const double alpha = *stats::krippendorffAlpha(all, Scale::Nominal).value;
        const double raw = *stats::rawAgreement(all).value;
        std::array<int, 4> hits{};
        constexpr int kSamples = 1000;
        const auto covers = [](const stats::Coefficient& c, double truth) {
            return !c.value || (c.interval.low <= truth && truth <= c.interval.high) ? 1 : 0;
        };
        for (int i = 0; i < kSamples; ++i) {
            const AnswerCounts counts = sample(60);
            hits[0] += covers(stats::rawAgreement(counts), raw);
            hits[1] += covers(stats::fleissKappa(counts), kappa);
            hits[2] += covers(stats::gwetAc1(counts), ac1);
            hits[3] += covers(stats::krippendorffAlpha(counts, Scale::Nominal), alpha);
        }
        for (const int n : hits) {
            qInfo("covered %.1f %% of %d samples", 100.0 * n / kSamples, kSamples);
            QVERIFY(n >= 930 && n <= 985);
        }
    }
    void anaesthetists()
    {
        TURNOUT_NEEDS_SHARED(path, "data/crowd/dawid_skene_1979.labels.jsonl");
        const Crowd crowd = crowdOf(path, {});
        const auto model = stats::dawidSkene(crowd.judgements, crowd.annotators, crowd.values.size());
        QVERIFY(model.converged);
        QCOMPARE(model.rounds, 26);
        QVERIFY(near(model.logLikelihood, -192.890881, 1e-8));
        const std::vector<double> published{0.399555, 0.421983, 0.111795, 0.066667};
        for (std::size_t k = 0; k < published.size(); ++k)
            QVERIFY(near(model.shares[k], published[k], 1e-5));
        QVERIFY(near(model.error(0, 0, 0), 0.8895, 1e-4));
        QVERIFY(near(model.error(2, 2, 3), 0.3976, 1e-4));
        QVERIFY(near(model.error(4, 1, 2), 0.1064, 1e-4));
    }
    void crowds()
    {
        TURNOUT_NEEDS_SHARED(folder, "data/crowd");
        struct Known {
            const char* name;
            double alpha, votes, model;
        };
        for (const Known& known : {Known{"rte", 0.2415, 0.897, 0.9275}, Known{"face", 0.4949, 0.636, 0.640}}) {
            const Crowd crowd
                = crowdOf(folder + "/" + known.name + ".labels.jsonl", folder + "/" + known.name + ".truth.jsonl");
            const auto counts = stats::countAnswers(crowd.judgements, crowd.values.size());
            QVERIFY(near(*stats::krippendorffAlpha(counts, Scale::Nominal).value, known.alpha, 5e-5));
            const auto model = stats::dawidSkene(crowd.judgements, crowd.annotators, crowd.values.size());
            QVERIFY(near(dawidSkeneAccuracy(crowd, model), known.model, 1e-3));
            const double votes = voteAccuracy(crowd);
            QVERIFY2(near(votes, known.votes, 1e-3), qPrintable(QString::number(votes)));
        }
    }
    void fewAnswersCondemnNobody()
    {
        // Somebody with two answers, both against the others, is not taken for one who is always wrong.
        const auto model
            = stats::dawidSkene(judgementsOf({"111-", "111-", "222-", "222-", "1112", "2221", "111-", "222-"}), 4, 2);
        QVERIFY(model.converged);
        QVERIFY(model.reliability(0) > 0.99);
        QVERIFY(model.reliability(3) > 0.4);
        QCOMPARE(model.best(4), 0U);
        const auto votes = stats::majority(judgementsOf({"11", "12", "222"}), 2);
        QCOMPARE(votes[1].tied, true);
        QCOMPARE(votes[2].value, 1U);
        QCOMPARE(votes[2].tied, false);
        QCOMPARE(votes[2].share, 1.0);
    }
    void correctedForErrors()
    {
        const auto corrected = stats::roganGladen({0.7, 200}, {0.9, 100}, {0.85, 100});
        QVERIFY(near(corrected->value, 0.733333));
        QVERIFY(near(corrected->variance, 0.00288830));
        QVERIFY(!stats::roganGladen({0.7, 200}, {0.5, 100}, {0.5, 100}));
    }
    void aCrowdInAProject()
    {
        TURNOUT_NEEDS_SHARED(path, "data/crowd/rte.labels.jsonl");
        const testsupport::TempDir dir;
        const std::string lines = crowdSessions(path);
        const std::string project = dir.file("a.turnout");
        QCOMPARE(runCli({"new", project}).code, 0);
        const auto rubric = runCli({"rubric", project, "set", dir.write("r.json", kRubric)});
        QVERIFY2(rubric.code == 0, rubric.err.c_str());
        const auto imported = runCli({"import", project, dir.write("s.jsonl", lines)});
        QVERIFY2(imported.code == 0, imported.err.c_str());
        const auto run = runCli({"agreement", project, "--by", "half", "--format", "json"});
        QVERIFY2(run.code == 0, run.err.c_str());
        QCOMPARE(run.json()[u"schema"].toInt(), 1);
        const auto question = run.json()[u"questions"].toArray()[0].toObject();
        QCOMPARE(question[u"units"].toInt(), 800);
        QCOMPARE(question[u"answers"].toInt(), 8000);
        QCOMPARE(question[u"annotators"].toArray().size(), 164);
        QVERIFY(near(question[u"alpha_nominal"].toObject()[u"value"].toDouble(), 0.2415, 1e-4));
        QVERIFY(question[u"alpha_ordinal"].isNull()); // two options have no order to speak of
        QCOMPARE(question[u"segments"].toArray()[0].toObject()[u"values"].toArray().size(), 2);
        QCOMPARE(
            question[u"segments"].toArray()[0].toObject()[u"values"].toArray()[0].toObject()[u"shared"].toInt(), 400);
        // Every pair of answers is in the confusion twice, once from each side: 800 · 10 · 9.
        double pairs = 0;
        for (const auto& row : question[u"confusion"].toArray())
            for (const auto& cell : row.toArray())
                pairs += cell.toDouble();
        QCOMPARE(pairs, 72000.0);
        const auto disagreement = question[u"disagreements"].toArray()[0].toObject();
        QCOMPARE(disagreement[u"answers"].toArray().size(), 10);
        QCOMPARE(disagreement[u"tied"].toBool(), true); // five say one thing, five the other
        const double probability = disagreement[u"most_probable"].toObject()[u"probability"].toDouble();
        QVERIFY(probability >= 0.5 && probability <= 1);
        const double reliability = question[u"annotators"].toArray()[0].toObject()[u"reliability"].toDouble();
        QVERIFY(reliability > 0 && reliability <= 1);
        QVERIFY(
            lines.find("\"id\":\"" + disagreement[u"session"].toString().toStdString() + "\"") != std::string::npos);
        const auto text = runCli({"agreement", project, "--question", "verdict"}).out;
        QVERIFY2(text.find("Krippendorff's α is 0.24 [0.22, 0.26]: too little") != std::string::npos, text.c_str());
        const auto part = runCli({"agreement", project, "--filter", "half=one", "--format", "json"}).json();
        QCOMPARE(part[u"questions"].toArray()[0].toObject()[u"units"].toInt(), 400);
    }
    void whatStandsIsCounted()
    {
        const testsupport::TempDir dir;
        const std::string project = dir.file("a.turnout");
        QCOMPARE(runCli({"new", project}).code, 0);
        std::string lines;
        for (const char* id : {"s-1", "s-2", "s-3"})
            lines += std::string(R"({"id":")") + id + R"(","turns":[{"role":"user","text":"x"}]})" + "\n";
        QCOMPARE(runCli({"import", project, dir.write("s.jsonl", lines)}).code, 0);
        const auto label = [&](const std::string& annotator, const std::vector<std::string>& answers) {
            std::string text;
            for (std::size_t i = 0; i < answers.size(); ++i)
                text += R"({"session":"s-)" + std::to_string(i + 1) + R"(","question":"verdict","value":")" + answers[i]
                    + "\"}\n";
            const auto run
                = runCli({"label", project, dir.write(annotator + ".jsonl", text), "--annotator", annotator});
            QVERIFY2(run.code == 0, run.err.c_str());
        };
        QVERIFY(runCli({"agreement", project}).out.find("Nobody has answered this question yet") != std::string::npos);
        label("ada", {"good", "bad", "good"});
        const auto alone = runCli({"agreement", project});
        QCOMPARE(alone.code, 0);
        QVERIFY(alone.out.find("no session was answered by two annotators") != std::string::npos);
        label("bob", {"bad", "bad", "good"});
        label("bob", {"good"}); // another answer by the same annotator takes the place of the first
        const auto run = runCli({"agreement", project, "--question", "verdict", "--format", "json"}).json();
        const auto question = run[u"questions"].toArray()[0].toObject();
        QCOMPARE(question[u"answers"].toInt(), 6);
        QCOMPARE(question[u"raw_agreement"].toObject()[u"value"].toDouble(), 1.0);
        QCOMPARE(question[u"disagreement_count"].toInt(), 0);
        QCOMPARE(question[u"pairs"].toArray()[0].toObject()[u"b"].toString(), u"bob");
        QVERIFY2(question[u"annotators"].toArray()[0].toObject()[u"reliability"].isNull(), "of two, who errs?");
        QVERIFY(runCli({"agreement", project}).out.find("Cohen's κ") != std::string::npos);
        const auto wrong = runCli({"agreement", project, "--question", "tone"});
        QCOMPARE(wrong.code, 1);
        QVERIFY(
            wrong.err.find("there is no question \"tone\"; agreement is measured on: verdict") != std::string::npos);
        const auto segment = runCli({"agreement", project, "--by", "plan"});
        QCOMPARE(segment.code, 1);
        QVERIFY(segment.err.find("there is no segment \"plan\"") != std::string::npos);
    }
};

TURNOUT_TEST_MAIN(TestAgreement)
#include "tst_agreement.moc"

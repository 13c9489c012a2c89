// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/EvalSetFixture.h"

#include <cmath>
#include <set>

using namespace turnout;
using curation::Quota;
using curation::Recipe;
using testsupport::EvalSetProject;
using testsupport::must;
using testsupport::sessionLine;
using testsupport::sessionLines;

namespace {

std::map<std::string, int> countBy(EvalSetProject& p, const workbench::SetPreview& preview, const std::string& segment)
{
    const auto snapshot = must(p.project->snapshot());
    const auto* column = snapshot->frame->segment(segment);
    std::map<std::string, int> counts;
    for (const SessionId session : preview.sessions)
        ++counts[column->values[column->codes[*snapshot->frame->row(session)]]];
    return counts;
}

const curation::Finding& finding(const std::vector<curation::Finding>& findings, const std::string& check)
{
    for (const auto& one : findings)
        if (one.check == check)
            return one;
    qFatal("no check %s", check.c_str());
}

} // namespace

class CurationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void recipesGoThroughJsonAndText()
    {
        Recipe recipe{"support \"€\"", {"language=de,fr", R"("a b"="c d")"},
            {{"plan", "pro", 50}, {"language", std::nullopt, 3}, {"plan", "each", 1}, {"x", "", 2}}, UINT64_MAX, false};
        QCOMPARE(must(curation::recipeFromJson(curation::recipeToJson(recipe))), recipe);
        for (const Quota& quota : recipe.quotas)
            QCOMPARE(must(curation::quotaFromText(curation::quotaText(quota))), quota);
        QCOMPARE(must(curation::quotaFromText("plan=a:b:7")), (Quota{"plan", "a:b", 7}));
        for (const char* bad : {"", "plan", "plan=pro", "plan=pro:", "plan=pro:0", "plan=pro:-1", "plan=pro:1x", "=a:1",
                 "plan=\"a:1", "plan=pro:99999999999999999999"})
            QVERIFY2(!curation::quotaFromText(bad), bad);
    }

    void badRecipesNameThePlace_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QByteArray>("place");
        const auto row
            = [](const char* json, const char* place) { QTest::newRow(json) << QByteArray(json) << QByteArray(place); };
        row("[]", "recipe");
        row(R"({"quota":[]})", "quota");
        row(R"({"filter":"language=de"})", "filter");
        row(R"({"filter":["language=de",3]})", "filter[1]");
        row(R"({"quotas":[{"segment":"a","count":1},{"segment":"b","count":"2"}]})", "quotas[1].count");
        row(R"({"quotas":[{"segment":"a","count":0}]})", "quotas[0].count");
        row(R"({"quotas":[{"count":1}]})", "quotas[0].segment");
        row(R"({"quotas":[{"segment":"a","count":1},{"segment":"a","count":2}]})", "quotas[1]");
        row(R"({"quotas":[{"segment":"a","size":1}]})", "quotas[0].size");
        row(R"({"seed":-1})", "seed");
        row(R"({"only_counted":1})", "only_counted");
        row(R"({"schema":2})", "schema");
        row(R"({"name":"a\nb"})", "name");
    }
    void badRecipesNameThePlace()
    {
        QFETCH(QByteArray, json);
        QFETCH(QByteArray, place);
        const auto recipe = curation::recipeFromJson(json.toStdString());
        QVERIFY(!recipe);
        QVERIFY2(
            recipe.error().context.find(place.toStdString()) != std::string::npos, recipe.error().message().c_str());
    }

    void namesAreAnyTextButNoTricks()
    {
        std::string hundred;
        for (int i = 0; i < 100; ++i)
            hundred += "ü";
        for (const std::string& name : {std::string("a"), std::string("../../etc/passwd"), std::string("<b>'; --"),
                 std::string("客服 🙂"), hundred})
            QVERIFY2(curation::checkSetName(name), name.c_str());
        for (const std::string& name : {std::string(), std::string("  "), hundred + "x", std::string("a\nb"),
                 std::string("a\0b", 3), std::string("a\u202Eb"), std::string("\xff")})
            QVERIFY2(!curation::checkSetName(name), name.c_str());
    }

    void withoutQuotasAllLabelledSessionsAreIn()
    {
        EvalSetProject p(sessionLines(60));
        p.labelFirst(10);
        p.label(p.id("s-020"), "cant_tell");
        const auto preview = must(workbench::previewSet(*p.project, {}));
        QCOMPARE(preview.summary.items, 10);
        QCOMPARE(preview.summary.labeled, 11);
        QCOMPARE(preview.summary.leftOutUncounted, 1);
        QCOMPARE(preview.summary.sessions, 60);
        Recipe all;
        all.onlyCounted = false;
        QCOMPARE(must(workbench::previewSet(*p.project, all)).summary.items, 11);
        Recipe german;
        german.filter = {"language=de", "population=labeled"};
        const auto filtered = must(workbench::previewSet(*p.project, german));
        QCOMPARE(filtered.summary.items, 2);
        QCOMPARE(filtered.summary.sessions, 10); // labelled or not: what the set is compared with
        german.filter = {"lang=de"};
        QVERIFY(!workbench::previewSet(*p.project, german));
    }

    void quotasTakeSoManyAndSayWhatIsShort()
    {
        EvalSetProject p(sessionLines(120));
        p.labelFirst(120);
        Recipe recipe{"q", {}, {{"language", "en", 7}, {"language", std::nullopt, 15}, {"language", "xx", 2}}, 3, true};
        recipe.quotas.push_back({"language", "de", 30});
        const auto preview = must(workbench::previewSet(*p.project, recipe));
        const std::map<std::string, int> expected{{"de", 20}, {"en", 7}, {"fr", 15}};
        QCOMPARE(countBy(p, preview, "language"), expected);
        QCOMPARE(preview.summary.leftOutByQuota, 120 - 42);
        const std::vector<curation::Shortfall> shortfalls{{"language", "xx", 2, 0}, {"language", "de", 30, 20}};
        QCOMPARE(preview.summary.shortfalls, shortfalls);
        recipe.quotas = {{"surface", std::nullopt, 1}};
        const auto refused = workbench::previewSet(*p.project, recipe);
        QVERIFY(!refused);
        QVERIFY(refused.error().text.find("language, plan") != std::string::npos);
    }

    void sessionsCountForEveryQuotaTheySatisfy()
    {
        EvalSetProject p(sessionLines(120));
        p.labelFirst(120);
        const Recipe recipe{"q", {}, {{"language", "de", 8}, {"plan", "pro", 8}}, 3, true};
        const auto preview = must(workbench::previewSet(*p.project, recipe));
        QVERIFY(countBy(p, preview, "language")["de"] >= 8);
        QVERIFY(countBy(p, preview, "plan")["pro"] >= 8);
        // Half of the German sessions are pro: chosen apart, two quotas would need 16.
        QVERIFY2(preview.sessions.size() < 16, std::to_string(preview.sessions.size()).c_str());
        QCOMPARE(preview.summary.shortfalls.size(), std::size_t(0));
        QVERIFY(preview.summary.outsideQuotas > 0);
    }

    void theSameSeedChoosesTheSameAndALaterLabelChangesLittle()
    {
        EvalSetProject p(sessionLines(200));
        p.labelFirst(150);
        Recipe recipe{"q", {}, {{"language", std::nullopt, 12}}, 5, true};
        const auto first = must(workbench::previewSet(*p.project, recipe)).sessions;
        QCOMPARE(must(workbench::previewSet(*p.project, recipe)).sessions, first);
        p.label(p.id("s-180"), "good");
        const auto later = must(workbench::previewSet(*p.project, recipe)).sessions;
        const std::set<SessionId> kept(first.begin(), first.end());
        const auto common = std::count_if(later.begin(), later.end(), [&](SessionId s) { return kept.contains(s); });
        QVERIFY(common >= 35);
        QCOMPARE(later.size(), std::size_t(36));
        recipe.seed = 6;
        QVERIFY(must(workbench::previewSet(*p.project, recipe)).sessions != first);
    }

    void weightsOfAFullDrawAddUpToTheFrame()
    {
        EvalSetProject p(sessionLines(600));
        const auto drawn = p.draw(200);
        p.labelAll(drawn);
        const auto summary = must(workbench::previewSet(*p.project, {})).summary;
        QCOMPARE(summary.weighted, 200);
        QCOMPARE(summary.traffic, 1200.0);
        QVERIFY2(std::abs(summary.weightSum / 1200 - 1) < 0.05, std::to_string(summary.weightSum).c_str());
        const auto estimates = must(workbench::estimateProject(*p.project, {}));
        QVERIFY(std::abs(*summary.weightedMean - estimates.of(estimate::Method::Hajek)->value) < 1e-12);
        // A quota takes a part; what is left stands for all of it.
        const Recipe some{"q", {}, {{"plan", std::nullopt, 40}}, 5, true};
        const auto part = must(workbench::previewSet(*p.project, some)).summary;
        QCOMPARE(part.items, 80);
        QVERIFY2(std::abs(part.weightSum / 1200 - 1) < 0.25, std::to_string(part.weightSum).c_str());
    }

    void weightsOverSeveralDrawsGiveTheProjectsEstimate()
    {
        EvalSetProject p(sessionLines(600));
        p.labelAll(p.draw(120));
        p.labelAll(p.draw(200));
        const auto half = p.draw(100);
        for (std::size_t i = 0; i < 50; ++i)
            p.label(half.items[i].id, i % 2 == 0 ? "bad" : "good", "ann", half.id);
        const auto summary = must(workbench::previewSet(*p.project, {})).summary;
        QCOMPARE(summary.draws.size(), std::size_t(3));
        QCOMPARE(summary.draws[2].answered, 50);
        QCOMPARE(summary.draws[2].drawn, 100);
        const auto estimates = must(workbench::estimateProject(*p.project, {}));
        const double estimate = estimates.of(estimate::Method::Hajek)->value;
        QVERIFY2(std::abs(*summary.weightedMean - estimate) < 1e-9,
            (std::to_string(*summary.weightedMean) + " " + std::to_string(estimate)).c_str());
        // 370 of 420 drawn sessions are answered; they stand for the others too.
        QVERIFY2(std::abs(summary.weightSum / 1200 - 1) < 0.06, std::to_string(summary.weightSum).c_str());
    }

    void checksFindWhatIsWrong()
    {
        std::string lines = sessionLines(80, false);
        for (const char* id : {"d-1", "d-2"})
            lines += std::string(R"({"id":")") + id
                + R"(","segments":{"language":"de","plan":"free"},"turns":[{"role":"user","text":")"
                + (id[2] == '1' ? "Same  THING" : "same thing\\n") + "\"}]}\n";
        lines += R"({"id":"e-1","turns":[]})"
                 "\n"
                 R"({"id":"e-2","turns":[]})"
                 "\n";
        EvalSetProject p(lines);
        const auto drawn = p.draw(30);
        p.labelAll(drawn);
        for (const char* id : {"d-1", "d-2"})
            p.label(p.id(id), "good");
        for (const char* id : {"e-1", "e-2"})
            p.label(p.id(id), "bad");
        p.label(drawn.items[0].id, "cant_tell");
        const auto findings = must(workbench::checkRecipe(*p.project, {}));
        QCOMPARE(findings.size(), std::size_t(7));
        const auto& twins = finding(findings, "duplicates");
        QCOMPARE(twins.count, 1);
        QCOMPARE(twins.groups.front().sessions, (std::vector<std::string>{"d-1", "d-2"}));
        QCOMPARE(finding(findings, "empty").groups.front().sessions, (std::vector<std::string>{"e-1", "e-2"}));
        std::set<std::string> byHand{"d-1", "d-2", "e-1", "e-2"};
        for (const auto& item : drawn.items)
            byHand.erase(item.session);
        QCOMPARE(finding(findings, "no_probability").count, static_cast<std::int64_t>(byHand.size()));
        QCOMPARE(finding(findings, "cant_tell").count, 1);
        QVERIFY(!finding(findings, "cant_tell").caution);
        QVERIFY(finding(findings, "too_few").caution);
        const auto& users = finding(findings, "repeated_users");
        for (const auto& group : users.groups)
            QCOMPARE(group.sessions.size(), std::size_t(2));
        QVERIFY(curation::findingsText(findings).find("d-1, d-2") != std::string::npos);
        QVERIFY(curation::findingsToJson("x", findings).find(R"("check": "duplicates")") != std::string::npos);
    }

    void severalAnnotatorsAreCounted()
    {
        EvalSetProject p(sessionLines(10));
        p.label(p.id("s-001"), "good", "ann");
        p.label(p.id("s-001"), "good", "bob");
        p.label(p.id("s-002"), "good", "ann");
        p.label(p.id("s-002"), "bad", "bob");
        const auto taken = p.label(p.id("s-003"), "bad", "bob");
        p.label(p.id("s-003"), "good", "ann");
        p.undo(p.id("s-003"), taken, "bob");
        const auto summary = must(workbench::previewSet(*p.project, {})).summary;
        // Of s-002 nobody knows who errs: it has no final label until somebody decides.
        QCOMPARE(summary.severalAnnotators, 1);
        QCOMPARE(*summary.agreement, 1.0);
        QCOMPARE(summary.leftOutOpen, 1);
        QCOMPARE(summary.mustLabel, 2);
        QVERIFY(!summary.weightedMean);
        QCOMPARE(must(curation::summaryFromJson(curation::summaryToJson(summary))), summary);
        QVERIFY(curation::summaryText(summary).find("1 session on which annotators come to no") != std::string::npos);
        const auto open = must(workbench::checkRecipe(*p.project, {}));
        QVERIFY(finding(open, "disagreement").caution);
        QVERIFY(finding(open, "disagreement").groups.empty());
        QVERIFY(finding(open, "disagreement").text.find("1 session is left out") != std::string::npos);

        session::LabelEvent decided;
        decided.session = p.id("s-002");
        decided.annotator = must(p.project->annotator("eve"));
        decided.answers = {{"verdict", {"bad"}, std::nullopt}};
        decided.adjudicated = true;
        must(p.project->append(decided));
        const auto settled = must(workbench::previewSet(*p.project, {})).summary;
        QCOMPARE(settled.severalAnnotators, 2);
        QCOMPARE(*settled.agreement, 0.5);
        QCOMPARE(settled.leftOutOpen, 0);
        const auto findings = must(workbench::checkRecipe(*p.project, {}));
        QVERIFY(finding(findings, "disagreement").caution);
        QCOMPARE(finding(findings, "disagreement").groups.front().sessions, (std::vector<std::string>{"s-002"}));
    }
};

TURNOUT_TEST_MAIN(CurationTest)
#include "tst_curation.moc"

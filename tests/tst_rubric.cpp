// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The kinds of questions: as JSON, what is refused, which are asked, what counts, what carries over.
#include "agreement/Agreement.h"
#include "labeling/AnswerCheck.h"
#include "labeling/CarryOver.h"
#include "session/Candidates.h"
#include "session/ReadyRubrics.h"
#include "session/Span.h"
#include "support/TestSupport.h"
#include "workbench/GivenValues.h"

#include <QTest>

using namespace turnout;
using namespace turnout::session;
using namespace turnout::labeling;
using namespace Qt::StringLiterals;

namespace {

#define MUST(expression)                                                                                               \
    do {                                                                                                               \
        const auto& must_ = (expression);                                                                              \
        QVERIFY2(must_.ok(), must_.ok() ? "" : must_.error().message().c_str());                                       \
    } while (false)

Question choice(const std::string& id, bool required = false)
{
    return {id, id + "?", QuestionKind::Single,
        {{"good", "Good", "1", 1.0}, {"bad", "Bad", "2", 0.0}, {"cant_tell", "Can't tell", "0", std::nullopt}},
        required, ""};
}

Question ofTurns(const std::string& id, QuestionKind kind, std::optional<Role> role = Role::Assistant)
{
    Question question = choice(id);
    question.kind = kind;
    if (!hasOptions(kind))
        question.options.clear();
    question.scope = QuestionScope::Turn;
    question.role = role;
    return question;
}

Question onlyIf(Question question, const std::string& other, std::vector<std::string> values)
{
    question.shownIf = Condition{other, std::move(values)};
    return question;
}

/// A fold of answers given in order, each an event.
class Told {
public:
    void answer(std::int64_t session, std::vector<Answer> answers, std::int64_t rubric = 1, std::int64_t who = 1)
    {
        LabelEvent event;
        event.id = LabelEventId(++m_last);
        event.session = SessionId(session);
        event.annotator = AnnotatorId(who);
        event.rubric = RubricId(rubric);
        event.answers = std::move(answers);
        fold.add(event);
    }
    LabelFold fold;

private:
    std::int64_t m_last = 0;
};

std::string quotes(std::string_view text, const std::vector<Stretch>& stretches)
{
    std::string all;
    for (const Stretch& one : stretches)
        all += "[" + std::string(text.substr(one.begin, one.end - one.begin)) + "]";
    return all;
}

} // namespace

class TestRubric : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyKindComesBack();
    void earlierRubricsStayTheSameText();
    void readyOnesAreSound();
    void refusals_data();
    void refusals();
    void usualOptions();
    void shownWhere();
    void whatIsMissing();
    void valuesAreChecked();
    void spansAreText();
    void wordsAndSentences_data();
    void wordsAndSentences();
    void spansFromScripts();
    void candidates();
    void whatIsNotAskedDoesNotCount();
    void nothingEstimatedIsAnswered();
    void scalesAgreeByTheirNumbers();
    void carryOverOfOptions();
    void carryOverOfKinds();
    void carryOverComesBack();
};

void TestRubric::everyKindComesBack()
{
    Rubric rubric{"all", {choice("verdict", true)}};
    rubric.questions.push_back({"ease", "How easy?", QuestionKind::Scale,
        {{"1", "Hard", "3", 0.0, 1.0}, {"2", "Easy", "4", 1.0, 2.5}, {"none", "Can't tell", "0", std::nullopt}}, true,
        "help \"quoted\"\nnext line", {"an example", "another <b>one</b>"}});
    rubric.questions.push_back(
        {"safe", "Safe?", QuestionKind::YesNo, {{"yes", "Yes", "y", {}}, {"no", "No", "x", {}}}, false, ""});
    rubric.questions.push_back(onlyIf(ofTurns("right", QuestionKind::Multi), "verdict", {"bad", "cant_tell"}));
    rubric.questions.push_back(ofTurns("wrong_words", QuestionKind::Span, std::nullopt));
    rubric.questions.push_back(readyRubric("pairwise-preference")->rubric.questions.front());
    rubric.questions.push_back({"note", "Note", QuestionKind::Text, {}, false, ""});
    const auto back = rubricFromJson(rubricToJson(rubric, 2));
    MUST(back);
    QVERIFY(*back == rubric);
    for (const Question& question : rubric.questions)
        QCOMPARE(questionKindFromName(questionKindName(question.kind)), std::optional(question.kind));
    QVERIFY(!questionKindFromName("colour"));
}

void TestRubric::earlierRubricsStayTheSameText()
{
    // What a project made by the first release has, letter by letter: otherwise opening it would make a new version.
    const std::string then = R"({"schema":1,"name":"r","questions":[{"id":"v","title":"V?","kind":"single","required":)"
                             R"(true,"help":"h","options":[{"value":"a","title":"A","key":"1","counts_as":1},)"
                             R"({"value":"b","title":"B","key":"2","counts_as":null}]},)"
                             R"({"id":"n","title":"N","kind":"text","required":false,"help":""}]})";
    const auto rubric = rubricFromJson(then);
    MUST(rubric);
    QCOMPARE(rubricToJson(*rubric), then);
    QCOMPARE(rubric->questions[0].scope, QuestionScope::Session);
    const std::string answers
        = R"([{"question":"v","values":["a"]},{"question":"n","values":["x"],"turn":3},{"question":"v","values":[]}])";
    QCOMPARE(answersToJson(answersFromJson(answers).value()), answers);
}

void TestRubric::readyOnesAreSound()
{
    const auto all = readyRubrics();
    QCOMPARE(all.size(), std::size_t(5));
    for (const ReadyRubric& ready : all) {
        const auto back = rubricFromJson(rubricToJson(ready.rubric));
        QVERIFY2(back.ok(), back.ok() ? "" : (ready.id + ": " + back.error().message()).c_str());
        QVERIFY(*back == ready.rubric);
        QVERIFY(ready.rubric.estimated() != nullptr);
        QVERIFY(ready.rubric.estimated()->required); // otherwise a submitted session could wait on
        QVERIFY(readyRubric(ready.id)->rubric == ready.rubric);
        // One key, one answer: letters and digits reach every question without moving to it, or the question is the
        // only kind that repeats (the scales of one rubric).
        for (const Question& question : ready.rubric.questions)
            QVERIFY2(!question.help.empty(), question.id.c_str());
    }
    QVERIFY(readyRubric("RAG Faithfulness"));
    QVERIFY(!readyRubric("nonsense"));
    QVERIFY(all.front().rubric == defaultRubric());
}

void TestRubric::refusals_data()
{
    QTest::addColumn<QString>("questions");
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("says");
    const auto row = [](const char* name, const char* questions, const char* place, const char* says) {
        QTest::newRow(name) << QString::fromUtf8(questions) << QString::fromUtf8(place) << QString::fromUtf8(says);
    };
    row("kind", R"({"id":"a","kind":"colour"})", "question 1 (a)", "yes_no");
    row("no options", R"({"id":"a","kind":"scale"})", "question 1 (a)", "\"options\"");
    row("scale of one", R"({"id":"a","kind":"scale","options":[{"value":"1"},{"value":"x"}]})", "question 1 (a)",
        "two options or more");
    row("scale up and down", R"({"id":"a","kind":"scale","options":[{"value":"1"},{"value":"3"},{"value":"2"}]})",
        "question 1 (a)", "order");
    row("scale twice",
        R"({"id":"a","kind":"scale","options":[{"value":"1"},{"value":"one","number":1},{"value":"2"}]})",
        "question 1 (a)", "order");
    row("scale endless", R"({"id":"a","kind":"scale","options":[{"value":"1"},{"value":"inf"}]})", "question 1 (a)",
        "must be a number");
    row("yes without no", R"({"id":"a","kind":"yes_no","options":[{"value":"yes"}]})", "question 1 (a)", "\"no\"");
    row("span with options", R"({"id":"a","kind":"span","options":[{"value":"x"}]})", "question 1 (a)",
        "no \"options\"");
    row("span of a session", R"({"id":"a","kind":"span","per":"session"})", "question 1 (a)", "must be turn");
    row("pair of one", R"({"id":"a","kind":"pairwise","options":[{"value":"x"}]})", "question 1 (a)", "two candidates");
    row("pair of a turn", R"({"id":"a","kind":"pairwise","per":"turn"})", "question 1 (a)", "must be session");
    row("per", R"({"id":"a","kind":"text","per":"user"})", "question 1 (a)", "session or turn");
    row("role", R"({"id":"a","kind":"text","per":"turn","role":"judge"})", "question 1 (a)", "assistant");
    row("role of a session", R"({"id":"a","kind":"text","role":"user"})", "question 1 (a)", "per");
    row("examples", R"({"id":"a","kind":"text","examples":"one"})", "question 1 (a)", "list of texts");
    row("counts", R"({"id":"a","kind":"yes_no","options":[{"value":"yes","counts_as":2},{"value":"no"}]})",
        "question 1 (a)", "between 0 and 1");
    row("ids", R"({"id":"a","kind":"text"},{"id":"a","kind":"text"})", "rubric", "there twice");
    row("condition below",
        R"({"id":"a","kind":"text","shown_if":{"question":"b","values":["yes"]}},{"id":"b","kind":"yes_no"})",
        "question 1 (a)", "stands above, not \"b\"");
    row("condition on itself", R"({"id":"a","kind":"yes_no","shown_if":{"question":"a","values":["yes"]}})",
        "question 1 (a)", "stands above");
    row("condition on words",
        R"({"id":"a","kind":"text"},{"id":"b","kind":"text","shown_if":{"question":"a","values":["x"]}})",
        "question 2 (b)", "has none");
    row("condition on nothing", R"({"id":"a","kind":"yes_no"},{"id":"b","kind":"text","shown_if":{"question":"a"}})",
        "question 2 (b)", "needs \"values\"");
    row("condition on what is no option",
        R"({"id":"a","kind":"yes_no"},{"id":"b","kind":"text","shown_if":{"question":"a","values":["maybe"]}})",
        "question 2 (b)", "\"maybe\"");
}

void TestRubric::refusals()
{
    QFETCH(QString, questions);
    QFETCH(QString, place);
    QFETCH(QString, says);
    const auto read = rubricFromJson("{\"questions\":[" + questions.toStdString() + "]}");
    QVERIFY(!read.ok());
    QVERIFY2(QString::fromStdString(read.error().context).startsWith(place), read.error().message().c_str());
    QVERIFY2(read.error().text.find(says.toStdString()) != std::string::npos, read.error().message().c_str());
}

void TestRubric::usualOptions()
{
    const auto read = rubricFromJson(R"({"questions":[{"id":"a","kind":"yes_no"},{"id":"b","kind":"pairwise"},
        {"id":"c","kind":"span"},{"id":"d","kind":"scale","options":[{"value":1},{"value":2.5},{"value":"x"}]}]})");
    MUST(read);
    QCOMPARE(read->questions[0].options.size(), std::size_t(2));
    QCOMPARE(read->questions[1].options.size(), std::size_t(3));
    QCOMPARE(read->questions[2].scope, QuestionScope::Turn);
    QCOMPARE(read->questions[3].options[1].value, std::string("2.5"));
    QCOMPARE(read->questions[3].options[1].number, std::optional(2.5));
    QVERIFY(!read->questions[3].options[2].number);
}

void TestRubric::shownWhere()
{
    Rubric rubric{"r",
        {choice("a"), onlyIf(choice("b"), "a", {"bad"}), onlyIf(choice("c"), "b", {"good"}),
            ofTurns("t", QuestionKind::Single), onlyIf(ofTurns("u", QuestionKind::Single), "t", {"bad"}),
            onlyIf(choice("any"), "t", {"bad"}), onlyIf(ofTurns("v", QuestionKind::Single), "a", {"bad"})}};
    MUST(checkRubric(rubric));
    const auto shown = [&](const char* id, std::optional<int> turn, const std::vector<Answer>& answers) {
        return isShown(rubric, *rubric.question(id), turn, answers);
    };
    QVERIFY(shown("a", {}, {}));
    QVERIFY(!shown("b", {}, {}));
    QVERIFY(shown("b", {}, {{"a", {"bad"}, {}}}));
    QVERIFY(!shown("b", {}, {{"a", {"bad"}, 1}})); // said of a turn, not of the session
    // b is not asked any more, so its answer opens nothing.
    QVERIFY(!shown("c", {}, {{"a", {"good"}, {}}, {"b", {"good"}, {}}}));
    QVERIFY(shown("c", {}, {{"a", {"bad"}, {}}, {"b", {"good"}, {}}}));
    QVERIFY(shown("u", 3, {{"t", {"bad"}, 3}}));
    QVERIFY(!shown("u", 1, {{"t", {"bad"}, 3}}));
    QVERIFY(shown("any", {}, {{"t", {"good"}, 1}, {"t", {"bad"}, 3}}));
    QVERIFY(!shown("any", {}, {{"t", {"good"}, 1}}));
    QVERIFY(shown("v", 1, {{"a", {"bad"}, {}}}));
}

void TestRubric::whatIsMissing()
{
    Question step = ofTurns("step", QuestionKind::Single);
    step.required = true;
    Question words = onlyIf(ofTurns("words", QuestionKind::Span), "a", {"bad"});
    words.required = true;
    Question why = onlyIf(choice("why", true), "a", {"bad"});
    const Rubric rubric{"r", {choice("a", true), step, words, why}};
    const std::vector<Role> turns{Role::User, Role::Assistant, Role::User, Role::Assistant};
    const auto says = [&](const std::vector<Answer>& answers) {
        const auto checked = checkAnswers(rubric, answers, turns);
        return checked ? std::string() : checked.error().text;
    };
    QCOMPARE(says({}), std::string("\"a?\" needs an answer"));
    QCOMPARE(says({{"a", {"good"}, {}}}), std::string("\"step?\" needs an answer for turn 2"));
    QCOMPARE(says({{"a", {"good"}, {}}, {"step", {"good"}, 1}}), std::string("\"step?\" needs an answer for turn 4"));
    const std::vector<Answer> steps{{"a", {"good"}, {}}, {"step", {"good"}, 1}, {"step", {"bad"}, 3}};
    QCOMPARE(says(steps), std::string());
    auto bad = steps;
    bad[0].values = {"bad"};
    QCOMPARE(says(bad), std::string("\"words?\" needs at least one marked stretch of text"));
    bad.push_back({"words", {"0:2:Hi"}, 3});
    QCOMPARE(says(bad), std::string("\"why?\" needs an answer"));
    bad.push_back({"why", {"good"}, {}});
    QCOMPARE(says(bad), std::string());
    bad.push_back({"step", {"good"}, 0});
    QCOMPARE(says(bad), std::string("\"step?\" does not ask about turn 1"));
    // Nobody says which turns there are: nothing about them can be required.
    MUST(checkAnswers(rubric, {{"a", {"good"}, {}}}));
}

void TestRubric::valuesAreChecked()
{
    const Rubric rubric{"r", {ofTurns("words", QuestionKind::Span), ofTurns("step", QuestionKind::Single)}};
    MUST(checkAnswer(rubric, {"words", {"0:2:Hi", "3:4:x"}, 1}));
    for (const char* broken : {"Hi", "0:2", "2:0:Hi", "0:9:Hi", "-1:1:Hi", ""})
        QVERIFY2(!checkAnswer(rubric, {"words", {broken}, 1}).ok(), broken);
    QVERIFY(!checkAnswer(rubric, {"words", {"0:2:Hi"}, {}}).ok()); // of which turn?
    QVERIFY(!checkAnswer(rubric, {"step", {"good", "bad"}, 1}).ok());
    QVERIFY(!checkAnswer(rubric, {"step", {"good"}, {}}).ok());
}

void TestRubric::spansAreText()
{
    const std::string text = "Grüße: it was sent.";
    const auto span = spanOf(text, 0, 7);
    QVERIFY(span);
    QCOMPARE(span->quote, std::string("Grüße"));
    QCOMPARE(spanToValue(*span), std::string("0:7:Grüße"));
    QVERIFY(spanFromValue("0:7:Grüße") == span);
    QVERIFY(spanFits(*span, text));
    QVERIFY(!spanFits(*span, "Another text here"));
    QVERIFY(!spanFits(*span, "Gr"));
    QVERIFY(!spanOf(text, 0, 3)); // in the middle of ü
    QVERIFY(!spanOf(text, 3, 5));
    QVERIFY(!spanOf(text, 5, 5));
    QVERIFY(!spanOf(text, 0, text.size() + 1));
    const auto colons = spanOf("a:b:c", 1, 5);
    QVERIFY(spanFromValue(spanToValue(*colons)) == colons);
}

void TestRubric::wordsAndSentences_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("sentences");
    QTest::newRow("plain") << u"It was sent. Was it?  Yes!"_s << u"[It][was][sent.][Was][it?][Yes!]"_s
                           << u"[It was sent.][Was it?][Yes!]"_s;
    QTest::newRow("numbers") << u"It is 3.5 km. \"Really?\" (Yes.) ok"_s
                             << u"[It][is][3.5][km.][\"Really?\"][(Yes.)][ok]"_s
                             << u"[It is 3.5 km.][\"Really?\"][(Yes.)][ok]"_s;
    QTest::newRow("lines") << u"one\n\n two… three\n"_s << u"[one][two…][three]"_s << u"[one][two…][three]"_s;
    QTest::newRow("Japanese") << u"送りました。はい！"_s << u"[送][り][ま][し][た][。][は][い][！]"_s
                              << u"[送りました。][はい！]"_s;
    QTest::newRow("mixed") << u"v2 は OK"_s << u"[v2][は][OK]"_s << u"[v2 は OK]"_s;
    QTest::newRow("nothing") << u" \n "_s << QString() << QString();
}

void TestRubric::wordsAndSentences()
{
    QFETCH(QString, text);
    QFETCH(QString, words);
    QFETCH(QString, sentences);
    const std::string utf8 = text.toStdString();
    QCOMPARE(quotes(utf8, wordsOf(utf8)), words.toStdString());
    QCOMPARE(quotes(utf8, sentencesOf(utf8)), sentences.toStdString());
    // Whatever bytes come, every stretch is inside of the text and none is empty.
    const std::string broken = utf8 + "\xE2\x82" + utf8 + "\xFF\xC0.";
    for (const auto& list : {wordsOf(broken), sentencesOf(broken)})
        for (const Stretch& one : list)
            QVERIFY(one.begin < one.end && one.end <= broken.size());
}

void TestRubric::spansFromScripts()
{
    const std::string text = "It was sent. It was not.";
    const auto value = [&](const std::string& given) {
        const auto span = workbench::spanFromGiven(given, text);
        return span ? *span : span.error().text;
    };
    QCOMPARE(value("It was sent."), std::string("0:12:It was sent."));
    QCOMPARE(value(R"({"text":"not"})"), std::string("20:23:not"));
    QCOMPARE(value(R"({"begin":3,"end":6})"), std::string("3:6:was"));
    QCOMPARE(value("3:6:was"), std::string("3:6:was"));
    QVERIFY(value("It was").find("more than once") != std::string::npos);
    QVERIFY(value("nowhere").find("does not have") != std::string::npos);
    QVERIFY(value(R"({"begin":3,"end":99})").find("no stretch") != std::string::npos);
    QVERIFY(value(R"({"begin":3,"end":6,"text":"is"})").find("another text") != std::string::npos);
    QVERIFY(value("3:6:xyz").find("another text") != std::string::npos);
    QVERIFY(value("{}").find("\"begin\"") != std::string::npos);
}

void TestRubric::candidates()
{
    const auto turn = [](Role role, const char* text, const char* name = "") { return Turn{role, text, name, {}, {}}; };
    const std::vector<Turn> marked{turn(Role::User, "q"), turn(Role::Assistant, "x"), turn(Role::Assistant, "y")};
    const auto found = candidatesOf(marked, R"({"turns":{"1":{"candidate":"1"},"2":{"candidate":2}},"other":1})");
    QVERIFY(found == std::optional(Candidates{{1}, {2}}));
    QVERIFY(!candidatesOf(marked, ""));
    QVERIFY(!candidatesOf(marked, R"({"turns":{"1":{"candidate":"1"}}})"));
    QVERIFY(!candidatesOf(marked, R"({"turns":{"0":{"candidate":"0"},"1":{"candidate":"1"},"2":{"candidate":"2"}}})"));
    QVERIFY(!candidatesOf(marked, R"({"turns":{"7":{"candidate":"1"},"2":{"candidate":"2"}}})")); // no such turn
    QVERIFY(!candidatesOf(marked, "not json"));
    const std::vector<Turn> preferred{turn(Role::User, "q"), turn(Role::Assistant, "x", "preferred"),
        turn(Role::Tool, "t", "preferred"), turn(Role::Assistant, "y", "non-preferred")};
    QVERIFY(candidatesOf(preferred, "") == std::optional(Candidates{{1, 2}, {3}}));
    int swapped = 0;
    for (int i = 0; i < 1000; ++i)
        swapped += secondIsShownFirst("pair-" + std::to_string(i)) ? 1 : 0;
    QVERIFY2(swapped > 430 && swapped < 570, std::to_string(swapped).c_str()); // 4.4 standard deviations
    QCOMPARE(secondIsShownFirst("pair-7"), secondIsShownFirst("pair-7"));
}

void TestRubric::whatIsNotAskedDoesNotCount()
{
    const Rubric rubric{"r",
        {{"in_scope", "In scope?", QuestionKind::YesNo, {{"yes", "Yes", "1", {}}, {"no", "No", "2", {}}}, true, ""},
            onlyIf(choice("verdict", true), "in_scope", {"yes"})}};
    const Rubrics rubrics{{RubricId(1), rubric}};
    Told told;
    told.answer(1, {{"in_scope", {"yes"}, {}}, {"verdict", {"bad"}, {}}});
    told.answer(2, {{"in_scope", {"no"}, {}}, {"verdict", {"bad"}, {}}});
    told.answer(3, {{"verdict", {"bad"}, {}}});
    QCOMPARE(labelValue(*told.fold.label(SessionId(1)), rubrics).value, std::optional(0.0));
    const LabelValue outside = labelValue(*told.fold.label(SessionId(2)), rubrics);
    QVERIFY(outside.answered); // looked at and done with, like "can't tell"
    QVERIFY(!outside.value);
    QVERIFY(!labelValue(*told.fold.label(SessionId(3)), rubrics).answered);
}

void TestRubric::nothingEstimatedIsAnswered()
{
    const Rubrics rubrics{{RubricId(1), Rubric{"r", {ofTurns("step", QuestionKind::Single)}}}};
    Told told;
    told.answer(1, {{"step", {"good"}, 1}});
    told.answer(2, {{"other", {"good"}, {}}});
    QVERIFY(rubrics.begin()->second.estimated() == nullptr); // turns are no estimate of sessions
    QVERIFY(labelValue(*told.fold.label(SessionId(1)), rubrics).answered);
    QVERIFY(!labelValue(*told.fold.label(SessionId(1)), rubrics).value);
    QVERIFY(!labelValue(*told.fold.label(SessionId(2)), rubrics).answered);
}

void TestRubric::scalesAgreeByTheirNumbers()
{
    // Krippendorff's α of the same answers: the scale's own numbers decide how far apart they are, not what counts.
    Question scale{"ease", "Ease", QuestionKind::Scale,
        {{"1", "1", "1", {}, 1.0}, {"2", "2", "2", {}, 2.0}, {"9", "9", "3", {}, 9.0}, {"none", "-", "0", {}}}, true,
        ""};
    Told told;
    std::vector<std::int64_t> ids;
    const std::vector<std::pair<const char*, const char*>> pairs{
        {"1", "2"}, {"1", "1"}, {"9", "9"}, {"2", "2"}, {"9", "none"}};
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        const auto id = static_cast<std::int64_t>(i + 1);
        told.answer(id, {{"ease", {pairs[i].first}, {}}}, 1, 1);
        told.answer(id, {{"ease", {pairs[i].second}, {}}}, 1, 2);
    }
    population::Frame frame;
    for (std::size_t i = 0; i < pairs.size(); ++i)
        frame.ids.push_back(SessionId(static_cast<std::int64_t>(i + 1)));
    const population::Bitmap all(pairs.size(), true);
    const auto measured = agreement::measure(agreement::opinionsOn(scale, told.fold, frame, all));
    QVERIFY(measured.all.ordinal && measured.all.interval);
    // By hand, over the pairable values 1 2 1 1 9 9 2 2: observed 2·(1−2)²/8 = 0.25; expected Σ (a−b)² over all ordered
    // pairs / (8·7) with n = 3, 3, 2 of 1, 2, 9: 2·(3·3·1 + 3·2·64 + 3·2·49)/56 = 1374/56.
    QVERIFY(std::abs(*measured.all.interval->value - (1 - 0.25 / (1374.0 / 56))) < 1e-9);
    QVERIFY(*measured.all.interval->value > *measured.all.nominal.value);
    const Question spans = ofTurns("words", QuestionKind::Span);
    told.answer(1, {{"words", {"0:2:Hi"}, 1}});
    QVERIFY(agreement::opinionsOn(spans, told.fold, frame, all).units.empty());
}

void TestRubric::carryOverOfOptions()
{
    const Rubric present = defaultRubric();
    const Rubrics rubrics{{RubricId(1), present}};
    Told told;
    told.answer(1, {{"verdict", {"good"}, {}}, {"note", {"x"}, {}}});
    told.answer(2, {{"verdict", {"acceptable"}, {}}});
    told.answer(3, {{"verdict", {"bad"}, {}}, {"failure_reasons", {"tone", "unsafe"}, {}}});
    Rubric next = present;
    next.questions[0].options = {{"good", "Good", "1", 0.9}, {"bad", "Bad", "2", 0.0}, {"odd", "Odd", "3", {}}};
    next.questions.pop_back(); // the note
    const CarryOver carry = carryOver(told.fold, rubrics, next);
    QCOMPARE(carry.sessions, 3);
    QCOMPARE(carry.answers, 5);
    QCOMPARE(carry.kept, 3); // good, bad, the reasons
    QCOMPARE(carry.asGiven, 1); // acceptable
    QCOMPARE(carry.notCounted, 1); // the note
    QCOMPARE(carry.countedBefore, 3);
    QCOMPARE(carry.countedAfter, 3);
    QCOMPARE(carry.valuesChanged, 1); // good counts 0.9 now
    const QuestionCarried& verdict = carry.questions[0];
    QCOMPARE(verdict.state, QuestionCarried::State::Changed);
    QCOMPARE(verdict.values.size(), std::size_t(5)); // of the new version, then what is gone
    QCOMPARE(verdict.values[2].carried, Carried::New);
    QCOMPARE(verdict.values[3].value, std::string("acceptable"));
    QCOMPARE(verdict.values[3].carried, Carried::AsGiven);
    QCOMPARE(verdict.values[3].answers, 1);
    QCOMPARE(carry.questions[1].state, QuestionCarried::State::Same);
    QCOMPARE(carry.questions[2].state, QuestionCarried::State::Gone);
    QCOMPARE(carry.questions[2].notCounted, 1);
    // What was said would happen happens.
    Rubrics after = rubrics;
    after.emplace(RubricId(2), next);
    QCOMPARE(labelValue(*told.fold.label(SessionId(1)), after).value, std::optional(0.9));
    QCOMPARE(labelValue(*told.fold.label(SessionId(2)), after).value, std::optional(1.0));
}

void TestRubric::carryOverOfKinds()
{
    const Rubrics rubrics{{RubricId(1), Rubric{"r", {choice("a"), choice("b"), choice("c"), choice("d")}}}};
    Told told;
    for (const char* id : {"a", "b", "c", "d"})
        told.answer(1, {{id, {"good"}, {}}});
    Rubric next = rubrics.begin()->second;
    next.questions[0].kind = QuestionKind::Scale; // one of the same values: they carry over
    next.questions[0].options[0].number = 2;
    next.questions[0].options[1].number = 1;
    next.questions[1].kind = QuestionKind::Multi;
    next.questions[2] = ofTurns("c", QuestionKind::Single);
    next.questions[3] = onlyIf(next.questions[3], "a", {"bad"});
    MUST(checkRubric(next));
    const CarryOver carry = carryOver(told.fold, rubrics, next);
    using State = QuestionCarried::State;
    const std::vector<State> states{State::Changed, State::Incompatible, State::Incompatible, State::Changed};
    const std::vector<std::int64_t> kept{1, 0, 0, 0};
    for (std::size_t i = 0; i < 4; ++i) {
        QCOMPARE(carry.questions[i].state, states[i]);
        QCOMPARE(carry.questions[i].kept, kept[i]);
        QCOMPARE(carry.questions[i].notCounted, 1 - kept[i]);
    }
    QCOMPARE(carry.countedAfter, 1);
    next.questions[0].kind = QuestionKind::Multi; // estimates move to what is left
    QCOMPARE(carryOver(told.fold, rubrics, next).estimatedAfter, std::string("d"));
    QCOMPARE(carryOver({}, rubrics, next).answers, 0);
    // What a colleague said too is a label that could be lost; who answered twice said one thing.
    told.answer(1, {{"a", {"bad"}, {}}}, 1, 2);
    told.answer(1, {{"a", {"good"}, {}}}, 1, 2);
    QCOMPARE(carryOver(told.fold, rubrics, rubrics.begin()->second).answers, 5);
}

void TestRubric::carryOverComesBack()
{
    Rubrics rubrics{{RubricId(1), defaultRubric()}};
    Told told;
    told.answer(1, {{"verdict", {"good"}, {}}});
    Rubric other{"other", {choice("solved", true)}};
    QCOMPARE(carryOver(told.fold, rubrics, other).countedAfter, 0);
    rubrics.emplace(RubricId(2), other);
    const CarryOver back = carryOver(told.fold, rubrics, defaultRubric());
    QCOMPARE(back.countedBefore, 0);
    QCOMPARE(back.countedAfter, 1);
    QCOMPARE(back.kept, 1);
}

TURNOUT_TEST_MAIN(TestRubric)
#include "tst_rubric.moc"

// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/SessionAssembler.h"
#include "tst_ingest_support.h"

#include <algorithm>
#include <QObject>
#include <QTest>
#include <random>

using namespace ingesttest;
using session::Role;

namespace {

Observation made(int session, int call)
{
    Observation made;
    made.kind = Observation::Kind::Generation;
    made.line = call + 1;
    made.trace = "t" + std::to_string(session);
    made.span = std::to_string(session) + "." + std::to_string(call);
    made.start = 1'000'000'000LL * (call + 1);
    for (int i = 0; i <= call; ++i) {
        made.input.push_back({Role::User, "question " + std::to_string(i), {}, {}, {}});
        if (i < call)
            made.input.push_back({Role::Assistant, "answer " + std::to_string(i), {}, {}, {}});
    }
    made.output.push_back({Role::Assistant, "answer " + std::to_string(call), "n", TimeMs{5}, "[{\"name\":\"f\"}]"});
    made.segments = {{"plan", "pro"}};
    made.ratings = {{0.5, "0.5", 0, TimeMs{7}, "so"}};
    made.scores = {{"judge", 0.25}};
    made.labels = {{"ann", "verdict", "good", std::nullopt, TimeMs{9}, 1.5}};
    return made;
}

std::vector<session::Session> assembled(const std::vector<Observation>& all, std::size_t inMemory)
{
    Collector got;
    RecordContext context;
    const Progress nobody;
    const CancelToken never;
    ReadProgress progress(nobody, never);
    SessionAssembler assembler(inMemory);
    assembler.beginFile();
    for (const Observation& one : all)
        if (!assembler.add(one))
            return {};
    return assembler.arrange() && assembler.handOn(0, {got, context, 2.0}, progress) ? got.sessions
                                                                                     : std::vector<session::Session>();
}

} // namespace

/// Sessions from observations, whatever the order and wherever they wait.
class TestIngestSessions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void observationsAsBytes();
    void anyOrderAndPlace();
    void windowsAndReruns();
};

void TestIngestSessions::observationsAsBytes()
{
    const Observation whole = made(1, 3);
    std::string bytes;
    encodeObservation(whole, bytes);
    Observation back;
    QVERIFY(decodeObservation(bytes, back));
    QVERIFY(back == whole);
    for (std::size_t size = 0; size < bytes.size(); ++size)
        QVERIFY(!decodeObservation(std::string_view(bytes).substr(0, size), back));
    QVERIFY(!decodeObservation(bytes + "x", back));
}

/// In memory, in a file, forwards, shuffled, every second one twice: the same sessions.
void TestIngestSessions::anyOrderAndPlace()
{
    std::vector<Observation> all;
    for (int session = 0; session < 20; ++session)
        for (int call = 0; call < 30; ++call)
            all.push_back(made(session, call));
    const auto want = assembled(all, Spill::kInMemory);
    QCOMPARE(want.size(), std::size_t{20});
    for (const session::Session& session : want) {
        QCOMPARE(session.turns.size(), std::size_t{60});
        QCOMPARE(session.turns[58].text, std::string("question 29"));
        QCOMPARE(session.weight, 2.0);
        QCOMPARE(session.ratings.size(), std::size_t{30});
        QCOMPARE(*session.startedAt, TimeMs{1000});
    }
    QVERIFY(assembled(all, 1000) == want);
    std::mt19937_64 random(7);
    std::vector<Observation> mixed = all;
    for (std::size_t i = 0; i < all.size(); i += 2)
        mixed.push_back(all[i]);
    std::shuffle(mixed.begin(), mixed.end(), random);
    for (const std::size_t inMemory : {std::size_t{1000}, Spill::kInMemory}) {
        auto got = assembled(mixed, inMemory);
        std::sort(got.begin(), got.end(),
            [](const auto& a, const auto& b) { return std::stoi(a.id.substr(1)) < std::stoi(b.id.substr(1)); });
        QVERIFY(got == want);
    }
}

/// What only looks like a repetition: the same short answers again and again.
void TestIngestSessions::windowsAndReruns()
{
    const auto call = [](int second, std::vector<std::string> in, const std::string& out) {
        Observation one;
        one.kind = Observation::Kind::Generation;
        one.session = "s";
        one.trace = "t" + std::to_string(second);
        one.span = std::to_string(second);
        one.start = 1'000'000'000LL * second;
        for (std::size_t i = 0; i < in.size(); ++i)
            one.input.push_back({i % 2 == 0 ? Role::User : Role::Assistant, in[i], {}, {}, {}});
        one.output.push_back({Role::Assistant, out, {}, {}, {}});
        return one;
    };
    const auto words = [](const std::vector<session::Session>& sessions) {
        std::string all;
        for (const session::Turn& turn : sessions.at(0).turns)
            all += turn.text + " ";
        return all;
    };
    QCOMPARE(words(assembled({call(1, {"yes"}, "ok"), call(2, {"yes"}, "ok"), call(3, {"yes"}, "ok")}, 0)),
        std::string("yes ok yes ok yes ok "));
    QCOMPARE(words(assembled({call(1, {"yes"}, "ok"), call(2, {"yes", "ok", "yes"}, "ok"),
                                 call(3, {"yes", "ok", "yes", "ok", "no"}, "well")},
                 0)),
        std::string("yes ok yes ok no well "));
    // The history begins before the file does.
    QCOMPARE(words(assembled({call(2, {"b"}, "B"), call(3, {"a", "A", "b", "B", "c"}, "C")}, 0)),
        std::string("a A b B c C "));
}

TURNOUT_TEST_MAIN(TestIngestSessions)

#include "tst_ingest_sessions.moc"

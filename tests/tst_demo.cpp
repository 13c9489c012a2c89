// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Json.h"
#include "demo/Demo.h"
#include "demo/Numbers.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <QObject>
#include <QStringDecoder>
#include <QTest>
#include <set>
#include <simdjson.h>
#include <string>
#include <vector>

using namespace turnout;
using demo::DemoOptions;
using demo::DemoSession;
using demo::Generator;
using session::Role;
using session::Session;

namespace {

constexpr std::int64_t kMany = 50000;

std::string segment(const Session& session, std::string_view name)
{
    for (const auto& [key, value] : session.segments)
        if (key == name)
            return value;
    return {};
}

bool isFine(const DemoSession& made)
{
    return made.truth.verdict != "bad";
}

DemoOptions many(std::int64_t sessions = kMany)
{
    DemoOptions options;
    options.sessions = sessions;
    return options;
}

/// Everything of a session in one line, much as a file would hold it.
std::string toJson(const Session& s)
{
    JsonWriter json;
    json.beginObject().field("id", s.id).field("user", s.user).field("weight", s.weight);
    json.field("started_at", formatTime(*s.startedAt)).field("ended_at", formatTime(*s.endedAt));
    json.key("segments").beginObject();
    for (const auto& [name, value] : s.segments)
        json.field(name, value);
    std::string turns;
    session::appendTurnsJson(turns, s.turns);
    json.endObject().key("turns").raw(turns).key("ratings").beginArray();
    for (const auto& rating : s.ratings) {
        json.beginObject().key("value").raw(rating.given).field("turn", rating.turn ? *rating.turn : -1);
        json.field("at", formatTime(*rating.at)).field("comment", rating.comment).endObject();
    }
    json.endArray().key("signals").beginArray();
    for (const auto& signal : s.signals)
        json.beginObject().field("kind", signal.kind).field("turn", signal.turn ? *signal.turn : -1).endObject();
    json.endArray().key("observed").beginArray();
    for (const auto& kind : s.observed)
        json.value(kind);
    json.endArray().key("scores").beginObject();
    for (const auto& score : s.scores)
        json.field(score.name, score.value);
    json.endObject().key("outcomes").beginArray();
    for (const auto& outcome : s.outcomes)
        json.beginObject().field("kind", outcome.kind).field("value", outcome.value).endObject();
    json.endArray().endObject();
    return json.take();
}

/// FNV-1a.
std::uint64_t hashed(std::string_view text, std::uint64_t hash = 0xCBF29CE484222325ULL)
{
    for (const char c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
    return hash;
}

/// The hash of the first `count` sessions and their truth, in hexadecimal digits.
QByteArray hashOf(const DemoOptions& options, std::int64_t count)
{
    Generator generator(options);
    DemoSession made;
    std::uint64_t hash = hashed("");
    while (count-- > 0 && generator.next(made)) {
        hash = hashed(toJson(made.session), hash);
        hash = hashed(made.truth.verdict, hash);
    }
    return QByteArray::number(qulonglong(hash), 16);
}

bool isUtf8(const std::string& text)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString decoded = decoder.decode(QByteArrayView(text.data(), static_cast<qsizetype>(text.size())));
    return !decoder.hasError() && decoded.isEmpty() == text.empty();
}

bool isJson(const std::string& text)
{
    simdjson::dom::parser parser;
    return parser.parse(simdjson::padded_string(text)).error() == simdjson::SUCCESS;
}

/// No marks of a template left behind: {o}, [this|that], two blanks, a blank at the end.
bool isTidy(const std::string& text)
{
    const std::string prose = text.substr(0, text.find("```"));
    for (std::size_t i = 0; i + 2 < prose.size(); ++i)
        if (prose[i] == '{' && prose[i + 2] == '}')
            return false;
    return prose.find_first_of("[|]") == std::string::npos && prose.find("  ") == std::string::npos
        && text.back() != ' ';
}

/// Counts of one group of sessions.
struct Group {
    double sessions = 0;
    double fine = 0;
    double rated = 0;
    double up = 0;

    void add(const DemoSession& made)
    {
        ++sessions;
        fine += isFine(made) ? 1 : 0;
        if (made.session.ratings.empty())
            return;
        ++rated;
        up += made.session.ratings.front().value;
    }
    [[nodiscard]] double quality() const
    {
        return fine / sessions;
    }
    [[nodiscard]] double turnout() const
    {
        return rated / sessions;
    }
};

Group groupOf(const DemoOptions& options)
{
    Generator generator(options);
    DemoSession made;
    Group all;
    while (generator.next(made))
        all.add(made);
    return all;
}

/// κ̂ = (1 − m) / m × Q / (1 − Q) from the raters' share m of thumbs up and the true quality Q.
double channelBias(const Group& all)
{
    const double m = all.up / all.rated;
    return (1 - m) / m * all.quality() / (1 - all.quality());
}

/// The squared correlation of the pairs added.
class Correlation {
public:
    void add(double x, double y)
    {
        ++m_n;
        m_x += x;
        m_y += y;
        m_xx += x * x;
        m_yy += y * y;
        m_xy += x * y;
    }
    [[nodiscard]] double squared() const
    {
        const double covariance = m_xy - m_x * m_y / m_n;
        return covariance * covariance / ((m_xx - m_x * m_x / m_n) * (m_yy - m_y * m_y / m_n));
    }
    [[nodiscard]] double count() const
    {
        return m_n;
    }

private:
    double m_n = 0;
    double m_x = 0;
    double m_y = 0;
    double m_xx = 0;
    double m_yy = 0;
    double m_xy = 0;
};

} // namespace

#define VERIFY_BETWEEN(value, low, high) QVERIFY2((value) > (low) && (value) < (high), std::to_string(value).c_str())

/// The demo product: the same everywhere, valid, and true to the model that demo/Model.h writes down.
class TestDemo : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void arithmetic();
    void sameOptionsSameSessions();
    void sameOnEveryMachine();
    void asManyAsAsked();
    void everySessionIsValid();
    void turnsFollowEachOther();
    void textsAreInTheirLanguage();
    void sizes();
    void qualityAndTurnout();
    void voiceIsHardlyHeard();
    void versionRegresses();
    void ratingBias_data();
    void ratingBias();
    void scores();
    void signalsAndOutcomes();
    void shares();
};

void TestDemo::arithmetic()
{
    for (int i = -80; i <= 80; ++i) {
        const double x = i * 0.37;
        QVERIFY(std::abs(demo::exponential(x) / std::exp(x) - 1) < 1e-9);
    }
    QCOMPARE(demo::logistic(0), 0.5);
    QVERIFY(std::abs(demo::logistic(2) - 0.8807970779778823) < 1e-9);
    QVERIFY(demo::logistic(1e9) <= 1 && demo::logistic(-1e9) >= 0);

    demo::HashStream stream(7);
    demo::Dice dice(stream);
    double sum = 0;
    double squares = 0;
    std::array<int, 5> counts{};
    for (int i = 0; i < 100000; ++i) {
        const double bell = dice.bell();
        sum += bell;
        squares += bell * bell;
        ++counts.at(dice.weighted(std::array{1, 0, 2, 3, 4}));
    }
    QVERIFY(std::abs(sum / 1e5) < 0.02);
    QVERIFY(std::abs(squares / 1e5 - 1) < 0.02);
    QCOMPARE(counts[1], 0);
    QVERIFY(std::abs(counts[4] / 1e5 - 0.4) < 0.01);
}

void TestDemo::sameOptionsSameSessions()
{
    const QByteArray hash = hashOf(DemoOptions{}, 3000);
    QCOMPARE(hashOf(DemoOptions{}, 3000), hash);
    DemoOptions other;
    other.seed = 2;
    QVERIFY(hashOf(other, 3000) != hash);
    other = {};
    other.ratingBias = 3;
    QVERIFY(hashOf(other, 3000) != hash);
}

void TestDemo::sameOnEveryMachine()
{
    // Whoever changes a text or a number of the model changes these; a machine, compiler or library must not.
    QCOMPARE(hashOf(DemoOptions{}, 1), QByteArray("ce16bd5eb498eac3"));
    QCOMPARE(hashOf(DemoOptions{}, 2000), QByteArray("baa0d53482b0efa3"));
}

void TestDemo::asManyAsAsked()
{
    Generator generator(many(1234));
    DemoSession made;
    std::int64_t count = 0;
    while (generator.next(made))
        ++count;
    QCOMPARE(count, std::int64_t(1234));
    QVERIFY(!generator.next(made));
}

void TestDemo::everySessionIsValid()
{
    Generator generator(many());
    DemoSession made;
    std::set<std::string> ids;
    TimeMs last = *parseTime("2026-04-01");
    while (generator.next(made)) {
        const Session& s = made.session;
        QVERIFY(ids.insert(s.id).second);
        QVERIFY(s.id.starts_with("fw-") && s.user.starts_with("u-"));
        QVERIFY(*s.startedAt >= last && *s.startedAt < *parseTime("2026-05-31"));
        last = *s.startedAt;
        QVERIFY(*s.endedAt > *s.startedAt);
        QCOMPARE(s.weight, segment(s, "surface") == "api" ? 4.0 : 1.0);
        std::set<std::string> names;
        for (const auto& [name, value] : s.segments)
            QVERIFY(names.insert(name).second && !value.empty());
        QCOMPARE(names.size(), std::size_t(8));
        QVERIFY(s.turns.size() >= 2 && s.turns.size() <= 120);
        QVERIFY(s.labels.empty() && s.extra.empty());

        const auto exists = [&](const std::optional<int>& turn) {
            return !turn || (*turn >= 0 && static_cast<std::size_t>(*turn) < s.turns.size());
        };
        QVERIFY(!s.observed.empty());
        for (const auto& signal : s.signals) {
            QVERIFY(std::find(s.observed.begin(), s.observed.end(), signal.kind) != s.observed.end());
            QVERIFY(exists(signal.turn));
        }
        QVERIFY(s.ratings.size() <= 1);
        for (const auto& rating : s.ratings) {
            QVERIFY(exists(rating.turn));
            QCOMPARE(rating.given, std::string(rating.value == 1 ? "\"up\"" : "\"down\""));
            QVERIFY(*rating.at >= *s.endedAt);
            QVERIFY(isUtf8(rating.comment));
        }
        for (const auto& score : s.scores)
            QVERIFY(score.value >= 0 && score.value <= 1);
        for (const auto& outcome : s.outcomes)
            QVERIFY(*outcome.at > *s.endedAt);

        QVERIFY(made.truth.goodProbability > 0 && made.truth.goodProbability < 1);
        QVERIFY(made.truth.ratingProbability > 0 && made.truth.ratingProbability <= 0.9);
        QCOMPARE(made.truth.failureReason.empty(), isFine(made));
    }
    QCOMPARE(ids.size(), static_cast<std::size_t>(kMany));
}

void TestDemo::turnsFollowEachOther()
{
    Generator generator(many(20000));
    DemoSession made;
    while (generator.next(made)) {
        const auto& turns = made.session.turns;
        const std::size_t first = turns.front().role == Role::System ? 1 : 0;
        QCOMPARE(turns.at(first).role, Role::User);
        bool tools = false;
        TimeMs last = *made.session.startedAt;
        for (std::size_t i = 0; i < turns.size(); ++i) {
            const auto& turn = turns[i];
            QVERIFY2(!turn.text.empty() && isUtf8(turn.text), made.session.id.c_str());
            QVERIFY(*turn.at >= last);
            last = *turn.at;
            if (turn.role == Role::Tool) {
                tools = true;
                QVERIFY(isJson(turn.text) && !turn.name.empty());
                QVERIFY(!turns.at(i - 1).toolCalls.empty());
            } else {
                QVERIFY2(isTidy(turn.text), (made.session.id + ": " + turn.text).c_str());
                QVERIFY(i == 0 || turns.at(i - 1).role != turn.role);
            }
            if (!turn.toolCalls.empty()) {
                QCOMPARE(turn.role, Role::Assistant);
                QVERIFY(isJson(turn.toolCalls));
                QCOMPARE(turns.at(i + 1).role, Role::Tool);
                QCOMPARE(turns.at(i + 2).role, Role::Assistant);
            }
        }
        QVERIFY(*made.session.endedAt >= last);
        QCOMPARE(tools, segment(made.session, "tool_use") == "yes");
    }
}

void TestDemo::textsAreInTheirLanguage()
{
    // What a session of the language nearly always holds.
    const std::map<std::string, std::vector<std::string>> marks{
        {"de", {"ä", "ö", "ü", "ß", " ich ", " der ", " die ", " und ", " nicht "}},
        {"en", {" the ", " to ", " is ", " you ", " my ", " your "}},
        {"es", {"¿", "¡", "ó", "í", " que ", " el ", " la ", " no "}},
        {"fr", {"é", "à", "ç", "ê", " le ", " la ", " vous ", " pas "}},
        {"ja", {"す", "の", "い", "ま"}},
        {"pt", {"ã", "ç", "õ", "é", " que ", " não ", " a ", " o ", " de "}},
    };
    Generator generator(many(10000));
    DemoSession made;
    std::set<std::string> seen;
    std::set<std::string> openings;
    while (generator.next(made)) {
        const std::string language = segment(made.session, "language");
        seen.insert(language);
        std::string text;
        bool opened = false;
        for (const auto& turn : made.session.turns) {
            if (turn.role != Role::User && turn.role != Role::Assistant)
                continue;
            text += ' ' + turn.text;
            if (!opened)
                openings.insert(turn.text);
            opened = true;
        }
        if (text.find("```") != std::string::npos)
            continue; // may be short around the code
        const auto& words = marks.at(language);
        QVERIFY2(std::any_of(words.begin(), words.end(),
                     [&](const std::string& word) { return text.find(word) != std::string::npos; }),
            text.c_str());
    }
    QCOMPARE(seen.size(), marks.size());
    // People do not all say the same.
    VERIFY_BETWEEN(static_cast<int>(openings.size()), 9500, 10001);
}

void TestDemo::sizes()
{
    Generator generator(many());
    DemoSession made;
    double bytes = 0;
    std::map<std::size_t, int> turns;
    while (generator.next(made)) {
        bytes += static_cast<double>(toJson(made.session).size());
        ++turns[made.session.turns.size()];
    }
    VERIFY_BETWEEN(bytes / static_cast<double>(kMany), 2000, 3000);
    QVERIFY(turns[2] > 100);
    QVERIFY(turns[20] > 100);
    QVERIFY(turns.rbegin()->first > 90);
}

void TestDemo::qualityAndTurnout()
{
    for (const std::uint64_t seed : {1U, 2U}) {
        DemoOptions options = many();
        options.seed = seed;
        const Group all = groupOf(options);
        VERIFY_BETWEEN(all.quality(), 0.773, 0.793);
        VERIFY_BETWEEN(all.turnout(), 0.015, 0.024);
        // What a dashboard would call quality is far from it.
        VERIFY_BETWEEN(all.up / all.rated, 0.30, 0.45);
    }
}

void TestDemo::voiceIsHardlyHeard()
{
    Generator generator(many());
    DemoSession made;
    Group voice;
    while (generator.next(made)) {
        if (segment(made.session, "surface") != "voice")
            continue;
        voice.add(made);
        QCOMPARE(made.session.observed, (std::vector<std::string>{"abandon", "escalate"}));
        for (const auto& turn : made.session.turns)
            QVERIFY(turn.text.find("```") == std::string::npos && turn.text.find("**") == std::string::npos);
    }
    VERIFY_BETWEEN(voice.sessions / static_cast<double>(kMany), 0.04, 0.08);
    QVERIFY(voice.turnout() < 0.004);
    QVERIFY(voice.quality() < 0.70);
}

void TestDemo::versionRegresses()
{
    Generator generator(many());
    DemoSession made;
    const TimeMs introduced = *parseTime("2026-05-07"); // 60 % of the way from 1 April to 31 May
    const std::set<std::string> regressing{"returns", "billing", "coding", "booking_change"};
    std::map<std::string, Group> all;
    std::map<std::string, Group> hit;
    std::map<std::string, Group> spared;
    while (generator.next(made)) {
        const std::string version = segment(made.session, "model");
        if (*made.session.startedAt < introduced) {
            QVERIFY(version != "m-3.3");
            continue;
        }
        all[version].add(made);
        (regressing.contains(segment(made.session, "topic")) ? hit : spared)[version].add(made);
    }
    QVERIFY(all["m-3.3"].sessions > all["m-3.2"].sessions);
    VERIFY_BETWEEN(all["m-3.2"].quality() - all["m-3.3"].quality(), 0.035, 0.085);
    QVERIFY(hit["m-3.2"].quality() - hit["m-3.3"].quality() > 0.12);
    QVERIFY(spared["m-3.3"].quality() > spared["m-3.2"].quality() - 0.02);
}

void TestDemo::ratingBias_data()
{
    QTest::addColumn<double>("bias");
    QTest::addColumn<double>("recovered"); // thumbs err, which draws the ends in: demo/Model.h
    QTest::newRow("none") << 1.0 << 1.6;
    QTest::newRow("default") << 6.0 << 6.0;
    QTest::newRow("strong") << 15.0 << 12.0;
}

void TestDemo::ratingBias()
{
    QFETCH(const double, bias);
    QFETCH(const double, recovered);
    DemoOptions options = many();
    options.ratingBias = bias;
    const Group all = groupOf(options);
    // Four standard errors of log κ̂ with about 950 ratings.
    VERIFY_BETWEEN(std::log(channelBias(all) / recovered), -0.28, 0.28);
    VERIFY_BETWEEN(all.turnout(), 0.015, 0.024);

    // The probabilities of the truth hold κ exactly.
    Generator generator(options);
    DemoSession made;
    std::map<std::string, std::map<bool, double>> byKind;
    for (int i = 0; i < 5000 && generator.next(made); ++i) {
        std::string kind;
        for (const char* name : {"plan", "tenure", "surface"})
            kind += segment(made.session, name) + ' ';
        byKind[kind][isFine(made)] = made.truth.ratingProbability;
    }
    int compared = 0;
    for (const auto& [kind, rates] : byKind) {
        if (rates.size() < 2)
            continue;
        QVERIFY(std::abs(rates.at(false) / rates.at(true) / bias - 1) < 1e-9);
        ++compared;
    }
    QVERIFY(compared > 10);
}

void TestDemo::scores()
{
    Generator generator(many());
    DemoSession made;
    Correlation confidence;
    Correlation judge;
    Group judged;
    Group ratherSure; // a confidence of .7 to .8
    while (generator.next(made)) {
        const double fine = isFine(made) ? 1 : 0;
        QCOMPARE(made.session.scores.front().name, std::string("confidence"));
        const double sure = made.session.scores.front().value;
        confidence.add(sure, fine);
        if (sure >= 0.7 && sure < 0.8)
            ratherSure.add(made);
        if (made.session.scores.size() < 2)
            continue;
        QCOMPARE(made.session.scores.back().name, std::string("judge"));
        judge.add(made.session.scores.back().value, fine);
        judged.add(made);
    }
    VERIFY_BETWEEN(confidence.squared(), 0.2, 0.3);
    VERIFY_BETWEEN(judge.squared(), 0.4, 0.55);
    VERIFY_BETWEEN(judge.count() / static_cast<double>(kMany), 0.36, 0.44);
    // Not at random: what was judged is worse than the rest. And confidence promises more than it holds.
    QVERIFY(judged.quality() < 0.765);
    QVERIFY(ratherSure.quality() < 0.70);
}

void TestDemo::signalsAndOutcomes()
{
    Generator generator(many());
    DemoSession made;
    std::map<std::pair<std::string, bool>, double> signals; // on the web, where everything is logged
    std::map<bool, double> sessions;
    std::map<bool, double> joined;
    std::map<bool, double> resolved;
    while (generator.next(made)) {
        const bool fine = isFine(made);
        for (const auto& outcome : made.session.outcomes) {
            if (outcome.kind != "resolved")
                continue;
            ++joined[fine];
            resolved[fine] += *outcome.value;
        }
        if (segment(made.session, "surface") != "web")
            continue;
        QCOMPARE(made.session.observed.size(), std::size_t(5));
        ++sessions[fine];
        for (const auto& signal : made.session.signals)
            ++signals[{signal.kind, fine}];
    }
    const auto rate = [&](const char* kind, bool fine) { return signals[{kind, fine}] / sessions[fine]; };
    QVERIFY(rate("rephrase", false) > 4 * rate("rephrase", true));
    QVERIFY(rate("escalate", false) > 8 * rate("escalate", true));
    QVERIFY(rate("abandon", false) > 2 * rate("abandon", true));
    QVERIFY(rate("retry", false) > 3 * rate("retry", true));
    QVERIFY(rate("copy", true) > 3 * rate("copy", false));
    VERIFY_BETWEEN((joined[true] + joined[false]) / static_cast<double>(kMany), 0.30, 0.50);
    QVERIFY(resolved[true] / joined[true] > 0.88);
    QVERIFY(resolved[false] / joined[false] < 0.27);
}

void TestDemo::shares()
{
    Generator generator(many());
    DemoSession made;
    std::map<std::string, Group> groups;
    std::map<std::string, int> users;
    while (generator.next(made)) {
        for (const auto& [name, value] : made.session.segments) {
            const std::string key = name + '=' + value;
            groups[key].add(made);
        }
        ++users[made.session.user];
    }
    const auto share = [&](const char* name) { return groups[name].sessions / static_cast<double>(kMany); };
    VERIFY_BETWEEN(share("language=en"), 0.45, 0.49);
    VERIFY_BETWEEN(share("language=ja"), 0.064, 0.088);
    VERIFY_BETWEEN(share("plan=free"), 0.66, 0.70);
    VERIFY_BETWEEN(share("surface=api"), 0.035, 0.051);
    VERIFY_BETWEEN(share("tenure=new"), 0.295, 0.335);
    // Who rates: pro and power users more than others.
    QVERIFY(groups["plan=pro"].turnout() > 1.3 * groups["plan=free"].turnout());
    QVERIFY(groups["tenure=power"].turnout() > 1.5 * groups["tenure=new"].turnout());
    QVERIFY(groups["language=ja"].quality() < groups["language=en"].quality() - 0.05);
    // Some users come often, many once.
    int most = 0;
    std::size_t once = 0;
    for (const auto& [user, count] : users) {
        most = std::max(most, count);
        once += count == 1 ? 1 : 0;
    }
    QVERIFY(most > 30);
    QVERIFY(once > users.size() / 10);
}

QTEST_GUILESS_MAIN(TestDemo)
#include "tst_demo.moc"

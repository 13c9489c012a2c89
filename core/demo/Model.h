// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "base/Rng.h"
#include "demo/Demo.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

// The generative model of the demo product
// ========================================
// "Fernway" sells trips and travel electronics; its assistant answers in the shop, in the apps, on the phone and over
// an API. Users come back, are happy or not, and some of them rate. Everything below is made up; all numbers are in
// Model.cpp under the same names. All randomness is turnout::Rng seeded with mix(mix(mix(seed) ^ purpose) ^ number)
// (SplitMix64's output function; purpose 1 a session's facts, 2 a user, 3 a session's words), so each session and each
// user is drawn by itself. "bell" is the sum of four uniforms, centred and scaled to variance 1; logistic() is of
// Numbers.h. Only + − × ÷ decide anything, so every machine makes the same sessions.
//
// When   Session i of N starts at the point (i + u) / N of the traffic of the 60 days before 2026-05-31T00:00Z, u
//        uniform. Traffic of an hour = Σ regions share × kLocalHour[local hour] × kWeekday (quiet nights and
//        weekends).
// Who    The pool holds 500 + 0.3 i users. 30 % of sessions come from the newest max(20, 3 %), the others from user
//        (0.15 u + 0.85 u²) × pool: the early ones come often, most come rarely. A user whose region sleeps is drawn
//        again (up to 8 times). Users keep region (kRegionShare), language given the region (kLanguageShare: 47 % en,
//        16 % es, 14 % de, 9 % fr, 8 % ja, 6 % pt), plan (68 % free, 24 % pro, 8 % enterprise), usual surface given the
//        plan (25 % of sessions come over another) and their effect on quality.
//        tenure: new = one of the newest 4 %; power = even hash among the first 25 %; returning = the rest.
// What   topic given the surface (kTopicShare; API mostly coding, voice mostly orders and bookings); pro doubles and
//        enterprise quadruples coding. voice ≈ 5.5 % of sessions. weight = 4 on the API (sampled 1 in 4 upstream),
//        else 1.
// Model  Until 60 % of the time m-3.2, and m-3.1 falling from 30 % to 10 %. Then m-3.3 takes 25 %, from 65 %
//        of the time 55 %, from 75 % of the time 80 %, and m-3.1 8 %. Enterprise and API switch at half that rate.
// Truth  logit = 1.58 + topic + language + surface + version + 0.60 bell(user) + 0.50 bell(session)
//          topic     order_status .35, product_advice .25, travel_planning .20, account .15, returns .10, billing −.05,
//                    device_setup −.10, coding −.15, booking_change −.25, warranty −.30
//          language  en .10, de 0, es −.05, fr −.05, pt −.15, ja −.45
//          surface   api .10, web .05, ios 0, android −.05, voice −.75
//          version   m-3.1 −.25; m-3.2 0; m-3.3 +.10, but with its regression in returns −.85, billing −1.00,
//                    coding −1.10 and booking_change −1.15: 6 points fewer good or acceptable sessions than m-3.2
//        P(not bad) = logistic(logit); of those P(good) = logistic(.35 + .45 logit). Overall .58 good, .20 acceptable,
//        .22 bad. A bad session fails by wrong_facts 28 %, missed_intent 20, incomplete 20, tool_error 14, refused 12,
//        tone 6 (a tool error without a tool counts as incomplete).
// Does   P(behaviour | good, acceptable, bad): retry .03 .09 .22, rephrase .04 .22 .50, copy .26 .16 .04
//        (× 0.5 … 2.8 by topic), abandon .09 .13 .34 (never with escalate), escalate .01 .05 .22. The text follows the
//        behaviour. Logged: web all; ios all but copy; android all but rephrase; api retry, abandon; voice abandon,
//        escalate. What is not logged is unknown, and `observed` says so.
// Rates  P(rated) = r × plan × tenure × surface × (bad ? κ : 1), at most .9, where κ = ratingBias (0.1 … 100) and
//        r = .019 / (.78 + .22 κ), which keeps the turnout near 1.9 % whatever κ.
//          plan free .85, pro 1.5, enterprise .7; tenure new .7, returning .9, power 1.9; surface ios 1.3, web 1.1,
//          android 1.0, api .15, voice .04
//        P(thumb up | good, acceptable, bad) = .90, .70, .08. At κ = 6 the raters' thumbs are 37 % up where 78 % of the
//        sessions are fine, and the channel's κ estimated from them is 6.0 (1.6 at κ = 1, 12 at κ = 15: thumbs err).
// Scores confidence = logistic(2.1 + 1.4 h), h = ±.5 (fine or bad) + .30 (logit − 1.58) + .95 bell: everywhere, R² .24
//        with the truth, and too sure of itself (mean .85; where it says .7 to .8, 65 % are fine).
//        judge = logistic(.6 + 1.3 (s + .8 bell)), s = .8, .3, −.9: R² .46, on 40 % of the sessions and not at random:
//        P(judged) = .44 × topic × language × surface × (confidence < .8 ? 1.5 : .8), at most .95; coding and English
//        often, Japanese and voice seldom. Sessions with a judge score are worse (74 % fine) than all.
// After  The help desk's record is joined for 55 % (API 20 %) of all topics but advice, travel and coding: resolved
//        is 1 with .95, .80, .22; ticket_reopened is there with .02, .09, .36.
//
// `truth` of a DemoSession: the verdict, P(not bad) and P(rated) given the verdict.
namespace turnout::demo {

enum class Region : std::uint8_t { UsEast, UsWest, EuWest, EuCentral, Latam, Apac };
enum class Language : std::uint8_t { En, De, Es, Fr, Ja, Pt };
enum class Plan : std::uint8_t { Free, Pro, Enterprise };
enum class Surface : std::uint8_t { Web, Ios, Android, Api, Voice };
enum class Version : std::uint8_t { M31, M32, M33 };
enum class Tenure : std::uint8_t { New, Returning, Power };
enum class Verdict : std::uint8_t { Good, Acceptable, Bad };
enum class Topic : std::uint8_t {
    OrderStatus,
    Returns,
    BookingChange,
    Billing,
    Account,
    DeviceSetup,
    ProductAdvice,
    TravelPlanning,
    Coding,
    Warranty
};
/// Why a bad session is bad: the default rubric's failure reasons (without "unsafe").
enum class Failure : std::uint8_t { WrongFacts, MissedIntent, Incomplete, Refused, ToolError, Tone };
/// What users do; which of it is logged depends on the surface.
enum class Signal : std::uint8_t { Retry, Rephrase, Copy, Abandon, Escalate };

inline constexpr std::array<std::string_view, 6> kRegionNames{
    "us-east", "us-west", "eu-west", "eu-central", "latam", "apac"};
inline constexpr std::array<std::string_view, 6> kLanguageNames{"en", "de", "es", "fr", "ja", "pt"};
inline constexpr std::array<std::string_view, 3> kPlanNames{"free", "pro", "enterprise"};
inline constexpr std::array<std::string_view, 5> kSurfaceNames{"web", "ios", "android", "api", "voice"};
inline constexpr std::array<std::string_view, 3> kVersionNames{"m-3.1", "m-3.2", "m-3.3"};
inline constexpr std::array<std::string_view, 3> kTenureNames{"new", "returning", "power"};
inline constexpr std::array<std::string_view, 3> kVerdictNames{"good", "acceptable", "bad"};
inline constexpr std::array<std::string_view, 10> kTopicNames{"order_status", "returns", "booking_change", "billing",
    "account", "device_setup", "product_advice", "travel_planning", "coding", "warranty"};
inline constexpr std::array<std::string_view, 6> kFailureNames{
    "wrong_facts", "missed_intent", "incomplete", "refused", "tool_error", "tone"};
inline constexpr std::array<std::string_view, 5> kSignalNames{"retry", "rephrase", "copy", "abandon", "escalate"};

/// The name of an enumerator, from its table.
template <typename Enum, std::size_t Size>
constexpr std::string_view nameOf(const std::array<std::string_view, Size>& names, Enum value)
{
    return names[static_cast<std::size_t>(value)];
}

/// What stays the same of a user over all sessions.
struct Person {
    std::uint64_t number = 0; ///< "u-00123"
    std::uint64_t hash = 0; ///< for whatever else hangs on the user (name, way of writing)
    Region region = Region::UsEast;
    Language language = Language::En;
    Plan plan = Plan::Free;
    Surface surface = Surface::Web; ///< the one they use most
    double effect = 0; ///< the user's part of the quality logit
};

/// One session as the model drew it, before there is any text.
struct Facts {
    std::uint64_t index = 0;
    TimeMs startedAt = 0;
    Person person;
    Tenure tenure = Tenure::New;
    Surface surface = Surface::Web;
    Version version = Version::M32;
    Topic topic = Topic::OrderStatus;
    double weight = 1;

    double logit = 0;
    double okProbability = 0; ///< P(good or acceptable)
    Verdict verdict = Verdict::Good;
    Failure failure = Failure::WrongFacts; ///< means something for a bad session only
    std::array<bool, kSignalNames.size()> does{}; ///< behaviour, logged or not

    double ratingProbability = 0;
    std::optional<bool> thumbUp;
    double confidence = 0;
    std::optional<double> judge;
    std::optional<bool> resolved; ///< nothing where the help desk's record could not be joined
    bool reopened = false; ///< only where joined

    [[nodiscard]] bool doesSignal(Signal signal) const
    {
        return does[static_cast<std::size_t>(signal)];
    }
};

/// The signal kinds a surface logs; all others are unknown there.
[[nodiscard]] bool isLogged(Surface surface, Signal signal);

/// Draws the facts of sessions. Thread: any, one at a time.
class Model {
public:
    explicit Model(const DemoOptions& options);

    /// The facts of session `index` (0 … sessions − 1), whatever was drawn before.
    [[nodiscard]] Facts draw(std::uint64_t index, Rng& rng) const;

private:
    [[nodiscard]] TimeMs startOf(std::uint64_t index, double within) const;
    [[nodiscard]] Person personOf(std::uint64_t number) const;

    DemoOptions m_options;
    double m_ratingBias = 1;
    double m_ratingBase = 0; ///< P(rated) of a session that is not bad, before its factors
    std::vector<double> m_volume; ///< cumulated traffic at the end of each hour of the 60 days
};

} // namespace turnout::demo

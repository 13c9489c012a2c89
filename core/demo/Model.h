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
// PLACEHOLDER
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
    double m_ratingBase = 0; ///< P(rated) of a session that is not bad, before its factors
    std::vector<double> m_volume; ///< cumulated traffic at the end of each hour of the 60 days
};

} // namespace turnout::demo

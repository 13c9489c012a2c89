// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/Cast.h"

#include <algorithm>
#include <charconv>

namespace turnout::demo {
namespace {

constexpr TimeMs kDay = 86'400'000;

constexpr std::array<std::string_view, 8> kCarriers{
    "Parcela", "NordPost", "Swiftline", "QuickBox", "Arrow Express", "CargoHop", "BlueVan", "PostPlus"};
constexpr std::array<std::string_view, 12> kHotels{"Hotel Miramar", "Casa Verde", "The Old Mill", "Hotel Aurora",
    "Pension Linde", "Grand Central", "Hotel Kaze", "Harbour Inn", "Hotel Solaris", "Maison Clair", "Villa Rosa",
    "Station Suites"};
constexpr std::array<std::string_view, 6> kMailHosts{
    "example.com", "example.org", "mail.example.com", "example.net", "post.example.org", "inbox.example.net"};

/// What products cost in hundredths of the base currency, lowest and highest.
constexpr std::array<std::array<int, 2>, kProducts> kPrices{{{149, 279}, {59, 149}, {289, 649}, {99, 189}, {249, 499},
    {35, 69}, {79, 159}, {199, 449}, {29, 59}, {219, 389}, {329, 799}, {89, 169}}};

/// Cities by number, as all languages list them.
constexpr std::array<std::size_t, 13> kEurope{0, 1, 2, 4, 5, 6, 7, 17, 18, 19, 20, 21, 22};
constexpr std::array<std::size_t, 5> kNorthAmerica{10, 11, 12, 13, 14};

/// Where somebody of this language lives in this region.
std::size_t homeOf(const Person& person)
{
    const auto pick = [&](std::initializer_list<std::size_t> cities) {
        return cities.begin()[(person.hash >> 8U) % cities.size()];
    };
    switch (person.region) {
    case Region::UsEast:
        return pick({10, 11, 13, 14});
    case Region::UsWest:
        return 12;
    case Region::Apac:
        return person.language == Language::Ja ? pick({8, 9}) : 24;
    case Region::Latam:
        return person.language == Language::Pt ? 25 : pick({15, 16, 26});
    case Region::EuWest:
    case Region::EuCentral:
        break;
    }
    switch (person.language) {
    case Language::De:
        return pick({1, 4, 18, 21});
    case Language::Es:
        return pick({6, 19, 22});
    case Language::Fr:
        return pick({7, 20});
    case Language::Pt:
        return 0;
    case Language::En:
    case Language::Ja:
        break;
    }
    return person.region == Region::EuWest ? pick({17, 23}) : pick({1, 2, 3});
}

/// A pair of cities a train runs between, for who asks for one; from home otherwise.
void drawCities(Cast& cast, const Person& person, bool byTrain, Dice<HashStream>& dice)
{
    cast.from = homeOf(person);
    const bool america = person.region == Region::UsEast || person.region == Region::UsWest;
    const std::span<const std::size_t> near
        = america ? std::span<const std::size_t>(kNorthAmerica) : std::span<const std::size_t>(kEurope);
    if (byTrain && std::find(near.begin(), near.end(), cast.from) == near.end())
        cast.from = near[dice.pick(near.size())];
    do
        cast.to = byTrain ? near[dice.pick(near.size())] : dice.pick(kCities);
    while (cast.to == cast.from);
}

/// Prices in yen are round and a hundred times as high.
std::uint64_t yenOf(int cents)
{
    return static_cast<std::uint64_t>(cents) / 10 * 10;
}

/// The name in small letters without accents (those of Latin-1, which is what the names have).
void appendAddressName(std::string& out, std::string_view name)
{
    constexpr std::string_view accents = "aaaaaaaceeeeiiiidnooooo_ouuuuy_y"; // U+00E0 … U+00FF; capitals lie 0x20 below
    for (std::size_t i = 0; i < name.size(); ++i) {
        const auto c = static_cast<unsigned char>(name[i]);
        if (c == 0xC3U && i + 1 < name.size())
            out += accents[static_cast<unsigned char>(name[++i]) & 0x1FU];
        else
            out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 0x20) : name[i];
    }
}

struct Day {
    int year = 0;
    int month = 0; ///< 1 … 12
    int day = 0;
};

/// The calendar day of a time (proleptic Gregorian; days since 1970-01-01 → year, month, day).
Day dayOf(TimeMs time)
{
    const auto days = static_cast<int>(time / kDay) + 719468; // days since 0000-03-01
    const int era = days / 146097;
    const int ofEra = days - era * 146097;
    const int yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36524 - ofEra / 146096) / 365;
    const int ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const int shifted = (5 * ofYear + 2) / 153;
    const int month = shifted < 10 ? shifted + 3 : shifted - 9;
    return {yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, ofYear - (153 * shifted + 2) / 5 + 1};
}

/// Products a case makes no sense for: no Wi-Fi in a power bank, no battery in a router …
bool fits(std::size_t scenario, std::size_t product)
{
    constexpr std::uint32_t all = (1U << kProducts) - 1;
    constexpr auto without = [](std::initializer_list<unsigned> products) {
        std::uint32_t mask = all;
        for (const unsigned p : products)
            mask &= ~(1U << p);
        return mask;
    };
    constexpr std::uint32_t wireless = without({5, 8});
    constexpr std::uint32_t battery = without({5, 6, 8, 9, 11});
    constexpr std::uint32_t portable = without({6, 9, 11});
    const auto topic = static_cast<Topic>(scenario / kScenariosPerTopic);
    std::uint32_t mask = all;
    if (topic == Topic::DeviceSetup)
        mask = scenario % 2 == 0 ? wireless : battery;
    else if (topic == Topic::ProductAdvice)
        mask = portable & battery;
    return ((mask >> product) & 1U) != 0;
}

int amountOf(std::size_t scenario, std::size_t product, Dice<HashStream>& dice)
{
    switch (static_cast<Topic>(scenario / kScenariosPerTopic)) {
    case Topic::BookingChange:
    case Topic::TravelPlanning:
        return dice.between(280, 1780) * 50;
    case Topic::Warranty:
        return dice.between(45, 180) * 100;
    default:
        return dice.between(kPrices[product][0], kPrices[product][1]) * 100 - 10;
    }
}

} // namespace

Cast drawCast(const Facts& facts, std::size_t scenario, TimeMs start, std::uint64_t seed)
{
    HashStream stream(seed);
    Dice dice(stream);
    Cast cast;
    cast.name = facts.person.hash % kNames;
    cast.agent = dice.pick(kNames);
    do
        cast.product = dice.pick(kProducts);
    while (!fits(scenario, cast.product));
    drawCities(cast, facts.person, toolOf(scenario) == Tool::FindTrips, dice);
    cast.hotel = dice.pick(kHotels.size());
    cast.carrier = dice.pick(kCarriers.size());
    cast.order = dice.between(310000, 899999);
    cast.booking = stream.next();
    cast.invoice = dice.between(1200, 98999);
    cast.ticket = dice.between(20000, 99999);
    cast.tracking = stream.next() % 9'000'000'000ULL + 1'000'000'000ULL;
    cast.card = dice.between(1000, 9999);
    cast.error = dice.between(11, 98);
    cast.cents = amountOf(scenario, cast.product, dice);
    cast.feeCents = dice.between(9, 48) * 50;
    cast.few = dice.between(2, 6);
    cast.minorVersion = dice.between(10, 59);
    cast.past = start - dice.between(4, 24) * kDay;
    cast.soon = start + dice.between(2, 12) * kDay;
    cast.later = cast.soon + dice.between(2, 9) * kDay;
    // Who travels by day leaves in the morning.
    const int lastHalfHour = toolOf(scenario) == Tool::FindTrips ? 21 : 38;
    cast.minutes = dice.between(14, lastHalfHour) * 30;
    cast.minutes += 5 * dice.between(0, 3);
    const auto samples = codeOf(scenario);
    if (!samples.empty())
        cast.code = &samples[dice.pick(samples.size())];
    return cast;
}

void appendNumber(std::string& out, std::uint64_t number, int digits)
{
    std::array<char, 20> buffer{};
    const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number);
    const auto length = static_cast<int>(end - buffer.data());
    if (length < digits)
        out.append(static_cast<std::size_t>(digits - length), '0');
    out.append(buffer.data(), end);
}

void appendOrder(std::string& out, const Cast& cast)
{
    out += "FW-";
    appendNumber(out, static_cast<std::uint64_t>(cast.order));
}

void appendBooking(std::string& out, const Cast& cast)
{
    constexpr std::string_view letters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"; // 32, none to be mistaken
    std::uint64_t bits = cast.booking;
    for (int i = 0; i < 6; ++i, bits >>= 5U)
        out += letters[bits & 31U];
}

void appendTicket(std::string& out, const Cast& cast)
{
    out += "T-";
    appendNumber(out, static_cast<std::uint64_t>(cast.ticket));
}

void appendTracking(std::string& out, const Cast& cast)
{
    appendNumber(out, cast.tracking);
}

void appendCarrier(std::string& out, const Cast& cast)
{
    out += kCarriers[cast.carrier];
}

void appendHotel(std::string& out, const Cast& cast)
{
    out += kHotels[cast.hotel];
}

void appendInvoice(std::string& out, const Cast& cast)
{
    out += "INV-2026-";
    appendNumber(out, static_cast<std::uint64_t>(cast.invoice), 5);
}

void appendError(std::string& out, const Cast& cast)
{
    out += "E-";
    appendNumber(out, static_cast<std::uint64_t>(cast.error));
}

void appendMail(std::string& out, const Facts& facts, const Cast& cast)
{
    const Bank& bank = bankOf(facts.person.language);
    const std::string_view romanised = bank.mailNames[cast.name];
    appendAddressName(out, romanised.empty() ? bank.names[cast.name] : romanised);
    const std::uint64_t bits = facts.person.hash >> 20U;
    out += '.';
    out += static_cast<char>('a' + static_cast<char>(bits % 26));
    appendNumber(out, bits % 89 + 10);
    out += '@';
    out += kMailHosts[bits % kMailHosts.size()];
}

void appendIsoDate(std::string& out, TimeMs time)
{
    const Day d = dayOf(time);
    appendNumber(out, static_cast<std::uint64_t>(d.year));
    out += '-';
    appendNumber(out, static_cast<std::uint64_t>(d.month), 2);
    out += '-';
    appendNumber(out, static_cast<std::uint64_t>(d.day), 2);
}

void appendHour(std::string& out, int minutes)
{
    appendNumber(out, static_cast<std::uint64_t>(minutes / 60), 2);
    out += ':';
    appendNumber(out, static_cast<std::uint64_t>(minutes % 60), 2);
}

std::string_view currencyOf(const Person& person)
{
    if (person.language == Language::Ja)
        return "JPY";
    switch (person.region) {
    case Region::EuWest:
        return person.language == Language::En ? "GBP" : "EUR";
    case Region::EuCentral:
        return "EUR";
    case Region::Latam:
        return person.language == Language::Pt ? "BRL" : "USD";
    case Region::UsEast:
    case Region::UsWest:
    case Region::Apac:
        break;
    }
    return "USD";
}

void appendPlainAmount(std::string& out, const Person& person, int cents)
{
    if (currencyOf(person) == "JPY") {
        appendNumber(out, yenOf(cents));
        return;
    }
    appendNumber(out, static_cast<std::uint64_t>(cents / 100));
    out += '.';
    appendNumber(out, static_cast<std::uint64_t>(cents % 100), 2);
}

void appendAmount(std::string& out, const Person& person, int cents)
{
    const std::string_view currency = currencyOf(person);
    const auto whole = static_cast<std::uint64_t>(cents / 100);
    const auto rest = static_cast<std::uint64_t>(cents % 100);
    if (currency == "JPY") {
        const std::uint64_t yen = yenOf(cents);
        if (yen >= 1000) {
            appendNumber(out, yen / 1000);
            out += ',';
        }
        appendNumber(out, yen % 1000, yen >= 1000 ? 3 : 1);
        out += "円";
        return;
    }
    const bool before = person.language == Language::En || currency == "USD" || currency == "BRL";
    const bool comma = person.language != Language::En && currency != "USD";
    if (before)
        out += currency == "EUR" ? "€" : currency == "GBP" ? "£" : currency == "BRL" ? "R$ " : "$";
    appendNumber(out, whole);
    if (rest != 0 || !before) {
        out += comma ? ',' : '.';
        appendNumber(out, rest, 2);
    }
    if (!before)
        out += " €";
}

void appendDate(std::string& out, const Person& person, TimeMs time)
{
    const Day d = dayOf(time);
    const auto day = static_cast<std::uint64_t>(d.day);
    const std::string_view month = bankOf(person.language).months[static_cast<std::size_t>(d.month - 1)];
    switch (person.language) {
    case Language::En:
        if (person.region == Region::UsEast || person.region == Region::UsWest) {
            out += month;
            out += ' ';
            appendNumber(out, day);
            return;
        }
        appendNumber(out, day);
        out += ' ';
        break;
    case Language::De:
        appendNumber(out, day);
        out += ". ";
        break;
    case Language::Es:
    case Language::Pt:
        appendNumber(out, day);
        out += " de ";
        break;
    case Language::Fr:
        appendNumber(out, day);
        out += d.day == 1 ? "er " : " ";
        break;
    case Language::Ja:
        out += month;
        appendNumber(out, day);
        out += "日";
        return;
    }
    out += month;
}

} // namespace turnout::demo

// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/Model.h"

#include <array>
#include <cstddef>
#include <initializer_list>
#include <span>
#include <string_view>

/// What the people of the demo product say. A template is plain text in which `[this|that|]` is one of the
/// alternatives (which may be empty and hold slots, but no brackets) and `{o}` is a slot:
///
///     g greeting or nothing      n user's first name        a agent's first name     w user's e-mail address
///     o order number             b booking code             i invoice number         z ticket number
///     x tracking number          y carrier                  l last digits of a card  e error code of a device
///     m amount                   q small amount, a fee      k small number           v firmware version
///     t a day in the past        T a day in the future      U a later one            h time of day
///     c city of departure        d destination              s hotel                  p product's name alone
///     C working code             B the user's broken code   E its error message      F function or endpoint
///     1–5 the product with its noun and article, as the language needs it (see the language's file)
namespace turnout::demo {

/// Up to eight templates that can stand for each other.
struct Lines {
    std::array<std::string_view, 8> items{};
    std::size_t count = 0;

    constexpr Lines() = default;
    constexpr Lines(std::initializer_list<std::string_view> lines)
    {
        for (const std::string_view line : lines)
            items[count++] = line;
    }
};

/// What the assistant looks things up with.
enum class Tool : std::uint8_t {
    None,
    GetOrder,
    OpenTrace,
    CreateReturn,
    GetRefund,
    ChangeBooking,
    CancelBooking,
    ListCharges,
    SendInvoice,
    RecoverAccount,
    RunDiagnostics,
    SearchCatalog,
    FindTrips,
    CheckWarranty,
    GetRepair
};

/// One thing people come for. Every language has the same cases in the same order, two a topic. A case has two
/// strands, so that answers fit what was asked: openings 0 and 2 belong to solution and insistence 0, openings 1 and 3
/// to solution and insistence 1. Questions back and further questions fit both strands; their answers are at the same
/// place.
struct Scenario {
    Lines open; ///< user: what it is about (four)
    Lines ask; ///< assistant: a question back …
    Lines give; ///< user: … and its answer
    Lines solve; ///< assistant: right and complete (two)
    Lines wrong; ///< assistant: does not help, or is untrue (at least two)
    Lines insist; ///< user: says it again after a wrong answer (two)
    Lines more; ///< user: a further question …
    Lines answer; ///< assistant: … and its answer
};

/// What can be said whatever it is about.
struct Phrases {
    Lines greet; ///< ends with a blank; a sentence follows
    Lines spoken; ///< the same on the phone, as a recogniser writes it down
    Lines another; ///< user: leads over to something else, a sentence follows
    Lines thanks; ///< user, content
    Lines thanksPlain; ///< user, after some friction
    Lines closing; ///< assistant, after thanks
    Lines tail; ///< assistant: appended to an answer
    Lines checking; ///< assistant: with a tool call
    Lines sorry; ///< assistant: before a second answer
    Lines retrying; ///< assistant: the tool failed and is called once more
    Lines toolFailed; ///< assistant: the tool failed, and that is the answer
    Lines partial; ///< assistant: appended to an answer that leaves something to the user
    Lines stall; ///< assistant: promises instead of doing
    Lines refuse; ///< assistant: will not, without good reason
    Lines rude; ///< assistant: before an answer, in the wrong tone
    Lines complain; ///< user, after a wrong answer
    Lines push; ///< user, after a refusal, a promise or a failure
    Lines angry; ///< user, after the second
    Lines offTopic; ///< user, after an answer to another question
    Lines wantsHuman; ///< user
    Lines handOff; ///< assistant
    Lines leaves; ///< user, last words
    Lines commentUp; ///< with a thumb up
    Lines commentDown; ///< with a thumb down
    Lines system; ///< system prompt of sessions that have one
};

/// A product: its grammatical class selects the forms of its noun.
struct Product {
    std::string_view noun;
    std::size_t kind = 0;
};
inline constexpr std::size_t kProducts = 12;
inline constexpr std::size_t kCities = 27;
inline constexpr std::size_t kNames = 24;

/// All that is said in one language.
struct Bank {
    const Phrases& phrases;
    std::array<std::span<const Scenario, 10>, 2> scenarios; ///< topics 0–4 and 5–9, two cases each
    std::array<Product, kProducts> products;
    /// before the noun: form (slots 1–5) × kind
    std::array<std::array<std::string_view, 4>, 5> articles;
    std::array<std::string_view, kCities> cities;
    std::array<std::string_view, kNames> names;
    std::array<std::string_view, 12> months;
    bool modelFirst = false; ///< "Halo S speaker" rather than "speaker Halo S"
    std::string_view blank = " "; ///< between two sentences
    /// the names as they stand in e-mail addresses, where dropping the accents does not do
    std::array<std::string_view, kNames> mailNames{};
};

inline constexpr std::size_t kScenarios = 20;
inline constexpr std::size_t kScenariosPerTopic = 2;

const Bank& bankOf(Language language);
const Scenario& scenarioOf(const Bank& bank, std::size_t number);
Tool toolOf(std::size_t scenario);

/// Code somebody shows and the code that works, with the text between them in the session's language.
struct CodeSample {
    std::string_view language; ///< after the three backticks
    std::string_view broken;
    std::string_view fixed;
    std::string_view error;
    std::string_view function; ///< what it is about: an endpoint or a function
};
/// The samples that fit a scenario; empty for those without code.
std::span<const CodeSample> codeOf(std::size_t scenario);

inline constexpr std::array<std::string_view, kProducts> kModelNames{"Pulse 2", "Halo S", "Vista 40", "Folio Air",
    "Slate 11", "Volt 20K", "Mesh Go", "Kite Mini", "Globe 65", "Beam 3", "Nomad X", "Print Go"};

} // namespace turnout::demo

// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

/// Words that give behaviour away, in English, German, French and Spanish.
namespace turnout::ingest {

/// Lower case, accents taken off (é → e, ß → ss), apostrophes gone (can't → cant, l'ami → l ami), sentences ended by "
/// . " and other signs turned into blanks; of a long text its first and its last two kilobytes. What the phrases below
/// are looked for in.
std::string folded(std::string_view text);

/// The user asks for a person: "let me talk to a human", "einen Mitarbeiter sprechen", "un conseiller", "una persona
/// real".
bool asksForPerson(std::string_view foldedText);
/// The user says that the question is put in other words: "I meant the other one", "ich meinte", "je voulais dire", "me
/// refiero".
bool saysAgain(std::string_view foldedText);
/// The user asks for something or complains that it does not work; not an answer ("never seen it", "yes, I have").
bool wantsSomething(std::string_view foldedText);
/// The user closes: thanks, goodbye, that was all.
bool closes(std::string_view foldedText);
/// The speaker apologises, in the first person; not talk about apologies.
bool apologises(std::string_view foldedText);
/// The speaker cannot or will not do what was asked.
bool refuses(std::string_view foldedText);
/// "Anything else I can help with?": a question that needs no answer.
bool offersMore(std::string_view foldedText);

} // namespace turnout::ingest

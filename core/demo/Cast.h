// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/Model.h"
#include "demo/Numbers.h"
#include "demo/Texts.h"

#include <string>

namespace turnout::demo {

/// The particulars of one case: whose order, which product, how much, when. Plain numbers; they become text where a
/// slot asks for them, so that a case costs next to nothing.
struct Cast {
    std::size_t name = 0;
    std::size_t agent = 0;
    std::size_t product = 0;
    std::size_t from = 0; ///< city
    std::size_t to = 0;
    std::size_t hotel = 0;
    std::size_t carrier = 0;
    int order = 0;
    std::uint64_t booking = 0; ///< bits behind the booking code
    int invoice = 0;
    int ticket = 0;
    std::uint64_t tracking = 0;
    int card = 0;
    int error = 0;
    int cents = 0; ///< the amount, in hundredths of the currency's unit
    int feeCents = 0;
    int few = 3; ///< the small number
    int minorVersion = 0;
    TimeMs past = 0;
    TimeMs soon = 0;
    TimeMs later = 0;
    int minutes = 0; ///< of the day
    const CodeSample* code = nullptr;
};

/// Draws the particulars of a case of `scenario`, for a session starting at `start`.
Cast drawCast(const Facts& facts, std::size_t scenario, TimeMs start, std::uint64_t seed);

/// The pieces slots are made of, appended to `out`.
void appendOrder(std::string& out, const Cast& cast);
void appendBooking(std::string& out, const Cast& cast);
void appendTicket(std::string& out, const Cast& cast);
void appendTracking(std::string& out, const Cast& cast);
void appendCarrier(std::string& out, const Cast& cast);
void appendHotel(std::string& out, const Cast& cast);
void appendInvoice(std::string& out, const Cast& cast);
void appendError(std::string& out, const Cast& cast);
void appendMail(std::string& out, const Facts& facts, const Cast& cast);
/// "2026-05-14".
void appendIsoDate(std::string& out, TimeMs time);
/// "09:05".
void appendHour(std::string& out, int minutes);
/// "EUR": what the region pays in.
std::string_view currencyOf(const Person& person);
/// "129.90" or "12990", for JSON.
void appendPlainAmount(std::string& out, const Person& person, int cents);
/// As people write it: "129,90 €", "$129.90".
void appendAmount(std::string& out, const Person& person, int cents);
/// As people write it: "14 May", "14. Mai", "5月14日".
void appendDate(std::string& out, const Person& person, TimeMs time);

void appendNumber(std::string& out, std::uint64_t number, int digits = 1);

} // namespace turnout::demo

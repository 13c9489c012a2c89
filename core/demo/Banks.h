// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/Texts.h"

/// The files of text by language: orders, returns, bookings, bills and accounts ("shop"); devices, advice, journeys,
/// code and warranty ("desk"); the rest.
namespace turnout::demo {

std::span<const Scenario, 10> shopEn();
std::span<const Scenario, 10> deskEn();
const Bank& bankEn();

std::span<const Scenario, 10> shopDe();
std::span<const Scenario, 10> deskDe();
const Bank& bankDe();

std::span<const Scenario, 10> shopEs();
std::span<const Scenario, 10> deskEs();
const Bank& bankEs();

std::span<const Scenario, 10> shopFr();
std::span<const Scenario, 10> deskFr();
const Bank& bankFr();

std::span<const Scenario, 10> shopJa();
std::span<const Scenario, 10> deskJa();
const Bank& bankJa();

std::span<const Scenario, 10> shopPt();
std::span<const Scenario, 10> deskPt();
const Bank& bankPt();

} // namespace turnout::demo

// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Id.h"
#include "base/Result.h"
#include "store/Connection.h"

#include <string>

/// Answers that are known to be right and were settled here; those of files come with their import.
namespace turnout::store {

/// Makes gold of an adjudicated answer; what is gold already stays. It is gold for as long as the adjudication stands.
/// Refused where the event is no adjudication, or was taken back. Belongs inside a Durable job.
Result<void> makeGold(Connection& connection, LabelEventId adjudication);

/// Whether the session has a right answer to the question that holds today, from a file or from here.
Result<bool> isGold(Connection& connection, SessionId session, const std::string& question);

} // namespace turnout::store

// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "estimate/Estimate.h"

namespace turnout {
class JsonWriter;
}

namespace turnout::estimate {

/// The fields of the contract "estimate", in an object that is open: for those who have more to add to it.
void writeEstimates(JsonWriter& json, const Estimates& estimates);

} // namespace turnout::estimate

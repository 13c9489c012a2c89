// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/Redaction.h"
#include "workbench/OpenProject.h"

namespace turnout::workbench {

/// The project's key for pseudonyms, so that the same value gets the same one in every import. It is made at random
/// when first needed and kept in the project's meta table, from which nothing is exported. Where `mayMake` is false and
/// there is none (a dry run), a key for the moment.
Result<ingest::PseudonymKey> projectKey(OpenProject& project, bool mayMake);

} // namespace turnout::workbench

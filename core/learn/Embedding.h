// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "learn/Features.h"

#include <span>

namespace turnout::learn {

/// Appends a feature for each of kEmbeddingBits directions on whose side the embedding lies, so that embeddings of any
/// length are few bytes and small angles are few differences (SimHash: Charikar 2002, STOC). The directions are sparse:
/// each dimension adds to four of them, with signs by a hash (count sketch: Charikar, Chen & Farach-Colton 2002).
/// Embeddings of one project are expected to be of one model. `row`: its text's features; none is added where the
/// embedding is empty or nothing but zeros.
void appendEmbedding(std::span<const float> embedding, FeatureRow& row);

} // namespace turnout::learn

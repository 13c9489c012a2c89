// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/InputFile.h"

#include <memory>

namespace turnout::ingest {

inline constexpr std::size_t kPackedChunk = std::size_t{256} * 1024;

/// Unpacks a file as it is read, also several members (frames) behind each other.
class Unpacker {
public:
    virtual ~Unpacker() = default;
    /// At least one byte except at the end; a damaged or cut-off file is an error behind the bytes before it.
    virtual Result<std::size_t> read(InputFile& file, char* into, std::size_t size) = 0;
};

std::unique_ptr<Unpacker> makeGunzip();
std::unique_ptr<Unpacker> makeUnzstd();

} // namespace turnout::ingest

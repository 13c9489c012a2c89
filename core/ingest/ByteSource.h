// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/Unpacker.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

namespace turnout::ingest {

/// The bytes of a file or of standard input, unpacked where they are gzip or zstd (recognised by content, also
/// several members behind each other). Reads forward only. Thread: one.
class ByteSource {
public:
    /// Opens `path`, "-" is standard input. NotFound, Io or BadInput (a folder, a device) as sentences.
    static Result<ByteSource> open(const std::string& path);

    /// Fills `into` as far as there are bytes; 0 only at the end. A damaged or cut-off packed file is an error; the
    /// bytes before the damage have been delivered by then.
    Result<std::size_t> read(char* into, std::size_t size);
    /// The hash of the bytes on the disk, all of them: takes what is left.
    Result<std::string> hash(const CancelToken& cancel);
    /// Bytes taken from the disk so far.
    [[nodiscard]] std::int64_t diskBytes() const;
    /// Size on disk, 0 where it cannot be known (standard input, a pipe).
    [[nodiscard]] std::int64_t totalBytes() const;

private:
    explicit ByteSource(std::unique_ptr<InputFile> file);
    Result<std::size_t> readOnce(char* into, std::size_t size);

    std::unique_ptr<InputFile> m_file;
    std::unique_ptr<Unpacker> m_unpacker; ///< null: as it is
};

} // namespace turnout::ingest

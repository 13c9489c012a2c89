// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/Unpacker.h"

#include <zstd.h>

namespace turnout::ingest {
namespace {

class Unzstd final : public Unpacker {
public:
    Unzstd()
        : m_stream(ZSTD_createDStream(), &ZSTD_freeDStream)
        , m_packed(std::make_unique_for_overwrite<char[]>(kPackedChunk))
    {
    }

    Result<std::size_t> read(InputFile& file, char* into, std::size_t size) override
    {
        if (!m_stream)
            return Error{ErrorCode::Io, "There is not enough memory to unpack this file.", file.path()};
        ZSTD_outBuffer out{into, size, 0};
        while (out.pos == 0) {
            if (m_in.pos == m_in.size) {
                const auto got = file.read(m_packed.get(), kPackedChunk);
                if (!got)
                    return got.error();
                if (*got == 0)
                    break;
                m_in = {m_packed.get(), *got, 0};
            }
            m_expected = ZSTD_decompressStream(m_stream.get(), &out, &m_in);
            if (ZSTD_isError(m_expected) != 0)
                return Error{ErrorCode::BadInput,
                    std::string("This zstd file is damaged (") + ZSTD_getErrorName(m_expected)
                        + "). Nothing of it was imported. What is before the damage can be had with: "
                          "zstd -dc FILE > FILE.jsonl",
                    file.path()};
        }
        if (out.pos == 0 && m_expected != 0) // in the middle of a frame
            return Error{ErrorCode::BadInput,
                "This zstd file ends too early: it was cut off. Nothing of it was imported. What is in it can be had "
                "with: zstd -dc FILE > FILE.jsonl",
                file.path()};
        return out.pos;
    }

private:
    std::unique_ptr<ZSTD_DStream, decltype(&ZSTD_freeDStream)> m_stream;
    std::unique_ptr<char[]> m_packed;
    ZSTD_inBuffer m_in{nullptr, 0, 0};
    std::size_t m_expected = 0; ///< 0 between frames
};

} // namespace

std::unique_ptr<Unpacker> makeUnzstd()
{
    return std::make_unique<Unzstd>();
}

} // namespace turnout::ingest

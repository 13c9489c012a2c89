// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/Unpacker.h"

#include <algorithm>
#include <zlib.h>

namespace turnout::ingest {
namespace {

/// zlib's state and the packed bytes it has not used yet.
class Gunzip final : public Unpacker {
public:
    Gunzip()
        : m_packed(std::make_unique_for_overwrite<char[]>(kPackedChunk))
    {
        m_good = inflateInit2(&m_stream, 15 + 16) == Z_OK;
    }
    Gunzip(const Gunzip&) = delete;
    Gunzip& operator=(const Gunzip&) = delete;
    ~Gunzip() override
    {
        inflateEnd(&m_stream);
    }

    Result<std::size_t> read(InputFile& file, char* into, std::size_t size) override
    {
        if (!m_good)
            return Error{ErrorCode::Io, "There is not enough memory to unpack this file.", file.path()};
        m_stream.next_out = reinterpret_cast<Bytef*>(into);
        m_stream.avail_out = static_cast<uInt>(std::min<std::size_t>(size, 1U << 30U));
        const uInt wanted = m_stream.avail_out;
        while (!m_ended && m_stream.avail_out == wanted) {
            if (const auto filled = refill(file); !filled)
                return filled.error();
            if (m_betweenMembers) {
                nextMember();
                continue;
            }
            if (m_stream.avail_in == 0)
                return Error{ErrorCode::BadInput,
                    "This gzip file ends too early: it was cut off. Nothing of it was imported. What is in it can be "
                    "had with: "
                    "gzip -dc FILE > FILE.jsonl",
                    file.path()};
            const int status = inflate(&m_stream, Z_NO_FLUSH);
            if (status == Z_STREAM_END)
                m_betweenMembers = true;
            else if (status != Z_OK && status != Z_BUF_ERROR)
                return Error{ErrorCode::BadInput,
                    "This gzip file is damaged. Nothing of it was imported. What is before the damage can be had with: "
                    "gzip -dc FILE > FILE.jsonl",
                    file.path()};
        }
        return static_cast<std::size_t>(wanted - m_stream.avail_out);
    }

private:
    Result<void> refill(InputFile& file)
    {
        if (m_stream.avail_in != 0)
            return {};
        const auto got = file.read(m_packed.get(), kPackedChunk);
        if (!got)
            return got.error();
        m_stream.next_in = reinterpret_cast<Bytef*>(m_packed.get());
        m_stream.avail_in = static_cast<uInt>(*got);
        return {};
    }

    /// Another member follows, or padding with zeros (tapes and some tools leave it), or the end.
    void nextMember()
    {
        while (m_stream.avail_in != 0 && *m_stream.next_in == 0) {
            ++m_stream.next_in;
            --m_stream.avail_in;
            m_padding = true;
        }
        if (m_stream.avail_in != 0) {
            m_betweenMembers = false;
            inflateReset(&m_stream);
        } else if (!m_padding) {
            m_ended = true;
        }
        m_padding = false;
    }

    z_stream m_stream{};
    std::unique_ptr<char[]> m_packed;
    bool m_good = false;
    bool m_betweenMembers = false;
    bool m_padding = false;
    bool m_ended = false;
};

} // namespace

std::unique_ptr<Unpacker> makeGunzip()
{
    return std::make_unique<Gunzip>();
}

} // namespace turnout::ingest

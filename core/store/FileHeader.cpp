// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/FileHeader.h"

#include "store/Connection.h"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <string_view>

namespace turnout::store {
namespace {

constexpr std::size_t kHeaderBytes = 100;
constexpr std::string_view kMagic{"SQLite format 3\0", 16};
constexpr std::size_t kApplicationIdAt = 68;

} // namespace

Result<FileHeader> readFileHeader(const std::string& path)
{
    auto opened = Connection::open(path, Connection::Mode::ReadOnly);
    if (!opened)
        return opened.error();
    sqlite3_file* file = nullptr;
    sqlite3_file_control((*opened)->handle(), "main", SQLITE_FCNTL_FILE_POINTER, &file);
    const Error unreadable{ErrorCode::Io, "The file cannot be read.", path};
    if (file == nullptr || file->pMethods == nullptr)
        return unreadable;
    FileHeader header;
    sqlite3_int64 size = 0;
    if (file->pMethods->xFileSize(file, &size) != SQLITE_OK)
        return unreadable;
    header.size = size;
    std::array<unsigned char, kHeaderBytes> bytes{};
    const int code = file->pMethods->xRead(file, bytes.data(), static_cast<int>(bytes.size()), 0);
    if (code != SQLITE_OK && code != SQLITE_IOERR_SHORT_READ)
        return unreadable;
    header.sqlite = std::memcmp(bytes.data(), kMagic.data(), kMagic.size()) == 0;
    header.zeros = size > 0 && std::all_of(bytes.begin(), bytes.end(), [](unsigned char byte) { return byte == 0; });
    std::uint32_t id = 0;
    for (std::size_t i = 0; i < 4; ++i)
        id = (id << 8U) | bytes[kApplicationIdAt + i];
    header.applicationId = static_cast<std::int32_t>(id);
    return header;
}

} // namespace turnout::store

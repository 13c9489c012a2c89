// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/EvalExport.h"

#include "workbench/PlainText.h"

#include <fcntl.h>
#include <unistd.h>

#include <QCryptographicHash>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>

namespace turnout::workbench {
namespace {

namespace fs = std::filesystem;

constexpr std::array kNames{
    ExportDirectory::kItemsJsonl, ExportDirectory::kItemsCsv, ExportDirectory::kCard, ExportDirectory::kManifest};
constexpr std::size_t kBuffer = std::size_t{1} << 20U;

std::string temporaryName(std::string_view name)
{
    return "." + std::string(name) + ".part";
}

Error systemError(int number, const std::string& what, const std::string& path)
{
    if (number == ENOSPC || number == EDQUOT || number == EFBIG)
        return {ErrorCode::NoSpace, "the disk is full (or its limit reached): " + what + "; nothing was exported",
            visible(path)};
    return {ErrorCode::Io, what + ": " + std::strerror(number) + "; nothing was exported", visible(path)};
}

/// Whether this is the manifest of an export of the set, whole or in part.
bool belongsTo(const fs::path& manifest, const std::string& set, std::int64_t version)
{
    std::ifstream file(manifest, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    const auto owner = curation::manifestOwner(text);
    return owner && owner->set == set && owner->version == version;
}

Result<void> checkContents(const std::string& path, const std::string& set, std::int64_t version)
{
    std::error_code error;
    std::vector<std::string> names;
    bool begun = true; // nothing but what an export leaves that is interrupted before it names its files
    for (fs::directory_iterator entry(path, error); !error && entry != fs::directory_iterator();
         entry.increment(error)) {
        const std::string name = entry->path().filename().string();
        const bool part = std::any_of(kNames.begin(), kNames.end(), [&](auto n) { return temporaryName(n) == name; });
        const bool ours = part || std::find(kNames.begin(), kNames.end(), name) != kNames.end();
        if (!ours || !entry->is_regular_file(error) || entry->is_symlink(error))
            return Error{ErrorCode::Refused,
                "there is something in this directory that is no part of an export (" + visible(name)
                    + "); choose a new or empty directory",
                visible(path)};
        begun = begun && part;
        names.push_back(name);
    }
    if (error)
        return systemError(error.value(), "the directory cannot be read", path);
    if (begun || belongsTo(fs::path(path) / ExportDirectory::kManifest, set, version)
        || belongsTo(fs::path(path) / temporaryName(ExportDirectory::kManifest), set, version))
        return {};
    return Error{ErrorCode::Refused,
        "this directory holds files that are not an export of this version of the evaluation set ("
            + visible(names.front()) + "); choose a new or empty directory",
        visible(path)};
}

} // namespace

struct ExportDirectory::Impl {
    std::string path;
    bool made = false; ///< the directory itself
    bool committed = false;
    int file = -1;
    std::string name; ///< of the open file
    std::string buffer;
    std::int64_t bytes = 0;
    QCryptographicHash hash{QCryptographicHash::Sha256};
    std::vector<std::string> written;

    [[nodiscard]] std::string at(std::string_view fileName) const
    {
        return (fs::path(path) / fileName).string();
    }
    Result<void> flush()
    {
        std::size_t done = 0;
        while (done < buffer.size()) {
            const ssize_t n = ::write(file, buffer.data() + done, buffer.size() - done);
            if (n < 0 && errno == EINTR)
                continue;
            if (n < 0)
                return systemError(errno, "writing " + name + " failed", path);
            done += static_cast<std::size_t>(n);
        }
        hash.addData(QByteArrayView(buffer.data(), static_cast<qsizetype>(buffer.size())));
        bytes += static_cast<std::int64_t>(buffer.size());
        buffer.clear();
        return {};
    }
    Result<void> syncDirectory() const
    {
        const int directory = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        if (directory < 0)
            return systemError(errno, "the directory cannot be opened", path);
        const bool synced = ::fsync(directory) == 0 || errno == EINVAL; // not every file system can
        const int number = errno;
        ::close(directory);
        return synced ? Result<void>() : systemError(number, "the directory cannot be written to disk", path);
    }
};

ExportDirectory::ExportDirectory()
    : m_impl(std::make_unique<Impl>())
{
}

ExportDirectory::~ExportDirectory()
{
    Impl& self = *m_impl;
    if (self.file >= 0)
        ::close(self.file);
    if (self.committed)
        return;
    for (const std::string_view name : kNames)
        ::unlink(self.at(temporaryName(name)).c_str());
    if (self.made)
        ::rmdir(self.path.c_str()); // stays where something is in it
}

Result<std::unique_ptr<ExportDirectory>> ExportDirectory::open(
    const std::string& given, const std::string& set, std::int64_t version)
{
    if (given.empty())
        return Error{ErrorCode::BadUsage, "name a directory to export into", {}};
    const std::string path = given.substr(0, std::max<std::size_t>(given.find_last_not_of('/') + 1, 1));
    std::unique_ptr<ExportDirectory> directory(new ExportDirectory);
    std::error_code error;
    if (fs::exists(path, error) && !fs::is_directory(path, error))
        return Error{ErrorCode::Refused, "this is a file; name a directory to export into", visible(path)};
    const bool made = fs::create_directories(path, error);
    if (error)
        return systemError(error.value(), "the directory cannot be made", path);
    directory->m_impl->path = path;
    directory->m_impl->made = made;
    if (const auto checked = checkContents(path, set, version); !checked) {
        directory->m_impl->committed = true; // what is in there is not ours to remove
        return checked.error();
    }
    return directory;
}

Result<void> ExportDirectory::begin(std::string_view name)
{
    Impl& self = *m_impl;
    self.name = name;
    self.bytes = 0;
    self.hash.reset();
    const std::string path = self.at(temporaryName(name));
    ::unlink(path.c_str());
    self.file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
    if (self.file < 0)
        return systemError(errno, "no file can be made in this directory", self.path);
    return {};
}

Result<void> ExportDirectory::write(std::string_view bytes)
{
    m_impl->buffer += bytes;
    return m_impl->buffer.size() < kBuffer ? Result<void>() : m_impl->flush();
}

Result<curation::FileEntry> ExportDirectory::end()
{
    Impl& self = *m_impl;
    if (const auto flushed = self.flush(); !flushed)
        return flushed.error();
    const bool synced = ::fsync(self.file) == 0;
    const int number = errno;
    const bool closed = ::close(std::exchange(self.file, -1)) == 0;
    if (!synced || !closed)
        return systemError(synced ? errno : number, "writing " + self.name + " to disk failed", self.path);
    self.written.push_back(self.name);
    return curation::FileEntry{self.name, self.bytes, self.hash.result().toHex().toStdString()};
}

Result<void> ExportDirectory::commit()
{
    Impl& self = *m_impl;
    for (const std::string& name : self.written)
        if (::rename(self.at(temporaryName(name)).c_str(), self.at(name).c_str()) != 0)
            return systemError(errno, name + " cannot be given its name", self.path);
    self.committed = true;
    for (const std::string_view name : kNames)
        if (std::find(self.written.begin(), self.written.end(), name) == self.written.end())
            ::unlink(self.at(name).c_str());
    return self.syncDirectory();
}

} // namespace turnout::workbench

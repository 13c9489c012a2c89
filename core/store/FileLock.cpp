// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/FileLock.h"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace turnout::store {
namespace {

std::string systemText(int number)
{
    return std::error_code(number, std::generic_category()).message();
}

std::string ownName()
{
    std::array<char, 256> host{};
    if (gethostname(host.data(), host.size() - 1) != 0)
        host[0] = '\0';
    return "process " + std::to_string(getpid()) + " on " + (host[0] == '\0' ? "this machine" : host.data());
}

// What the holder wrote: one short line of ours, or nothing.
std::string holderOf(int descriptor)
{
    std::array<char, 300> buffer{};
    const ssize_t size = pread(descriptor, buffer.data(), buffer.size(), 0);
    std::string text(buffer.data(), size > 0 ? static_cast<std::size_t>(size) : 0);
    text.resize(std::min(text.size(), text.find('\n')));
    for (const char c : text)
        if (static_cast<unsigned char>(c) < 0x20)
            return {};
    return text;
}

// The file may have been removed by a holder between our open and our lock: then the lock is on nothing.
bool isStillThere(const std::string& path, int descriptor)
{
    struct stat ours { };
    struct stat there { };
    return fstat(descriptor, &ours) == 0 && stat(path.c_str(), &there) == 0 && ours.st_ino == there.st_ino
        && ours.st_dev == there.st_dev;
}

} // namespace

FileLock::FileLock(std::string path, int descriptor)
    : m_path(std::move(path))
    , m_descriptor(descriptor)
{
}

FileLock::~FileLock()
{
    unlink(m_path.c_str());
    close(m_descriptor);
}

FileLock::Attempt FileLock::attempt(const std::string& path)
{
    for (;;) {
        const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644);
        if (descriptor < 0)
            return {State::Unavailable, nullptr, {}, systemText(errno)};
        if (flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
            const int number = errno;
            if (number == EINTR) {
                close(descriptor);
                continue;
            }
            std::string holder = holderOf(descriptor);
            close(descriptor);
            if (number == EWOULDBLOCK)
                return {State::HeldByOther, nullptr, std::move(holder), {}};
            return {State::Unavailable, nullptr, {}, systemText(number)};
        }
        if (!isStillThere(path, descriptor)) {
            close(descriptor);
            continue;
        }
        const std::string name = ownName() + "\n";
        // The name is only for messages: a full disk must not keep anybody from opening.
        if (ftruncate(descriptor, 0) == 0 && pwrite(descriptor, name.data(), name.size(), 0) < 0)
            errno = 0;
        return {State::Held, std::unique_ptr<FileLock>(new FileLock(path, descriptor)), {}, {}};
    }
}

} // namespace turnout::store

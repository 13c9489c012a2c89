// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/FileGuard.h"

#include <fcntl.h>
#include <map>
#include <mutex>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace turnout::store {
namespace {

// Where SQLite's readers of a file, and users of its shared memory, have their locks (os_unix.c).
constexpr off_t kSharedFirst = 0x40000000 + 2;
constexpr off_t kSharedSize = 510;
constexpr off_t kSharedMemoryInUse = 128;

void lock(int descriptor, short type, off_t start, off_t length)
{
    if (descriptor < 0)
        return;
    struct flock range { };
    range.l_type = type;
    range.l_whence = SEEK_SET;
    range.l_start = start;
    range.l_len = length;
    ::fcntl(descriptor, F_OFD_SETLK, &range); // refused: as good as no guard
}

using FileId = std::pair<dev_t, ino_t>;

std::mutex mutex; ///< of all that follows, and of what is held

} // namespace

struct FileGuard::Held {
    explicit Held(const std::string& path)
        : file(::open(path.c_str(), O_RDONLY | O_CLOEXEC))
        , memory(::open((path + "-shm").c_str(), O_RDONLY | O_CLOEXEC))
    {
    }
    ~Held()
    {
        for (const int descriptor : {file, memory})
            if (descriptor >= 0)
                ::close(descriptor);
    }
    Held(const Held&) = delete;
    Held& operator=(const Held&) = delete;

    void set(short type) const
    {
        lock(file, type, kSharedFirst, kSharedSize);
        lock(memory, type, kSharedMemoryInUse, 1);
    }

    /// By file: opening one twice would mean closing one of the two.
    static std::map<FileId, std::weak_ptr<Held>>& all()
    {
        static std::map<FileId, std::weak_ptr<Held>> held;
        return held;
    }

    const int file;
    const int memory;
    int users = 0;
};

FileGuard::FileGuard(const std::string& path)
{
    const std::scoped_lock locked(mutex);
    struct stat there { };
    if (::stat(path.c_str(), &there) != 0)
        return;
    std::weak_ptr<Held>& known = Held::all()[{there.st_dev, there.st_ino}];
    m_held = known.lock();
    if (!m_held) {
        m_held = std::make_shared<Held>(path);
        known = m_held;
    }
    if (m_held->users++ == 0)
        m_held->set(F_RDLCK);
}

FileGuard::~FileGuard()
{
    release();
    const std::scoped_lock locked(mutex);
    m_held.reset();
    std::erase_if(Held::all(), [](const auto& entry) { return entry.second.expired(); });
}

void FileGuard::release()
{
    const std::scoped_lock locked(mutex);
    if (m_held && !std::exchange(m_released, true) && --m_held->users == 0)
        m_held->set(F_UNLCK);
}

} // namespace turnout::store

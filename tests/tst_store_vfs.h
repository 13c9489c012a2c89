// SPDX-FileCopyrightText: 2026 The Turnout authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sqlite3.h>

#include <atomic>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <string_view>

/// A file system for tests, between SQLite and the real one, that fails where it is told to.
namespace storetest {

struct Faults {
    /// Counts what changes files (write, truncate, sync); from the n-th on, `times` of them fail with `writeError`.
    std::atomic<int> writes{0};
    std::atomic<int> failWriteAt{std::numeric_limits<int>::max()};
    std::atomic<int> reads{0};
    std::atomic<int> failReadAt{std::numeric_limits<int>::max()};
    std::atomic<int> times{std::numeric_limits<int>::max()};
    std::atomic<int> writeError{SQLITE_FULL};
    std::atomic<bool> noWal{false}; ///< like network and FAT file systems: no shared memory
    std::atomic<bool> readOnly{false}; ///< like a mounted CD: nothing can be written or made

    void reset()
    {
        writes = 0;
        reads = 0;
        failWriteAt = std::numeric_limits<int>::max();
        failReadAt = std::numeric_limits<int>::max();
        times = std::numeric_limits<int>::max();
        writeError = SQLITE_FULL;
        noWal = false;
        readOnly = false;
    }
    bool failsWrite()
    {
        const int n = ++writes;
        return n >= failWriteAt && n - failWriteAt < times;
    }
    bool failsRead()
    {
        const int n = ++reads;
        return n >= failReadAt && n - failReadAt < times;
    }
};

/// The default file system of this process while it lives.
class FaultVfs {
public:
    FaultVfs()
    {
        s_real = sqlite3_vfs_find(nullptr);
        s_vfs = *s_real;
        s_vfs.zName = "faults";
        s_vfs.szOsFile = static_cast<int>(sizeof(File)) + s_real->szOsFile;
        s_vfs.xOpen = open;
        s_vfs.xDelete = remove;
        s_vfs.pNext = nullptr;
        sqlite3_vfs_register(&s_vfs, 1);
    }
    ~FaultVfs()
    {
        sqlite3_vfs_unregister(&s_vfs);
    }
    FaultVfs(const FaultVfs&) = delete;
    FaultVfs& operator=(const FaultVfs&) = delete;

    static inline Faults faults;

private:
    struct File {
        sqlite3_file base;
        sqlite3_file* real;
    };

    static sqlite3_file* real(sqlite3_file* file)
    {
        return reinterpret_cast<File*>(file)->real;
    }

    static int open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* outFlags)
    {
        auto* ours = reinterpret_cast<File*>(file);
        ours->base.pMethods = nullptr;
        ours->real = reinterpret_cast<sqlite3_file*>(ours + 1);
        int given = 0;
        if (faults.readOnly && (flags & SQLITE_OPEN_READWRITE) != 0) {
            if ((flags & SQLITE_OPEN_MAIN_DB) == 0)
                return SQLITE_CANTOPEN;
            flags = (flags & ~(SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)) | SQLITE_OPEN_READONLY;
        }
        std::memset(static_cast<void*>(ours->real), 0, static_cast<std::size_t>(s_real->szOsFile));
        const int code = s_real->xOpen(s_real, name, ours->real, flags, &given);
        if (outFlags != nullptr)
            *outFlags = given;
        if (code == SQLITE_OK)
            ours->base.pMethods = faults.noWal ? &kMethodsWithoutWal : &kMethods;
        return code;
    }
    // Without waiting for the disk, as below.
    static int remove(sqlite3_vfs*, const char* name, int)
    {
        return s_real->xDelete(s_real, name, 0);
    }
    static int close(sqlite3_file* file)
    {
        return real(file)->pMethods->xClose(real(file));
    }
    static int read(sqlite3_file* file, void* data, int size, sqlite3_int64 at)
    {
        return faults.failsRead() ? SQLITE_IOERR_READ : real(file)->pMethods->xRead(real(file), data, size, at);
    }
    static int write(sqlite3_file* file, const void* data, int size, sqlite3_int64 at)
    {
        return faults.failsWrite() ? faults.writeError.load()
                                   : real(file)->pMethods->xWrite(real(file), data, size, at);
    }
    static int truncate(sqlite3_file* file, sqlite3_int64 size)
    {
        return faults.failsWrite() ? SQLITE_IOERR_TRUNCATE : real(file)->pMethods->xTruncate(real(file), size);
    }
    // Nobody cuts the power in these tests, so the disk need not be waited for.
    static int sync(sqlite3_file*, int)
    {
        return faults.failsWrite() ? SQLITE_IOERR_FSYNC : SQLITE_OK;
    }
    static int fileSize(sqlite3_file* file, sqlite3_int64* size)
    {
        return real(file)->pMethods->xFileSize(real(file), size);
    }
    static int lock(sqlite3_file* file, int level)
    {
        return real(file)->pMethods->xLock(real(file), level);
    }
    static int unlock(sqlite3_file* file, int level)
    {
        return real(file)->pMethods->xUnlock(real(file), level);
    }
    static int checkReservedLock(sqlite3_file* file, int* out)
    {
        return real(file)->pMethods->xCheckReservedLock(real(file), out);
    }
    static int fileControl(sqlite3_file* file, int op, void* argument)
    {
        return real(file)->pMethods->xFileControl(real(file), op, argument);
    }
    static int sectorSize(sqlite3_file* file)
    {
        return real(file)->pMethods->xSectorSize(real(file));
    }
    static int deviceCharacteristics(sqlite3_file* file)
    {
        return real(file)->pMethods->xDeviceCharacteristics(real(file));
    }
    static int shmMap(sqlite3_file* file, int page, int size, int extend, void volatile** out)
    {
        if (faults.readOnly)
            return SQLITE_CANTOPEN;
        return real(file)->pMethods->xShmMap(real(file), page, size, extend, out);
    }
    static int shmLock(sqlite3_file* file, int offset, int n, int flags)
    {
        return real(file)->pMethods->xShmLock(real(file), offset, n, flags);
    }
    static void shmBarrier(sqlite3_file* file)
    {
        real(file)->pMethods->xShmBarrier(real(file));
    }
    static int shmUnmap(sqlite3_file* file, int remove)
    {
        return real(file)->pMethods->xShmUnmap(real(file), remove);
    }

    static constexpr sqlite3_io_methods methods(int version)
    {
        return {version, close, read, write, truncate, sync, fileSize, lock, unlock, checkReservedLock, fileControl,
            sectorSize, deviceCharacteristics, shmMap, shmLock, shmBarrier, shmUnmap, nullptr, nullptr};
    }
    static inline const sqlite3_io_methods kMethods = methods(2);
    static inline const sqlite3_io_methods kMethodsWithoutWal = methods(1);
    static inline sqlite3_vfs* s_real = nullptr;
    static inline sqlite3_vfs s_vfs{};
};

} // namespace storetest

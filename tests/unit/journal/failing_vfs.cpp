#include "tests/unit/journal/failing_vfs.h"

#include <sqlite3.h>
#include <unistd.h>

#include <cstring>

namespace kvitok::journal {

namespace {

struct Plan {
    int left = 0;  // operations until the fault; -1: it has struck
    FailingVfs::Fault fault = FailingVfs::Fault::full;
    bool database_writes_fail = false;
    int syncs = 0;
};
Plan plan;
sqlite3_vfs shim;
sqlite3_io_methods methods;

// Our part stands before the platform's file, which SQLite gives room for behind it.
struct File {
    sqlite3_file base;
    bool is_database;
    sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

File* ours(sqlite3_file* file) {
    return reinterpret_cast<File*>(file);
}
sqlite3_file* real(sqlite3_file* file) {
    return ours(file)->real();
}
sqlite3_vfs* platform() {
    return static_cast<sqlite3_vfs*>(shim.pAppData);
}

bool strikes() {
    if (plan.left == 0) return false;
    if (plan.left > 0 && --plan.left > 0) return false;
    plan.left = -1;
    if (plan.fault == FailingVfs::Fault::die) _exit(FailingVfs::died);
    return true;
}

int error(int input_output) {
    return plan.fault == FailingVfs::Fault::full ? SQLITE_FULL : input_output;
}

int write(sqlite3_file* file, const void* data, int size, sqlite3_int64 offset) {
    if (ours(file)->is_database && plan.database_writes_fail) return SQLITE_IOERR_WRITE;
    if (strikes()) {
        // Half of it may be on the disk.
        real(file)->pMethods->xWrite(real(file), data, size / 2, offset);
        return error(SQLITE_IOERR_WRITE);
    }
    return real(file)->pMethods->xWrite(real(file), data, size, offset);
}
int sync(sqlite3_file* file, int flags) {
    ++plan.syncs;
    if (strikes()) return SQLITE_IOERR_FSYNC;
    return real(file)->pMethods->xSync(real(file), flags);
}
int truncate(sqlite3_file* file, sqlite3_int64 size) {
    if (strikes()) return SQLITE_IOERR_TRUNCATE;
    return real(file)->pMethods->xTruncate(real(file), size);
}

int open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* out_flags) {
    File* mine = ours(file);
    mine->base.pMethods = nullptr;
    mine->is_database = (flags & SQLITE_OPEN_MAIN_DB) != 0;
    const int result = platform()->xOpen(platform(), name, mine->real(), flags, out_flags);
    if (mine->real()->pMethods != nullptr) mine->base.pMethods = &methods;
    return result;
}

void fill_methods() {
    methods = {};
    methods.iVersion = 1;
    methods.xClose = [](sqlite3_file* f) { return real(f)->pMethods->xClose(real(f)); };
    methods.xRead = [](sqlite3_file* f, void* data, int size, sqlite3_int64 offset) {
        return real(f)->pMethods->xRead(real(f), data, size, offset);
    };
    methods.xWrite = write;
    methods.xTruncate = truncate;
    methods.xSync = sync;
    methods.xFileSize = [](sqlite3_file* f, sqlite3_int64* size) {
        return real(f)->pMethods->xFileSize(real(f), size);
    };
    methods.xLock = [](sqlite3_file* f, int lock) {
        return real(f)->pMethods->xLock(real(f), lock);
    };
    methods.xUnlock = [](sqlite3_file* f, int lock) {
        return real(f)->pMethods->xUnlock(real(f), lock);
    };
    methods.xCheckReservedLock = [](sqlite3_file* f, int* result) {
        return real(f)->pMethods->xCheckReservedLock(real(f), result);
    };
    methods.xFileControl = [](sqlite3_file* f, int operation, void* argument) {
        return real(f)->pMethods->xFileControl(real(f), operation, argument);
    };
    methods.xSectorSize = [](sqlite3_file* f) { return real(f)->pMethods->xSectorSize(real(f)); };
    methods.xDeviceCharacteristics = [](sqlite3_file* f) {
        return real(f)->pMethods->xDeviceCharacteristics(real(f));
    };
}

}  // namespace

FailingVfs::FailingVfs() {
    plan = {};
    fill_methods();
    sqlite3_vfs* const below = sqlite3_vfs_find(nullptr);
    shim = *below;
    shim.zName = "failing";
    shim.pNext = nullptr;
    shim.pAppData = below;
    shim.szOsFile = static_cast<int>(sizeof(File)) + below->szOsFile;
    shim.xOpen = open;
    shim.xDelete = [](sqlite3_vfs*, const char* name, int sync_folder) {
        return platform()->xDelete(platform(), name, sync_folder);
    };
    shim.xAccess = [](sqlite3_vfs*, const char* name, int flags, int* result) {
        return platform()->xAccess(platform(), name, flags, result);
    };
    shim.xFullPathname = [](sqlite3_vfs*, const char* name, int size, char* out) {
        return platform()->xFullPathname(platform(), name, size, out);
    };
    sqlite3_vfs_register(&shim, 0);
}

FailingVfs::~FailingVfs() {
    sqlite3_vfs_unregister(&shim);
}

std::string FailingVfs::name() const {
    return shim.zName;
}

void FailingVfs::arm(int point, Fault fault) {
    plan.left = point;
    plan.fault = fault;
    plan.database_writes_fail = false;
}

void FailingVfs::fail_database_writes() {
    plan.database_writes_fail = true;
}

int FailingVfs::syncs() const {
    return plan.syncs;
}

}  // namespace kvitok::journal

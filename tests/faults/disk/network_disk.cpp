// What disks on a network do differently, and clocks that are set while a program runs, for programs that are started with
// this library in LD_PRELOAD. The environment says what happens:
//   NETWORK_NO_LOCKS   if set, no file can be locked: the disk's server keeps no locks
//   NETWORK_KEEPS      a folder below which a removed file stays, as .nfs…, as long as the process lives that has it open
//   CLOCK_JUMPS        seconds by which the time of day is set on, at every second look at it, and back at the next
#include <dlfcn.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>

namespace {

template <class Function>
Function* following(const char* name) {
    return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

bool is_open(const std::filesystem::path& path) {
    std::error_code none;
    for (const auto& entry : std::filesystem::directory_iterator("/proc/self/fd", none)) {
        if (std::filesystem::read_symlink(entry.path(), none) == path) return true;
    }
    return false;
}

/// Whether the file is one that this process has open below the folder; it then has another name.
bool is_kept(const char* name) {
    const char* folder = std::getenv("NETWORK_KEEPS");
    if (folder == nullptr) return false;
    const auto path = std::filesystem::absolute(name).lexically_normal();
    if (!path.string().starts_with(folder) || !std::filesystem::is_regular_file(path) || !is_open(path)) return false;
    static std::atomic<unsigned> count = 0;
    char kept[64];
    std::snprintf(kept, sizeof kept, ".nfs%08x%08x", static_cast<unsigned>(::getpid()), ++count);
    return std::rename(path.c_str(), (path.parent_path() / kept).c_str()) == 0;
}

}  // namespace

extern "C" {

int flock(int descriptor, int operation) noexcept {
    if (std::getenv("NETWORK_NO_LOCKS") == nullptr) return following<int(int, int)>("flock")(descriptor, operation);
    errno = ENOLCK;
    return -1;
}

int unlink(const char* path) noexcept { return is_kept(path) ? 0 : following<int(const char*)>("unlink")(path); }
int remove(const char* path) noexcept { return is_kept(path) ? 0 : following<int(const char*)>("remove")(path); }
int clock_gettime(clockid_t clock, timespec* time) noexcept {
    const int result = following<int(clockid_t, timespec*)>("clock_gettime")(clock, time);
    static std::atomic<unsigned> looks = 0;
    const char* jump = std::getenv("CLOCK_JUMPS");
    if (jump != nullptr && clock == CLOCK_REALTIME && ++looks % 2 == 0) time->tv_sec += std::atol(jump);
    return result;
}

}  // extern "C"

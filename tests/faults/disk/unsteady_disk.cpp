// A disk that kills, fails or loses power at one chosen call, for programs that are started with this library in LD_PRELOAD.
// The calls that change what lies below a folder are numbered from 1. The environment says what happens:
//   UNSTEADY_FOLDER   the folder
//   UNSTEADY_FAULT    HOW@N, at call N:
//       kill     the process is killed before it
//       half     the same, but of a write the first half is done
//       fail     it is refused: no space for a write, an error of the device for the rest
//       drop     the power is cut before it: content and names that were not brought to the disk are gone
//       zeros    the power is cut before it: names and sizes are there, content that was not brought to the disk is zeros
//   UNSTEADY_LOG      a file that gets a line a call: number, call, size of the file, path
//   UNSTEADY_LIES     if set, fsync succeeds and does nothing
// The model is the strictest that POSIX allows: fsync of a file keeps its content, fsync of its folder its name.
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdarg>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <mutex>
#include <string>

namespace {

namespace fs = std::filesystem;

enum class Fault { none, kill, half, fail, drop, zeros };

/// A call of the library that comes after this one.
template <class Function>
Function* following(const char* name) {
    return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

std::string environment(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? "" : value;
}

std::string content_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// Names of files differ over time, their inodes are used again: this does neither.
struct Identity {
    ino_t inode = 0;
    unsigned generation = 0;
    auto operator<=>(const Identity&) const = default;
};

using Names = std::map<std::string, Identity>;

/// What lies below the folder, and what of it would survive a power cut. One call at a time.
class Disk {
  public:
    Disk() : folder_(environment("UNSTEADY_FOLDER")), log_(environment("UNSTEADY_LOG"), std::ios::app) {
        const std::string fault = environment("UNSTEADY_FAULT");
        const std::size_t at = fault.find('@');
        const std::map<std::string, Fault> faults{{"kill", Fault::kill},
                                                  {"half", Fault::half},
                                                  {"fail", Fault::fail},
                                                  {"drop", Fault::drop},
                                                  {"zeros", Fault::zeros}};
        if (at != std::string::npos) {
            fault_ = faults.at(fault.substr(0, at));
            number_ = std::stoul(fault.substr(at + 1));
        }
        if (!folder_.empty()) keep_all(folder_);
    }

    bool watches(const std::string& path) const {
        return !folder_.empty() && (path == folder_ || path.starts_with(folder_ + "/"));
    }

    /// Counts a call. Does not return if the process ends there; says whether the call is done by half or refused.
    Fault next(const char* call, const std::string& path) {
        std::error_code none;
        const auto size = fs::is_regular_file(path, none) ? fs::file_size(path, none) : 0;
        log_ << ++calls_ << ' ' << call << ' ' << size << ' ' << path << std::endl;
        if (calls_ != number_) return Fault::none;
        if (fault_ == Fault::drop || fault_ == Fault::zeros) cut_power();
        if (fault_ != Fault::half && fault_ != Fault::fail) die();
        return fault_;
    }

    [[noreturn]] static void die() {
        ::raise(SIGKILL);
        std::abort();
    }

    /// A new file has nothing yet of what its inode held before.
    void created(const fs::path& path) { ++generations_[inode_of(path)]; }

    void brought_to_disk(const fs::path& path) {
        if (fs::is_directory(path)) {
            names_[path] = names_in(path);
        } else {
            contents_[identity_of(path)] = content_of(path);
        }
    }

  private:
    static ino_t inode_of(const fs::path& path) {
        struct stat status {};
        return ::lstat(path.c_str(), &status) == 0 ? status.st_ino : 0;
    }
    Identity identity_of(const fs::path& path) {
        const ino_t inode = inode_of(path);
        return {inode, generations_[inode]};
    }
    Names names_in(const fs::path& folder) {
        Names names;
        for (const auto& entry : fs::directory_iterator(folder)) {
            names[entry.path().filename().string()] = identity_of(entry.path());
        }
        return names;
    }
    void keep_all(const fs::path& folder) {
        brought_to_disk(folder);
        for (const auto& entry : fs::directory_iterator(folder)) {
            entry.is_directory() ? keep_all(entry.path()) : brought_to_disk(entry.path());
        }
    }

    [[noreturn]] void cut_power() {
        fault_ == Fault::drop ? drop(folder_) : put_zeros(folder_);
        die();
    }

    static void replace(const fs::path& path, const std::string& content) {
        fs::remove_all(path);
        std::ofstream(path, std::ios::binary) << content;
    }

    void drop(const fs::path& folder) {
        const Names now = names_in(folder), kept = names_[folder];
        for (const auto& [name, identity] : now) {
            if (!kept.contains(name)) fs::remove_all(folder / name);
        }
        for (const auto& [name, identity] : kept) {
            const fs::path path = folder / name;
            if (names_.contains(path)) {
                fs::create_directory(path);
                drop(path);
            } else if (fs::is_directory(path)) {
                replace_by_empty_folder(path);
            } else {
                replace(path, contents_[identity]);
            }
        }
    }

    static void replace_by_empty_folder(const fs::path& path) {
        fs::remove_all(path);
        fs::create_directory(path);
    }

    void put_zeros(const fs::path& folder) {
        for (const auto& [name, identity] : names_in(folder)) {
            const fs::path path = folder / name;
            if (fs::is_directory(path)) {
                put_zeros(path);
            } else {
                std::string content = contents_[identity];
                content.resize(fs::file_size(path), '\0');
                replace(path, content);
            }
        }
    }

    std::string folder_;
    std::ofstream log_;
    Fault fault_ = Fault::none;
    unsigned long number_ = 0;
    unsigned long calls_ = 0;
    std::map<ino_t, unsigned> generations_;
    std::map<fs::path, Names> names_;           ///< of folders, on the disk
    std::map<Identity, std::string> contents_;  ///< of files, on the disk
};

thread_local bool inside = false;  // our own calls are let through

/// Holds the disk during a call, if it is one of those that are watched.
class Watch {
  public:
    Watch(const char* call, const std::string& path) {
        if (inside) return;
        inside = true;
        static std::recursive_mutex mutex;
        lock_ = std::unique_lock(mutex);
        static Disk the_disk;
        disk_ = the_disk.watches(path) ? &the_disk : nullptr;
        fault_ = disk_ == nullptr ? Fault::none : disk_->next(call, path);
        inside = false;
        path_ = path;
    }
    Watch(const char* call, int descriptor) : Watch(call, path_of(descriptor)) {}

    bool refused(int error) const {
        if (fault_ == Fault::fail) errno = error;
        return fault_ == Fault::fail;
    }
    bool by_half() const { return fault_ == Fault::half; }

    void created() const { noted(&Disk::created); }
    void brought_to_disk() const { noted(&Disk::brought_to_disk); }

  private:
    static std::string path_of(int descriptor) {
        if (inside) return "";
        char path[4096];
        const ssize_t size = ::readlink(("/proc/self/fd/" + std::to_string(descriptor)).c_str(), path, sizeof path);
        return size <= 0 ? "" : std::string(path, static_cast<std::size_t>(size));
    }
    void noted(void (Disk::*what)(const fs::path&)) const {
        if (disk_ == nullptr) return;
        inside = true;
        (disk_->*what)(path_);
        inside = false;
    }

    std::unique_lock<std::recursive_mutex> lock_;
    Disk* disk_ = nullptr;
    Fault fault_ = Fault::none;
    std::string path_;
};

std::string absolute(const char* path) { return inside ? "" : fs::absolute(path).lexically_normal().string(); }

/// Of a write: half of it and then the end, nothing, or all.
template <class Write>
ssize_t written(const char* call, int descriptor, std::size_t count, const Write& write) {
    const Watch watch(call, descriptor);
    if (watch.refused(ENOSPC)) return -1;
    if (!watch.by_half()) return write(count);
    write(count / 2);
    Disk::die();
}

template <class Do>
int done(const Watch& watch, const Do& what) {
    if (watch.refused(EIO)) return -1;
    if (watch.by_half()) Disk::die();
    return what();
}

int brought_to_disk(const char* call, int descriptor) {
    const Watch watch(call, descriptor);
    return done(watch, [&] {
        if (std::getenv("UNSTEADY_LIES") != nullptr) return 0;
        const int result = following<int(int)>(call)(descriptor);
        const int error = errno;
        if (result == 0) watch.brought_to_disk();
        errno = error;
        return result;
    });
}

int opened(const char* call, const char* path, int flags, mode_t mode) {
    auto* const open = following<int(const char*, int, mode_t)>(call);
    if (inside || (flags & O_CREAT) == 0 || ::access(path, F_OK) == 0) return open(path, flags, mode);
    const Watch watch("create", absolute(path));
    return done(watch, [&] {
        const int descriptor = open(path, flags, mode);
        const int error = errno;
        if (descriptor >= 0) watch.created();
        errno = error;
        return descriptor;
    });
}

}  // namespace

extern "C" {

ssize_t write(int descriptor, const void* data, size_t count) {
    return written("write", descriptor, count,
                   [&](size_t n) { return following<ssize_t(int, const void*, size_t)>("write")(descriptor, data, n); });
}

ssize_t writev(int descriptor, const iovec* pieces, int count) {
    return written("writev", descriptor, 0,
                   [&](size_t) { return following<ssize_t(int, const iovec*, int)>("writev")(descriptor, pieces, count); });
}

ssize_t pwrite(int descriptor, const void* data, size_t count, off_t offset) {
    return written("pwrite", descriptor, count, [&](size_t n) {
        return following<ssize_t(int, const void*, size_t, off_t)>("pwrite")(descriptor, data, n, offset);
    });
}

int ftruncate(int descriptor, off_t size) {
    return done(Watch("ftruncate", descriptor), [&] { return following<int(int, off_t)>("ftruncate")(descriptor, size); });
}

int fsync(int descriptor) { return brought_to_disk("fsync", descriptor); }
int fdatasync(int descriptor) { return brought_to_disk("fdatasync", descriptor); }

int rename(const char* from, const char* to) {
    return done(Watch("rename", absolute(to)), [&] { return following<int(const char*, const char*)>("rename")(from, to); });
}

int remove(const char* path) {
    return done(Watch("remove", absolute(path)), [&] { return following<int(const char*)>("remove")(path); });
}

int mkdir(const char* path, mode_t mode) {
    const Watch watch("mkdir", absolute(path));
    return done(watch, [&] { return following<int(const char*, mode_t)>("mkdir")(path, mode); });
}

int open(const char* path, int flags, ...) {
    va_list more;
    va_start(more, flags);
    const mode_t mode = (flags & O_CREAT) != 0 ? va_arg(more, mode_t) : 0;
    va_end(more);
    return opened("open", path, flags, mode);
}

}  // extern "C"

#include "engine/files/atomic_file.hpp"

#include "engine/core/hash.hpp"

#include <fmt/format.h>
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstdlib>

namespace consortia::files {

namespace {

Path folder_of(const Path& path) { return path.has_parent_path() ? path.parent_path() : Path("."); }

constexpr auto surely_dead = std::chrono::hours(1);  // whoever wrote last from another machine

std::string temporary_prefix(const Path& path) { return fmt::format(".{}.part-", path.filename().string()); }

/// Of this machine among those that share the disk.
std::string prefix_here(const Path& path) {
    return fmt::format("{}{:08x}-", temporary_prefix(path), hash_of(machine_name()) >> 32);
}

bool is_alive(pid_t process) { return ::kill(process, 0) == 0 || errno != ESRCH; }

/// A temporary file whose writer is gone.
bool is_left_over(const Path& path, const Path& entry) {
    const std::string name = entry.filename().string(), here = prefix_here(path);
    if (!name.starts_with(temporary_prefix(path))) return false;
    if (name.starts_with(here)) return !is_alive(std::atoi(name.c_str() + here.size()));
    std::error_code gone;
    const auto written = std::filesystem::last_write_time(entry, gone);
    return !gone && std::filesystem::file_time_type::clock::now() - written > surely_dead;
}

void remove_quietly(const Path& path) {
    std::error_code ignored;  // already failing, or being destroyed
    std::filesystem::remove(path, ignored);
}

}  // namespace

Path temporary_beside(const Path& path) {
    static std::atomic<u32> count = 0;
    while (true) {
        const Path name = folder_of(path) / fmt::format("{}{}-{}", prefix_here(path), ::getpid(), count++);
        if (!std::filesystem::exists(std::filesystem::symlink_status(name)))
            return name;  // from an earlier process of our number
    }
}

void publish(const Path& temporary, const Path& path) {
    try {
        File file = File::open(temporary);
        file.sync();
        file.close();
        if (std::rename(temporary.c_str(), path.c_str()) != 0) fail(path, "cannot rename to it", errno);
    } catch (...) {
        remove_quietly(temporary);
        throw;
    }
    sync_folder(folder_of(path));
}

void remove_leftovers(const Path& path) {
    std::error_code error;
    for (std::filesystem::directory_iterator entry(folder_of(path), error), end; !error && entry != end;
         entry.increment(error)) {
        if (is_left_over(path, entry->path())) remove_quietly(entry->path());
    }
    if (error && error.value() != ENOENT) fail(folder_of(path), "cannot list the folder", error.value());
}

AtomicFile::AtomicFile(Path path)
    : path_(std::move(path)), temporary_(temporary_beside(path_)), file_(File::create(temporary_)) {}

AtomicFile::~AtomicFile() {
    if (file_) remove_quietly(temporary_);
}

void AtomicFile::append(Bytes bytes) { write(bytes, size_); }

void AtomicFile::write(Bytes bytes, u64 offset) {
    if (!file_) fail(path_, "written to after it was published");
    file_->write(bytes, offset);
    size_ = std::max(size_, offset + bytes.size());
}

void AtomicFile::publish() {
    if (!file_) fail(path_, "published twice");
    file_->close();
    files::publish(temporary_, path_);
    file_.reset();
}

void write_text(const Path& path, std::string_view text) {
    AtomicFile file(path);
    file.append(text);
    file.publish();
}

}  // namespace consortia::files

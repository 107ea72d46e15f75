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

constexpr auto surely_dead = std::chrono::hours(1);  // a writer on another machine

/// Of this machine among those that share the disk.
std::string mark_of_machine() {
    static const std::string mark = fmt::format("{:08x}", hash_of(machine_name()) >> 32);
    return mark;
}

constexpr std::string_view part = ".part-";

/// What the name of a temporary file says: `.FINAL.part-MACHINE-PROCESS-COUNT`.
struct Temporary {
    std::string final_name;
    std::string machine;
    u64 process = 0;
};

/// Takes `text` apart at the last `mark`; nothing if there is none.
std::optional<std::pair<std::string_view, std::string_view>> cut(std::string_view text, std::string_view mark) {
    const std::size_t at = text.rfind(mark);
    if (at == std::string_view::npos) return std::nullopt;
    return std::pair(text.substr(0, at), text.substr(at + mark.size()));
}

bool all_of(std::string_view text, std::string_view characters) {
    return !text.empty() && text.find_first_not_of(characters) == std::string_view::npos;
}

std::optional<Temporary> parsed(std::string_view name) {
    constexpr std::string_view digits = "0123456789", hexadecimal = "0123456789abcdef";
    const auto count = cut(name, "-");
    const auto process = count ? cut(count->first, "-") : std::nullopt;
    const auto machine = process ? cut(process->first, part) : std::nullopt;
    if (!machine || !machine->first.starts_with('.') || machine->first.size() < 2) return std::nullopt;
    if (!all_of(count->second, digits) || !all_of(process->second, digits)) return std::nullopt;
    if (machine->second.size() != 8 || !all_of(machine->second, hexadecimal)) return std::nullopt;
    return Temporary{std::string(machine->first.substr(1)), std::string(machine->second),
                     std::strtoull(std::string(process->second).c_str(), nullptr, 10)};
}

bool is_alive(u64 process) { return ::kill(static_cast<pid_t>(process), 0) == 0 || errno != ESRCH; }

bool is_long_untouched(const Path& file) {
    std::error_code gone;
    const auto written = std::filesystem::last_write_time(file, gone);
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
        const Path name = folder_of(path) / fmt::format(".{}{}{}-{}-{}", path.filename().string(), part, mark_of_machine(),
                                                        ::getpid(), count++);
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

std::string final_name_of(const Path& temporary) {
    const std::optional<Temporary> name = parsed(temporary.filename().string());
    return name ? name->final_name : std::string();
}

std::string left_over_of(const Path& file) {
    const std::optional<Temporary> name = parsed(file.filename().string());
    std::error_code gone;
    if (!name || !std::filesystem::is_regular_file(std::filesystem::symlink_status(file, gone))) return {};
    const bool dead = name->machine == mark_of_machine() ? !is_alive(name->process) : is_long_untouched(file);
    return dead ? name->final_name : std::string();
}

void remove_leftovers(const Path& path) {
    std::error_code error;
    for (std::filesystem::directory_iterator entry(folder_of(path), error), end; !error && entry != end;
         entry.increment(error)) {
        if (left_over_of(entry->path()) == path.filename()) remove_quietly(entry->path());
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

#include "engine/files/budget.hpp"

#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <fstream>
#include <limits>
#include <optional>
#include <sstream>

namespace consortia::files {

namespace {

constexpr u64 unlimited = std::numeric_limits<u64>::max();

std::optional<u64> number(std::string_view text) {
    u64 value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end != text.data() ? std::optional(value) : std::nullopt;
}

/// The number at the beginning of a file; nothing if there is no such file or it says `max`.
std::optional<u64> number_in(const Path& path) {
    std::string text;
    std::ifstream(path) >> text;
    return number(text);
}

/// The number behind `name` in a file of lines `name number …`.
std::optional<u64> entry_in(const Path& path, std::string_view name) {
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);) {
        std::istringstream words(line);
        std::string first, second;
        if (words >> first >> second && first == name) return number(second);
    }
    return std::nullopt;
}

u64 less(u64 a, u64 b) { return a > b ? a - b : 0; }

/// The names that one generation of control groups gives its files.
struct GroupFiles {
    const char *limit, *usage, *cache;
};
constexpr GroupFiles second_generation{"memory.max", "memory.current", "inactive_file"};
constexpr GroupFiles first_generation{"memory.limit_in_bytes", "memory.usage_in_bytes", "total_inactive_file"};

/// The least that is left in a group and those around it.
u64 left_in_groups(const Path& mount, Path group, const GroupFiles& files) {
    u64 left = unlimited;
    while (true) {
        const Path folder = mount / group.relative_path();
        const std::optional<u64> limit = number_in(folder / files.limit), usage = number_in(folder / files.usage);
        if (limit && usage) {
            const u64 cache = entry_in(folder / "memory.stat", files.cache).value_or(0);
            left = std::min(left, less(*limit, less(*usage, cache)));
        }
        if (!group.has_relative_path()) return left;
        group = group.parent_path();
    }
}

/// Whether a list `:a,b,c:` has a member.
bool names(std::string list, std::string_view member) {
    std::ranges::replace(list, ',', ':');
    return list.find(fmt::format(":{}:", member)) != std::string::npos;
}

/// Lines of /proc/self/cgroup: `0::/group` (second generation) or `7:memory:/group` (first).
u64 left_in_control_groups(const Path& root) {
    u64 left = unlimited;
    std::ifstream file(root / "proc/self/cgroup");
    for (std::string line; std::getline(file, line);) {
        const std::size_t first = line.find(':');
        const std::size_t second = first == std::string::npos ? first : line.find(':', first + 1);
        if (second == std::string::npos) continue;
        const std::string controllers = line.substr(first, second + 1 - first), group = line.substr(second + 1);
        if (controllers == "::") left = std::min(left, left_in_groups(root / "sys/fs/cgroup", group, second_generation));
        if (names(controllers, "memory")) {
            left = std::min(left, left_in_groups(root / "sys/fs/cgroup/memory", group, first_generation));
        }
    }
    return left;
}

u64 left_of_own_limit(const Path& root) {
    struct rlimit limit {};
    if (::getrlimit(RLIMIT_AS, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY) return unlimited;
    const std::optional<u64> pages = number_in(root / "proc/self/statm");
    return less(limit.rlim_cur, pages.value_or(0) * static_cast<u64>(::sysconf(_SC_PAGESIZE)));
}

}  // namespace

u64 available_memory(const Path& root) {
    const std::optional<u64> machine = entry_in(root / "proc/meminfo", "MemAvailable:");
    return std::min({machine ? *machine * 1024 : unlimited, left_in_control_groups(root), left_of_own_limit(root)});
}

u64 kills_for_memory(const Path& root) { return entry_in(root / "proc/vmstat", "oom_kill").value_or(0); }

namespace {

/// The path itself, or the nearest folder above it that is there.
Path nearest_existing(const Path& path) {
    std::error_code error;
    Path existing = std::filesystem::absolute(path);
    while (!std::filesystem::exists(existing, error) && existing.has_relative_path()) existing = existing.parent_path();
    return existing;
}

u64 device_of(const Path& path) {
    const Path existing = nearest_existing(path);
    struct stat status {};
    if (::stat(existing.c_str(), &status) != 0) fail(existing, "cannot be looked at", errno);
    return status.st_dev;
}

}  // namespace

bool same_disk(const Path& a, const Path& b) { return device_of(a) == device_of(b); }

u64 free_disk(const Path& path) {
    std::error_code error;
    const Path existing = nearest_existing(path);
    const std::filesystem::space_info space = std::filesystem::space(existing, error);
    if (error) fail(existing, "cannot ask for free space", error.value());
    return space.available;
}

}  // namespace consortia::files

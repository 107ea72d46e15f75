#include "engine/study/store/burn_ins.hpp"

#include "engine/files/atomic_file.hpp"
#include "engine/files/budget.hpp"
#include "engine/files/build_id.hpp"
#include "engine/files/digest.hpp"
#include "engine/files/image.hpp"
#include "engine/run/content.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

namespace consortia::study {

namespace {

constexpr std::string_view ending = ".snapshot";
constexpr u64 most = 10'000'000'000;
constexpr u64 share = 5;  // one of five bytes

struct Snapshot {
    std::filesystem::file_time_type used;
    files::Path path;
    u64 bytes = 0;
};

constexpr std::size_t digits = 16;

/// By name and first bytes: a snapshot, or what a killed command left of one half written.
bool is_ours(const files::Path& file) {
    const bool whole = is_burn_in_name(file.filename().string());
    return (whole && files::is_image(file)) || is_burn_in_name(files::left_over_of(file));
}

/// Oldest first. Files that another command takes away meanwhile are left out.
std::vector<Snapshot> snapshots_in(const files::Path& folder) {
    std::vector<Snapshot> found;
    std::error_code error;
    for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
        if (!is_ours(entry->path())) continue;
        std::error_code gone;
        Snapshot snapshot{entry->last_write_time(gone), entry->path(), 0};
        if (!gone) snapshot.bytes = entry->file_size(gone);
        if (!gone) found.push_back(std::move(snapshot));
    }
    std::ranges::sort(found, {}, [](const Snapshot& s) { return std::pair(s.used, s.path); });
    return found;
}

u64 bytes_of_all(const std::vector<Snapshot>& snapshots) {
    u64 bytes = 0;
    for (const Snapshot& snapshot : snapshots) bytes += snapshot.bytes;
    return bytes;
}

}  // namespace

u64 snapshot_content(const Runs& runs, u64 run) {
    return files::for_this_build(content_of_burn_in(*runs.scenario(run), runs.replicate_of(run)));
}

files::Path snapshot_of(const Runs& runs, u64 run, const files::Path& folder) {
    return folder / burn_in_file(snapshot_content(runs, run));
}

std::string burn_in_file(u64 content) { return files::hex(content) + std::string(ending); }

bool is_burn_in_name(std::string_view name) {
    const std::string_view content = name.substr(0, digits);
    return name.size() == digits + ending.size() && name.ends_with(ending) &&
           content.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

void remove_burn_in(const files::Path& snapshot) {
    std::error_code ignored;  // the new one replaces it
    if (files::is_image(snapshot)) std::filesystem::remove(snapshot, ignored);
}

u64 room_for_burn_ins(const files::Path& folder) {
    return std::min(most, (files::free_disk(folder) + bytes_of_all(snapshots_in(folder))) / share);
}

u64 trim_burn_ins(const files::Path& folder, u64 room, const std::set<u64>& needed) {
    std::set<std::string> spared;
    for (u64 content : needed) spared.insert(burn_in_file(content));
    const std::vector<Snapshot> snapshots = snapshots_in(folder);
    u64 there = bytes_of_all(snapshots);
    u64 removed = 0;
    for (const Snapshot& snapshot : snapshots) {
        if (there <= room) break;
        std::error_code error;
        if (spared.contains(snapshot.path.filename().string()) || !std::filesystem::remove(snapshot.path, error)) continue;
        there -= snapshot.bytes;
        removed += snapshot.bytes;
    }
    return removed;
}

void touch_burn_in(const files::Path& snapshot) {
    std::error_code ignored;  // at worst it is thought older than it is
    std::filesystem::last_write_time(snapshot, std::filesystem::file_time_type::clock::now(), ignored);
}

}  // namespace consortia::study

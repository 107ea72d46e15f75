#include "engine/study/store/disk.hpp"

#include "engine/files/budget.hpp"
#include "engine/run/estimate.hpp"
#include "engine/study/store/burn_ins.hpp"

#include <algorithm>
#include <vector>

namespace consortia::study {

namespace {

constexpr double framing = 1 << 20;  // scenarios, coordinates and heads: more than any result of the tree has

constexpr std::size_t most_burn_ins = 1000;  // more than a folder of them may hold

std::size_t absent(const Runs& runs, u64 variant, const std::optional<files::Path>& folder) {
    std::size_t count = 0;
    for (u32 place = 0; place < runs.replicates() && count < most_burn_ins; ++place) {
        const bool there = folder && std::filesystem::exists(snapshot_of(runs, runs.run(variant, place), *folder));
        count += there ? 0 : 1;
    }
    return count;
}

/// How many burn-ins will leave a snapshot that is not there yet; counted no further than a folder of them may hold.
std::size_t burn_ins_to_make(const Runs& runs, const std::optional<files::Path>& folder, bool keep_every) {
    if (runs.largest().front()->burn_in == 0) return 0;
    const std::vector<VariantOfBurnIn> variants = variants_by_burn_in(runs);
    std::size_t missing = 0;
    for (auto begin = variants.begin(); begin != variants.end() && missing < most_burn_ins;) {
        const auto end = std::ranges::find_if(begin, variants.end(), [&](const auto& v) { return v.key != begin->key; });
        if ((folder && keep_every) || end - begin > 1) missing += absent(runs, begin->variant, folder);
        begin = end;
    }
    return std::min(missing, most_burn_ins);
}

double bytes_in(const files::Path& folder) {
    double bytes = 0;
    std::error_code error;
    for (std::filesystem::recursive_directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error)) {
        std::error_code gone;
        const auto size = entry->is_regular_file(gone) ? entry->file_size(gone) : 0;
        if (!gone) bytes += static_cast<double>(size);
    }
    return bytes;
}

double free_at(const files::Path& folder) { return static_cast<double>(files::free_disk(folder)); }

}  // namespace

DiskNeeds disk_needs(const Runs& runs, u32 runs_at_once, const std::optional<files::Path>& burn_ins, bool keep_every) {
    double frames = 0;
    double state = 0;
    for (const auto& scenario : runs.largest()) {
        const Estimate one = estimate(runs.model(), runs.schema(), *scenario);
        frames = std::max(frames, one.output);
        state = std::max(state, one.checkpoint);
    }
    const double kept = sizeof(double) * runs.numbers_kept();
    return {.results = 2 * kept * static_cast<double>(runs.size()) + framing,
            .checkpoints = 3.0 * runs_at_once * (state + frames),
            .burn_ins = static_cast<double>(burn_ins_to_make(runs, burn_ins, keep_every)) * state};
}

void require_room(const files::Path& folder, double needed, double free) {
    if (needed <= free) return;
    throw SystemError(folder.string() + ": about " + bytes_text(needed) + " of disk are needed and " + bytes_text(free) +
                      " are free; nothing was run. Free some, or choose another disk with --out and --burn-ins (`--dry-run` "
                      "shows what takes how much)");
}

void require_room(const DiskNeeds& needs, const files::Path& folder, const std::optional<files::Path>& burn_ins) {
    const double into_folder = std::max(0.0, needs.results + needs.checkpoints - bytes_in(folder));
    if (burn_ins && !files::same_disk(folder, *burn_ins)) {
        require_room(folder, into_folder, free_at(folder));
        require_room(*burn_ins, needs.burn_ins, free_at(*burn_ins));
    } else {
        require_room(folder, into_folder + needs.burn_ins, free_at(folder));
    }
}

}  // namespace consortia::study

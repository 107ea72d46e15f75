#include "engine/study/execution/completeness.hpp"

#include <algorithm>

namespace consortia::study {

namespace {

constexpr u64 most_named = 10;

}  // namespace

std::string words_of_undefined(const Completeness& done) {
    if (done.undefined == 0) return "";
    return std::to_string(done.undefined) + " finished " + (done.undefined == 1 ? "run" : "runs") +
           " left a number undefined (NaN: a ratio over nothing), which is no failure";
}

Completeness completeness(const Sweep& sweep, const Records& records) {
    Completeness done;
    const u64 points_a_block = sweep.design().points_a_block();
    done.blocks = sweep.points() / points_a_block;
    std::vector<bool> broken(done.blocks, false);
    for (u64 run = 0; run < sweep.size(); ++run) {
        const u64 key = sweep.key_of(run);
        const bool finished = records.done.contains(key);
        const u64 block = sweep.variant_of(run) / points_a_block;
        if (!finished && block < broken.size()) broken[block] = true;
        if (finished) {
            ++done.finished;
            done.undefined += records.undefined.contains(key) ? 1 : 0;
        } else if (records.failed.contains(key)) {
            ++done.failed;
        } else {
            if (done.missing++ < most_named) done.first_missing.push_back(run);
        }
    }
    done.complete_blocks = static_cast<u64>(std::ranges::count(broken, false));
    return done;
}

}  // namespace consortia::study

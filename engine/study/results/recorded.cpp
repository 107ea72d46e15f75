#include "engine/study/results/recorded.hpp"

#include "engine/core/error.hpp"

#include <algorithm>

namespace consortia::study {

std::vector<u64> steps_played(const output::DataSet& data) {
    if (data.find("steps_played") == nullptr) return {};
    const output::StoredVariable* time = data.find("time");  // which a study without series has not
    const u64 most = time == nullptr ? ~u64{0} : time->shape.front();
    std::vector<u64> all;
    for (const double steps : data.numbers("steps_played")) all.push_back(static_cast<u64>(steps));
    if (std::ranges::any_of(all, [&](u64 steps) { return steps > most; }))
        throw SystemError(data.path() + ": steps_played is more than there are");
    return all;
}

measure::Recorded recorded(const output::DataSet& data, std::size_t scenario, std::size_t place) {
    return [&data, scenario, place, played = steps_played(data)](const FrameLayout::Entry& entry) {
        const output::StoredVariable& stored = data.at(entry.indicator.name);
        std::vector<u64> start(stored.shape.size(), 0), count = stored.shape;
        const auto seed = static_cast<std::size_t>(std::ranges::find(stored.over, "seed") - stored.over.begin());
        u64 run = 0;
        for (std::size_t k = 0; k <= seed; ++k) {
            if (stored.over[k] == "scenario") start[k] = scenario;
            if (stored.over[k] == "draw") start[k] = place / stored.shape[seed];
            if (stored.over[k] == "seed") start[k] = place % stored.shape[seed];
            count[k] = 1;
            run = run * stored.shape[k] + start[k];
        }
        if (!played.empty()) count.at(seed + 1) = played.at(run);
        return data.numbers(entry.indicator.name, start, count);
    };
}

}  // namespace consortia::study

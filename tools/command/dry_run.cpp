#include "tools/command/dry_run.hpp"

#include "engine/files/budget.hpp"
#include "engine/run/estimate.hpp"
#include "engine/run/simulation.hpp"
#include "engine/study/disk.hpp"
#include "tools/command/text_table.hpp"

#include <algorithm>
#include <chrono>

namespace consortia::command {

namespace {

using Time = std::chrono::steady_clock;

double seconds_since(Time::time_point then) { return std::chrono::duration<double>(Time::now() - then).count(); }

struct Trial {
    double populating = 0;  ///< seconds
    double step = 0;        ///< seconds
};

/// Plays the first year of the first run with one thread: what a model takes is better measured than guessed.
Trial tried(const study::RunList& list) {
    constexpr u32 year = 4;
    Crew crew(1);
    Simulation simulation(list.model(), list.schema(), list.scenarios().front(), 0, crew);
    const auto begin = Time::now();
    simulation.populate();
    Trial trial{seconds_since(begin), 0};
    const auto populated = Time::now();
    const u32 steps = std::min(year, simulation.steps_total());
    for (u32 k = 0; k < steps; ++k) simulation.step();
    if (steps > 0) trial.step = seconds_since(populated) / steps;
    return trial;
}

/// All runs by the pace of the first one; a burn-in counts once for each replicate.
double seconds_of(const study::RunList& list, const Trial& trial, u32 threads) {
    const Scenario& first = list.scenarios().front();
    const double steps =
        first.steps * static_cast<double>(list.size()) + first.burn_in * static_cast<double>(list.replicates());
    const double work = trial.step * steps + trial.populating * list.replicates();
    return work / std::min<double>(threads, static_cast<double>(list.size()));
}

std::string memory_of(const study::RunList& list, u32 at_once) {
    double one = 0;
    for (const Scenario& scenario : list.scenarios()) {
        const Estimate needs = estimate(list.model(), list.schema(), scenario);
        one = std::max(one, needs.memory + needs.output);
    }
    return bytes_text(one * at_once) + " for " + std::to_string(at_once) + " runs at once, " +
           bytes_text(static_cast<double>(files::available_memory())) + " free";
}

std::string disk_of(const study::DiskNeeds& needs, const std::filesystem::path& folder) {
    return bytes_text(needs.results) + " of results, " + bytes_text(needs.checkpoints) + " of checkpoints while it runs, " +
           bytes_text(needs.burn_ins) + " of burn-ins; " + bytes_text(static_cast<double>(files::free_disk(folder))) +
           " free";
}

}  // namespace

void print_estimate(std::ostream& out, const Ensemble& ensemble) {
    const study::RunList& list = ensemble.list;
    const std::filesystem::path folder = folder_of(ensemble);
    const std::optional<std::filesystem::path> burn_ins = kept_burn_ins(ensemble, folder);
    const u32 threads = threads_of(ensemble.options);
    const u32 at_once = runs_at_once(ensemble);
    const study::DiskNeeds disk = study::disk_needs(list, at_once, burn_ins);
    const Scenario& first = list.scenarios().front();
    const double agents = estimate(list.model(), list.schema(), first).agents;
    TextTable table({{"estimate"}, {""}});
    table.add({"runs", std::to_string(list.size()) + " of " + number(agents) + " agents, " + std::to_string(first.burn_in) +
                           " + " + std::to_string(first.steps) + " steps"});
    table.add({"time", duration(seconds_of(list, tried(list), threads)) + " with " + std::to_string(threads) + " threads"});
    table.add({"memory", memory_of(list, at_once)});
    table.add({"disk", disk_of(disk, folder)});
    out << table << "no result was written\n";
    study::require_room(disk, folder, burn_ins);
}

}  // namespace consortia::command

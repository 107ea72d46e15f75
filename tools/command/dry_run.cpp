#include "tools/command/dry_run.hpp"

#include "engine/files/budget.hpp"
#include "engine/output/provenance.hpp"
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
Trial tried(const study::Runs& runs) {
    constexpr u32 year = 4;
    Crew crew(1);
    const std::shared_ptr<const Scenario> scenario = runs.scenario(0);
    Simulation simulation(runs.model(), runs.schema(), *scenario, 0, crew);
    const auto begin = Time::now();
    simulation.populate();
    Trial trial{seconds_since(begin), 0};
    const auto populated = Time::now();
    const u32 steps = std::min(year, simulation.steps_total());
    for (u32 k = 0; k < steps; ++k) simulation.step();
    if (steps > 0) trial.step = seconds_since(populated) / steps;
    return trial;
}

u64 burn_ins_of(const study::Runs& runs) {
    const auto variants = study::variants_by_burn_in(runs);
    u64 count = variants.empty() ? 0 : 1;
    for (std::size_t k = 1; k < variants.size(); ++k) count += variants[k].key != variants[k - 1].key ? 1 : 0;
    return count * runs.replicates();
}

/// All runs by the pace of the first one; a burn-in counts once for all that share it.
double seconds_of(const study::Runs& runs, const Trial& trial) {
    const std::shared_ptr<const Scenario> first = runs.largest().front();
    const auto burn_ins = static_cast<double>(burn_ins_of(runs));
    const double steps = first->steps * static_cast<double>(runs.size()) + first->burn_in * burn_ins;
    return trial.step * steps + trial.populating * burn_ins;
}

/// Of all runs, also those that are not going on: that they are to do or finished, and where what they left lies; and who
/// shares a burn-in.
double kept_in_mind(const study::Runs& runs, bool digests) {
    constexpr double keys_and_places = 120, burn_in = 130, digest = 72;
    const std::shared_ptr<const Scenario> first = runs.largest().front();
    const double each_step = digests ? 2 * digest * first->steps : 0;
    const double shared = first->burn_in > 0 ? burn_in * static_cast<double>(burn_ins_of(runs)) : 0;
    return shared + static_cast<double>(runs.size()) * (keys_and_places + runs.remembered() + each_step);
}

/// At the peak: the program as it is now, what is kept in mind of every run, and either all runs that go on at once, one of
/// which is being entered, or the file of their results, for which one run at a time is read.
std::string memory_of(const study::Runs& runs, u32 at_once, bool digests) {
    constexpr double copies = 3;
    double playing = 0, writing = 0;
    for (const auto& scenario : runs.largest()) {
        const Estimate needs = estimate(runs.model(), runs.schema(), *scenario);
        playing = std::max(playing, (needs.memory + needs.output) * at_once + copies * needs.output);
        writing = std::max(writing, needs.writing + copies * needs.output);
    }
    const double program = static_cast<double>(output::peak_memory());
    return bytes_text(program + kept_in_mind(runs, digests) + std::max(playing, writing)) + " for " +
           std::to_string(at_once) + " runs at once, " + bytes_text(static_cast<double>(files::available_memory())) +
           " free";
}

std::string disk_of(const study::DiskNeeds& needs, const std::filesystem::path& folder) {
    return bytes_text(needs.results) + " of results, " + bytes_text(needs.checkpoints) + " of checkpoints while it runs, " +
           bytes_text(needs.burn_ins) + " of burn-ins; " + bytes_text(static_cast<double>(files::free_disk(folder))) +
           " free";
}

}  // namespace

double seconds_on_one_thread(const study::Runs& runs) { return seconds_of(runs, tried(runs)); }

void print_estimate(std::ostream& out, const study::Runs& runs, const RunOptions& options,
                    const std::filesystem::path& folder, bool keep_every) {
    const std::optional<std::filesystem::path> burn_ins = kept_burn_ins(runs, options, folder);
    const u32 threads = threads_of(options);
    const u32 at_once = runs_at_once(runs, options);
    const study::DiskNeeds disk = study::disk_needs(runs, at_once, burn_ins, keep_every);
    const std::shared_ptr<const Scenario> first = runs.largest().front();
    const double agents = estimate(runs.model(), runs.schema(), *first).agents;
    const std::string memory = memory_of(runs, at_once, options.digest);  // before the trial, which takes some itself
    TextTable table({{"estimate"}, {""}});
    table.add({"runs", std::to_string(runs.size()) + " of " + number(agents) + " agents, " + std::to_string(first->burn_in) +
                           " + " + std::to_string(first->steps) + " steps"});
    table.add({"time", duration(seconds_on_one_thread(runs) / std::min<double>(threads, static_cast<double>(runs.size()))) +
                           " with " + std::to_string(threads) + " threads"});
    table.add({"memory", memory});
    table.add({"disk", disk_of(disk, folder)});
    out << table << "no result was written\n";
    study::require_room(disk, folder, burn_ins);
}

}  // namespace consortia::command

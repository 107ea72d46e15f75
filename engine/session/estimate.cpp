#include "engine/session/estimate.hpp"

#include "engine/files/budget.hpp"
#include "engine/files/trust.hpp"
#include "engine/output/provenance.hpp"
#include "engine/run/estimate.hpp"
#include "engine/run/simulation.hpp"

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <thread>

namespace consortia::session {

namespace {

namespace fs = std::filesystem;
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
    while (simulation.steps_done() < steps && !simulation.done()) simulation.step();
    if (steps > 0) trial.step = seconds_since(populated) / simulation.steps_done();
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
double memory_of(const study::Runs& runs, u32 at_once, bool digests) {
    constexpr double copies = 3;
    double playing = 0, writing = 0;
    for (const auto& scenario : runs.largest()) {
        const Estimate needs = consortia::estimate(runs.model(), runs.schema(), *scenario);
        playing = std::max(playing, (needs.memory + needs.output) * at_once + copies * needs.output);
        writing = std::max(writing, needs.writing + copies * needs.output);
    }
    const double program = static_cast<double>(output::peak_memory());
    return program + kept_in_mind(runs, digests) + std::max(playing, writing);
}

/// `burn-in` beside a folder; nowhere if others may write there, or we may not.
std::optional<fs::path> burn_ins_beside(const fs::path& folder) {
    const fs::path above = (fs::absolute(folder) / ".").lexically_normal().parent_path().parent_path();
    const fs::path beside = folder.is_absolute() ? above / "burn-in" : fs::proximate(above / "burn-in");
    if (!files::distrust(above).empty() || !files::distrust(beside).empty()) return std::nullopt;
    const fs::path there = fs::exists(beside) ? beside : above;
    const bool ours = !fs::exists(there) || ::access(there.c_str(), W_OK) == 0;
    return ours ? std::optional(beside) : std::nullopt;
}

}  // namespace

u32 all_threads() { return std::max(1U, std::thread::hardware_concurrency()); }

u32 runs_at_once(const study::Runs& runs, u32 threads, u32 processes) {
    const double available = static_cast<double>(files::available_memory()) / processes;
    u32 fit = static_cast<u32>(std::min<u64>(threads, runs.size()));
    for (const auto& scenario : runs.largest()) {
        const Estimate needs = consortia::estimate(runs.model(), runs.schema(), *scenario);
        fit = runs_that_fit(needs, *scenario, fit, available);
    }
    return fit;
}

std::optional<fs::path> kept_burn_ins(const study::Runs& runs, const std::optional<std::string>& asked,
                                      const files::Path& folder) {
    const auto burns_in = [](const std::shared_ptr<const Scenario>& scenario) { return scenario->burn_in > 0; };
    if (std::ranges::none_of(runs.largest(), burns_in) || asked == "none") return std::nullopt;
    if (asked) return *asked;
    return burn_ins_beside(folder);
}

void require_own(const files::Path& folder, const std::optional<files::Path>& burn_ins) {
    if (const std::string why = files::distrust(folder); !why.empty()) throw InputError(Place{folder.string()}, why);
    if (!burn_ins) return;
    if (const std::string why = files::distrust(*burn_ins); !why.empty()) throw InputError(Place{burn_ins->string()}, why);
}

double seconds_on_one_thread(const study::Runs& runs) { return seconds_of(runs, tried(runs)); }

PlanEstimate estimate(const study::Runs& runs, const Surroundings& around) {
    PlanEstimate plan;
    const std::shared_ptr<const Scenario> first = runs.largest().front();
    plan.runs = runs.size();
    plan.agents = consortia::estimate(runs.model(), runs.schema(), *first).agents;
    plan.burn_in = first->burn_in;
    plan.steps = first->steps;
    plan.runs_at_once = runs_at_once(runs, around.threads);
    plan.disk = study::disk_needs(runs, plan.runs_at_once, around.burn_ins, around.keep_every);
    plan.free_disk = static_cast<double>(files::free_disk(around.folder));
    plan.memory = memory_of(runs, plan.runs_at_once, around.digests);  // before the trial, which takes some itself
    plan.free_memory = static_cast<double>(files::available_memory());
    plan.seconds = seconds_on_one_thread(runs) / std::min<double>(around.threads, static_cast<double>(runs.size()));
    return plan;
}

}  // namespace consortia::session

#include "tools/command/profile.hpp"

#include "engine/files/budget.hpp"
#include "engine/run/estimate.hpp"
#include "engine/run/simulation.hpp"

#include <algorithm>
#include <chrono>

namespace consortia::command {

namespace {

using Time = std::chrono::steady_clock;

double seconds_since(Time::time_point then) { return std::chrono::duration<double>(Time::now() - then).count(); }

double million_updates(double agents, double steps, double seconds) {
    return seconds > 0 ? agents * steps / seconds / 1e6 : 0;
}

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

struct Needs {
    double seconds = 0;
    double memory = 0;
    double disk = 0;
    double checkpoint = 0;
    double agents = 0;
    u32 at_once = 0;
};

Needs needs_of(const study::RunList& list, u32 threads) {
    Needs needs;
    needs.at_once = static_cast<u32>(std::min<u64>(threads, list.size()));
    for (const Scenario& scenario : list.scenarios()) {
        const Estimate one = estimate(list.model(), list.schema(), scenario);
        needs.at_once = runs_that_fit(one, scenario, needs.at_once, static_cast<double>(files::available_memory()));
        needs.memory = std::max(needs.memory, one.memory + one.output);
        needs.agents = std::max(needs.agents, one.agents);
        needs.disk += list.replicates() * one.output * 2;  // the journal and the result
        needs.checkpoint = std::max(needs.checkpoint, one.checkpoint);
    }
    return needs;
}

}  // namespace

std::vector<output::ProfileRow> profile_rows(const study::Effort& effort) {
    std::vector<output::ProfileRow> rows;
    for (const PhaseTime& phase : effort.phases) rows.push_back({phase.name, phase.calls, phase.visits, phase.seconds, 0});
    return rows;
}

void print_profile(std::ostream& out, const study::Effort& effort, const study::RunList& list) {
    const Estimate one = estimate(list.model(), list.schema(), list.scenarios().front());
    double total = 0;
    for (const PhaseTime& phase : effort.phases) total += phase.seconds;
    TextTable table({{"phase"}, {"calls", true}, {"visits", true}, {"seconds", true}, {"share", true}, {"ns/visit", true}});
    for (const PhaseTime& phase : effort.phases) {
        const double visits = static_cast<double>(phase.visits);
        table.add({phase.name, std::to_string(phase.calls), std::to_string(phase.visits), number(phase.seconds),
                   number(total > 0 ? phase.seconds / total : 0), number(visits > 0 ? phase.seconds / visits * 1e9 : 0)});
    }
    out << table;
    out << number(one.agents) << " agents, " << effort.steps << " steps in " << number(effort.stepping_seconds)
        << " s of stepping, " << effort.runs_at_once << " runs at once with " << effort.threads_per_run << " threads each\n"
        << number(million_updates(one.agents, static_cast<double>(effort.steps), effort.stepping_seconds))
        << " M updates/s\n\n";
}

void print_estimate(std::ostream& out, const study::RunList& list, u32 threads) {
    Needs needs = needs_of(list, threads);
    const Trial trial = tried(list);
    const Scenario& first = list.scenarios().front();
    const double shared_burn_ins = first.burn_in * static_cast<double>(list.replicates());
    const double steps = first.steps * static_cast<double>(list.size()) + shared_burn_ins;
    const double work = trial.step * steps + trial.populating * list.replicates();
    needs.seconds = work / std::min<double>(threads, static_cast<double>(list.size()));
    TextTable table({{"estimate"}, {""}});
    table.add({"runs", std::to_string(list.size()) + " of " + number(needs.agents) + " agents, " +
                           std::to_string(first.burn_in) + " + " + std::to_string(first.steps) + " steps"});
    table.add({"time", duration(needs.seconds) + " with " + std::to_string(threads) + " threads"});
    table.add({"memory", bytes_text(needs.memory * needs.at_once) + " for " + std::to_string(needs.at_once) +
                             " runs at once, " + bytes_text(static_cast<double>(files::available_memory())) + " free"});
    table.add({"disk", bytes_text(needs.disk) + " of results; up to " +
                           bytes_text(needs.checkpoint * (2.0 * needs.at_once + list.replicates())) +
                           " of checkpoints and burn-ins while it runs"});
    out << table << "no result was written\n";
}

}  // namespace consortia::command

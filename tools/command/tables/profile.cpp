#include "tools/command/tables/profile.hpp"

#include "engine/parallel/allocations.hpp"
#include "engine/run/estimate.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <optional>

namespace consortia::command {

namespace {

double million_updates(double agents, double steps, double seconds) {
    return seconds > 0 ? agents * steps / seconds / 1e6 : 0;
}

/// Which of the numbers of workers played the run; none if it is not among them.
std::optional<std::size_t> at_hand(const study::Effort& effort) {
    const auto found = std::ranges::find(Makespans::workers, effort.threads_per_run);
    if (found == Makespans::workers.end()) return std::nullopt;
    return static_cast<std::size_t>(found - Makespans::workers.begin());
}

/// Wall time that a phase spends outside blocks: one worker's alone.
double serial_seconds(const PhaseTime& phase, std::size_t here) {
    return std::max(0.0, phase.seconds - phase.makespans.seconds[here]);
}

/// To begin and to end a call is taken to grow as the depth of a tree of workers.
double seconds_with(const study::Effort& effort, std::size_t here, std::size_t k, double call) {
    double seconds = 0;
    for (const PhaseTime& phase : effort.phases) {
        seconds += serial_seconds(phase, here) + phase.makespans.seconds[k];
        if (k != here) seconds += static_cast<double>(phase.makespans.calls) * call * std::log2(Makespans::workers[k]);
    }
    return seconds;
}

void print_serial(std::ostream& out, const study::Effort& effort, std::size_t here) {
    constexpr std::size_t shown = 6;
    std::vector<const PhaseTime*> phases;
    double serial = 0, all = 0;
    for (const PhaseTime& phase : effort.phases) {
        phases.push_back(&phase);
        serial += serial_seconds(phase, here);
        all += phase.seconds;
    }
    std::ranges::stable_sort(phases, std::greater(), [&](const PhaseTime* phase) { return serial_seconds(*phase, here); });
    out << "one worker alone: " << number(serial) << " s, " << number(all > 0 ? serial / all : 0) << " of all:";
    for (std::size_t k = 0; k < std::min(shown, phases.size()); ++k)
        out << (k > 0 ? ", " : " ") << phases[k]->name << ' ' << number(serial_seconds(*phases[k], here));
    out << "\n\n";
}

}  // namespace

std::vector<output::ProfileRow> profile_rows(const study::Effort& effort) {
    std::vector<output::ProfileRow> rows;
    for (const PhaseTime& phase : effort.phases) {
        rows.push_back({phase.name, phase.calls, phase.visits, phase.seconds, phase.processor_seconds, phase.imbalance(),
                        phase.bytes, phase.allocations});
    }
    return rows;
}

void print_profile(std::ostream& out, const study::Effort& effort, const study::Runs& runs, double bandwidth) {
    const Estimate one = estimate(runs.model(), runs.schema(), *runs.largest().front());
    const bool counted = allocations_of_thread > 0;  // else the program does not, or a sanitizer watches memory
    double total = 0;
    for (const PhaseTime& phase : effort.phases) total += phase.seconds;
    TextTable table({{"phase"},
                     {"calls", true},
                     {"visits", true},
                     {"seconds", true},
                     {"share", true},
                     {"M visits/s", true},
                     {"ns/visit", true},
                     {"GB/s", true},
                     {"of memory's", true},
                     {"allocations", true},
                     {"imbalance", true}});
    for (const PhaseTime& phase : effort.phases) {
        const double visits = static_cast<double>(phase.visits);
        const double a_second = phase.seconds > 0 ? static_cast<double>(phase.bytes) / phase.seconds : 0;
        table.add({phase.name, std::to_string(phase.calls), std::to_string(phase.visits), number(phase.seconds),
                   number(total > 0 ? phase.seconds / total : 0), number(million_updates(visits, 1, phase.seconds)),
                   number(visits > 0 ? phase.seconds / visits * 1e9 : 0), number(a_second / 1e9),
                   bandwidth > 0 ? number(a_second / bandwidth) : "-", counted ? std::to_string(phase.allocations) : "-",
                   number(phase.imbalance())});
    }
    out << table;
    out << number(one.agents) << " agents, " << effort.steps << " steps in " << number(effort.stepping_seconds)
        << " s of stepping, " << effort.runs_at_once << " runs at once with " << effort.threads_per_run << " threads each\n"
        << number(million_updates(one.agents, static_cast<double>(effort.steps), effort.stepping_seconds))
        << " M updates/s\n";
    if (bandwidth > 0) out << number(bandwidth / 1e9) << " GB/s read and written back in order by this machine's memory\n";
    out << '\n';
}

void print_workers(std::ostream& out, const study::Effort& effort, double call) {
    const std::optional<std::size_t> here = at_hand(effort);
    if (!here) return;
    double bytes = 0;
    for (const PhaseTime& phase : effort.phases) bytes += static_cast<double>(phase.bytes);
    const double alone = seconds_with(effort, *here, 0, call);
    TextTable table({{"workers"}, {"seconds", true}, {"times as fast", true}, {"of each worker", true}, {"GB/s", true}});
    for (std::size_t k = 0; k < Makespans::workers.size(); ++k) {
        const double seconds = seconds_with(effort, *here, k, call);
        const double faster = seconds > 0 ? alone / seconds : 1;
        table.add({std::to_string(Makespans::workers[k]), number(seconds), number(faster),
                   number(faster / Makespans::workers[k]), number(seconds > 0 ? bytes / seconds / 1e9 : 0)});
    }
    out << "What other numbers of workers would take, by a replay of the blocks of this run\n" << table;
    print_serial(out, effort, *here);
}

}  // namespace consortia::command

#include "tools/command/tables/profile.hpp"

#include "engine/parallel/allocations.hpp"
#include "engine/run/estimate.hpp"

namespace consortia::command {

namespace {

double million_updates(double agents, double steps, double seconds) {
    return seconds > 0 ? agents * steps / seconds / 1e6 : 0;
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

}  // namespace consortia::command

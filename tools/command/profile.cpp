#include "tools/command/profile.hpp"

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
        rows.push_back({phase.name, phase.calls, phase.visits, phase.seconds, phase.processor_seconds, phase.imbalance()});
    }
    return rows;
}

void print_profile(std::ostream& out, const study::Effort& effort, const study::Runs& runs) {
    const Estimate one = estimate(runs.model(), runs.schema(), *runs.largest().front());
    double total = 0;
    for (const PhaseTime& phase : effort.phases) total += phase.seconds;
    TextTable table({{"phase"},
                     {"calls", true},
                     {"visits", true},
                     {"seconds", true},
                     {"share", true},
                     {"M visits/s", true},
                     {"ns/visit", true},
                     {"imbalance", true}});
    for (const PhaseTime& phase : effort.phases) {
        const double visits = static_cast<double>(phase.visits);
        table.add({phase.name, std::to_string(phase.calls), std::to_string(phase.visits), number(phase.seconds),
                   number(total > 0 ? phase.seconds / total : 0), number(million_updates(visits, 1, phase.seconds)),
                   number(visits > 0 ? phase.seconds / visits * 1e9 : 0), number(phase.imbalance())});
    }
    out << table;
    out << number(one.agents) << " agents, " << effort.steps << " steps in " << number(effort.stepping_seconds)
        << " s of stepping, " << effort.runs_at_once << " runs at once with " << effort.threads_per_run << " threads each\n"
        << number(million_updates(one.agents, static_cast<double>(effort.steps), effort.stepping_seconds))
        << " M updates/s\n\n";
}

}  // namespace consortia::command

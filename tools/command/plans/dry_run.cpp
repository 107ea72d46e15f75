#include "tools/command/plans/dry_run.hpp"

#include "engine/run/estimate.hpp"
#include "engine/session/estimate.hpp"
#include "tools/command/plans/ensemble.hpp"
#include "tools/command/tables/text_table.hpp"

namespace consortia::command {

namespace {

/// `, 3 futures by 8 draws of 12 parameters by 2 seeds for each of 5 scenarios`
std::string worlds_of(const session::Plan& plan) {
    const ParameterDraws& drawn = plan.is_study() ? plan.study().drawn() : plan.scenarios().drawn();
    const std::size_t futures = plan.is_study() ? plan.study().futures().size() : 0;
    std::string words;
    if (futures > 0) words += ", " + std::to_string(futures) + " futures by ";
    if (!drawn.empty())
        words += (words.empty() ? ", " : "") + std::to_string(drawn.size()) + " draws of " +
                 std::to_string(drawn.parameters.size()) + " parameters by ";
    if (words.empty()) return "";
    const u64 worlds = std::max<u64>(1, futures) * std::max<u64>(1, drawn.size());
    return words + std::to_string(plan.runs().replicates() / worlds) + " seeds for each of " +
           std::to_string(plan.runs().variants()) + (plan.is_study() ? " points" : " scenarios");
}

std::string runs_of(const session::PlanEstimate& plan) {
    return std::to_string(plan.runs) + " of " + number(plan.agents) + " agents, " + std::to_string(plan.burn_in) + " + " +
           std::to_string(plan.steps) + " steps";
}

std::string memory_of(const session::PlanEstimate& plan) {
    return bytes_text(plan.memory) + " for " + std::to_string(plan.runs_at_once) + " runs at once, " +
           bytes_text(plan.free_memory) + " free";
}

std::string disk_of(const session::PlanEstimate& plan) {
    return bytes_text(plan.disk.results) + " of results, " + bytes_text(plan.disk.checkpoints) +
           " of checkpoints while it runs, " + bytes_text(plan.disk.burn_ins) + " of burn-ins; " +
           bytes_text(plan.free_disk) + " free";
}

}  // namespace

void print_estimate(std::ostream& out, const session::Plan& plan, const RunOptions& options) {
    const session::Playing playing = playing_of(plan, options);
    const session::Surroundings around{.folder = playing.folder,
                                       .burn_ins = playing.burn_ins,
                                       .threads = playing.threads,
                                       .digests = playing.digests,
                                       .keep_every = !plan.is_study()};
    const session::PlanEstimate needs = session::estimate(plan.runs(), around);
    TextTable table({{"estimate"}, {""}});
    table.add({"runs", runs_of(needs) + worlds_of(plan)});
    if (const auto& stop = plan.runs().scenario(0)->stop) table.add({"stop", "at most so many steps: " + to_string(*stop)});
    const Estimate one = estimate(plan.runs().model(), plan.runs().schema(), *plan.runs().scenario(0));
    if (one.panels > 0) table.add({"panels", bytes_text(one.panels) + " of each run"});
    table.add({"time", duration(needs.seconds) + " with " + std::to_string(playing.threads) + " threads"});
    table.add({"memory", memory_of(needs)});
    table.add({"disk", disk_of(needs)});
    out << table << "no result was written\n";
    study::require_room(needs.disk, playing.folder, playing.burn_ins);
}

}  // namespace consortia::command

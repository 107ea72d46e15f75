#include "engine/session/extension.hpp"

#include "engine/output/build_info.hpp"
#include "engine/output/reading/reader.hpp"
#include "engine/study/results/merge.hpp"

namespace consortia::session {

namespace {

/// 1 without draws of parameters.
u64 draws_of(const output::DataSet& result) {
    const output::StoredVariable* draws = result.find("draw");
    return draws == nullptr ? 1 : draws->shape.front();
}

}  // namespace

bool by_this_program(const output::DataSet& result) {
    return result.note("version") == output::version() && result.note("commit") == output::commit();
}

bool has_digests(const output::DataSet& result) { return result.find("state_digest") != nullptr; }

std::optional<study::RunList> runs_held(const Plan& plan, const Playing& playing, const output::DataSet& result) {
    const output::StoredVariable* seeds = result.find("seed");
    if (seeds == nullptr || !by_this_program(result) || has_digests(result) != playing.digests) return std::nullopt;
    const u64 count = seeds->shape.front(), draws = draws_of(result);
    const study::RunList& asked = plan.scenarios();
    const bool fewer = count < asked.seeds() || draws < asked.draws();
    if (count == 0 || !fewer || count > asked.seeds() || draws > asked.draws()) return std::nullopt;
    study::RunList held = asked.with_draws(static_cast<u32>(draws)).with_replicates(static_cast<u32>(count));
    if (result.note("content_digest") != study::content_digest(held)) return std::nullopt;
    return held;
}

u32 replicates_held(const Plan& plan, const Playing& playing) {
    const files::Path file = playing.folder / plan.result_name();
    if (playing.folder.empty() || playing.replace || !std::filesystem::exists(file)) return 0;
    const output::ResultReader result(file.string());
    if (result.note("content_digest") == plan.content_digest()) return plan.scenarios().seeds();
    const std::optional<study::RunList> held = runs_held(plan, playing, result);
    return held ? held->seeds() : 0;
}

void enter(const study::RunList& held, const files::Path& result, bool digests, study::Ledger& ledger) {
    const study::StoredRuns stored(held, result.string(), digests);
    for (u64 run = 0; run < held.size(); ++run) {
        if (ledger.is_finished(held.key_of(run))) continue;
        ledger.add(held.key_of(run), stored.run(held.scenario_number(run), held.place_of(run)));
    }
}

}  // namespace consortia::session

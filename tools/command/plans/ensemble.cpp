#include "tools/command/plans/ensemble.hpp"

#include "engine/core/text/visible.hpp"
#include "engine/session/estimate.hpp"
#include "tools/command/plans/drawn.hpp"
#include "tools/command/plans/studies.hpp"
#include "tools/command/process/machine.hpp"
#include "tools/command/process/shell.hpp"
#include "tools/command/tables/profile.hpp"

#include <iostream>

namespace consortia::command {

namespace {

namespace fs = std::filesystem;

std::vector<std::string> inputs_of(const RunOptions& options) {
    std::vector<std::string> inputs;
    for (const std::string& file : options.scenarios.files) {
        inputs.push_back(fs::absolute(file).lexically_normal().string());
    }
    return inputs;
}

/// The command that plays one run of an ensemble alone.
std::string reproduction(const study::RunList& list, const RunOptions& options, u64 run) {
    std::string text =
        quoted(options.command_line.front()) + " run " + quoted(options.scenarios.files[list.scenario_number(run)]);
    if (options.scenarios.root) text += " --root " + quoted(*options.scenarios.root);
    for (const std::string& value : options.scenarios.set) text += " --set " + quoted(value);
    text += settings_of_draw(list.drawn(), list.schema(), list.draw_of(run));
    return text + " --replicate " + std::to_string(list.replicate_of(run));
}

/// What plays the runs that a `merge` finds missing.
std::string command_to_resume(const session::Plan& plan, const RunOptions& options) {
    std::string text;
    for (const std::string& word : options.command_line) {
        if (word == "--partial" || word == "--force") continue;
        text += (text.empty() ? "" : " ") + quoted(word == "merge" ? (plan.compared() ? "compare" : "run") : word);
    }
    return text + " --resume";
}

}  // namespace

session::Overrides overrides_of(const ScenarioOptions& options) {
    return {.set = options.set,
            .seeds = options.seeds,
            .replicate = options.replicate,
            .draws = options.draws,
            .root = options.root,
            .strict = options.strict};
}

session::Plan plan_of(const session::Workspace& workspace, const ScenarioOptions& options, bool compared) {
    Terminal terminal;
    return session::Plan::of_scenarios(workspace, options.files, overrides_of(options), compared, terminal);
}

fs::path folder_of(const session::Plan& plan, const RunOptions& options) {
    if (!options.out.empty()) return options.out;
    return fs::path("results") / plan.folder_name(options.digest);
}

u32 threads_of(const RunOptions& options) { return options.threads.value_or(session::all_threads()); }

session::Playing playing_of(const session::Plan& plan, const RunOptions& options) {
    session::Playing playing{.folder = folder_of(plan, options)};
    playing.burn_ins = session::kept_burn_ins(plan.runs(), options.burn_ins, playing.folder);
    playing.threads = threads_of(options);
    playing.checkpoint_every = options.checkpoint_every;
    playing.digests = options.digest;
    playing.resume = options.resume;
    playing.replace = options.force;
    playing.stop = stop_asked;
    playing.reproduction = [&plan, &options](u64 run) {
        return plan.is_study() ? reproduction(plan.study(), options, run) : reproduction(plan.scenarios(), options, run);
    };
    playing.made_by = options.command_line;
    playing.inputs = inputs_of(options);
    return playing;
}

session::Playing playing_by_command(const session::Plan& plan, const RunOptions& options, Terminal& terminal) {
    session::Playing playing = playing_of(plan, options);
    playing.reproduction = [&options](u64) { return as_typed(options.command_line); };
    if (options.profile) profile(playing, plan.runs(), terminal);
    return playing;
}

void profile(session::Playing& playing, const study::Runs& runs, Terminal& terminal) {
    playing.times_blocks = true;
    playing.complete = [&runs, &terminal, threads = playing.threads](output::Provenance& provenance,
                                                                     const study::Effort& effort) {
        provenance.profile = profile_rows(effort);
        provenance.peak_memory = output::peak_memory();
        provenance.memory_bandwidth = memory_bandwidth(threads);
        terminal.clear();
        print_profile(std::cout, effort, runs, provenance.memory_bandwidth);
        print_workers(std::cout, effort, call_seconds());
    };
}

std::string remedy_of(session::Refused::Why why) {
    using Why = session::Refused::Why;
    switch (why) {
        case Why::other_result:
            return "; give another --out, or --force to replace it";
        case Why::unfinished:
            return "; give --resume to go on with it, or --force to begin anew";
        case Why::other_work:
            return "; give another --out, or --force to begin anew";
        case Why::missing_runs:
            break;
    }
    return "; --partial writes what is there";
}

session::Result carried_out(const session::Plan& plan, const session::Playing& playing, Terminal& terminal) {
    return with_remedies([&] { return session::play(plan, playing, terminal).result; });
}

void join(const session::Plan& plan, const RunOptions& options, bool partial) {
    Terminal terminal;
    const std::string how = "; `" + command_to_resume(plan, options) + "` plays them";
    const auto joined = [&] {
        try {
            return session::join(plan, playing_of(plan, options), partial, terminal);
        } catch (const session::Refused& refused) {
            if (refused.why() != session::Refused::Why::missing_runs) throw refused.with(remedy_of(refused.why()));
            throw refused.with(how + ", --partial writes what is there");
        }
    };
    const session::Played played = joined();
    if (played.found) return;
    if (played.missing > 0)
        std::cerr << played.missing << " of " << plan.runs().size() << " runs are missing" << how << '\n';
    std::cerr << "written to " << visible(played.result.path()) << '\n';
}

}  // namespace consortia::command

#include "tools/command/plans/studies.hpp"

#include "engine/core/text/visible.hpp"
#include "engine/output/reading/reader.hpp"
#include "engine/session/calibration/calibrate.hpp"
#include "tools/command/plans/drawn.hpp"
#include "tools/command/process/shell.hpp"

#include <iostream>

namespace consortia::command {

namespace {

namespace fs = std::filesystem;

/// Of runs that are missing says what plays them.
session::StudyResult written(const session::Plan& plan, const study::Records& records, const RunOptions& options,
                             bool partial, const session::BurnIns& burn_ins) {
    try {
        return session::write_study(plan, records, playing_of(plan, options), partial, burn_ins);
    } catch (const session::Refused& refused) {
        throw refused.with("; `" + command_for("sweep", options) + "` completes it, --partial writes what is there");
    }
}

bool lays_over(const ScenarioOptions& asked) { return asked.seeds || asked.draws || !asked.set.empty(); }

}  // namespace

void add_study(Arguments& command, RunOptions& options) {
    command.words("study", options.scenarios.files, "the study file", "STUDY", 1, 1);
    add_overlays(command, options.scenarios);
    command.option("--out", options.out, "folder of the study (default: results/<study>-<content hash>)", "DIR");
}

session::Plan any_study_of(const session::Workspace& workspace, const RunOptions& options) {
    Terminal terminal;
    return session::Plan::of_study(workspace, options.scenarios.files.front(), overrides_of(options.scenarios), terminal);
}

session::Plan study_of(const session::Workspace& workspace, const RunOptions& options) {
    session::Plan plan = any_study_of(workspace, options);
    session::refuse_search(plan, options.scenarios.files.front());
    return plan;
}

std::string player_of(const session::Plan& plan) {
    const Study& study = plan.study().study();
    return study.is_calibration() ? "calibrate" : study.is_optimisation() ? "optimise" : "sweep";
}

fs::path result_of(const session::Plan& plan, const RunOptions& options) {
    return folder_of(plan, options) / plan.result_name();
}

std::string finished_result_of(const session::Plan& plan, const RunOptions& options) {
    const std::string result = result_of(plan, options).string();
    if (!fs::exists(result))
        throw InputError(Place{result}, "is not there; `" + command_for(player_of(plan), options) + "` and `" +
                                            command_for("merge", options) + "` write it");
    if (lays_over(options.scenarios) && output::ResultReader(result).note("content_digest") != plan.content_digest())
        throw InputError(Place{result},
                         "is of other seeds, draws or values than are asked for; without --seeds, --draws and "
                         "--set it is read as it is");
    return result;
}

std::string finished_result_of(const std::string& file, const ScenarioOptions& asked) {
    if (lays_over(asked)) throw InputError(Place{file}, "is a finished result: --seeds, --draws and --set cannot change it");
    return file;
}

study::Records records_of(const session::Plan& plan, const RunOptions& options, study::Keep keep) {
    Terminal terminal;
    return with_remedies([&] { return session::records_of(plan, folder_of(plan, options), keep, terminal); });
}

std::string command_for(const std::string& subcommand, const RunOptions& options) {
    const ScenarioOptions& scenarios = options.scenarios;
    std::string text = quoted(options.command_line.front()) + " " + subcommand + " " + quoted(scenarios.files.front());
    if (!options.out.empty()) text += " --out " + quoted(options.out);
    if (scenarios.seeds) text += " --seeds " + std::to_string(*scenarios.seeds);
    if (scenarios.draws) text += " --draws " + std::to_string(*scenarios.draws);
    if (scenarios.root) text += " --root " + quoted(*scenarios.root);
    for (const std::string& value : scenarios.set) text += " --set " + quoted(value);
    if (options.burn_ins && subcommand == "sweep") text += " --burn-ins " + quoted(*options.burn_ins);
    return text;
}

std::string reproduction(const study::Sweep& sweep, const RunOptions& options, u64 run) {
    const fs::path folder = fs::path(options.scenarios.files.front()).parent_path();
    const std::string scenario = (folder / sweep.study().scenario_file).lexically_normal().string();
    std::string text = quoted(options.command_line.front()) + " run " + quoted(scenario);
    if (options.scenarios.root) text += " --root " + quoted(*options.scenarios.root);
    for (const std::string& value : options.scenarios.set) text += " --set " + quoted(value);
    for (const std::string& value : sweep.settings(sweep.variant_of(run))) text += " --set " + quoted(value);
    text += settings_of_draw(sweep.drawn(), sweep.schema(), sweep.draw_of(run));
    text += " --replicate " + std::to_string(sweep.replicate_of(run));
    for (const std::string& file : sweep.overlays_of(run)) text += "  # with " + visible(file) + " in its `extends`";
    return text;
}

void write_result(const session::Plan& plan, const study::Records& records, const RunOptions& options, bool partial,
                  const session::BurnIns& burn_ins) {
    const session::StudyResult result = written(plan, records, options, partial, burn_ins);
    if (result.done.undefined > 0) std::cerr << study::words_of_undefined(result.done) << '\n';
    if (!result.done.all_done()) {
        std::cerr << session::missing_runs(plan.study(), result.done) << "; `" << command_for("sweep", options)
                  << "` completes it\n";
    }
    std::cerr << (result.found ? "already there: " : "written to ") << visible(result.file.string()) << '\n';
}

}  // namespace consortia::command

// `sweep`: all points of a study, on the threads of this machine, over the ranks of MPI, or as one of several shards.
#include "engine/core/visible.hpp"
#include "engine/files/atomic_file.hpp"
#include "engine/run/estimate.hpp"
#include "engine/study/sweep_result.hpp"
#include "tools/command/dry_run.hpp"
#include "tools/command/shell.hpp"
#include "tools/command/slurm_script.hpp"
#include "tools/command/subcommands.hpp"
#include "tools/command/survive.hpp"
#include "tools/command/sweeper.hpp"
#include "tools/command/time_limit.hpp"

#include <algorithm>
#include <iostream>
#include <set>

namespace consortia::command {

namespace {

/// What no point may be is told before anything is run.
OpenStudy checked_study(const session::Workspace& workspace, const RunOptions& options) {
    OpenStudy open = open_study(workspace, options);
    open.sweep.check_points();
    return open;
}

/// The leading rank reads it first: what is wrong with it is said once.
OpenStudy checked_study(const session::Workspace& workspace, const RunOptions& options, const study::Ranks& ranks) {
    if (!ranks.keeps_roster()) {
        if (!ranks.told(true)) throw SaidByAnother{Exit::wrong_input};
        return open_study(workspace, options);
    }
    try {
        OpenStudy open = checked_study(workspace, options);
        ranks.told(true);
        return open;
    } catch (...) {
        ranks.told(false);
        throw;
    }
}

/// Of one thread, by the time that finished runs took or, before there are any, by a trial.
double seconds_left(const study::Sweep& sweep, const study::Records& records, u64 missing) {
    if (records.timed == 0) return seconds_on_one_thread(sweep);
    return records.seconds / static_cast<double>(records.timed) * static_cast<double>(missing);
}

double memory_a_task(const study::Sweep& sweep, u32 threads) {
    constexpr double program = 256e6, margin = 1.3;
    double one = 0;
    for (const auto& scenario : sweep.largest()) {
        const Estimate needs = estimate(sweep.model(), sweep.schema(), *scenario);
        one = std::max(one, needs.memory + needs.output);
    }
    return program + margin * one * threads;
}

/// The command as it was typed, without what the script itself says: so whatever an option means is carried.
std::string carried(const std::vector<std::string>& command_line) {
    const std::set<std::string> flags{"--slurm", "--resume", "--force"};
    const std::set<std::string> with_value{"--out", "--threads", "--time-limit", "--shard"};
    std::string text;
    for (std::size_t k = 0; k < command_line.size(); ++k) {
        const std::string& word = command_line[k];
        const std::string name = word.substr(0, word.find('='));
        if (flags.contains(name)) continue;
        if (with_value.contains(name)) {
            k += word == name ? 1 : 0;
            continue;
        }
        text += (text.empty() ? "" : " ") + quoted(word);
    }
    return text;
}

int write_slurm(const OpenStudy& open, const SweepOptions& options) {
    const study::Records records = records_of(open, study::Keep::keys);
    const study::Completeness done = study::completeness(open.sweep, records);
    RunOptions asked = options.run;
    asked.out = open.folder.string();
    const u32 threads = threads_of(asked);
    const std::string log = (std::filesystem::absolute(open.folder) / "slurm").lexically_normal().string();
    const SlurmJob job{.study = open.sweep.study().name,
                       .folder = std::filesystem::current_path().string(),
                       .command = carried(asked.command_line) + " --out " + quoted(open.folder.string()),
                       .log = log,
                       .runs = done.missing,
                       .blocks = done.blocks,
                       .seconds = seconds_left(open.sweep, records, done.missing),
                       .threads = threads,
                       .memory = memory_a_task(open.sweep, threads),
                       .limit = options.time_limit.value_or(0)};
    const std::filesystem::path script = open.folder / "sweep.slurm";
    files::make_folder(open.folder);
    files::write_text(script, slurm_script(job));
    std::cout << tasks_of(job) << (tasks_of(job) == 1 ? " task" : " tasks") << ", written to " << visible(script.string())
              << "; read it, then\n  job=$(sbatch --parsable " << quoted(script.string())
              << ")\n  sbatch --dependency=afterany:$job --wrap " << quoted(command_for("merge", asked))
              << "\nThe second joins them, or says in its log what is missing.\n";
    return 0;
}

int sweep_alone(const session::Workspace& workspace, SweepOptions options) {
    const bool plays = !options.slurm && !options.run.dry_run;
    if (plays && survive_runs()) options.retry = false;  // what failed since has been done again
    const OwnWill at_the_end;
    const OpenStudy open = checked_study(workspace, options.run);
    if (options.slurm) return write_slurm(open, options);
    if (options.run.dry_run) {
        print_estimate(std::cout, open.sweep, options.run, open.folder, false);
        return 0;
    }
    Sweeper(open, options, nullptr).sweep();
    return 0;
}

/// A rank has one thread unless asked for more: there are others beside it.
int sweep_together(const session::Workspace& workspace, SweepOptions options) {
    const study::Ranks ranks;
    options.run.threads = options.run.threads.value_or(1);
    const OpenStudy open = checked_study(workspace, options.run, ranks);
    Sweeper(open, options, &ranks).sweep();
    return 0;
}

std::optional<double> limit_of(const std::string& text) {
    if (text.empty()) return std::nullopt;
    const auto seconds = seconds_of_limit(text);
    if (seconds && *seconds > 0) return seconds;
    throw InputError({{Problem::Severity::error, Place{"--time-limit " + text},
                       "expected minutes, MM:SS, HH:MM:SS or D-HH:MM:SS, such as 90 or 1:30:00"}});
}

int sweep(const session::Workspace& workspace, const SweepOptions& options) {
    const bool alone = options.run.dry_run || options.slurm || !study::Ranks::launched();
    return alone ? sweep_alone(workspace, options) : sweep_together(workspace, options);
}

}  // namespace

void add_sweep(CommandLine& program, Context& context) {
    auto options = std::make_shared<SweepOptions>();
    auto limit = std::make_shared<std::string>();
    RunOptions& run = options->run;
    Arguments command = program.subcommand("sweep", "run all points of a study, into DIR/study.h5");
    add_study(command, run);
    add_execution(command, run);
    command.option("--shard", options->shard, "only this part of the study, K of N; the parts may run anywhere at any time",
                   "K/N");
    command.option("--time-limit", *limit,
                   "end after this time with checkpoints to go on from (exit 130): minutes, or as Slurm's --time", "TIME");
    command.flag(
        "--slurm", options->slurm,
        "write a job script for Slurm, DIR/sweep.slurm, in place of running; --threads are the processors of a task, "
        "--time-limit its limit");
    command.flag("--retry", options->retry, "do again what failed");
    command.flag("--resume", run.resume, "go on with what is there (a sweep always does)");
    command.flag("--force", run.force, "begin anew, and replace an older result");
    command.flag("--dry-run", run.dry_run, "only estimate time, memory and disk");
    command.when_chosen([&context, options, limit] {
        options->run.command_line = context.command_line;
        context.chosen = [&context, options, limit] {
            options->time_limit = limit_of(*limit);
            return sweep(context.workspace, *options);
        };
    });
}

}  // namespace consortia::command

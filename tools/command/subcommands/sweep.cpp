// `sweep`: all points of a study, on the threads of this machine, over the ranks of MPI, or as one of several shards.
#include "engine/session/sweep.hpp"
#include "engine/config/input/number.hpp"
#include "engine/core/text/visible.hpp"
#include "tools/command/plans/dry_run.hpp"
#include "tools/command/plans/slurm.hpp"
#include "tools/command/plans/studies.hpp"
#include "tools/command/process/survive.hpp"
#include "tools/command/process/time_limit.hpp"
#include "tools/command/subcommands.hpp"
#include "tools/command/tables/text_table.hpp"

#include <iostream>

namespace consortia::command {

namespace {

constexpr std::size_t most_told = 20;  // warnings

struct SweepOptions {
    RunOptions run;
    std::string shard;  ///< K/N
    bool retry = false;
    bool slurm = false;                ///< write the script in place of playing
    std::optional<double> time_limit;  ///< seconds
};

/// Of a sweep: what one of several processes says is said by the leading one.
class SweepTerminal final : public Terminal {
  public:
    explicit SweepTerminal(const study::Ranks* ranks) : ranks_(ranks) {}

    using Terminal::warning;

    void warning(const std::string& text) override {
        if (++told_ == most_told + 1) std::cerr << "further warnings are left out; `status` lists what failed\n";
        if (told_ <= most_told) Terminal::warning(text);
    }

    void progress(const study::Progress& progress) override {
        note_playing();
        if (ranks_ == nullptr || ranks_->keeps_roster()) Terminal::progress(progress);
    }

    void finished(const study::Effort& effort) override {
        clear();
        std::cerr << effort.finished << (effort.finished == 1 ? " run" : " runs") << " finished in "
                  << duration(effort.seconds);
        if (ranks_ != nullptr) std::cerr << " on " << ranks_->size() << " ranks";
        if (effort.failed > 0) std::cerr << ", " << effort.failed << " failed";
        if (effort.burn_ins_found > 0) {
            std::cerr << "; " << effort.burn_ins_found << " of " << effort.burn_ins << " burn-ins were already there";
        }
        std::cerr << '\n';
    }

  private:
    const study::Ranks* ranks_;
    std::size_t told_ = 0;
};

session::Shard shard_of(const std::string& text) {
    if (text.empty()) return {};
    const std::size_t slash = text.find('/');
    const u64 number = config::parse_count(text.substr(0, slash)).value_or(0);
    const u64 count = slash == std::string::npos ? 0 : config::parse_count(text.substr(slash + 1)).value_or(0);
    if (number >= 1 && number <= count) return {number, count, true};
    throw InputError(Place{"--shard " + text}, "expected K/N with K from 1 to N, such as 3/7");
}

void refuse_force_of_a_shard(const session::Plan& plan, const SweepOptions& options, const session::Shard& shard) {
    if (!shard.named || !options.run.force) return;
    throw InputError(Place{"--force"},
                     "begins the whole study anew, so not with --shard: the other parts would be lost; begin it anew "
                     "without --shard, or remove " +
                         session::work_folder(folder_of(plan, options.run)).string());
}

void tell_shard(const session::Shard& shard, u64 missing, const RunOptions& options) {
    std::cerr << "shard " << shard.number << " of " << shard.count << " is done; ";
    if (missing == 0) {
        std::cerr << "so are all others: `" << command_for("merge", options) << "` joins them\n";
    } else {
        std::cerr << missing << " runs of other shards are missing\n";
    }
}

/// Of the whole study the result is written at once; a shard says what comes next.
void end(const session::Plan& plan, const SweepOptions& options, const session::Part& part, const study::Effort& effort) {
    const study::Keep keep = part.shard.named ? study::Keep::keys : study::Keep::places;
    const study::Records records = records_of(plan, options.run, keep);
    const study::Completeness done = study::completeness(plan.study(), records);
    if (done.failed > 0) {
        std::cerr << done.failed << " failed in all; --retry does them again, `status` lists them\n";
    }
    if (part.shard.named) return tell_shard(part.shard, done.missing, options.run);
    if (!done.all_done() && part.ranks != nullptr) throw Interrupted("a rank was interrupted");
    write_result(plan, records, options.run, false, effort.burn_ins_loaded);
}

void play(const session::Plan& plan, const SweepOptions& options, const study::Ranks* ranks) {
    const session::Part part{.shard = shard_of(options.shard), .retry = options.retry, .ranks = ranks};
    refuse_force_of_a_shard(plan, options, part.shard);
    session::Playing playing = playing_of(plan, options.run);
    playing.time_limit = options.time_limit;
    SweepTerminal terminal(ranks);
    try {
        const study::Effort effort = with_remedies([&] { return session::sweep(plan, playing, part, terminal); });
        if (ranks == nullptr || ranks->keeps_roster()) end(plan, options, part, effort);
    } catch (const session::ToldByLeader&) {
        throw SaidByAnother();
    }
}

/// What no point may be is told before anything is run.
session::Plan checked_study(const session::Workspace& workspace, const RunOptions& options) {
    session::Plan plan = study_of(workspace, options);
    plan.study().check_points();
    return plan;
}

int sweep_alone(const session::Workspace& workspace, SweepOptions options) {
    const bool plays = !options.slurm && !options.run.dry_run;
    if (plays && survive_runs()) options.retry = false;  // what failed since has been done again
    const OwnWill at_the_end;
    const session::Plan plan = checked_study(workspace, options.run);
    if (options.slurm) {
        write_slurm(plan, options.run, options.time_limit);
        return 0;
    }
    if (options.run.dry_run) {
        print_estimate(std::cout, plan, options.run);
        return 0;
    }
    play(plan, options, nullptr);
    return 0;
}

/// A rank has one thread unless asked for more: there are others beside it.
int sweep_together(const session::Workspace& workspace, SweepOptions options) {
    const study::Ranks ranks;
    options.run.threads = options.run.threads.value_or(1);
    play(led(
             ranks, [&] { return checked_study(workspace, options.run); }, [&] { return study_of(workspace, options.run); }),
         options, &ranks);
    return 0;
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
    command.option("--time-limit", *limit, about_time_limit, "TIME");
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

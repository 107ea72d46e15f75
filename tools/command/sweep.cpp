// `sweep`: all points of a study, on the threads of this machine or as one of several shards.
#include "engine/config/number.hpp"
#include "engine/study/disk.hpp"
#include "engine/study/executor.hpp"
#include "engine/study/sweep_result.hpp"
#include "tools/command/dry_run.hpp"
#include "tools/command/progress_line.hpp"
#include "tools/command/shell.hpp"
#include "tools/command/signals.hpp"
#include "tools/command/studies.hpp"
#include "tools/command/subcommands.hpp"
#include "tools/command/text_table.hpp"

#include <unistd.h>

#include <array>
#include <atomic>
#include <iostream>

namespace consortia::command {

namespace {

namespace fs = std::filesystem;

constexpr u64 most_checked = 1000;     // points looked at before anything is run
constexpr double sync_every = 1;       // seconds that a power cut may cost
constexpr std::size_t most_told = 20;  // failures

struct SweepOptions {
    RunOptions run;
    std::string shard;
    bool retry = false;
};

/// Shard `number` of `count`, counted from 1.
struct Shard {
    u64 number = 1;
    u64 count = 1;

    bool has(u64 block) const { return block % count == number - 1; }
};

Shard shard_of(const std::string& text) {
    if (text.empty()) return {};
    const std::size_t slash = text.find('/');
    const u64 number = config::parse_count(text.substr(0, slash)).value_or(0);
    const u64 count = slash == std::string::npos ? 0 : config::parse_count(text.substr(slash + 1)).value_or(0);
    if (number >= 1 && number <= count) return {number, count};
    throw InputError({{Problem::Severity::error, Place{"--shard " + text}, "expected K/N with K from 1 to N, such as 3/7"}});
}

/// The scenario file as the study names it, from where we stand.
std::string scenario_file(const study::Sweep& sweep, const ScenarioOptions& options) {
    return (fs::path(options.files.front()).parent_path() / sweep.study().scenario_file).lexically_normal().string();
}

/// The command that plays one run alone.
std::string reproduction(const study::Sweep& sweep, const RunOptions& options, u64 run) {
    std::string text = quoted(options.command_line.front()) + " run " + quoted(scenario_file(sweep, options.scenarios));
    if (options.scenarios.root) text += " --root " + quoted(*options.scenarios.root);
    for (const std::string& value : options.scenarios.set) text += " --set " + quoted(value);
    for (const std::string& value : sweep.settings(sweep.variant_of(run))) text += " --set " + quoted(value);
    return text + " --replicate " + std::to_string(sweep.replicate_of(run));
}

/// A name that no other process takes whose journal may lie on the same disk.
std::string journal_name(const Shard& shard) {
    std::array<char, 256> host{};
    ::gethostname(host.data(), host.size() - 1);
    std::string name = "journal-" + std::string(host.data());
    if (shard.count > 1) name += "-" + std::to_string(shard.number) + "-of-" + std::to_string(shard.count);
    return name;
}

/// What no point may be is told before anything is run; of very many points the first.
void check_points(const study::Sweep& sweep) {
    std::vector<Problem> problems;
    for (u64 variant = 0; variant < std::min(sweep.variants(), most_checked); ++variant) {
        try {
            sweep.scenario(sweep.run(variant, 0));
        } catch (const InputError& error) {
            for (Problem problem : error.problems()) {
                problem.text = sweep.name_of(sweep.run(variant, 0)) + ": " + problem.text;
                problems.push_back(std::move(problem));
            }
        }
    }
    if (!problems.empty()) throw InputError(problems);
}

class Sweeper {
  public:
    Sweeper(const OpenStudy& open, const SweepOptions& options)
        : open_(open),
          options_(options),
          shard_(shard_of(options.shard)),
          burn_ins_(kept_burn_ins(open.sweep, options.run, open.folder)) {}

    int sweep() {
        const u32 at_once = runs_at_once(open_.sweep, options_.run);
        if (options_.run.force) fs::remove_all(open_.work());
        study::require_room(study::disk_needs(open_.sweep, at_once, burn_ins_), open_.folder, burn_ins_);
        {
            study::Ledger ledger(open_.work(), open_.sweep.journal_content(), journal());
            for (const std::string& warning : ledger.warnings()) warn(warning);
            tell(execute(ledger, at_once), ledger);
        }
        end();
        return 0;
    }

  private:
    study::JournalUse journal() const {
        return {.journal = journal_name(shard_),
                .shared = shard_.count > 1,
                .keep_outputs = false,
                .read = true,
                .sync_every = sync_every};
    }

    bool is_done(const study::Ledger& ledger, u64 run) const {
        const u64 key = open_.sweep.key_of(run);
        return ledger.find(key) != nullptr || (!options_.retry && ledger.failure(key) != nullptr);
    }

    bool is_ours(u64 run) const { return shard_.has(open_.sweep.variant_of(run) / open_.sweep.design().points_a_block()); }

    study::Effort execute(study::Ledger& ledger, u32 at_once) {
        const study::Execution how = execution(at_once);
        const auto done = [&](u64 run) { return is_done(ledger, run); };
        const std::vector<u64> to_do = study::runs_to_do(open_.sweep, done, shard_.number - 1);
        study::Roster roster(open_.sweep, to_do, study::burn_in_folder(how), false, [&](u64 run) { return is_ours(run); });
        return study::execute(open_.sweep, ledger, how, roster);
    }

    study::Execution execution(u32 at_once) {
        study::Execution how;
        how.folder = open_.work();
        how.burn_ins = burn_ins_;
        how.threads = threads_of(options_.run);
        how.runs_at_once = at_once;
        how.go_on = true;
        how.keep_every_burn_in = false;
        how.checkpoint_every = options_.run.checkpoint_every;
        how.stop = [this] {
            if (stop_asked() && !said_.exchange(true)) std::cerr << "\nstopping after this step\n";
            return stop_asked();
        };
        how.reproduction = [this](u64 run) { return reproduction(open_.sweep, options_.run, run); };
        how.progress = [this](const study::Progress& progress) { progress_.show(progress); };
        how.warn = [this](const std::string& text) { warn(text); };
        return how;
    }

    void warn(const std::string& text) {
        if (++told_ == most_told + 1) std::cerr << "further warnings are left out; `status` lists what failed\n";
        if (told_ > most_told) return;
        progress_.clear();
        std::cerr << "warning: " << text << '\n';
    }

    void tell(const study::Effort& effort, const study::Ledger& ledger) {
        progress_.clear();
        std::cerr << effort.finished << (effort.finished == 1 ? " run" : " runs") << " finished in "
                  << duration(effort.seconds);
        if (effort.failed > 0) std::cerr << ", " << effort.failed << " failed";
        if (effort.burn_ins_found > 0) {
            std::cerr << "; " << effort.burn_ins_found << " of " << effort.burn_ins << " burn-ins were already there";
        }
        std::cerr << '\n';
        if (!ledger.records().failed.empty()) {
            std::cerr << ledger.records().failed.size() << " failed in all; --retry does them again, `status` lists them\n";
        }
    }

    /// Of the whole study the result is written at once; a shard says what comes next.
    void end() {
        if (shard_.count == 1) return write_result(open_, records_of(open_, true), options_.run, false);
        const study::Completeness done = study::completeness(open_.sweep, records_of(open_, false));
        std::cerr << "shard " << shard_.number << " of " << shard_.count << " is done; ";
        if (done.all_done()) {
            std::cerr << "so are all others: `" << command_for("merge", options_.run) << "` joins them\n";
        } else {
            std::cerr << done.missing.size() << " runs of other shards are missing\n";
        }
    }

    const OpenStudy& open_;
    const SweepOptions& options_;
    Shard shard_;
    std::optional<fs::path> burn_ins_;
    ProgressLine progress_;
    std::size_t told_ = 0;
    std::atomic<bool> said_{false};
};

int sweep(const Models& models, const SweepOptions& options) {
    const OpenStudy open = open_study(models, options.run);
    check_points(open.sweep);
    if (options.run.dry_run) {
        print_estimate(std::cout, open.sweep, options.run, open.folder);
        return 0;
    }
    return Sweeper(open, options).sweep();
}

}  // namespace

void add_sweep(CommandLine& program, Context& context) {
    auto options = std::make_shared<SweepOptions>();
    RunOptions& run = options->run;
    Arguments command = program.subcommand("sweep", "run all points of a study, into DIR/study.h5");
    add_study(command, run);
    add_execution(command, run);
    command.option("--shard", options->shard, "only this part of the study, K of N; the parts may run anywhere at any time",
                   "K/N");
    command.flag("--retry", options->retry, "do again what failed");
    command.flag("--resume", run.resume, "go on with what is there (a sweep always does)");
    command.flag("--force", run.force, "begin anew, and replace an older result");
    command.flag("--dry-run", run.dry_run, "only estimate time, memory and disk");
    command.when_chosen([&context, options] {
        watch_signals();
        options->run.command_line = context.command_line;
        context.chosen = [&context, options] { return sweep(context.models, *options); };
    });
}

}  // namespace consortia::command

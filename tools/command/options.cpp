#include "tools/command/options.hpp"

#include <CLI/CLI.hpp>

namespace consortia::command {

void add_overlays(CLI::App& command, ScenarioOptions& options) {
    command.add_option("--set", options.set, "a value over the scenario's, by its dotted name; may be repeated")
        ->type_name("KEY=VALUE")
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    command.add_option("--seeds", options.seeds, "how many replicates of the seed")->type_name("N");
    command.add_option("--root", options.root, "the folder above which no scenario may reach")->type_name("DIR");
    command.add_flag("--strict", options.strict, "warnings are errors");
}

void add_run_options(CLI::App& command, RunOptions& options) {
    add_overlays(command, options.scenarios);
    command.add_option("--out", options.out, "folder of the result (default: results/<scenario>-<content hash>)")
        ->type_name("DIR");
    command.add_option("--threads", options.threads, "threads in all; replicates come first (default: all processors)")
        ->type_name("N")
        ->check(CLI::Range(1, 4096));
    command.add_option("--checkpoint-every", options.checkpoint_every, "seconds between checkpoints of a run")
        ->type_name("SECONDS")
        ->check(CLI::NonNegativeNumber)
        ->capture_default_str();
    command.add_option("--burn-ins", options.burn_ins, "folder that keeps burn-ins for other commands too")
        ->type_name("DIR");
    command.add_flag("--resume", options.resume, "go on with what was interrupted");
    command.add_flag("--force", options.force, "begin anew, and replace an older result");
    command.add_flag("--dry-run", options.dry_run, "only estimate time, memory and disk");
    command.add_flag("--digest", options.digest, "print a digest of the state after every step, and keep it in the result");
    command.add_flag("--profile", options.profile, "print what each phase took");
}

}  // namespace consortia::command

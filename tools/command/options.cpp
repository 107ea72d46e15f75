#include "tools/command/options.hpp"

namespace consortia::command {

void add_overlays(Arguments& command, ScenarioOptions& options) {
    command.option("--set", options.set,
                   "a value over the scenario's, by its dotted name, entries of a lever in brackets; may be repeated",
                   "KEY=VALUE");
    command.option("--seeds", options.seeds, "how many replicates of the seed", "N");
    command.option(
        "--draws", options.draws,
        "how many draws of parameters, the first of those that the scenarios name (`parameters: {draws: "
        "posterior.csv}`); each is played with every seed, all scenarios at the same (default: all of them; 0: none)",
        "N", 0, 65'535);
    command.option("--root", options.root, "the folder above which no scenario may reach", "DIR");
    command.flag("--strict", options.strict, "warnings are errors");
}

void add_execution(Arguments& command, RunOptions& options) {
    command.option("--threads", options.threads, "threads in all; replicates come first (default: all processors)", "N", 1,
                   4096);
    command.option("--checkpoint-every", options.checkpoint_every, "seconds between checkpoints of a run", "SECONDS");
    command.option(
        "--burn-ins", options.burn_ins,
        "folder of burn-ins, shared by all commands that name it (default: burn-in/ beside the folder of the result, so "
        "results/burn-in, unless other users can write there; `none` keeps none). Kept by content, made again where "
        "missing or damaged; those used longest ago go once it holds 10 GB or a fifth of what the disk has",
        "DIR");
}

void add_run_options(Arguments& command, RunOptions& options) {
    add_overlays(command, options.scenarios);
    command.option("--replicate", options.scenarios.replicate, "only this replicate of the seed, counted from 0", "K");
    command.option("--out", options.out, "folder of the result (default: results/<scenario>-<content hash>)", "DIR");
    add_execution(command, options);
    command.flag("--resume", options.resume, "go on with what was interrupted");
    command.flag("--force", options.force, "begin anew, and replace an older result");
    command.flag("--dry-run", options.dry_run, "only estimate time, memory and disk");
    command.flag("--digest", options.digest, "print a digest of the state after every step, and keep it in the result");
    command.flag("--profile", options.profile, "print what each phase took");
}

}  // namespace consortia::command

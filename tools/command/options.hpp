// What the subcommands are asked for, and the options that several of them share.
#pragma once

#include "engine/core/types.hpp"
#include "tools/command/arguments.hpp"

#include <optional>
#include <string>
#include <vector>

namespace consortia::command {

/// Which scenarios, and what is laid over them.
struct ScenarioOptions {
    std::vector<std::string> files;
    std::vector<std::string> set;
    std::optional<u32> seeds;
    std::optional<u32> replicate;  ///< this one alone
    std::optional<u32> draws;      ///< of parameters: so many of those the scenarios name
    std::optional<std::string> root;
    bool strict = false;
};

/// How they are run.
struct RunOptions {
    ScenarioOptions scenarios;
    std::string out;  ///< empty: results/<scenario>-<content>
    std::optional<u32> threads;
    std::optional<std::string> burn_ins;
    double checkpoint_every = 120;
    bool resume = false;
    bool force = false;
    bool dry_run = false;
    bool digest = false;
    bool profile = false;
    std::vector<std::string> command_line;
};

void add_overlays(Arguments& command, ScenarioOptions& options);
/// Threads, checkpoints and burn-ins.
void add_execution(Arguments& command, RunOptions& options);
void add_run_options(Arguments& command, RunOptions& options);

}  // namespace consortia::command

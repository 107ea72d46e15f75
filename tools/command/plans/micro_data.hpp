// `export --agents` and `--edges`: a run of a result played again, and its agents or edges written.
#pragma once

#include "engine/session/workspace.hpp"
#include "tools/command/arguments.hpp"

#include <optional>
#include <string>

namespace consortia::command {

struct MicroOptions {
    std::optional<std::string> agents, edges;  ///< one of the two
    std::optional<std::string> at;             ///< a quarter or step
    std::optional<std::string> run;            ///< as `rerun` takes it
    std::optional<std::string> out;            ///< a file; else CSV goes to standard output
    std::optional<std::string> from;           ///< folder of the scenario
    std::optional<std::string> root;
    std::optional<u32> threads;

    bool asked() const { return agents || edges; }
};

void add_micro_options(Arguments& command, MicroOptions& options);

/// Throws InputError for options that need `--agents` or `--edges` where neither is given.
void require_no_micro_options(const MicroOptions& options);

int export_micro(const session::Workspace& workspace, const std::string& result, const MicroOptions& options);

}  // namespace consortia::command

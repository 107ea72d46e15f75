// From what the user typed to a list of runs, with every mistake of every file told at once.
#pragma once

#include "engine/session/workspace.hpp"
#include "engine/study/run_list.hpp"
#include "tools/command/options.hpp"

namespace consortia::command {

/// How files are read: what is laid over them, how far they may reach.
config::Options load_options(const ScenarioOptions& options);

/// Reads all files. Warnings go to standard error. Throws InputError with the mistakes of all of them.
std::vector<config::Loaded> load_all(const session::Workspace& workspace, const ScenarioOptions& options);

/// The runs they ask for. The model and schema of `models` must outlive the list.
study::RunList list_of(const session::Workspace& workspace, const ScenarioOptions& options);

void print_problem(const Problem& problem);
/// As `file:line:column: note: text`.
void print_note(const config::Note& note);

}  // namespace consortia::command

#include "tools/command/plans/searches.hpp"

#include "tools/command/process/time_limit.hpp"

#include <iostream>

namespace consortia::command {

void add_search(Arguments& command, SearchOptions& options, const std::string& what) {
    add_study(command, options.run);
    add_execution(command, options.run);
    command.option("--time-limit", options.limit_text, about_time_limit, "TIME");
    command.flag("--slurm", options.slurm,
                 "write a job script for Slurm into DIR, in place of running; --threads are the processors of its task, "
                 "--time-limit its limit");
    command.flag("--retry", options.retry, "do again what failed");
    command.flag("--resume", options.run.resume, "go on with what is there (" + what + " always does)");
    command.flag("--force", options.run.force, "begin anew, and replace an older result");
}

void SearchTerminal::progress(const study::Progress& progress) {
    note_playing();
    if (leads_) Terminal::progress(progress);
}

void SearchTerminal::told(const std::string& line) {
    clear();
    std::cerr << line << '\n';
}

session::Playing playing_of_search(const session::Plan& plan, const SearchOptions& options) {
    session::Playing playing = playing_of(plan, options.run);
    playing.time_limit = options.time_limit;
    playing.reproduction = [](u64) { return std::string(); };
    return playing;
}

session::Part part_of_search(const SearchOptions& options, const study::Ranks* ranks) {
    return {.retry = options.retry, .ranks = ranks};
}

}  // namespace consortia::command

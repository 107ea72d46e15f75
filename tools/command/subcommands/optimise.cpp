// `optimise`: the packages that serve a study's objectives best under its constraints, on the threads of this machine or
// over the ranks of MPI. The second program, consortia-analyse, says which points come next.
#include "engine/session/optimisation/optimise.hpp"
#include "engine/core/text/visible.hpp"
#include "tools/command/look/look.hpp"
#include "tools/command/optimisation/exchange.hpp"
#include "tools/command/optimisation/left.hpp"
#include "tools/command/plans/studies.hpp"
#include "tools/command/process/other_program.hpp"
#include "tools/command/process/survive.hpp"
#include "tools/command/process/time_limit.hpp"
#include "tools/command/subcommands.hpp"
#include "tools/command/tables/front.hpp"
#include "tools/command/tables/text_table.hpp"

#include <fmt/format.h>

#include <iostream>

namespace consortia::command {

namespace {

using session::optimisation::Question;
using session::optimisation::Reply;

struct OptimiseOptions {
    RunOptions run;
    bool retry = false;
    std::optional<u32> budget;         ///< of runs, in place of the study's
    std::optional<double> time_limit;  ///< seconds
};

std::string line_of(const Question& question, const Reply& reply) {
    using enum Reply::Stage;
    const std::string points = fmt::format("{} packages", reply.next.size());
    if (reply.stage == start) return points + " spread over all levers";
    u64 failed = 0;
    for (const auto& point : question.measured) failed += point.empty() ? 1 : 0;
    const std::string so_far = fmt::format("{} of {} tried, {} on the front{}", question.asked.size(), question.points,
                                           reply.front, failed > 0 ? fmt::format(", {} left out", failed) : "");
    if (reply.stage == search) return fmt::format("round {}: {}; {}", reply.round, points, so_far);
    return fmt::format("{} packages confirmed with more seeds; {}", reply.confirm.size(), so_far);
}

/// Says what a round came to in place of what each took.
class OptimisationTerminal final : public Terminal {
  public:
    explicit OptimisationTerminal(bool leads) : leads_(leads) {}

    void progress(const study::Progress& progress) override {
        note_playing();
        if (leads_) Terminal::progress(progress);
    }
    void finished(const study::Effort&) override { clear(); }

    void told(const Question& question, const Reply& reply) {
        clear();
        std::cerr << line_of(question, reply) << '\n';
    }

  private:
    bool leads_;
};

session::optimisation::Analyst other_program() {
    return [](const Question& question) {
        return reply_of_optimisation(told_by(beside_this_program("consortia-analyse"), {"--optimise"}, text_of(question)));
    };
}

void optimise(const session::Plan& plan, const OptimiseOptions& options, const study::Ranks* ranks) {
    OptimisationTerminal terminal(ranks == nullptr || ranks->keeps_roster());
    session::Optimising how{.playing = playing_of(plan, options.run),
                            .part = {.retry = options.retry, .ranks = ranks},
                            .analyst = other_program()};
    how.playing.time_limit = options.time_limit;
    how.playing.reproduction = [](u64) { return std::string(); };  // study.h5 and `rerun` play it again
    how.told = [&](const Question& question, const Reply& reply) { terminal.told(question, reply); };
    try {
        const auto optimised = with_remedies([&] { return session::optimise(plan, how, terminal); });
        if (!optimised) return;
        const auto front = leave(*optimised, how.playing, options.run.scenarios.files.front(), terminal);
        print_front(std::cout, *optimised, screen_width());
        std::cerr << "written to " << visible(front.string()) << ", each package as a scenario to "
                  << visible((front.parent_path() / "front").string()) << '\n';
    } catch (const session::ToldByLeader&) {
        throw SaidByAnother();
    }
}

session::Plan plan_of_optimisation(const session::Workspace& workspace, const OptimiseOptions& options) {
    Terminal terminal;
    return session::optimisation_of(workspace, options.run.scenarios.files.front(), overrides_of(options.run.scenarios),
                                    options.budget, terminal);
}

int optimise_alone(const session::Workspace& workspace, OptimiseOptions options) {
    if (survive_runs()) options.retry = false;  // what failed since has been done again
    const OwnWill at_the_end;
    optimise(plan_of_optimisation(workspace, options), options, nullptr);
    return 0;
}

/// A rank has one thread unless asked for more: there are others beside it.
int optimise_together(const session::Workspace& workspace, OptimiseOptions options) {
    const study::Ranks ranks;
    options.run.threads = options.run.threads.value_or(1);
    const auto read = [&] { return plan_of_optimisation(workspace, options); };
    optimise(led(ranks, read, read), options, &ranks);
    return 0;
}

}  // namespace

void add_optimise(CommandLine& program, Context& context) {
    auto options = std::make_shared<OptimiseOptions>();
    auto limit = std::make_shared<std::string>();
    RunOptions& run = options->run;
    Arguments command = program.subcommand(
        "optimise", "find the packages that serve the objectives of a study best under its constraints, into DIR/front.csv");
    add_study(command, run);
    add_execution(command, run);
    command.option("--budget", options->budget, "how many runs may be played, in place of the study's `budget: {runs: …}`",
                   "RUNS");
    command.option("--time-limit", *limit, about_time_limit, "TIME");
    command.flag("--retry", options->retry, "do again what failed");
    command.flag("--resume", run.resume, "go on with what is there (a search always does)");
    command.flag("--force", run.force, "begin anew, and replace an older result");
    command.when_chosen([&context, options, limit] {
        options->run.command_line = context.command_line;
        context.chosen = [&context, options, limit] {
            options->time_limit = limit_of(*limit);
            const bool together = study::Ranks::launched();
            return (together ? optimise_together : optimise_alone)(context.workspace, *options);
        };
    });
}

}  // namespace consortia::command

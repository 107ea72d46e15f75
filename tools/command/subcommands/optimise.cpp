// `optimise`: the packages that serve a study's objectives best under its constraints, on the threads of this machine or
// over the ranks of MPI. The second program, consortia-analyse, says which points come next.
#include "engine/session/optimisation/optimise.hpp"
#include "engine/core/text/visible.hpp"
#include "tools/command/look/look.hpp"
#include "tools/command/optimisation/exchange.hpp"
#include "tools/command/optimisation/left.hpp"
#include "tools/command/plans/searches.hpp"
#include "tools/command/process/other_program.hpp"
#include "tools/command/process/time_limit.hpp"
#include "tools/command/tables/front.hpp"
#include "tools/command/tables/text_table.hpp"

#include <fmt/format.h>

#include <iostream>

namespace consortia::command {

namespace {

using session::optimisation::Question;
using session::optimisation::Reply;

struct OptimiseOptions : SearchOptions {
    std::optional<u32> budget{};  ///< of runs, in place of the study's
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

session::optimisation::Analyst other_program() {
    return [](const Question& question) {
        return reply_of_optimisation(told_by(beside_this_program("consortia-analyse"), {"--optimise"}, text_of(question)));
    };
}

void optimise(const session::Plan& plan, const OptimiseOptions& options, const study::Ranks* ranks) {
    SearchTerminal terminal(ranks);
    session::Optimising how{
        .playing = playing_of_search(plan, options), .part = part_of_search(options, ranks), .analyst = other_program()};
    how.told = [&](const Question& question, const Reply& reply) { terminal.told(line_of(question, reply)); };
    const auto optimised = with_remedies([&] { return session::optimise(plan, how, terminal); });
    if (!optimised) return;
    const auto front = leave(*optimised, how.playing, options.run.scenarios.files.front(), terminal);
    print_front(std::cout, *optimised, screen_width());
    std::cerr << "written to " << visible(front.string()) << ", each package as a scenario to "
              << visible((front.parent_path() / "front").string()) << '\n';
}

session::Plan plan_of_optimisation(const session::Workspace& workspace, const OptimiseOptions& options) {
    Terminal terminal;
    return session::optimisation_of(workspace, options.run.scenarios.files.front(), overrides_of(options.run.scenarios),
                                    options.budget, terminal);
}

}  // namespace

void add_optimise(CommandLine& program, Context& context) {
    auto options = std::make_shared<OptimiseOptions>();
    Arguments command = program.subcommand(
        "optimise", "find the packages that serve the objectives of a study best under its constraints, into DIR/front.csv");
    add_search(command, *options, "a search");
    command.option("--budget", options->budget, "how many runs may be played, in place of the study's `budget: {runs: …}`",
                   "RUNS");
    command.when_chosen([&context, options] {
        options->run.command_line = context.command_line;
        context.chosen = [&context, options] {
            options->time_limit = limit_of(options->limit_text);
            const auto read = [&](const OptimiseOptions& asked) { return plan_of_optimisation(context.workspace, asked); };
            return carry_out_search(*options, read, optimise);
        };
    });
}

}  // namespace consortia::command

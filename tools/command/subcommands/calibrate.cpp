// `calibrate`: free parameters by the moments of a study, on the threads of this machine or over the ranks of MPI. The
// second program, consortia-analyse, says which points come next.
#include "engine/session/calibration/calibrate.hpp"
#include "engine/core/text/visible.hpp"
#include "tools/command/calibration/exchange.hpp"
#include "tools/command/calibration/left.hpp"
#include "tools/command/look/look.hpp"
#include "tools/command/plans/searches.hpp"
#include "tools/command/process/other_program.hpp"
#include "tools/command/process/time_limit.hpp"
#include "tools/command/tables/calibration.hpp"
#include "tools/command/tables/text_table.hpp"

#include <fmt/format.h>

#include <iostream>

namespace consortia::command {

namespace {

std::string line_of(const session::Question& question, const session::Reply& answer) {
    using enum session::Reply::Stage;
    const std::string points = fmt::format("{} points", answer.next.size());
    if (answer.stage == start) return points + " spread over the priors";
    u64 failed = 0;
    for (const auto& point : question.measured) failed += point.empty() ? 1 : 0;
    const std::string so_far =
        fmt::format("; {} of {} played, nearest {} tolerances{}", question.asked.size(), question.points,
                    number(answer.nearest), failed > 0 ? fmt::format(", {} left out", failed) : "");
    if (answer.stage == search) return fmt::format("search, generation {}: {}{}", answer.round, points, so_far);
    if (answer.stage == explore) return fmt::format("posterior, wave {}: {}{}", answer.round, points, so_far);
    return "the posterior's centre" + so_far;
}

session::Analyst other_program(u32 threads) {
    return [threads](const session::Question& question) {
        const std::vector<std::string> words{"--calibrate", std::to_string(threads)};
        return answer_from(told_by(beside_this_program("consortia-analyse"), words, text_of(question)));
    };
}

void calibrate(const session::Plan& plan, const SearchOptions& options, const study::Ranks* ranks) {
    SearchTerminal terminal(ranks);
    session::Calibrating how{.playing = playing_of_search(plan, options),
                             .part = part_of_search(options, ranks),
                             .analyst = other_program(threads_of(options.run))};
    how.told = [&](const session::Question& question, const session::Reply& answer) {
        terminal.told(line_of(question, answer));
    };
    const auto calibrated = with_remedies([&] { return session::calibrate(plan, how, terminal); });
    if (!calibrated) return;
    const std::filesystem::path draws = leave(*calibrated, how.playing, terminal);
    print_calibration(std::cout, *calibrated, screen_width());
    std::cerr << "draws of the posterior, written to " << visible(draws.string()) << '\n';
}

session::Plan plan_of_calibration(const session::Workspace& workspace, const RunOptions& options) {
    Terminal terminal;
    return session::calibration_of(workspace, options.scenarios.files.front(), overrides_of(options.scenarios), terminal);
}

}  // namespace

void add_calibrate(CommandLine& program, Context& context) {
    auto options = std::make_shared<SearchOptions>();
    Arguments command = program.subcommand(
        "calibrate", "find free parameters that meet the moments of a study, and how sure they are, into DIR/posterior.csv");
    add_search(command, *options, "a calibration");
    command.when_chosen([&context, options] {
        options->run.command_line = context.command_line;
        context.chosen = [&context, options] {
            options->time_limit = limit_of(options->limit_text);
            const auto read = [&](const SearchOptions& asked) { return plan_of_calibration(context.workspace, asked.run); };
            return carry_out_search(*options, read, calibrate);
        };
    });
}

}  // namespace consortia::command

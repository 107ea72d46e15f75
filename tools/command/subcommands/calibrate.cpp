// `calibrate`: free parameters by the moments of a study, on the threads of this machine or over the ranks of MPI. The
// second program, consortia-analyse, says which points come next.
#include "engine/session/calibration/calibrate.hpp"
#include "engine/core/text/visible.hpp"
#include "tools/command/calibration/exchange.hpp"
#include "tools/command/calibration/left.hpp"
#include "tools/command/look/look.hpp"
#include "tools/command/plans/studies.hpp"
#include "tools/command/process/other_program.hpp"
#include "tools/command/process/survive.hpp"
#include "tools/command/process/time_limit.hpp"
#include "tools/command/subcommands.hpp"
#include "tools/command/tables/calibration.hpp"
#include "tools/command/tables/text_table.hpp"

#include <fmt/format.h>

#include <iostream>

namespace consortia::command {

namespace {

struct CalibrateOptions {
    RunOptions run;
    bool retry = false;
    std::optional<double> time_limit;  ///< seconds
};

/// Says what a block of points came to in place of what each took.
class CalibrationTerminal final : public Terminal {
  public:
    explicit CalibrationTerminal(bool leads) : leads_(leads) {}

    void progress(const study::Progress& progress) override {
        note_playing();
        if (leads_) Terminal::progress(progress);
    }
    void finished(const study::Effort&) override { clear(); }

    void told(const session::Question& question, const session::Reply& answer) {
        clear();
        std::cerr << line_of(question, answer) << '\n';
    }

  private:
    static std::string line_of(const session::Question& question, const session::Reply& answer) {
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

    bool leads_;
};

session::Analyst other_program(u32 threads) {
    return [threads](const session::Question& question) {
        const std::vector<std::string> words{"--calibrate", std::to_string(threads)};
        return answer_from(told_by(beside_this_program("consortia-analyse"), words, text_of(question)));
    };
}

void calibrate(const session::Plan& plan, const CalibrateOptions& options, const study::Ranks* ranks) {
    CalibrationTerminal terminal(ranks == nullptr || ranks->keeps_roster());
    session::Calibrating how{.playing = playing_of(plan, options.run),
                             .part = {.retry = options.retry, .ranks = ranks},
                             .analyst = other_program(threads_of(options.run))};
    how.playing.time_limit = options.time_limit;
    how.playing.reproduction = [](u64) { return std::string(); };  // study.h5 and `rerun` play it again
    how.told = [&](const session::Question& question, const session::Reply& answer) { terminal.told(question, answer); };
    try {
        const auto calibrated = with_remedies([&] { return session::calibrate(plan, how, terminal); });
        if (!calibrated) return;
        const std::filesystem::path draws = leave(*calibrated, how.playing, terminal);
        print_calibration(std::cout, *calibrated, screen_width());
        std::cerr << "draws of the posterior, written to " << visible(draws.string()) << '\n';
    } catch (const session::ToldByLeader&) {
        throw SaidByAnother();
    }
}

session::Plan plan_of_calibration(const session::Workspace& workspace, const RunOptions& options) {
    Terminal terminal;
    return session::calibration_of(workspace, options.scenarios.files.front(), overrides_of(options.scenarios), terminal);
}

int calibrate_alone(const session::Workspace& workspace, CalibrateOptions options) {
    if (survive_runs()) options.retry = false;  // what failed since has been done again
    const OwnWill at_the_end;
    calibrate(plan_of_calibration(workspace, options.run), options, nullptr);
    return 0;
}

/// A rank has one thread unless asked for more: there are others beside it.
int calibrate_together(const session::Workspace& workspace, CalibrateOptions options) {
    const study::Ranks ranks;
    options.run.threads = options.run.threads.value_or(1);
    const auto read = [&] { return plan_of_calibration(workspace, options.run); };
    calibrate(led(ranks, read, read), options, &ranks);
    return 0;
}

}  // namespace

void add_calibrate(CommandLine& program, Context& context) {
    auto options = std::make_shared<CalibrateOptions>();
    auto limit = std::make_shared<std::string>();
    RunOptions& run = options->run;
    Arguments command = program.subcommand(
        "calibrate", "find free parameters that meet the moments of a study, and how sure they are, into DIR/posterior.csv");
    add_study(command, run);
    add_execution(command, run);
    command.option("--time-limit", *limit, about_time_limit, "TIME");
    command.flag("--retry", options->retry, "do again what failed");
    command.flag("--resume", run.resume, "go on with what is there (a calibration always does)");
    command.flag("--force", run.force, "begin anew, and replace an older result");
    command.when_chosen([&context, options, limit] {
        options->run.command_line = context.command_line;
        context.chosen = [&context, options, limit] {
            options->time_limit = limit_of(*limit);
            const bool together = study::Ranks::launched();
            return (together ? calibrate_together : calibrate_alone)(context.workspace, *options);
        };
    });
}

}  // namespace consortia::command

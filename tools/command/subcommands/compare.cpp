// `compare`: scenarios beside the first of them, seed by seed, and which buys most.
#include "engine/config/input/number.hpp"
#include "engine/config/yaml/value.hpp"
#include "tools/command/answer/hand_on.hpp"
#include "tools/command/documents/workbook.hpp"
#include "tools/command/plans/dry_run.hpp"
#include "tools/command/plans/ensemble.hpp"
#include "tools/command/process/shell.hpp"
#include "tools/command/subcommands.hpp"
#include "tools/command/tables/questions/equal_cost.hpp"
#include "tools/command/tables/questions/until.hpp"

#include <algorithm>
#include <iostream>

namespace consortia::command {

namespace {

struct CompareOptions {
    RunOptions run;
    std::optional<std::string> equal_cost;
    std::vector<std::string> scale;
    std::optional<std::string> until;
    AnswerOptions answer;
    bool excel = false;
};

/// As many seeds `--until` takes where nobody says how many are allowed.
constexpr u32 most_seeds = 64;

/// The unit of what scenarios cost; empty if the model declares no cost.
std::string cost_unit(const Schema& schema) {
    const auto is_cost = [](const Indicator& indicator) { return indicator.role == Indicator::Role::cost; };
    const auto found = std::ranges::find_if(schema.indicators(), is_cost);
    return found == schema.indicators().end() ? "" : found->unit;
}

/// An amount above 0 in the model's unit of money.
double amount_of(const std::string& text, const study::RunList& list) {
    const std::string unit = cost_unit(list.schema());
    const auto money = config::money_of(list.schema(), list.scenarios().front());
    const auto amount = config::amount_in(text, unit, money);
    if (amount && *amount > 0) return *amount;
    const std::string other = money && money->unit == unit ? " or " + money->shown : "";
    throw InputError(Place{"--equal-cost " + text}, "expected an amount above 0 in " + unit + other + ", such as 600" +
                                                        unit + (other.empty() ? "" : " or 12000000" + money->shown) +
                                                        ", got " + config::quote(text));
}

/// What `--equal-cost` and `--scale` ask for.
std::optional<session::CostAsked> cost_asked(const CompareOptions& options, const study::RunList& list) {
    if (!options.equal_cost && !options.scale.empty())
        throw InputError(Place{"--scale"}, "says what --equal-cost scales, which is missing");
    if (!options.equal_cost) return std::nullopt;
    if (cost_unit(list.schema()).empty())
        throw InputError(Place{"--equal-cost"}, "the model says of no indicator that it is a cost");
    return session::CostAsked{amount_of(*options.equal_cost, list),
                              options.scale.empty() ? study::paying_levers(list.schema())
                                                    : study::levers_named(list.schema(), options.scale, "--scale")};
}

/// Of scaled packages no file holds the scenarios: what plays a run again is the whole command. The exit code: an amount
/// that no package can cost is a wrong input.
int compare_at_equal_cost(const session::Plan& plan, const session::Result& result, const session::CostAsked& asked,
                          session::Playing playing, const RunOptions& options, Terminal& terminal) {
    playing.reproduction = [&options](u64) { return as_typed(options.command_line); };
    const session::EqualCost equal =
        with_remedies([&] { return session::at_equal_cost(plan, result, asked, playing, terminal); });
    print_equal_cost(equal, result, asked.amount);
    return equal.result ? done : wrong_input;
}

/// What is told for programs stands alone on standard output.
void require_fitting(const CompareOptions& options) {
    if (!options.answer.look.json) return;
    if (options.equal_cost) throw InputError(Place{"--json"}, "tells the comparison as written; leave out --equal-cost");
    if (options.run.profile) throw InputError(Place{"--json"}, "tells the comparison alone; leave out --profile");
}

/// With as many seeds as are needed; says on `out` how many these are.
session::Result played_until(const session::Plan& plan, const session::Until& until, const session::Playing& playing,
                             std::ostream& out, Terminal& terminal) {
    session::Sized sized = with_remedies([&] { return session::play_until(plan, until, playing, terminal); });
    print_until(out, until, sized);
    return std::move(sized.played.result);
}

int compare(const session::Workspace& workspace, const CompareOptions& options) {
    require_fitting(options);
    if (options.excel) check_workbooks();
    const session::Plan plan = plan_of(workspace, options.run.scenarios, true);
    const auto width = options.until ? std::optional(session::until_of(*options.until, plan.runs().schema())) : std::nullopt;
    const std::optional<session::CostAsked> cost = cost_asked(options, plan.scenarios());
    if (options.run.dry_run) {
        print_estimate(std::cout, plan, options.run);
        return 0;
    }
    const bool quiet = options.answer.look.quiet;
    Terminal terminal(quiet);
    session::Playing playing = playing_of(plan, options.run);
    if (options.run.profile) profile(playing, plan.runs(), terminal);
    std::ostream& out = options.answer.look.json ? std::cerr : std::cout;
    const session::Result result =
        width ? played_until(plan, *width, playing, out, terminal) : carried_out(plan, playing, terminal);
    const session::Answer answer = tell(result, options.answer);
    hand_on(result, answer, playing.folder, quiet);
    if (options.excel) hand_on_workbook(result, answer, look_of(options.answer.look).language, playing.folder, quiet);
    const session::Plan whole = plan.with_replicates(static_cast<u32>(result.replicates().size()));
    return cost ? compare_at_equal_cost(whole, result, *cost, std::move(playing), options.run, terminal) : done;
}

}  // namespace

void add_compare(CommandLine& program, Context& context) {
    auto options = std::make_shared<CompareOptions>();
    Arguments command =
        program.subcommand("compare", "run scenarios with paired seeds: differences to the first, league table");
    command.words("scenarios", options->run.scenarios.files,
                  "the scenario files; the first is what the others are held against", "SCENARIO…", 2, 1000);
    add_run_options(command, options->run);
    add_answer_options(command, options->answer);
    command.flag("--excel", options->excel,
                 "leave a workbook of the answer too, answer.xlsx, in the language of the tables");
    command.option("--equal-cost", options->equal_cost,
                   "then scale each package until it costs this much more than the first scenario, in the model's unit of "
                   "money (600wq) or the currency (12000000CNY), and compare again (some more rounds of runs)",
                   "AMOUNT");
    command.option("--scale", options->scale,
                   "of --equal-cost: the levers to scale, by name or group (L4); may be repeated (default: those that pay, "
                   "whose group has a line among the costs)",
                   "LEVER");
    command.option("--until", options->until,
                   "add seeds until the interval of the difference in this total is that narrow for every package: half of "
                   "its width, in the indicator's unit or, as 5%, as a share of the difference; --seeds is then the most "
                   "(default: " +
                       std::to_string(most_seeds) + ")",
                   "INDICATOR:WIDTH");
    command.when_chosen([&context, options] {
        options->run.command_line = context.command_line;
        if (options->until && !options->run.scenarios.seeds) options->run.scenarios.seeds = most_seeds;
        context.chosen = [&context, options] { return compare(context.workspace, *options); };
    });
}

}  // namespace consortia::command

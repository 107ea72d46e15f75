// `validate`: what a model shows of the world beside the world.
#include "engine/session/validation/validate.hpp"

#include "engine/config/input/nearest.hpp"
#include "engine/core/text/visible.hpp"
#include "engine/files/atomic_file.hpp"
#include "engine/session/estimate.hpp"
#include "engine/session/validation/written.hpp"
#include "tools/command/plans/dry_run.hpp"
#include "tools/command/plans/ensemble.hpp"
#include "tools/command/process/shell.hpp"
#include "tools/command/subcommands.hpp"
#include "tools/command/validation/page.hpp"
#include "tools/command/validation/screen.hpp"

#include <algorithm>
#include <iostream>

namespace consortia::command {

namespace {

struct ValidateOptions {
    RunOptions run;
    std::string subject;
    std::string level = "quick";
    std::optional<std::string> markdown;
    LookOptions look;
};

/// The one that states facts, if there is but one.
const Model& usual_model(const session::Workspace& workspace) {
    std::vector<const Model*> stating;
    for (const Model& model : workspace.models())
        if (!model.facts.yaml.empty()) stating.push_back(&model);
    if (stating.size() == 1) return *stating.front();
    std::vector<std::string> names;
    for (const Model* model : stating) names.push_back(model->name);
    throw InputError(Place{"validate"}, names.empty() ? "no model of this program states facts (see engine/README.md)"
                                                      : "say which model: " + config::listed(names));
}

/// A model by its name, or that of a scenario, which then takes the place of the facts' own.
const Model& model_of(const session::Workspace& workspace, const ValidateOptions& options, session::Asked& asked,
                      Terminal& terminal) {
    if (options.subject.empty()) return usual_model(workspace);
    if (const Model* model = workspace.find(options.subject)) return *model;
    const bool is_file = options.subject.find('/') != std::string::npos || options.subject.ends_with(".yaml");
    if (!is_file)
        throw InputError(Place{options.subject},
                         "is no model" + config::suggestion(options.subject, workspace.names()) + ", and no scenario file");
    asked.scenario = options.subject;
    const auto loaded = session::load_scenarios(workspace, {options.subject}, asked.overrides, terminal);
    return *workspace.find(loaded.front().scenario.model);
}

session::ValidationPlan plan_of(const session::Workspace& workspace, const ValidateOptions& options, Terminal& terminal) {
    session::Asked asked{.level = options.level, .overrides = overrides_of(options.run.scenarios)};
    const Model& model = model_of(workspace, options, asked, terminal);
    return session::plan_to_validate(workspace, model, asked, terminal);
}

files::Path folder_of(const session::ValidationPlan& plan, const ValidateOptions& options) {
    if (!options.run.out.empty()) return options.run.out;
    return files::Path("results") / ("validate-" + plan.model + "-" + plan.level + "-" + plan.content());
}

session::Playing playing_of(const session::ValidationPlan& plan, const ValidateOptions& options) {
    session::Playing playing = playing_of(plan.runs.front().plan, options.run);
    playing.folder = folder_of(plan, options);
    playing.burn_ins = session::kept_burn_ins(plan.runs.front().plan.runs(), options.run.burn_ins, playing.folder / "runs");
    playing.reproduction = [&options](u64) { return as_typed(options.run.command_line); };
    return playing;
}

void write(const session::Validated& all, const ValidateOptions& options, const files::Path& folder, Language language) {
    files::write_text(folder / "facts.csv", session::csv_of(all));
    session::write_hdf5((folder / "facts.h5").string(), all);
    if (options.markdown) files::write_text(*options.markdown, page_of(all, as_typed(options.run.command_line), language));
    if (options.look.quiet) return;
    std::cerr << "facts: " << visible((folder / "facts.csv").string()) << ", by seed facts.h5 beside it"
              << (options.markdown ? "; page: " + visible(*options.markdown) : "") << '\n';
}

void tell(const session::Validated& all, const ValidateOptions& options, const Look& look) {
    if (options.look.json) {
        std::cout << session::json_of(all) << '\n';
    } else if (options.look.quiet) {
        print_verdict(std::cout, all, look);
    } else {
        print_validation(std::cout, all, look);
    }
}

int validate(const session::Workspace& workspace, const ValidateOptions& options) {
    Terminal terminal(options.look.quiet);
    const Look look = look_of(options.look);
    const session::ValidationPlan plan = plan_of(workspace, options, terminal);
    if (options.run.dry_run) {
        for (const session::RunOfFacts& run : plan.runs)
            if (run.played) print_estimate(std::cout, run.plan, options.run);
        return 0;
    }
    const session::Playing playing = playing_of(plan, options);
    const session::Validated all = with_remedies([&] { return session::validate(plan, playing, terminal); });
    write(all, options, playing.folder, look.language);
    tell(all, options, look);
    return 0;
}

void add_look(Arguments& command, LookOptions& look) {
    command.choice("--lang", look.language, "the language of tables (default: as the locale says)", {"en", "zh"});
    command.flag("--all", look.all, "the expression of each metric too");
    command.flag("--json", look.json, "all of it for programs, in place of tables");
    command.flag("--quiet", look.quiet, "the last line alone, and no progress: of standard error warnings and errors");
}

}  // namespace

void add_validate(CommandLine& program, Context& context) {
    auto options = std::make_shared<ValidateOptions>();
    Arguments command = program.subcommand(
        "validate",
        "what a model shows of the world beside the world: its facts, measured; exit 0 if it ran, whatever fails");
    command.word("model", options->subject,
                 "a model that states facts (default: the only one), or a scenario of it in place of the facts' own",
                 "MODEL-or-SCENARIO", false);
    command.option("--level", options->level, "how much is played, of the levels that the facts name: quick (default), full",
                   "LEVEL");
    add_run_options(command, options->run);
    command.option("--markdown", options->markdown, "write all of it as a page too", "FILE");
    add_look(command, options->look);
    command.when_chosen([&context, options] {
        options->run.command_line = context.command_line;
        context.chosen = [&context, options] { return validate(context.workspace, *options); };
    });
}

}  // namespace consortia::command

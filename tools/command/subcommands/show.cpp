// `show`: a scenario as it is after everything was laid over everything, and where each value came from; or the tables of a
// result.
#include "engine/config/scenario/resolved.hpp"
#include "engine/core/text/visible.hpp"
#include "engine/output/read.hpp"
#include "tools/command/documents/assumptions.hpp"
#include "tools/command/plans/ensemble.hpp"
#include "tools/command/subcommands.hpp"
#include "tools/command/tables/result_tables.hpp"
#include "tools/command/tables/text_table.hpp"

#include <iostream>

namespace consortia::command {

namespace {

void print_origins(const config::Loaded& loaded) {
    TextTable table({{"key"}, {"value"}, {"from"}});
    for (const config::Traced& value : config::origins(loaded.scenario, *loaded.schema)) {
        table.add({value.key, value.value, value.origin});
    }
    std::cout << table;
}

void show_result(const session::Workspace& workspace, const std::string& file) {
    const session::Result result = session::Result::open(file, workspace);
    if (result.kind() == session::Result::Kind::study) {
        print_study(result);
    } else if (result.kind() == session::Result::Kind::comparison) {
        print_comparison(result);
    } else {
        print_totals(result);
    }
    const u64 missing = result.missing();
    if (missing > 0)
        std::cerr << missing << (missing == 1 ? " run is" : " runs are") << " missing in " << visible(file) << '\n';
}

enum class As : u8 { origins, resolved, document };

Language language_of(const std::string& name) { return name == "zh" ? Language::chinese : Language::english; }

void show_scenario(const session::Workspace& workspace, const ScenarioOptions& options, As as, Language language) {
    Terminal terminal;
    for (const config::Loaded& loaded : load_scenarios(workspace, options.files, overrides_of(options), terminal)) {
        const Scenario& scenario = loaded.scenario;
        const Schema& schema = *loaded.schema;
        if (as == As::origins) print_origins(loaded);
        if (as == As::resolved) std::cout << config::resolved(scenario, schema);
        if (as == As::document)
            std::cout << document(schema, config::origins(scenario, schema), scenario.name, scenario.title, language);
    }
}

/// Of each scenario that the result embeds.
void document_result(const session::Workspace& workspace, const std::string& file, Language language) {
    const session::Result result = session::Result::open(file, workspace);
    if (result.schema() == nullptr) {
        throw InputError({{Problem::Severity::error, Place{file},
                           "is of the model " + result.data().note("model") + ", which this program has not"}});
    }
    for (std::size_t k = 0; k < result.scenarios().size(); ++k) {
        const session::ScenarioOfResult& scenario = result.scenarios()[k];
        if (k > 0) std::cout << '\n';
        std::cout << document(*result.schema(), session::values_of(result, k), scenario.name, scenario.title, language);
    }
}

struct ShowOptions {
    ScenarioOptions scenario;
    bool resolved = false;
    bool document = false;
    std::string language = "en";
};

int show(const session::Workspace& workspace, const ShowOptions& options) {
    const std::string& file = options.scenario.files.front();
    if (options.resolved && options.document)
        throw InputError({{Problem::Severity::error, {}, "--resolved and --document: expected one of them"}});
    const As as = options.resolved ? As::resolved : options.document ? As::document : As::origins;
    const Language language = language_of(options.language);
    if (!output::is_result(file)) {
        show_scenario(workspace, options.scenario, as, language);
    } else if (as == As::document) {
        document_result(workspace, file, language);
    } else {
        show_result(workspace, file);
    }
    return 0;
}

}  // namespace

void add_show(CommandLine& program, Context& context) {
    auto options = std::make_shared<ShowOptions>();
    Arguments command =
        program.subcommand("show", "print each value of a scenario and where it came from, or the tables of a result");
    command.words("file", options->scenario.files, "the scenario file, or a run.h5, compare.h5 or study.h5", "FILE", 1, 1);
    command.flag("--resolved", options->resolved, "as one scenario file that stands by itself");
    command.flag("--document", options->document,
                 "as a page in Markdown: all that is assumed, with unit, default, source and how well that is known; what "
                 "differs from the default first");
    command.choice("--lang", options->language, "the language of that page", {"en", "zh"});
    add_overlays(command, options->scenario);
    command.when_chosen(
        [&context, options] { context.chosen = [&context, options] { return show(context.workspace, *options); }; });
}

}  // namespace consortia::command

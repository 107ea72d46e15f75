// `show`: a scenario as it is after everything was laid over everything, and where each value came from; or the tables of a
// result.
#include "engine/config/input/nearest.hpp"
#include "engine/config/scenario/resolved.hpp"
#include "engine/core/text/visible.hpp"
#include "engine/output/reading/reader.hpp"
#include "tools/command/answer/options.hpp"
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
    const ParameterDraws& draws = loaded.draws;
    if (!draws.empty())
        table.add({"draws", std::to_string(draws.size()) + " of " + config::listed(draws.parameters), draws.file});
    std::cout << table;
}

void show_result(const session::Workspace& workspace, const std::string& file, const AnswerOptions& options) {
    const session::Result result = session::Result::open(file, workspace);
    if (result.kind() == session::Result::Kind::study) {
        print_study(result);
    } else if (result.kind() == session::Result::Kind::comparison) {
        tell(result, options);
    } else {
        print_totals(result);
    }
    const u64 missing = result.missing();
    if (missing > 0)
        std::cerr << missing << (missing == 1 ? " run is" : " runs are") << " missing in " << visible(file) << '\n';
}

enum class As : u8 { origins, resolved, document };

struct ShowOptions {
    ScenarioOptions scenario;
    bool resolved = false;
    bool document = false;
    AnswerOptions answer;
    std::optional<std::string> screening;

    As as() const { return resolved ? As::resolved : document ? As::document : As::origins; }
};

/// What a study found to move outputs most, if one was named: its `indices.h5`, or the folder where that lies.
std::vector<session::Weight> weights_of(const ShowOptions& options) {
    if (!options.screening) return {};
    const std::filesystem::path named(*options.screening);
    return session::screening(output::ResultReader(is_directory(named) ? (named / "indices.h5").string() : named.string()));
}

void print_document(const Schema& schema, const std::vector<config::Traced>& values, const DocumentTitle& title,
                    const ShowOptions& options) {
    const Language language = options.answer.look.language == "zh" ? Language::chinese : Language::english;
    std::cout << document(schema, values, title, weights_of(options), language);
}

void show_scenario(const session::Workspace& workspace, const ShowOptions& options) {
    Terminal terminal;
    const ScenarioOptions& asked = options.scenario;
    for (const config::Loaded& loaded : load_scenarios(workspace, asked.files, overrides_of(asked), terminal)) {
        const Scenario& scenario = loaded.scenario;
        const Schema& schema = *loaded.schema;
        if (options.as() == As::origins) print_origins(loaded);
        if (options.as() == As::resolved) std::cout << config::resolved(scenario, schema, loaded.draws);
        if (options.as() == As::document)
            print_document(schema, config::origins(scenario, schema), {scenario.name, scenario.title}, options);
    }
}

/// Of each scenario that the result embeds.
void document_result(const session::Workspace& workspace, const std::string& file, const ShowOptions& options) {
    const session::Result result = session::Result::open(file, workspace);
    if (result.schema() == nullptr) {
        throw InputError(Place{file}, "is of the model " + result.data().note("model") + ", which this program has not");
    }
    for (std::size_t k = 0; k < result.scenarios().size(); ++k) {
        const session::ScenarioOfResult& scenario = result.scenarios()[k];
        if (k > 0) std::cout << '\n';
        print_document(*result.schema(), session::values_of(result, k), {scenario.name, scenario.title}, options);
    }
}

void require_fitting(const ShowOptions& options) {
    const auto refuse = [](const std::string& text) { throw InputError(Place{}, text); };
    if (options.resolved && options.document) refuse("--resolved and --document: expected one of them");
    if (options.screening && !options.document) refuse("--screening: says what stands first in a page; add --document");
}

int show(const session::Workspace& workspace, const ShowOptions& options) {
    require_fitting(options);
    const std::string& file = options.scenario.files.front();
    if (!output::is_result(file)) {
        show_scenario(workspace, options);
    } else if (options.as() == As::document) {
        document_result(workspace, file, options);
    } else {
        show_result(workspace, file, options.answer);
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
    add_answer_options(command, options->answer);
    command.option("--screening", options->screening,
                   "what moves outputs most stands first on that page, by the indices that `analyse` left in DIR/analysis",
                   "DIR");
    add_overlays(command, options->scenario);
    command.when_chosen(
        [&context, options] { context.chosen = [&context, options] { return show(context.workspace, *options); }; });
}

}  // namespace consortia::command

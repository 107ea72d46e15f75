// `describe`: what a model has, with units, ranges and sources.
#include "engine/config/input/nearest.hpp"
#include "engine/config/input/problems.hpp"
#include "engine/config/scenario/resolved.hpp"
#include "tools/command/subcommands.hpp"
#include "tools/command/tables/card.hpp"
#include "tools/command/tables/description.hpp"
#include "tools/command/tables/text_table.hpp"

#include <iostream>

namespace consortia::command {

namespace {

struct Options {
    std::string model;
    std::string name;
    std::string format = "md";
};

[[noreturn]] void refuse(const std::string& text) { throw InputError(Place{}, text); }

const Model& asked_for(const session::Workspace& workspace, const std::string& name) {
    if (const Model* model = workspace.find(name)) return *model;
    const std::string nearest = config::nearest_hint(name, workspace.names());
    refuse("unknown model " + config::quote(name) + nearest + "; there are: " + config::listed(workspace.names(), 100));
}

/// The model that has something of this name, for who leaves the model out.
const Model* model_with(const session::Workspace& workspace, const std::string& name) {
    for (const Model& model : workspace.models()) {
        if (!named_by(workspace.schema(model), name).empty()) return &model;
    }
    return nullptr;
}

int print_cards(const Schema& schema, const Model& model, const std::string& name) {
    const std::vector<std::string> names = named_by(schema, name);
    if (names.empty()) {
        refuse("unknown lever, parameter or indicator " + config::quote(name) + " of " + model.name +
               config::nearest_hint(name, names_of_cards(schema)));
    }
    for (std::size_t k = 0; k < names.size(); ++k) std::cout << (k == 0 ? "" : "\n") << card(schema, names[k]);
    return 0;
}

int list_models(const session::Workspace& workspace) {
    TextTable table({{"model"}, {"about"}});
    for (const Model& model : workspace.models()) table.add({model.name, both(model.about)});
    std::cout << table;
    return 0;
}

int describe(const session::Workspace& workspace, const Options& options) {
    if (!options.name.empty() && options.format != "md")
        refuse("--format " + options.format + ": holds for a whole model; leave out " + config::quote(options.name));
    const bool only_one = workspace.models().size() == 1;
    if (options.model.empty() && !only_one) return list_models(workspace);
    if (workspace.find(options.model) == nullptr && options.name.empty()) {
        if (const Model* model = model_with(workspace, options.model))
            return print_cards(workspace.schema(*model), *model, options.model);
    }
    const Model& model = options.model.empty() ? workspace.models().front() : asked_for(workspace, options.model);
    const Schema& schema = workspace.schema(model);
    if (!options.name.empty()) return print_cards(schema, model, options.name);
    if (options.format == "md") std::cout << markdown(model, schema);
    if (options.format == "json") std::cout << json(model, schema);
    if (options.format == "yaml") std::cout << config::example(schema, model.name);
    return 0;
}

}  // namespace

void add_describe(CommandLine& program, Context& context) {
    auto options = std::make_shared<Options>();
    Arguments command = program.subcommand("describe", "print a model's levers, parameters, indicators and phases");
    command.word("model", options->model, "its name; without, the models there are", "MODEL", false);
    command.word("name", options->name,
                 "one of them by its dotted name (policy.tax_credit.rate), or how several begin (policy.tax_credit)", "NAME",
                 false);
    command.choice("--format", options->format, "md, json, or yaml: a commented scenario to start from",
                   {"md", "json", "yaml"});
    command.when_chosen(
        [&context, options] { context.chosen = [&context, options] { return describe(context.workspace, *options); }; });
}

}  // namespace consortia::command

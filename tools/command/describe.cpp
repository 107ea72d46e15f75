// `describe`: what a model has, with units, ranges and sources.
#include "engine/config/resolved.hpp"
#include "tools/command/description.hpp"
#include "tools/command/subcommands.hpp"
#include "tools/command/text_table.hpp"

#include <iostream>

namespace consortia::command {

namespace {

struct Options {
    std::string model;
    std::string format = "md";
};

const Model& asked_for(const Models& models, const std::string& name) {
    const Model* model = models.find(name);
    if (model != nullptr) return *model;
    std::string known;
    for (const std::string& each : models.names()) known += (known.empty() ? "" : ", ") + each;
    throw InputError({{Problem::Severity::error, {}, "unknown model '" + name + "'; there are: " + known}});
}

int list_models(const Models& models) {
    TextTable table({{"model"}, {"about"}});
    for (const Model& model : models.all()) table.add({model.name, both(model.about)});
    std::cout << table;
    return 0;
}

int describe(const Models& models, const Options& options) {
    const bool only_one = models.all().size() == 1;
    if (options.model.empty() && !only_one) return list_models(models);
    const Model& model = options.model.empty() ? models.all().front() : asked_for(models, options.model);
    const Schema& schema = models.schema(model);
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
    command.choice("--format", options->format, "md, json, or yaml: a commented scenario to start from",
                   {"md", "json", "yaml"});
    command.when_chosen(
        [&context, options] { context.chosen = [&context, options] { return describe(context.models, *options); }; });
}

}  // namespace consortia::command

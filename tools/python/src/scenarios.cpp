// Reading scenarios and describing models.
#include "tools/python/src/bind.hpp"
#include "tools/python/src/desk.hpp"

#include "engine/config/scenario/resolved.hpp"

#include <pybind11/stl.h>

namespace consortia::python {

namespace py = pybind11;

namespace {

/// Keeps warnings.
class Warned final : public session::Listener {
  public:
    void warning(const Problem& problem) override { texts.push_back(to_string(problem)); }
    void warning(const std::string& text) override { texts.push_back(text); }
    std::vector<std::string> texts;
};

py::dict of(const Text& text) {
    py::dict both;
    both["en"] = text.en;
    both["zh"] = text.zh;
    return both;
}

py::list traced(const Scenario& scenario, const Schema& schema) {
    py::list all;
    for (const config::Traced& each : config::origins(scenario, schema))
        all.append(py::make_tuple(each.key, each.value, each.origin));
    return all;
}

py::dict parameters_of(const Scenario& scenario) {
    py::dict all;
    for (const auto& [name, setting] : scenario.parameters) all[py::str(name)] = setting.value;
    return all;
}

py::dict told(const config::Loaded& loaded, const std::vector<std::string>& warnings) {
    const Scenario& scenario = loaded.scenario;
    py::dict all;
    all["model"] = scenario.model;
    all["name"] = scenario.name;
    all["title"] = of(scenario.title);
    all["start"] = scenario.start ? py::cast(to_string(*scenario.start)) : py::none();
    all["steps"] = scenario.steps;
    all["burn_in"] = scenario.burn_in;
    all["seed"] = scenario.seed;
    all["seeds"] = scenario.seeds;
    all["parameters"] = parameters_of(scenario);
    all["values"] = traced(scenario, *loaded.schema);
    all["resolved"] = config::resolved(scenario, *loaded.schema);
    all["warnings"] = warnings;
    return all;
}

py::dict load(const Catalogue& models, const Recipe& recipe, bool strict) {
    const auto desk = desk_of(models, {recipe});
    Warned warned;
    const session::Overrides overrides{.strict = strict};
    const auto loaded = session::load_scenarios(desk->workspace, {recipe.file}, overrides, warned);
    return told(loaded.front(), warned.texts);
}

py::dict setting_of(const Setting& setting) {
    const Quantity& q = setting.quantity;
    py::dict all;
    all["name"] = q.name;
    all["kind"] = setting.is_of_event ? "event" : setting.is_lever ? "lever" : "parameter";
    all["moves"] = setting.is_lever || q.moves;
    all["about"] = of(q.about);
    all["unit"] = q.unit;
    all["lever"] = q.lever;
    all["low"] = q.hard.low;
    all["high"] = q.hard.high;
    all["default"] = q.fallback;
    all["source"] = q.source;
    all["labels"] = q.labels;
    return all;
}

py::dict indicator_told(const Indicator& indicator) {
    py::dict all;
    all["name"] = indicator.name;
    all["unit"] = indicator.unit;
    all["about"] = of(indicator.about);
    all["over"] = indicator.over;
    all["kind"] = name_of(indicator.kind);
    all["role"] = name_of(indicator.role);
    return all;
}

py::dict describe(const Catalogue& models, const std::string& name) {
    const session::Workspace workspace(models);
    const Model* model = workspace.find(name);
    if (model == nullptr) throw py::key_error(name);
    const Schema& schema = workspace.schema(*model);
    py::list settings;
    py::list indicators;
    for (const Setting& setting : schema.settings()) settings.append(setting_of(setting));
    for (const EventKind& event : schema.events())
        for (const Setting& field : event.fields) settings.append(setting_of(field));
    for (const Indicator& indicator : schema.indicators()) indicators.append(indicator_told(indicator));
    py::dict all;
    all["about"] = of(model->about);
    all["settings"] = settings;
    all["indicators"] = indicators;
    return all;
}

}  // namespace

void bind_scenarios(py::module_& module, const Catalogue& models) {
    py::class_<Recipe>(module, "Recipe", "A scenario's file, and layers over it that lie in memory.")
        .def(py::init<std::string, std::vector<std::pair<std::string, std::string>>>(), py::arg("file"),
             py::arg("layers") = std::vector<std::pair<std::string, std::string>>{})
        .def_readonly("file", &Recipe::file)
        .def_readonly("layers", &Recipe::layers);
    module.def(
        "models",
        [&models] {
            py::dict all;
            for (const Model& model : models) all[py::str(model.name)] = of(model.about);
            return all;
        },
        "Name to title of every model.");
    module.def(
        "describe", [&models](const std::string& model) { return describe(models, model); }, py::arg("model"),
        "Levers, parameters and indicators of a model. KeyError if there is none of that name.");
    module.def(
        "load", [&models](const Recipe& recipe, bool strict) { return load(models, recipe, strict); }, py::arg("recipe"),
        py::arg("strict") = false, "Reads a scenario; what it comes to, as a dict. InputError with every mistake.");
}

}  // namespace consortia::python

#include "tools/live/description.hpp"

#include "engine/config/yaml/value.hpp"
#include "engine/core/text/amounts.hpp"
#include "engine/output/build_info.hpp"

#include <nlohmann/json.hpp>

#include <cmath>

namespace consortia::live {

namespace {

using Json = nlohmann::ordered_json;

Json text(const Text& text) { return {{"en", text.en}, {"zh", text.zh}}; }

/// Nothing where there is no end.
Json number(double x) { return std::isfinite(x) ? Json(x) : Json(nullptr); }

/// `2025Q1`, or without a calendar the number of the step.
Json labels(const Scenario& scenario) {
    Json all = Json::array();
    for (u32 step = 0; step < scenario.steps; ++step)
        all.push_back(scenario.start ? to_string(*scenario.start + static_cast<i32>(step)) : std::to_string(step + 1));
    return all;
}

Json money(const World& world) {
    const auto told = config::money_of(world.schema(), world.scenario());
    if (!told) return nullptr;
    return {{"unit", told->unit},
            {"rate", told->rate},
            {"names", text({currency_name(told->shown, Language::english), currency_name(told->shown, Language::chinese)})}};
}

Json indicators(const FrameLayout& layout) {
    Json all = Json::array();
    for (const FrameLayout::Entry& entry : layout.entries()) {
        const Indicator& indicator = entry.indicator;
        all.push_back({{"name", indicator.name},
                       {"about", text(indicator.about)},
                       {"unit", indicator.unit},
                       {"kind", name_of(indicator.kind)},
                       {"role", name_of(indicator.role)},
                       {"offset", entry.offset},
                       {"size", entry.size}});
    }
    return all;
}

Json lever(const Quantity& quantity, const LeverSetting& setting) {
    return {{"name", quantity.name},
            {"about", text(quantity.about)},
            {"unit", quantity.unit},
            {"labels", quantity.labels},
            {"whole", quantity.kind == Quantity::Kind::whole},
            {"range", {number(quantity.hard.low), number(quantity.hard.high)}},
            {"value", number(setting.at(0).everywhere())}};
}

Json levers(const World& world) {
    Json all = Json::array();
    for (const Setting& setting : world.schema().settings())
        if (setting.is_lever) all.push_back(lever(setting.quantity, world.scenario().levers.at(setting.quantity.name)));
    return all;
}

}  // namespace

std::string description_of(const Simulation& run) {
    const World& world = run.world();
    const Scenario& scenario = world.scenario();
    return Json{{"model", scenario.model},
                {"title", text(scenario.title)},
                {"version", output::version()},
                {"commit", output::commit()},
                {"seed", std::to_string(scenario.seed)},
                {"burn_in", scenario.burn_in},
                {"steps", scenario.steps},
                {"labels", labels(scenario)},
                {"money", money(world)},
                {"indicators", indicators(world.layout())},
                {"levers", levers(world)}}
        .dump();
}

}  // namespace consortia::live

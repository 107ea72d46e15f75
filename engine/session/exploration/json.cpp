#include "engine/session/exploration/json.hpp"

#include "engine/core/text/amounts.hpp"
#include "engine/session/answer/json_parts.hpp"
#include "engine/study/outcomes.hpp"

#include <fmt/format.h>

#include <cmath>

namespace consortia::session::exploration {

namespace {

using Json = nlohmann::ordered_json;

/// Every bit; null where there is no number.
Json number(double x) { return std::isfinite(x) ? Json(x) : Json(nullptr); }
Json numbers(const std::vector<double>& all) { return list_of(all, number); }
Json range(const Range& range) { return Json::array({number(range.low), number(range.high)}); }

std::string name_of(Control::Kind kind) {
    return kind == Control::Kind::number ? "number" : kind == Control::Kind::choice ? "choice" : "package";
}

Json entry(const AddedEntry& added) {
    if (added.lever.empty()) return nullptr;
    return {{"lever", added.lever}, {"when", added.text}, {"beside", added.beside}};
}

Json control(const Control& control) {
    return {{"name", control.name},
            {"kind", name_of(control.kind)},
            {"file", control.file},
            {"unit", control.unit},
            {"about", text_in_json(control.about)},
            {"sort", control.sort},
            {"entry", entry(control.added)},
            {"whole", control.whole},
            {"logarithmic", control.logarithmic},
            {"played", range(control.played)},
            {"accepted", range(control.accepted)},
            {"labels", control.labels},
            {"listed", numbers(control.listed)},
            {"start", number(control.start)},
            {"steady", control.steady}};
}

Json coordinate(const Coordinate& coordinate) {
    return {{"control", coordinate.control},
            {"logarithmic", coordinate.logarithmic},
            {"low", number(coordinate.low)},
            {"high", number(coordinate.high)},
            {"label", coordinate.label ? number(*coordinate.label) : Json(nullptr)}};
}

Json fitted(const Fitted& fitted) {
    return {{"mean", fitted.mean},
            {"scale", fitted.scale},
            {"noise", fitted.noise},
            {"exact", fitted.exact},
            {"amplitude", fitted.amplitude},
            {"lengths", numbers(fitted.lengths)},
            {"trend", numbers(fitted.trend)},
            {"weights", numbers(fitted.weights)}};
}

Json tested(const Tested& tested) {
    if (tested.points == 0) return nullptr;
    return {{"points", tested.points},     {"in_turn", tested.in_turn},       {"explained", number(tested.explained)},
            {"luck", number(tested.luck)}, {"inside", number(tested.inside)}, {"widened", number(tested.widened)}};
}

Json emulator(const Emulator& emulator) {
    if (emulator.points.empty()) return nullptr;
    return {{"points", emulator.points},
            {"centre", numbers(emulator.centre)},
            {"directions", list_of(emulator.directions, numbers)},
            {"scores", list_of(emulator.scores, fitted)},
            {"rest", numbers(emulator.rest)},
            {"spread", numbers(emulator.spread)},
            {"wider", list_of(emulator.wider, fitted)},
            {"narrowest", number(emulator.narrowest)},
            {"least", numbers(emulator.least)},
            {"most", numbers(emulator.most)},
            {"tested", tested(emulator.tested)}};
}

/// Of each point the mean over its runs; null where one is not whole. For pictures: to a float's digits.
Json means_of(const Measured& measured) {
    return list_of(measured.runs, [](const std::vector<std::vector<double>>& runs) -> Json {
        double sum = 0;
        for (const std::vector<double>& run : runs) sum += run.front();
        if (runs.empty()) return nullptr;
        return Json::parse(fmt::format("{:.7g}", sum / static_cast<double>(runs.size())));
    });
}

Json output(const Shown& shown, const Measured& measured, const Emulator& from, double steps_per_year) {
    const Indicator& indicator = shown.indicator;
    return {{"name", shown.name},
            {"indicator", indicator.name},
            {"about", text_in_json(indicator.about)},
            {"unit", shown.unit},
            {"words", shown.words},
            {"outcome", text_in_json(study::aggregation_of(indicator, steps_per_year))},
            {"difference", shown.is_difference},
            {"kind", consortia::name_of(indicator.kind)},
            {"role", consortia::name_of(indicator.role)},
            {"better", consortia::name_of(better_of(indicator))},
            {"over", shown.over},
            {"over_about", text_in_json(shown.over_about)},
            {"labels", shown.labels},
            {"cells", shown.cells},
            {"means", shown.is_number() ? means_of(measured) : Json::array()},
            {"emulator", emulator(from)}};
}

Json confirmed(const Confirmed& confirmed) {
    return Json::array({number(confirmed.value), number(confirmed.low), number(confirmed.high)});
}

Json front_of(const std::optional<FrontOfStudy>& front) {
    if (!front) return nullptr;
    return {{"outcomes", front->outcomes}, {"packages", list_of(front->packages, [](const FrontPackage& package) {
                                                return Json{
                                                    {"values", numbers(package.values)},
                                                    {"outcomes", list_of(package.outcomes, confirmed)},
                                                    {"price", package.price ? confirmed(*package.price) : Json(nullptr)}};
                                            })}};
}

Json money(const Result& result) {
    const auto money = result.money();
    if (!money) return nullptr;
    return {{"unit", money->unit},
            {"rate", money->rate},
            {"names",
             text_in_json({currency_name(money->shown, Language::english), currency_name(money->shown, Language::chinese)})},
            {"discount", study::discount_rate},
            {"cost_of_funds", 0}};
}

Json made(const Result& result, const Explored& explored) {
    const output::DataSet& data = result.data();
    const output::StoredVariable* futures = data.find("future");
    const std::string& path = result.path();
    return {{"study", data.note("study_name")},
            {"title", text_in_json({data.note("title"), data.note("title_zh")})},
            {"scenario", data.note("scenario_name")},
            {"scenario_file", data.note("scenario_file")},
            {"design", data.note("design")},
            {"model", data.note("model")},
            {"version", data.note("version")},
            {"commit", data.note("commit")},
            {"seed", data.note("seed")},
            {"seeds", result.replicates().size()},
            {"draws", result.draws().size()},
            {"futures", futures == nullptr ? 0 : futures->shape.front()},
            {"points", explored.points.size() - (explored.has_scenario ? 1 : 0)},
            {"runs_left_out", result.missing()},
            {"digest", data.note("content_digest")},
            {"result", path.substr(path.rfind('/') + 1)},
            {"yaml", data.note("study")}};
}

}  // namespace

std::string json_of(const Result& result, const Explored& explored, const Reply& reply,
                    const std::optional<FrontOfStudy>& front, const Places& places) {
    Json outputs = Json::array();
    for (std::size_t k = 0; k < explored.outputs.size(); ++k)
        outputs.push_back(
            output(explored.outputs[k], explored.question.outputs[k], reply.emulators.at(k), result.steps_per_year()));
    const Json all = {{"format", 1},
                      {"made", made(result, explored)},
                      {"money", money(result)},
                      {"folder", places.folder},
                      {"scenario_place", places.scenario},
                      {"controls", list_of(explored.controls, control)},
                      {"coordinates", list_of(explored.coordinates, coordinate)},
                      {"points", list_of(explored.points, numbers)},
                      {"outputs", std::move(outputs)},
                      {"left_out", explored.left_out},
                      {"front", front_of(front)}};
    return all.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace consortia::session::exploration

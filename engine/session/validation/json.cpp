#include "engine/session/validation/written.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cmath>

namespace consortia::session {

namespace {

using Json = nlohmann::ordered_json;

/// To six digits; null if missing, or without a bound.
Json number(double x) { return std::isfinite(x) ? Json::parse(fmt::format("{:.6g}", x)) : Json(nullptr); }

template <class Range, class Make>
Json list_of(const Range& range, const Make& make) {
    Json list = Json::array();
    for (const auto& each : range) list.push_back(make(each));
    return list;
}

Json text(const Text& text) { return {{"en", text.en}, {"zh", text.zh}}; }

Json forecast(const Forecast& each) {
    return {{"by", each.by},
            {"mean", number(each.mean)},
            {"deviation", number(each.deviation)},
            {"log_score", number(each.score)}};
}

Json fact(const MeasuredFact& measured) {
    const Fact& fact = measured.fact;
    return {{"fact", fact.id.text},
            {"name", text(fact.name)},
            {"use", name_of(fact.use)},
            {"run", fact.run.text},
            {"against", fact.against.text},
            {"metric", fact.metric.text},
            {"when", fact.when.text},
            {"accepted", {number(fact.low), number(fact.high)}},
            {"value", number(measured.value.value)},
            {"interval", {number(measured.value.low), number(measured.value.high)}},
            {"verdict", words(measured.verdict).en},
            {"by_seed", list_of(measured.by_seed, number)},
            {"forecasts", list_of(measured.forecasts, forecast)},
            {"source", fact.source},
            {"note", fact.note}};
}

}  // namespace

std::string json_of(const Validated& all) {
    const auto tested = [](const FactTested& each) {
        return Json{{"fact", each.id.text}, {"name", text(each.name)}, {"test", each.test}, {"source", each.source}};
    };
    const auto unmeasured = [](const FactUnmeasured& each) {
        return Json{{"fact", each.id.text}, {"name", text(each.name)}, {"needs", each.needs}, {"source", each.source}};
    };
    const Json json = {{"model", all.model},
                       {"scenario", all.scenario},
                       {"level", all.level},
                       {"version", all.version},
                       {"commit", all.commit},
                       {"seeds", all.replicates},
                       {"inside", all.count(MeasuredFact::Verdict::inside)},
                       {"failing", all.failing()},
                       {"undefined", all.count(MeasuredFact::Verdict::undefined)},
                       {"not_played", all.count(MeasuredFact::Verdict::not_played)},
                       {"facts", list_of(all.facts, fact)},
                       {"tested", list_of(all.stated.tested, tested)},
                       {"not_measured", list_of(all.stated.not_measured, unmeasured)}};
    return json.dump(1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace consortia::session

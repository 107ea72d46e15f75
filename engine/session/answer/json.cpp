#include "engine/session/answer/json.hpp"

#include "engine/config/input/number.hpp"
#include "engine/session/answer/cuts.hpp"
#include "engine/session/answer/endings.hpp"
#include "engine/session/answer/json_parts.hpp"
#include "engine/session/assumptions/assumptions.hpp"
#include "engine/study/outcomes.hpp"
#include "engine/study/results/precision.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace consortia::session {

namespace {

using Json = nlohmann::ordered_json;
using study::Estimated;

/// To six digits; null if missing.
Json number(double x) {
    if (!std::isfinite(x)) return nullptr;
    return Json::parse(fmt::format("{:.6g}", x));
}
Json numbers(const std::vector<double>& all) {
    Json list = Json::array();
    for (const double x : all) list.push_back(number(x));
    return list;
}
Json text(const Text& text) { return text_in_json(text); }

Json estimate(const Estimated& estimated) {
    if (!std::isfinite(estimated.value)) return nullptr;
    if (!estimated.has_interval()) return Json::array({number(estimated.value)});
    return Json::array({number(estimated.value), number(estimated.low), number(estimated.high)});
}
Json estimate(const std::optional<Estimated>& estimated) { return estimated ? estimate(*estimated) : Json(nullptr); }

Json by_scenario(const Result& result, const auto& make) {
    Json list = Json::array();
    for (std::size_t scenario = 1; scenario < result.scenarios().size(); ++scenario) list.push_back(make(scenario));
    return list;
}

/// Where what is not known is empty.
double whole_note(const Result& result, const char* name) {
    return config::parse_number(result.data().note(name)).value_or(std::nan(""));
}

Json made(const Result& result) {
    return {{"model", result.data().note("model")},
            {"version", result.data().note("version")},
            {"commit", result.data().note("commit")},
            {"seed", number(whole_note(result, "seed"))},
            {"replicates", result.replicates()},
            {"digest", result.data().note("content_digest")},
            {"command", Json::array()},
            {"result", result.path().substr(result.path().rfind('/') + 1)}};
}

Json time(const Result& result) {
    const std::vector<std::string> labels = result.times();
    Json years = Json::array();
    for (const std::string& label : labels) {
        const std::string year = year_name(label);
        if (years.empty() || years.back() != year) years.push_back(year);
    }
    return {{"labels", labels}, {"per_year", number(result.steps_per_year())}, {"years", std::move(years)}};
}

/// Of a scenario's runs, where they may stop before their end; no steps where none did.
Json ending(const Ending& ending) {
    const Json none;
    return {{"scenario", ending.scenario},
            {"when", ending.condition},
            {"runs", ending.runs},
            {"stopped", ending.stopped},
            {"first", ending.stopped == 0 ? none : Json(ending.first)},
            {"last", ending.stopped == 0 ? none : Json(ending.last)}};
}

Json draws(const Result& result) {
    if (result.draws().empty()) return nullptr;
    return {{"numbers", result.draws()},
            {"file", result.data().note("draws")},
            {"parameters", list_of(result.drawn(), [&](const std::string& name) {
                 return Json{{"name", name}, {"values", numbers(result.drawn_values(name))}};
             })}};
}

Json money(const Result& result, const Answer& answer) {
    if (!answer.money) return nullptr;
    return {{"unit", result.cost_unit()},
            {"rate", number(answer.money->rate)},
            {"names", text({currency_name(answer.money->name, Language::english),
                            currency_name(answer.money->name, Language::chinese)})},
            {"discount", study::discount_rate},
            {"cost_of_funds", number(answer.asking.valuation.cost_of_funds)}};
}

Json levers(const std::vector<Change>& changes) {
    return list_of(changes, [](const Change& change) {
        return Json{{"name", change.key}, {"from", change.from}, {"to", change.to}};
    });
}

Json scenarios(const Result& result, const Answer& answer) {
    Json list = Json::array();
    for (std::size_t k = 0; k < result.scenarios().size(); ++k) {
        const ScenarioOfResult& scenario = result.scenarios()[k];
        list.push_back({{"name", scenario.name},
                        {"title", text(scenario.title)},
                        {"nothing", k > 0 && answer.package(k).nothing},
                        {"yaml", scenario.text},
                        {"levers", k == 0 ? Json::array() : levers(answer.package(k).levers)}});
    }
    return list;
}

Json sentence(const Sentence& sentence) {
    return {{"about", name_of(sentence.about)}, {"benefit", sentence.benefit}, {"text", text(sentence.text)}};
}

Json indicator(const Result& result, const Indicator& indicator) {
    return {{"name", indicator.name},
            {"unit", indicator.unit},
            {"about", text(indicator.about)},
            {"kind", name_of(indicator.kind)},
            {"role", name_of(indicator.role)},
            {"better", name_of(better_of(indicator))},
            {"outcome", text(study::aggregation_of(indicator, result.steps_per_year()))}};
}

Json league_line(const Result& result, const study::LeagueLine& line) {
    Json caps = Json::array();
    for (const Indicator& cap : line.caps)
        if (cap.lever.empty() || result.moves(line.scenario, cap.lever))
            caps.push_back(text({"a cap binds: " + cap.about.en, "受上限约束：" + cap.about.zh}));
    return {{"package", line.scenario},
            {"rank", line.rank ? Json(*line.rank) : Json(nullptr)},
            {"shared", line.shared},
            {"verdict", name_of(line.verdict)},
            {"words", text(study::words(line.verdict))},
            {"cost", estimate(line.cost)},
            {"effect", estimate(line.effect)},
            {"per_unit", estimate(line.cost_per_unit)},
            {"worse", list_of(line.worse, [](const Indicator& each) { return each.name; })},
            {"remarks", std::move(caps)}};
}

Json duel(const study::Duel& duel) {
    if (duel.seeds == 0) return nullptr;
    return {{"wins", duel.wins}, {"difference", estimate(duel.difference)}, {"by", duel.by_effect ? "effect" : "price"}};
}

Json worth(const study::League& league, const study::WorthOfKnowing& worth) {
    return {{"parameter", worth.parameter},
            {"value", number(worth.value)},
            {"beyond_chance", worth.beyond_chance},
            {"low", league.lines[worth.best_if_low].scenario},
            {"high", league.lines[worth.best_if_high].scenario}};
}

Json choice(const Result& result, const study::League& league, const study::Choice* choice) {
    if (choice == nullptr) return nullptr;
    return {
        {"unit", choice->by_effect ? league.benefit.unit : result.cost_unit()},
        {"worth_of_one", choice->by_effect ? Json(nullptr) : number(choice->worth_of_one)},
        {"ranks", list_of(choice->ranks, numbers)},
        {"regret", numbers(choice->regret)},
        {"perfect", number(choice->perfect)},
        {"few_draws", choice->few_draws},
        {"parameters", list_of(choice->parameters, [&](const study::WorthOfKnowing& each) { return worth(league, each); })}};
}

Json league(const Result& result, const Answer& answer, const study::League& league) {
    Json wins = Json::array();
    Json duels = Json::array();
    for (const std::vector<study::Duel>& row : league.duels) {
        wins.push_back(list_of(row, [](const study::Duel& d) { return d.seeds == 0 ? Json(nullptr) : Json(d.wins); }));
        duels.push_back(list_of(row, duel));
    }
    return {{"benefit", league.benefit.name},
            {"per_unit_of", study::present_unit(league.benefit, result.steps_per_year())},
            {"lines", list_of(league.lines, [&](const study::LeagueLine& line) { return league_line(result, line); })},
            {"wins", std::move(wins)},
            {"duels", std::move(duels)},
            {"choice", choice(result, league, answer.choice(league))}};
}

Json account_head(const Account& account) { return {{"name", account.name}, {"about", text(account.title)}}; }

Json account_group(const AccountGroup& group) {
    return {{"name", group.name}, {"about", text(group.title)}, {"labels", list_of(group.accounts, account_head)}};
}

Json package_accounts(const Accounts& accounts, std::size_t scenario) {
    Json groups = Json::array();
    Json per_year = Json::array();
    for (const AccountGroup& group : accounts.groups) {
        groups.push_back(
            {{"total", estimate(group.added[scenario])},
             {"labels", list_of(group.accounts, [&](const Account& a) { return estimate(a.added[scenario]); })}});
        per_year.push_back(list_of(group.accounts, [&](const Account& a) { return numbers(a.added_yearly[scenario]); }));
    }
    return {{"package", scenario},
            {"net", estimate(accounts.net[scenario])},
            {"groups", std::move(groups)},
            {"per_year", std::move(per_year)}};
}

Json accounts(const Result& result, const Answer& answer) {
    const std::optional<Accounts>& found = answer.accounts(result);
    if (!found) return nullptr;
    return {{"groups", list_of(found->groups, account_group)},
            {"packages", by_scenario(result, [&](std::size_t scenario) { return package_accounts(*found, scenario); })}};
}

Json per_cent(const Estimated& difference, double baseline) {
    if (baseline == 0 || !std::isfinite(baseline)) return nullptr;
    const double factor = 100 / std::abs(baseline);
    return estimate(Estimated{difference.value * factor, difference.low * factor, difference.high * factor});
}

Json differences(const Result& result, const Answer& answer) {
    Json list = Json::array();
    for (std::size_t k = 0; k < result.outcomes().size(); ++k) {
        const study::Outcomes& outcomes = result.outcomes()[k];
        const double baseline = study::mean(outcomes.by_scenario.front());
        for (const Package& package : answer.packages) {
            const study::Difference d = study::difference_of(outcomes, package.scenario);
            list.push_back({{"indicator", outcomes.indicator.name},
                            {"package", package.scenario},
                            {"baseline", number(baseline)},
                            {"level", number(d.level.value)},
                            {"difference", estimate(d.difference)},
                            {"of_parameters", number(d.difference.of_parameters)},
                            {"percent", per_cent(d.difference, baseline)},
                            {"clear", answer.screening.is_clear(k, package.scenario)}});
        }
    }
    return list;
}

Json cut_package(const Cut& cut, std::size_t scenario) {
    return {{"package", scenario},
            {"baseline",
             list_of(cut.by_label, [](const study::Outcomes& o) { return number(study::mean(o.by_scenario.front())); })},
            {"difference", list_of(cut.by_label, [&](const study::Outcomes& o) {
                 return estimate(study::mean_with_interval(o.differences(scenario)));
             })}};
}

/// The total that a cut is of; empty where there is none.
std::string whole_of(const Result& result, const Indicator& cut) {
    const std::string name = cut.name.substr(0, cut.name.find("_by_"));
    const bool known = name != cut.name && std::ranges::any_of(result.outcomes(), [&](const study::Outcomes& outcomes) {
                           return outcomes.indicator.name == name;
                       });
    return known ? name : "";
}

Json cut(const Result& result, const Cut& cut) {
    return {{"indicator", cut.indicator.name},
            {"of", whole_of(result, cut.indicator)},
            {"unit", cut.indicator.unit},
            {"about", text(cut.indicator.about)},
            {"axis", cut.axis},
            {"axis_about", text(cut.axis_about)},
            {"labels", cut.labels},
            {"packages", by_scenario(result, [&](std::size_t scenario) { return cut_package(cut, scenario); })}};
}

Json series_package(const Series& series, std::size_t scenario) {
    Json values = Json::array();
    Json lows = Json::array();
    Json highs = Json::array();
    for (const Estimated& each : series.added[scenario]) {
        values.push_back(number(each.value));
        if (!each.has_interval()) continue;
        lows.push_back(number(each.low));
        highs.push_back(number(each.high));
    }
    if (lows.size() != values.size()) lows = highs = Json::array();  // bands are whole or none
    return {{"package", scenario}, {"difference", std::move(values)}, {"low", std::move(lows)}, {"high", std::move(highs)}};
}

Json series(const Result& result, const Series& series) {
    return {{"indicator", series.indicator.name},
            {"unit", series.indicator.unit},
            {"kind", name_of(series.indicator.kind)},
            {"baseline", numbers(series.first)},
            {"packages", by_scenario(result, [&](std::size_t scenario) { return series_package(series, scenario); })}};
}

Json seeds(const Result& result) {
    const std::optional<study::Halving> halving = study::widest_headline(result.outcomes());
    if (!halving) return nullptr;
    const Json to_halve = halving->to_halve == 0 ? Json(nullptr) : Json(halving->to_halve);
    return {{"now", halving->now}, {"to_halve", to_halve}, {"indicator", halving->indicator}};
}

Json assumption(const Assumption& assumption) {
    std::string flags;
    for (const SourceFlag& flag : assumption.flags) flags += flag.letter;
    return {{"name", assumption.quantity().name},
            {"lever", assumption.setting->is_lever},
            {"about", text(assumption.quantity().about)},
            {"value", assumption.value},
            {"default", assumption.fallback},
            {"unit", assumption.quantity().unit},
            {"source", assumption.quantity().source},
            {"law", text(assumption.quantity().law)},
            {"flag", flags},
            {"origin", assumption.origin},
            {"differs", assumption.differs}};
}

Json assumptions_of(const Result& result) {
    if (result.schema() == nullptr) return Json::array();
    return list_of(assumptions(*result.schema(), values_of(result, 0)), assumption);
}

/// What stands between two words of a text; empty if they do not.
std::string between(const std::string& text, const std::string& before, const std::string& behind) {
    const std::size_t from = text.find(before);
    const std::size_t to = text.rfind(behind);
    if (from == std::string::npos || to == std::string::npos || to < from + before.size()) return "";
    return text.substr(from + before.size(), to - from - before.size());
}

/// The tables that the first scenario reads, with the digests of their bytes.
Json data_of(const Result& result) {
    Json list = Json::array();
    if (result.schema() == nullptr) return list;
    for (const DataDescription& table : result.schema()->data()) {
        const auto& values = result.scenarios().front().values;
        const auto found = values.find(table.name);
        if (found == values.end()) continue;
        list.push_back({{"name", table.name},
                        {"file", between(found->second, "{file: ", ", content: ")},
                        {"digest", between(found->second, ", content: ", "}")},
                        {"source", table.about.en}});
    }
    return list;
}

}  // namespace

std::string json_of(const Result& result, const Answer& answer) {
    Json all = {{"format", 1},
                {"made", made(result)},
                {"time", time(result)},
                {"draws", draws(result)},
                {"money", money(result, answer)},
                {"scenarios", scenarios(result, answer)},
                {"sentences", list_of(answer.sentences, sentence)},
                {"indicators",
                 list_of(result.outcomes(), [&](const study::Outcomes& each) { return indicator(result, each.indicator); })},
                {"league", list_of(answer.leagues, [&](const study::League& each) { return league(result, answer, each); })},
                {"accounts", accounts(result, answer)},
                {"differences", differences(result, answer)},
                {"cuts", list_of(answer.cuts(result), [&](const Cut& each) { return cut(result, each); })},
                {"series", list_of(series_of(result), [&](const Series& each) { return series(result, each); })},
                {"chance",
                 {{"tested", answer.screening.tested},
                  {"by_chance", number(answer.screening.by_chance)},
                  {"clear", answer.screening.count()}}},
                {"seeds", seeds(result)},
                {"stop", list_of(endings_of(result), ending)},
                {"shapley", nullptr},
                {"network", nullptr},
                {"map", nullptr},
                {"assumptions", assumptions_of(result)},
                {"data", data_of(result)}};
    return all.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace consortia::session

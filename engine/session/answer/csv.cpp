#include "engine/session/answer/csv.hpp"

#include "engine/output/csv.hpp"
#include "engine/study/outcomes.hpp"

#include <algorithm>
#include <cmath>

namespace consortia::session {

namespace {

using output::number_cell;
using output::text_cell;
using study::Estimated;

class Rows {
  public:
    explicit Rows(const std::vector<std::string>& headings) {
        for (const std::string& heading : headings) cell(text_cell(heading));
        end();
    }
    void text(const std::string& text) { cell(text_cell(text)); }
    void number(double x) { cell(number_cell(x)); }
    void estimate(const Estimated& estimated) {
        number(estimated.value);
        number(estimated.low);
        number(estimated.high);
    }
    void missing_estimate() {
        for (int k = 0; k < 3; ++k) cell("");
    }
    void end() {
        text_ += '\n';
        first_ = true;
    }
    std::string take() { return std::move(text_); }

  private:
    void cell(const std::string& cell) {
        if (!first_) text_ += ',';
        text_ += cell;
        first_ = false;
    }

    std::string text_;
    bool first_ = true;
};

std::string names_of(const std::vector<Indicator>& indicators) {
    std::string names;
    for (const Indicator& indicator : indicators) names += (names.empty() ? "" : " ") + indicator.name;
    return names;
}

/// `seat_subsidy 3/4`: against it in three of four seeds.
std::string wins_of(const Result& result, const study::League& league, std::size_t line) {
    std::string text;
    for (std::size_t other = 0; other < league.lines.size(); ++other) {
        const study::Duel& duel = league.duels[line][other];
        if (duel.seeds == 0) continue;
        text += text.empty() ? "" : "; ";
        text += result.scenarios()[league.lines[other].scenario].name + ' ' + std::to_string(duel.wins) + '/' +
                std::to_string(duel.seeds);
    }
    return text;
}

/// `0.62 0.38`, rank by rank; empty without draws of parameters.
std::string ranks_of(const study::Choice* choice, std::size_t line) {
    std::string text;
    if (choice == nullptr) return text;
    for (const double share : choice->ranks[line]) text.append(text.empty() ? "" : " ").append(number_cell(share));
    return text;
}

void league_row(Rows& rows, const Result& result, const Answer& answer, const study::League& league, std::size_t k) {
    const study::Choice* choice = answer.choice(league);
    const study::LeagueLine& line = league.lines[k];
    const ScenarioOfResult& scenario = result.scenarios()[line.scenario];
    rows.text(league.benefit.name);
    rows.text(line.rank ? std::to_string(*line.rank) : "");
    rows.text(line.shared ? "yes" : "");
    rows.text(scenario.name);
    rows.text(called(scenario, Language::english));
    rows.text(result.cost_unit());
    rows.estimate(line.cost);
    rows.text(league.benefit.unit);
    rows.estimate(line.effect);
    rows.text(result.cost_unit() + " per " + study::present_unit(league.benefit, result.steps_per_year()));
    line.cost_per_unit ? rows.estimate(*line.cost_per_unit) : rows.missing_estimate();
    rows.text(name_of(line.verdict));
    rows.text(names_of(line.worse));
    rows.text(wins_of(result, league, k));
    rows.text(ranks_of(choice, k));
    rows.number(choice == nullptr ? std::nan("") : choice->regret[k]);
    rows.end();
}

/// The steps that an outcome is of: `2025Q1 to 2044Q4`.
std::string period_of(const Result& result, const Indicator& indicator) {
    const std::vector<std::string> times = result.times();
    if (times.empty()) return "";
    const std::size_t from = times.size() - study::steps_of_outcome(indicator, result.steps_per_year(), times.size());
    return times[from] + " to " + times.back();
}

void difference_row(Rows& rows, const Result& result, const study::Outcomes& outcomes, const std::string& cut,
                    std::size_t scenario, const std::string& clear) {
    const double baseline = study::mean(outcomes.by_scenario.front());
    const Estimated difference = study::difference_of(outcomes, scenario).difference;
    rows.text(outcomes.indicator.name);
    rows.text(outcomes.indicator.unit);
    rows.text(cut);
    rows.text(period_of(result, outcomes.indicator));
    rows.number(baseline);
    rows.text(result.scenarios()[scenario].name);
    rows.estimate(difference);
    rows.number(baseline == 0 ? std::nan("") : 100 * difference.value / std::abs(baseline));
    rows.number(static_cast<double>(result.replicates().size()));
    rows.number(static_cast<double>(outcomes.draws));
    rows.number(difference.of_parameters);
    rows.text(clear);
    rows.end();
}

}  // namespace

std::string league_csv(const Result& result, const Answer& answer) {
    Rows rows({"benefit",      "rank",          "shared",      "package", "title",      "cost_unit",   "net_cost",
               "net_cost_low", "net_cost_high", "effect_unit", "effect",  "effect_low", "effect_high", "price_unit",
               "price",        "price_low",     "price_high",  "verdict", "worse",      "wins",        "rank_probabilities",
               "regret"});
    for (const study::League& league : answer.leagues)
        for (std::size_t k = 0; k < league.lines.size(); ++k) league_row(rows, result, answer, league, k);
    return rows.take();
}

std::string differences_csv(const Result& result, const Answer& answer) {
    Rows rows({"indicator", "unit", "cut", "period", "baseline", "package", "difference", "low", "high", "percent", "seeds",
               "draws", "of_parameters", "beyond_chance"});
    for (std::size_t k = 0; k < result.outcomes().size(); ++k)
        for (const Package& package : answer.packages)
            difference_row(rows, result, result.outcomes()[k], "", package.scenario,
                           answer.screening.is_clear(k, package.scenario) ? "yes" : "no");
    for (const Cut& cut : answer.cuts(result))
        for (std::size_t label = 0; label < cut.labels.size(); ++label)
            for (const Package& package : answer.packages)
                difference_row(rows, result, cut.by_label[label], cut.axis + '=' + cut.labels[label], package.scenario, "");
    return rows.take();
}

}  // namespace consortia::session

#include "engine/session/validation/validate.hpp"

#include "engine/output/build_info.hpp"
#include "engine/study/results/recorded.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <numeric>

namespace consortia::session {

namespace {

using measure::undefined;
using study::Estimated;
using Verdict = MeasuredFact::Verdict;

constexpr double coverage = 0.95;

std::vector<double> defined(const std::vector<double>& sample) {
    std::vector<double> kept;
    std::ranges::copy_if(sample, std::back_inserter(kept), [](double x) { return !std::isnan(x); });
    return kept;
}

Estimated estimated(const std::vector<double>& sample, std::size_t draws = 1) {
    if (sample.empty()) return {undefined, undefined, undefined};
    return study::mean_with_interval(study::Sample(sample, draws), coverage);
}

/// Standard deviation of where one more seed lies, as the seeds there are tell it.
double deviation_of_next(const std::vector<double>& sample) {
    if (sample.size() < 2) return undefined;
    return std::sqrt(study::variance(sample) * (1 + 1 / static_cast<double>(sample.size())));
}

Estimated next(const std::vector<double>& sample) {
    if (sample.size() < 2) return estimated(sample);
    const double mean = study::mean(sample);
    const double half =
        study::t_quantile((1 + coverage) / 2, static_cast<double>(sample.size() - 1)) * deviation_of_next(sample);
    return {mean, mean - half, mean + half};
}

/// Logarithm of a normal density.
double log_score(double mean, double deviation, double seen) {
    if (!(deviation > 0)) return undefined;
    const double z = (seen - mean) / deviation;
    return -std::log(deviation * std::sqrt(2 * std::numbers::pi)) - z * z / 2;
}

Forecast forecast(const std::string& by, double mean, double deviation, double seen) {
    return {by, mean, deviation, log_score(mean, deviation, seen)};
}

bool lies(const Fact& fact, const Estimated& value) {
    if (fact.use != Fact::Use::forecast) return fact.low <= value.value && value.value <= fact.high;
    return value.has_interval() && value.low <= fact.low && fact.low <= value.high;
}

double held_against(Fact::Held how, double on, double other) {
    if (how == Fact::Held::difference) return on - other;
    return other == 0 ? undefined : on / other - 1;
}

/// Runs of a scenario: seeds of all draws of parameters.
std::size_t places_of(const Result& result) {
    return std::max<std::size_t>(1, result.draws().size()) * result.replicates().size();
}

/// By their replicates; with draws of parameters numbered through.
std::vector<u32> labels_of(const Result& result) {
    if (result.draws().empty()) return result.replicates();
    std::vector<u32> labels(places_of(result));
    std::iota(labels.begin(), labels.end(), 0U);
    return labels;
}

class Measurer {
  public:
    Measurer(const ValidationPlan& plan, const std::vector<Result>& results) : plan_(plan), results_(results) {}

    std::vector<double> by_seed(const FactToMeasure& fact) const {
        std::vector<double> values = of(*fact.on, fact.run);
        if (!fact.on_other) return values;
        const std::vector<double> others = of(*fact.on_other, fact.against);
        for (std::size_t k = 0; k < values.size(); ++k) values[k] = held_against(fact.fact.held, values[k], others[k]);
        return values;
    }

    std::size_t draws(const FactToMeasure& fact) const {
        return std::max<std::size_t>(1, results_[place_of(fact.run)].draws().size());
    }

  private:
    std::vector<double> of(const measure::Measure& measured, std::size_t run) const {
        const Result& result = results_[place_of(run)];
        std::vector<double> values;
        for (std::size_t place = 0; place < places_of(result); ++place)
            values.push_back(measured.of(study::recorded(result.data(), 0, place)));
        return values;
    }

    /// Among the results, which runs that are not played lack.
    std::size_t place_of(std::size_t run) const {
        const auto first = plan_.runs.begin();
        return static_cast<std::size_t>(std::count_if(first, first + static_cast<std::ptrdiff_t>(run),
                                                      [](const RunOfFacts& each) { return each.played; }));
    }

    const ValidationPlan& plan_;
    const std::vector<Result>& results_;
};

/// In the folder of its name.
Playing playing_of(const RunOfFacts& run, const Playing& all) {
    Playing playing = all;
    if (!all.folder.empty()) playing.folder = all.folder / run.run.name.text;
    return playing;
}

std::vector<Result> played(const ValidationPlan& plan, const Playing& playing, Listener& listener) {
    std::vector<Result> results;
    for (const RunOfFacts& run : plan.runs)
        if (run.played) results.push_back(play(run.plan, playing_of(run, playing), listener).result);
    return results;
}

}  // namespace

std::size_t MeasuredFact::undefined_seeds() const { return by_seed.size() - defined(by_seed).size(); }

Text words(Verdict verdict) {
    static const std::array<Text, 4> all{Text{"inside", "符合"}, Text{"outside", "不符"}, Text{"undefined", "无定义"},
                                         Text{"not played", "未运行"}};
    return all[static_cast<std::size_t>(verdict)];
}

std::size_t Validated::count(Verdict verdict) const {
    return static_cast<std::size_t>(std::ranges::count(facts, verdict, &MeasuredFact::verdict));
}

MeasuredFact measured(const Fact& fact, std::vector<double> by_seed, std::size_t draws) {
    const std::vector<double> sample = defined(by_seed);
    const bool whole = !sample.empty() && sample.size() == by_seed.size();
    MeasuredFact made{.fact = fact, .by_seed = std::move(by_seed)};
    made.value = fact.use == Fact::Use::forecast ? next(sample) : estimated(sample, whole ? draws : 1);
    made.verdict = !whole ? Verdict::undefined : lies(fact, made.value) ? Verdict::inside : Verdict::outside;
    if (fact.use != Fact::Use::forecast) return made;
    made.forecasts.push_back(forecast("model", made.value.value, deviation_of_next(sample), fact.low));
    for (const Fact::Rival& rival : fact.rivals)
        made.forecasts.push_back(forecast(rival.name, rival.mean, rival.deviation, fact.low));
    return made;
}

Validated validate(const ValidationPlan& plan, const Playing& playing, Listener& listener) {
    const std::vector<Result> results = played(plan, playing, listener);
    const Measurer measurer(plan, results);
    Validated all{.model = plan.model,
                  .scenario = plan.runs.front().plan.scenarios().scenarios().front().name,
                  .level = plan.level,
                  .version = output::version(),
                  .commit = output::commit(),
                  .stated = plan.facts};
    for (const FactToMeasure& fact : plan.measured)
        all.facts.push_back(plan.is_played(fact) ? measured(fact.fact, measurer.by_seed(fact), measurer.draws(fact))
                                                 : MeasuredFact{.fact = fact.fact});
    for (const Result& result : results)
        if (places_of(result) > all.replicates.size()) all.replicates = labels_of(result);
    return all;
}

}  // namespace consortia::session

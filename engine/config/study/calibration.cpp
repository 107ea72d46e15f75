#include "engine/config/study/calibration.hpp"

#include "engine/config/input/nearest.hpp"
#include "engine/config/input/number.hpp"
#include "engine/config/study/factors.hpp"
#include "engine/config/yaml/fields.hpp"
#include "engine/config/yaml/value.hpp"

#include <algorithm>

namespace consortia::config {

namespace {

constexpr u64 most_runs = 10'000'000;
constexpr u64 most_at_once = 10'000;
constexpr u64 most_draws = 100'000;
constexpr u64 fewest_points_a_parameter = 10;
constexpr u32 fewest_seeds = 2;

const std::vector<std::string> moment_keys = {"expression", "when", "value", "tolerance", "weight", "use", "source"};
const std::vector<std::string> uses = {"fitted", "test"};
const std::vector<std::string> budget_keys = {"runs", "generation", "draws", "seed"};
const std::vector<std::string> tie_keys = {"to", "times"};
constexpr const char* usual_window = "last 40";

class CalibrationReader {
  public:
    CalibrationReader(const Node& root, const Schema& schema, Study& study, Problems& problems)
        : root_(root), schema_(schema), study_(study), problems_(problems) {}

    void read() {
        read_moments(*root_.find("moments"));
        read_free_ones();
        if (const Node* tied = root_.find("tied")) read_ties(*tied);
        read_budget();
        check_seeds();
    }

  private:
    void read_moments(const Node& moments) {
        if (moments.is_refused()) return;
        if (!moments.is_map() || moments.keys.empty()) {
            problems_.error(moments.place(),
                            "moments: expected `name: {expression: …, value: …, tolerance: …}` lines, got " + got(moments));
            return;
        }
        const std::size_t errors = problems_.errors();
        for (std::size_t k = 0; k < moments.keys.size(); ++k) read_moment(moments.keys[k], moments.items[k]);
        const bool fits = std::ranges::any_of(study_.calibration.moments, &Moment::fitted);
        if (problems_.errors() == errors && !fits) problems_.error(moments.place(), "moments: none is fitted");
    }

    void read_moment(const Key& name, const Node& node) {
        if (node.is_refused()) return;
        if (!node.is_map()) {
            problems_.error(node.place(), "moments: " + name.text +
                                              ": expected {expression: …, value: …, tolerance: …}, got " + got(node));
            return;
        }
        const Fields fields(node, "moments: " + name.text, moment_keys, problems_);
        Moment moment{.name = name.text};
        read_what_is_measured(fields, moment);
        fields.needed("value", "it is what the expression should come to");
        fields.needed("tolerance", "it is the standard error of the value");
        moment.target = fields.number("value").value_or(0);
        moment.tolerance = above_zero(fields, "tolerance");
        moment.weight = above_zero(fields, "weight");
        moment.fitted = fields.word("use", uses).value_or(uses.front()) == uses.front();
        if (const Node* source = fields.find("source")) moment.source = source->text;
        study_.calibration.moments.push_back(std::move(moment));
    }

    void read_what_is_measured(const Fields& fields, Moment& moment) {
        const Node* expression =
            fields.needed("expression", "it says what is measured of a run, such as mean(unemployment)");
        if (expression != nullptr && expression->is_scalar()) {
            moment.expression = expression->text;
            moment.where = expression->place();
        } else if (expression != nullptr) {
            fields.error(expression->place(), "expression", "expected a text, got " + got(*expression));
        }
        const Node* when = fields.find("when");
        moment.window = when != nullptr ? when->text : usual_window;
    }

    /// 1 where it is not written.
    double above_zero(const Fields& fields, const std::string& key) {
        const auto number = fields.number(key);
        if (number && !(*number > 0)) {
            fields.error(fields.find(key)->place(), key, "expected a number above 0, got " + to_text(*number));
        }
        return number.value_or(1);
    }

    void read_free_ones() {
        const Node* free = root_.find("free");
        if (free == nullptr) {
            problems_.error(root_.place(), "free: is missing; it says what is searched for: `name: {range: [low, high]}`");
        } else if (!free->is_map() || free->keys.empty()) {
            if (free->is_refused()) return;
            problems_.error(free->place(), "free: expected `name: {range: [low, high]}` lines, got " + got(*free));
        } else {
            study_.design.method = DesignDescription::Method::sobol;  // while they are read: they have no levels
            for (std::size_t k = 0; k < free->keys.size(); ++k) read_free(free->keys[k], free->items[k], *free);
            study_.design.method = DesignDescription::Method::list;
        }
    }

    /// None of a list: the search goes from value to neighbouring value.
    void read_free(const Key& name, const Node& description, const Node& all) {
        if (description.is_refused()) return;
        const std::size_t before = study_.factors.size();
        read_line(name, description, all, schema_, study_, problems_);
        for (std::size_t k = before; k < study_.factors.size(); ++k) {
            const Factor& factor = study_.factors[k];
            const bool listed = factor.distribution == Factor::Distribution::discrete;
            if (!listed && factor.quantity.kind != Quantity::Kind::choice) continue;
            problems_.error(description.place(),
                            factor.quantity.name + ": a free parameter needs a range to be searched, got values");
        }
    }

    void read_ties(const Node& ties) {
        if (ties.is_refused()) return;
        if (!ties.is_map() || ties.keys.empty()) {
            problems_.error(ties.place(), "tied: expected `name: {to: NAME, times: 1}` lines, got " + got(ties));
            return;
        }
        const std::vector<std::string> free = names_of_factors();
        for (std::size_t k = 0; k < ties.keys.size(); ++k) {
            if (!ties.items[k].is_refused()) read_tie(ties.keys[k], ties.items[k], free);
        }
    }

    std::vector<std::string> names_of_factors() const {
        std::vector<std::string> names;
        for (const Factor& factor : study_.factors) names.push_back(factor.quantity.name);
        return names;
    }

    void read_tie(const Key& name, const Node& node, const std::vector<std::string>& free) {
        const Setting* setting = factor_setting(schema_, name, problems_);
        if (setting == nullptr) return;
        if (!node.is_map()) {
            problems_.error(node.place(), "tied: " + name.text + ": expected {to: NAME, times: 1}, got " + got(node));
            return;
        }
        const std::vector<std::string> taken = names_of_factors();
        if (std::ranges::find(taken, name.text) != taken.end()) {
            problems_.error(name.place(), "tied: " + name.text + ": is free, or tied, already");
            return;
        }
        const Fields fields(node, "tied: " + name.text, tie_keys, problems_);
        fields.needed("to", "it names the free parameter that it follows");
        const auto to = fields.word("to", free);
        const double times = fields.number("times").value_or(1);
        if (to) add_tie(*setting, node, static_cast<std::size_t>(std::ranges::find(free, *to) - free.begin()), times);
    }

    void add_tie(const Setting& setting, const Node& node, std::size_t to, double times) {
        Factor factor;
        factor.quantity = setting.quantity;
        factor.is_lever = setting.is_lever;
        factor.is_of_event = setting.is_of_event;
        const Range& leads = study_.factors[to].range;
        for (const double end : {leads.low * times, leads.high * times}) {
            if (!setting.quantity.hard.contains(end)) {
                problems_.error(node.place(), "tied: " + setting.quantity.name + ": " + to_text(end) +
                                                  " lies outside what it accepts, " + expected(setting.quantity));
                break;
            }
        }
        study_.calibration.ties.push_back({study_.factors.size(), to, times});
        study_.factors.push_back(std::move(factor));
    }

    void read_budget() {
        const Node* budget = root_.find("budget");
        if (budget == nullptr) {
            problems_.error(root_.place(), "budget: is missing; it says how many runs may be played: {runs: 2000}");
        } else if (!budget->is_map() && !budget->is_refused()) {
            problems_.error(budget->place(), "budget: expected {runs: 2000}, got " + got(*budget));
        } else if (budget->is_map()) {
            read_budget_of(*budget);
        }
    }

    void read_budget_of(const Node& budget) {
        const Fields fields(budget, "budget", budget_keys, problems_);
        Calibration& calibration = study_.calibration;
        fields.needed("runs", "it says how many runs may be played");
        calibration.runs = fields.count("runs", 1, most_runs).value_or(0);
        calibration.generation = static_cast<u32>(fields.count("generation", 5, most_at_once).value_or(0));
        calibration.draws = static_cast<u32>(fields.count("draws", 1, most_draws).value_or(calibration.draws));
        calibration.seed = fields.count("seed", 0, ~u64{0}).value_or(calibration.seed);
        if (calibration.runs > 0) check_budget(*fields.find("runs"));
    }

    void check_budget(const Node& runs) {
        const u64 free = study_.factors.size() - study_.calibration.ties.size();
        const u64 fewest = study_.scenario.seeds * (free * fewest_points_a_parameter + 1);
        if (study_.calibration.runs >= fewest) return;
        problems_.error(runs.place(), "budget.runs: expected " + std::to_string(fewest) + " or more, " +
                                          std::to_string(fewest_points_a_parameter) + " points with " +
                                          std::to_string(study_.scenario.seeds) + " seeds for each of " +
                                          std::to_string(free) + " free parameters, got " + runs.text);
    }

    /// The noise of a run is known from what its seeds differ by.
    void check_seeds() {
        if (study_.scenario.seeds >= fewest_seeds) return;
        const Node* seeds = root_.find("seeds");
        problems_.error(seeds == nullptr ? root_.place() : seeds->place(),
                        "seeds: expected " + std::to_string(fewest_seeds) + " or more, by which noise is known from effect");
    }

    const Node& root_;
    const Schema& schema_;
    Study& study_;
    Problems& problems_;
};

}  // namespace

void read_calibration(const Node& root, const Schema& schema, Study& study, Problems& problems) {
    CalibrationReader(root, schema, study, problems).read();
}

}  // namespace consortia::config

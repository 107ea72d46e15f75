#include "engine/config/study/optimisation.hpp"

#include "engine/config/study/outcomes.hpp"
#include "engine/config/yaml/fields.hpp"
#include "engine/config/yaml/value.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace consortia::config {

namespace {

constexpr u64 most_runs = 10'000'000;
constexpr u64 most_at_once = 1'000;
constexpr std::size_t most_objectives = 3;
constexpr u64 fewest_points_a_factor = 5, fewest_points_beside = 5;

const std::vector<std::string> aims = {"maximise", "minimise"};
const std::vector<std::string> constraint_keys = {"at_most", "at_least", "chance", "of"};
const std::vector<std::string> budget_keys = {"runs", "batch", "seed"};

class OptimisationReader {
  public:
    OptimisationReader(const Node& root, const Schema& schema, Study& study, Problems& problems)
        : root_(root), schema_(schema), study_(study), problems_(problems) {}

    void read() {
        study_.variables.clear();
        read_objectives(*root_.find("objectives"));
        if (const Node* constraints = root_.find("constraints")) read_constraints(*constraints);
        keep_cuts();
        sort_variables();
        read_budget();
        check_noise();
    }

  private:
    void read_objectives(const Node& objectives) {
        if (objectives.is_refused()) return;
        if (!objectives.is_map() || objectives.keys.empty() || objectives.keys.size() > most_objectives) {
            problems_.error(objectives.place(), objectives.is_map()
                                                    ? fmt::format("objectives: expected 1 to {}, got {}", most_objectives,
                                                                  objectives.keys.size())
                                                    : "objectives: expected `name: maximise` lines, got " + got(objectives));
            return;
        }
        for (std::size_t k = 0; k < objectives.keys.size(); ++k) read_objective(objectives.keys[k], objectives.items[k]);
    }

    void read_objective(const Key& name, const Node& node) {
        if (node.is_refused()) return;
        const bool longer = node.is_map() && node.keys.size() == 1;
        const std::string& aim = longer ? node.keys.front().text : node.text;
        if ((!longer && !node.is_scalar()) || std::ranges::find(aims, aim) == aims.end()) {
            problems_.error(node.place(), "objectives: " + name.text +
                                              ": expected maximise, minimise, or {maximise: outcome}, got " + got(node));
            return;
        }
        const auto variable = keep_outcome(name, longer ? &node.items.front() : nullptr, schema_, study_, problems_);
        if (variable) study_.optimisation.objectives.push_back({*variable, aim == aims.front()});
    }

    void read_constraints(const Node& constraints) {
        if (constraints.is_refused()) return;
        if (!constraints.is_map()) {
            problems_.error(constraints.place(),
                            "constraints: expected `name: {at_most: 1}` lines, got " + got(constraints));
            return;
        }
        for (std::size_t k = 0; k < constraints.keys.size(); ++k) read_constraint(constraints.keys[k], constraints.items[k]);
    }

    void read_constraint(const Key& name, const Node& node) {
        if (node.is_refused()) return;
        if (!node.is_map()) {
            problems_.error(node.place(), "constraints: " + name.text + ": expected {at_most: 1}, got " + got(node));
            return;
        }
        const Fields fields(node, "constraints: " + name.text, constraint_keys, problems_);
        const auto most = fields.number("at_most"), least = fields.number("at_least");
        if (fields.find("at_most") == nullptr && fields.find("at_least") == nullptr)
            fields.needed("at_most", "it, or at_least, says what must hold");
        const double chance = read_chance(fields);
        const auto variable = keep_outcome(name, fields.find("of"), schema_, study_, problems_);
        if (!variable) return;
        if (most) study_.optimisation.constraints.push_back({*variable, *most, true, chance});
        if (least) study_.optimisation.constraints.push_back({*variable, *least, false, chance});
    }

    double read_chance(const Fields& fields) {
        const auto chance = fields.number("chance");
        if (!chance) return 0;
        if (!(*chance > 0 && *chance <= 1))
            fields.error(
                fields.find("chance")->place(), "chance",
                "expected above 0 and at most 1, the share of runs of which it must hold; without it the mean must");
        return *chance;
    }

    /// Who gains and who loses is told by cuts of the leading figures of which more is better, or less: those by an axis
    /// that says who somebody is, which levers may have as a target.
    void keep_cuts() {
        const auto is_of_somebody = [&](const std::string& axis) {
            return std::ranges::find(schema_.axes(), axis, &Axis::name)->targetable;
        };
        for (const Indicator& cut : schema_.indicators()) {
            const Indicator* total = schema_.total_of(cut);
            if (total == nullptr || !is_of_somebody(cut.over.front()) || total->role == Indicator::Role::plain ||
                better_of(*total) == Indicator::Better::neither)
                continue;
            study_.optimisation.cuts.push_back(study_.variables.size());
            study_.variables.push_back({.name = cut.name,
                                        .indicator = cut.name,
                                        .how = {.kind = Aggregation::Kind::outcome, .difference = true},
                                        .words = "difference of outcome"});
        }
    }

    /// Those of one indicator beside each other and called alike, as a study that lists them is read.
    void sort_variables() {
        std::vector<StudyVariable>& variables = study_.variables;
        const std::vector<StudyVariable> before = variables;
        std::ranges::stable_sort(variables, {}, &StudyVariable::indicator);
        const auto moved = [&](std::size_t& number) {
            const StudyVariable& was = before[number];
            const auto same = [&](const StudyVariable& each) {
                return each.indicator == was.indicator && each.how == was.how;
            };
            number = static_cast<std::size_t>(std::ranges::find_if(variables, same) - variables.begin());
        };
        for (Objective& objective : study_.optimisation.objectives) moved(objective.variable);
        for (Constraint& constraint : study_.optimisation.constraints) moved(constraint.variable);
        for (std::size_t& cut : study_.optimisation.cuts) moved(cut);
        for (StudyVariable& variable : variables) {
            variable.name = variable.indicator;
            if (std::ranges::count(variables, variable.indicator, &StudyVariable::indicator) > 1)
                variable.name += "_" + variable.words;
            std::ranges::replace(variable.name, ' ', '_');
        }
    }

    void read_budget() {
        const Node* budget = root_.find("budget");
        if (budget == nullptr) {
            problems_.error(root_.place(), "budget: is missing; it says how many runs may be played: {runs: 4000}");
        } else if (!budget->is_map() && !budget->is_refused()) {
            problems_.error(budget->place(), "budget: expected {runs: 4000}, got " + got(*budget));
        } else if (budget->is_map()) {
            read_budget_of(*budget);
        }
    }

    void read_budget_of(const Node& budget) {
        const Fields fields(budget, "budget", budget_keys, problems_);
        Optimisation& optimisation = study_.optimisation;
        fields.needed("runs", "it says how many runs may be played");
        optimisation.runs = fields.count("runs", 1, most_runs).value_or(0);
        optimisation.batch = static_cast<u32>(fields.count("batch", 1, most_at_once).value_or(0));
        optimisation.seed = fields.count("seed", 0, ~u64{0}).value_or(optimisation.seed);
        if (optimisation.runs > 0) check_budget(*fields.find("runs"));
    }

    void check_budget(const Node& runs) {
        if (study_.optimisation.runs >= fewest_runs(study_)) return;
        problems_.error(
            runs.place(),
            fmt::format("budget.runs: expected {} or more, {} points with {} runs each for every one of {} factors "
                        "and {} more, got {}",
                        fewest_runs(study_), fewest_points_a_factor, runs_a_point(study_), study_.factors.size(),
                        fewest_points_beside, runs.text));
    }

    /// The noise of a run is known from what its seeds, or draws, differ by.
    void check_noise() {
        if (runs_a_point(study_) > 1) return;
        const Node* seeds = root_.find("seeds");
        problems_.error(seeds == nullptr ? root_.place() : seeds->place(),
                        "seeds: expected 2 or more, by which noise is known from effect");
    }

    const Node& root_;
    const Schema& schema_;
    Study& study_;
    Problems& problems_;
};

}  // namespace

void read_optimisation(const Node& root, const Schema& schema, Study& study, Problems& problems) {
    OptimisationReader(root, schema, study, problems).read();
}

u64 runs_a_point(const Study& study) { return study.scenario.seeds * study.worlds(); }

u64 fewest_runs(const Study& study) {
    return runs_a_point(study) * (study.factors.size() * fewest_points_a_factor + fewest_points_beside);
}

}  // namespace consortia::config

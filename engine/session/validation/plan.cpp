#include "engine/session/validation/plan.hpp"

#include "engine/config/input/nearest.hpp"
#include "engine/config/model/facts.hpp"
#include "engine/core/hash.hpp"
#include "engine/files/digest.hpp"

#include <algorithm>

namespace consortia::session {

namespace {

constexpr std::size_t most_bytes = std::size_t{1} << 20;  // of a scenario

Facts facts_of(const Model& model, config::Problems& problems) {
    if (model.facts.yaml.empty()) {
        problems.error({model.name}, "this model states no facts that it could be held against (see engine/README.md)");
        return {};
    }
    return config::read_facts(model.facts.yaml, std::string(model.facts.file), problems);
}

std::vector<std::string> names_of(const std::vector<FactLevel>& levels) {
    std::vector<std::string> names;
    for (const FactLevel& level : levels) names.push_back(level.name.text);
    return names;
}

class Planner {
  public:
    Planner(const Workspace& workspace, const Model& model, const Asked& asked, Listener& listener)
        : workspace_(workspace), model_(model), asked_(asked), listener_(listener) {}

    ValidationPlan planned() {
        ValidationPlan plan{.model = model_.name, .level = asked_.level, .facts = facts_of(model_, problems_)};
        problems_.throw_if_wrong();
        const std::size_t level = level_of(plan.facts);
        for (const FactRun& run : plan.facts.runs) add_run(run, level, plan);
        problems_.throw_if_wrong();
        for (const Fact& fact : plan.facts.facts) add_fact(fact, plan);
        problems_.throw_if_wrong();
        return plan;
    }

  private:
    /// Its position; levels that come later play more.
    std::size_t level_of(const Facts& facts) {
        if (facts.levels.empty()) return 0;
        const std::vector<std::string> names = names_of(facts.levels);
        const auto found = std::ranges::find(names, asked_.level);
        if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
        problems_.error({"--level"},
                        "unknown level " + config::quote(asked_.level) + config::suggestion(asked_.level, names));
        problems_.throw_if_wrong();
        return 0;
    }

    void add_run(const FactRun& run, std::size_t level, ValidationPlan& plan) {
        const std::vector<std::string> names = names_of(plan.facts.levels);
        const auto least = static_cast<std::size_t>(std::ranges::find(names, run.level) - names.begin());
        const bool played = run.level.empty() || least <= level;
        try {
            const FactLevel usual{};
            plan.runs.push_back(
                {run, plan_of(run, names.empty() ? usual : plan.facts.levels[level], plan.facts.scenario), played});
        } catch (const InputError& error) {
            for (const Problem& problem : error.problems()) problems_.append({located(problem, run)});
        }
    }

    Plan plan_of(const FactRun& run, const FactLevel& level, const Located& usual) {
        const Located& own = run.scenario.text.empty() ? usual : run.scenario;
        const bool replaced = run.scenario.text.empty() && !asked_.scenario.empty();
        if (!replaced) check_is_there(own);
        Overrides overrides = asked_.overrides;
        overrides.set = level.set;
        overrides.set.insert(overrides.set.end(), run.set.begin(), run.set.end());
        overrides.set.insert(overrides.set.end(), asked_.overrides.set.begin(), asked_.overrides.set.end());
        if (!overrides.seeds && !overrides.replicate) overrides.seeds = level.seeds;
        Plan plan = Plan::of_scenarios(workspace_, {replaced ? asked_.scenario : own.text}, overrides, false, listener_);
        if (plan.runs().model().name == model_.name) return plan;
        throw InputError(
            {{Problem::Severity::error, own.where, "is a scenario of another model, " + plan.runs().model().name}});
    }

    void check_is_there(const Located& scenario) {
        const config::Bytes read = workspace_.files().read(scenario.text, most_bytes);
        if (read.failure.empty()) return;
        throw InputError(scenario.where,
                         "scenario " + config::quote(scenario.text) + " " + read.failure +
                             "; paths of facts begin at the root of the model's tree: run it there, or name a scenario");
    }

    /// What is wrong with a value that the facts lay over a scenario stands in their file.
    Problem located(Problem problem, const FactRun& run) const {
        constexpr std::string_view set = "--set ";
        if (!problem.where.file.starts_with(set)) return problem;
        const std::string setting = problem.where.file.substr(set.size());
        if (std::ranges::find(asked_.overrides.set, setting) != asked_.overrides.set.end()) return problem;
        problem.where = run.name.where;
        problem.text = run.name.text + ": " + setting + ": " + problem.text;
        return problem;
    }

    void add_fact(const Fact& fact, ValidationPlan& plan) {
        FactToMeasure add{.fact = fact, .run = position(fact.run.text, plan), .against = position(fact.run.text, plan)};
        if (!fact.against.text.empty()) add.against = position(fact.against.text, plan);
        add.on = measure(fact, plan.runs[add.run]);
        if (add.against != add.run) add.on_other = measure(fact, plan.runs[add.against]);
        if (add.against != add.run) check_pair(fact, plan.runs[add.run].plan, plan.runs[add.against].plan);
        plan.measured.push_back(std::move(add));
    }

    static std::size_t position(const std::string& name, const ValidationPlan& plan) {
        const auto called = [&](const RunOfFacts& run) { return run.run.name.text == name; };
        return static_cast<std::size_t>(std::ranges::find_if(plan.runs, called) - plan.runs.begin());
    }

    std::optional<measure::Measure> measure(const Fact& fact, const RunOfFacts& run) {
        const Schema& schema = run.plan.runs().schema();
        const Scenario& scenario = run.plan.scenarios().scenarios().front();
        const auto window = measure::window_of(fact.when.text);
        if (!window) {
            problems_.error(fact.when.where,
                            fact.id.text + ": when: expected `last 40` or `all`, got " + config::quote(fact.when.text));
            return std::nullopt;
        }
        if (window->last > scenario.steps) {
            problems_.error(fact.when.where, fact.id.text + ": when: " + fact.when.text + " of " +
                                                 std::to_string(scenario.steps) + " steps that " + run.run.name.text +
                                                 " plays");
        }
        try {
            return measure::Measure(fact.metric.text, schema, schema.axes(scenario), *window);
        } catch (const measure::Mistake& mistake) {
            problems_.error(config::place_in(fact.metric, mistake.at()), fact.id.text + ": metric: " + mistake.what());
        }
        return std::nullopt;
    }

    void check_pair(const Fact& fact, const Plan& one, const Plan& other) {
        const Scenario &a = one.scenarios().scenarios().front(), &b = other.scenarios().scenarios().front();
        if (a.seed == b.seed && a.seeds == b.seeds) return;
        problems_.error(fact.against.where, fact.id.text + ": runs that are held against each other have the same seeds; " +
                                                fact.run.text + " and " + fact.against.text + " have not");
    }

    const Workspace& workspace_;
    const Model& model_;
    const Asked& asked_;
    Listener& listener_;
    config::Problems problems_;
};

}  // namespace

std::string ValidationPlan::content() const {
    constexpr std::size_t digits = 12;
    u64 hash = hash_of(level);
    for (const RunOfFacts& run : runs)
        if (run.played) hash = joined(hash, hash_of(run.run.name.text), hash_of(run.plan.content_digest()));
    return files::hex(hash).substr(0, digits);
}

ValidationPlan plan_to_validate(const Workspace& workspace, const Model& model, const Asked& asked, Listener& listener) {
    return Planner(workspace, model, asked, listener).planned();
}

}  // namespace consortia::session

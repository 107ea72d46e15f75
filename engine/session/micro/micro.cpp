#include "engine/session/micro/micro.hpp"

#include "engine/config/input/nearest.hpp"
#include "engine/config/input/number.hpp"
#include "engine/run/simulation.hpp"

#include <algorithm>

namespace consortia::session {

namespace {

std::string role_text(Record::Role role) { return role == Record::Role::edge ? "edge" : "agent"; }

std::vector<std::string> names_of(const Schema& schema, Record::Role role) {
    std::vector<std::string> names;
    for (const Record& record : schema.records()) {
        if (record.role == role) names.push_back(record.name);
    }
    return names;
}

const Record& record_of(const Schema& schema, const MicroRequest& request) {
    const std::vector<Record>& records = schema.records();
    const auto found = std::ranges::find_if(
        records, [&](const Record& each) { return each.role == request.role && each.name == request.kind; });
    if (found != records.end()) return *found;
    const std::vector<std::string> names = names_of(schema, request.role);
    const auto other = std::ranges::find(records, request.kind, &Record::name);
    const bool of_other_role =
        other != records.end() && (other->role == Record::Role::edge || other->role == Record::Role::agent);
    const std::string nearest =
        of_other_role ? "; it is a kind of " + role_text(other->role) : config::nearest_hint(request.kind, names);
    throw InputError(Place{request.kind}, "is no kind of " + role_text(request.role) + " of the model" +
                                              (nearest.empty() ? "; there are " + config::listed(names, 40) : nearest));
}

const Schema& schema_of(const Result& result) {
    if (result.schema() != nullptr) return *result.schema();
    throw InputError(Place{result.path()},
                     "is of the model " + result.data().note("model") + ", which this program has not");
}

/// The moments at which a run's table may be taken: steps from 1 on, or dates where there is a calendar, and 0, the initial
/// state.
class Horizon {
  public:
    explicit Horizon(const ScenarioOfResult& scenario) {
        steps_ = static_cast<u32>(config::parse_count(value(scenario, "steps")).value_or(0));
        start_ = parse_date(value(scenario, "start"));
    }

    /// The step after which `at` is; the last one without it.
    u32 step(const std::optional<std::string>& at) const {
        if (!at) return steps_;
        const auto step = start_ ? of_date(*at) : parse_step(*at);
        if (step && *step >= 1 && *step <= steps_) return *step;
        if (parse_step(*at) == 0U) return 0;
        const std::string hint = start_ ? meant_instead(*at, start_->calendar) : "";
        throw InputError(Place{"--at " + *at},
                         "expected " + told(1) + " to " + told(steps_) + ", or 0 for the initial state" + hint);
    }

    std::string text(u32 step) const {
        if (step == 0) return initial;
        return start_ ? to_string(*start_ + static_cast<i32>(step - 1)) : std::to_string(step);
    }

  private:
    static constexpr const char* initial = "0";

    std::string told(u32 step) const { return (start_ ? "" : "step ") + text(step); }

    static std::string value(const ScenarioOfResult& scenario, const std::string& key) {
        const auto found = scenario.values.find(key);
        return found == scenario.values.end() ? "" : found->second;
    }

    /// 0 of a date before the start.
    std::optional<u32> of_date(const std::string& text) const {
        const auto date = parse_date(text, start_->calendar);
        return date ? std::optional(static_cast<u32>(std::max(0, *date - *start_ + 1))) : std::nullopt;
    }

    u32 steps_ = 0;
    std::optional<Date> start_;
};

/// The first seed of the first scenario or point.
std::string first_run(const Result& result) {
    std::string seed = result.data().labels("seed").front();
    if (!result.draws().empty()) seed = std::to_string(result.draws().front()) + ':' + seed;
    if (result.kind() == Result::Kind::ensemble) return seed;
    const char* dimension = result.kind() == Result::Kind::study ? "point" : "scenario";
    return result.data().labels(dimension).front() + ':' + seed;
}

/// Takes the tables when the run is there.
class Watching {
  public:
    /// `step`: nothing for the last.
    Watching(const Model& model, const Record& record, bool with_ends, std::optional<u32> step, u32 steps,
             Listener& listener)
        : model_(model), record_(record), with_ends_(with_ends), step_(step), steps_(steps), listener_(listener) {}

    /// Whether ids of the dead are watched, so that none is taken for that of whoever has the place now.
    bool ids = true;

    void operator()(Simulation& simulation) {
        World& world = simulation.world();
        if (ids) world.watches_ids = true;
        if (simulation.steps_done() == 1) tell(simulation);
        played = simulation.steps_done() - std::min(simulation.steps_done(), simulation.steps_total() - steps_);
        if (step_ ? played == *step_ && simulation.burnt_in() : simulation.done()) take(world);
    }

    u32 played = 0;  ///< steps after the burn-in
    MicroData taken;

  private:
    void tell(Simulation& simulation) {
        const u64 rows = rows_likely(simulation.world());
        listener_.replaying({.steps = simulation.steps_total(),
                             .seconds = simulation.step_seconds() * simulation.steps_total(),
                             .memory = simulation.world().memory(),
                             .rows = rows,
                             .table = rows * record_.size});
    }

    /// As many as there are, or as the model expects if that is more: edges may come with time.
    u64 rows_likely(World& world) const {
        Expected expected(world.schema());
        model_.expect(world.inputs(), expected);
        const u64 there =
            record_.role == Record::Role::agent ? world.agents(record_.type).alive() : world.edges(record_.type).size();
        return std::max(there, static_cast<u64>(expected.count(record_)));
    }

    void take(World& world) {
        if (record_.role == Record::Role::agent) {
            taken.table = agents_table(world, record_);
            return;
        }
        taken.table = edges_table(world, record_);
        if (!with_ends_) return;
        taken.ends.push_back(agents_table(world, *world.schema().find(record_.of)));
        if (record_.to != record_.of) taken.ends.push_back(agents_table(world, *world.schema().find(record_.to)));
    }

    const Model& model_;
    const Record& record_;
    bool with_ends_;
    std::optional<u32> step_;
    u32 steps_;
    Listener& listener_;
};

/// Of a run that failed nothing is known to be right.
void require_played(const Rerun& rerun) {
    if (!rerun.failure.empty())
        throw ContractError(rerun.run + " fails, as it did before, so nothing is taken of it: " + rerun.failure);
}

/// A model that reads by ids of the dead, as it must not, cannot be watched.
Rerun played(const Workspace& workspace, const Result& result, const Again& again, Watching& watching, Listener& listener) {
    try {
        return rerun(workspace, result.data(), again, listener);
    } catch (const ContractError& error) {
        watching.ids = false;
        listener.warning(
            "plays it once more, and an id of somebody dead may stand for whoever has the place now, as it does "
            "to the model: " +
            std::string(error.what()));
        return rerun(workspace, result.data(), again, listener);
    }
}

/// Of a comparison the one that the run is of.
const ScenarioOfResult& scenario_of(const Result& result, const std::string& run) {
    const auto& all = result.scenarios();
    std::string name = run.substr(0, run.rfind(':'));
    if (!result.draws().empty()) name = name.substr(0, name.rfind(':'));
    const auto found = std::ranges::find(all, name, &ScenarioOfResult::name);
    return found == all.end() ? all.front() : *found;
}

}  // namespace

MicroData micro_data(const Workspace& workspace, const Result& result, const MicroRequest& request, Listener& listener) {
    const Record& record = record_of(schema_of(result), request);  // of a model that the workspace has
    Again again = request.again;
    if (again.run.empty()) again.run = first_run(result);
    const Horizon horizon(scenario_of(result, again.run));
    const u32 step = horizon.step(request.at);
    const Model& model = *workspace.find(result.data().note("model"));
    const std::optional<u32> at = request.at ? std::optional(step) : std::nullopt;
    Watching watching(model, record, request.with_ends, at, horizon.step(std::nullopt), listener);
    again.watch = std::ref(watching);
    const Rerun rerun = played(workspace, result, again, watching, listener);
    require_played(rerun);
    require_same(rerun, result.data());
    if (at && watching.played < *at)
        throw InputError(Place{"--at " + *request.at}, "the run was stopped at the end of " + horizon.text(watching.played));
    MicroData data = std::move(watching.taken);
    data.run = rerun.run;
    data.at = horizon.text(at.value_or(watching.played));
    data.compared = rerun.compared;
    return data;
}

}  // namespace consortia::session

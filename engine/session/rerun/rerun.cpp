#include "engine/session/rerun/rerun.hpp"

#include "engine/config/input/number.hpp"
#include "engine/core/text/visible.hpp"
#include "engine/files/digest.hpp"
#include "engine/output/build_info.hpp"
#include "engine/run/simulation.hpp"
#include "engine/session/rerun/embedded.hpp"
#include "engine/study/results/sweep_result.hpp"

#include <algorithm>
#include <bit>

namespace consortia::session {

namespace {

/// Holds what was played against what the result says, and counts.
class Comparison {
  public:
    explicit Comparison(const output::DataSet& result) : result_(result) {}

    void numbers(const std::string& name, std::span<const u64> from, std::span<const u64> count,
                 const std::vector<double>& played) {
        const std::vector<double> stored = result_.numbers(name, from, count);
        const auto same = [](double a, double b) {
            return std::bit_cast<u64>(a) == std::bit_cast<u64>(b) || (a != a && b != b);
        };
        const auto [one, other] = std::ranges::mismatch(stored, played, same);
        if (one != stored.end() && other != played.end()) {
            differences_.push_back(name + " is " + config::to_text(*other) + ", the result says " + config::to_text(*one));
        }
        compared_ += stored.size();
    }

    void digest(u64 played, const std::string& stored) {
        if (files::hex(played) != stored) {
            differences_.push_back("the state at the end is " + files::hex(played) + ", the result says " + stored);
        }
    }

    Rerun of(const std::string& run) const { return {.run = run, .compared = compared_, .differences = differences_}; }

  private:
    const output::DataSet& result_;
    std::vector<std::string> differences_;
    std::size_t compared_ = 0;
};

/// The text of one run, at `place`, in a variable over all of them.
std::string text_of_run(const output::DataSet& result, std::string_view name, const std::vector<std::string>& over,
                        const std::vector<u64>& place) {
    const output::StoredVariable& variable = result.at(name, over);
    u64 element = 0;
    auto extent = variable.shape.begin();
    for (const u64 at : place) {
        if (at >= *extent) throw InputError(Place{result.path()}, variable.name + " has no such run");
        element = element * *extent++ + at;
    }
    return result.texts(name)[element];
}

/// Of a run in a result, by position along the dimensions of runs, outermost first.
struct Cell {
    std::vector<std::string> over;
    std::vector<u64> place;

    /// 0 along a dimension that the result has not.
    u64 along(std::string_view dimension) const {
        const auto found = std::ranges::find(over, dimension);
        return found == over.end() ? 0 : place[static_cast<std::size_t>(found - over.begin())];
    }
};

std::size_t position(const std::vector<std::string>& labels, const std::string& label, const std::string& what) {
    const auto found = std::ranges::find(labels, label);
    if (found == labels.end()) {
        std::string known;
        for (const std::string& each : labels) known += (known.empty() ? "" : ", ") + each;
        throw InputError(Place{label}, "is no " + what + " of the result; there are " + known);
    }
    return static_cast<std::size_t>(found - labels.begin());
}

[[noreturn]] void refuse_form(const std::string& id, const std::vector<std::string>& over) {
    if (over.size() == 1) throw InputError(Place{id}, "expected a seed, such as 0");
    throw InputError(Place{id}, over.size() == 3         ? "expected SCENARIO:DRAW:SEED"
                                : over.front() == "draw" ? "expected DRAW:SEED, such as 0:0"
                                                         : "expected SCENARIO:SEED");
}

/// `3`, `SCENARIO:3` of a comparison; with draws of parameters that of the draw stands before the seed, `SCENARIO:12:3`.
Cell place_of(const output::DataSet& result, const std::string& id) {
    Cell cell{output::run_dimensions(result), {}};
    std::string rest = id;
    for (std::size_t k = cell.over.size(); k-- > 0;) {
        const std::size_t colon = rest.rfind(':');
        if ((colon == std::string::npos) != (k == 0) && (k > 0 || cell.over[0] != "scenario")) refuse_form(id, cell.over);
        const std::string label = k == 0 ? rest : rest.substr(colon + 1);
        cell.place.insert(cell.place.begin(), position(result.labels(cell.over[k]), label, cell.over[k]));
        rest = rest.substr(0, k == 0 ? 0 : colon);
    }
    return cell;
}

void compare_kept(Comparison& comparison, const study::Sweep& sweep, u64 run, const RunOutput& kept) {
    for (const study::Sweep::Kept& variable : sweep.variables()) {
        if (variable.variable.how.difference) continue;  // two runs make it
        std::vector<u64> from = sweep.position(run), count(from.size(), 1);
        if (variable.variable.how.kind == Aggregation::Kind::series) from.push_back(0), count.push_back(variable.steps);
        from.resize(from.size() + variable.shape.size(), 0);
        count.insert(count.end(), variable.shape.begin(), variable.shape.end());
        const auto begin = kept.rows.begin() + static_cast<std::ptrdiff_t>(variable.offset);
        comparison.numbers(variable.variable.name, from, count,
                           {begin, begin + static_cast<std::ptrdiff_t>(variable.steps * variable.size)});
    }
}

/// Where all indicators of one step lie in a result, and what a run says there.
void compare_frames(Comparison& comparison, const FrameLayout::Entry& entry, const Cell& cell, const RunOutput& output) {
    std::vector<u64> from = cell.place, count(cell.place.size(), 1);
    from.push_back(0);
    count.push_back(output.steps());
    from.resize(from.size() + entry.shape.size(), 0);
    count.insert(count.end(), entry.shape.begin(), entry.shape.end());
    std::vector<double> numbers;
    for (std::size_t step = 0; step < output.steps(); ++step) {
        const auto part = output.row(step).subspan(entry.offset, entry.size);
        numbers.insert(numbers.end(), part.begin(), part.end());
    }
    comparison.numbers(entry.indicator.name, from, count, numbers);
}

class Rerunner {
  public:
    Rerunner(const Workspace& workspace, const output::DataSet& result, const Again& again, Listener& listener)
        : embedded_(workspace, result, {again.from, again.root}), result_(result), again_(again), listener_(listener) {}

    Rerun of_study() {
        const study::Sweep sweep = study();
        const u64 run = sweep.run_of(again_.run);
        if (sweep.is_baseline(sweep.variant_of(run)))
            throw InputError(Place{again_.run}, "the scenario itself is not in the result");
        const auto text = [&](std::string_view name) {
            return text_of_run(result_, name, sweep.run_dimensions(), sweep.position(run));
        };
        const std::string failure = result_.find("failure") == nullptr ? "" : text("failure");
        if (!failure.empty()) return fails_again(sweep, run, failure);
        const std::string digest = text("final_digest");
        if (digest.empty()) throw InputError(Place{again_.run}, "is missing in the result");
        const RunOutput output = played(sweep, run);
        Comparison comparison(result_);
        compare_kept(comparison, sweep, run, sweep.kept(output));
        comparison.digest(output.final_digest, digest);
        return comparison.of(sweep.name_of(run));
    }

    Rerun of_scenario() {
        const Cell cell = place_of(result_, again_.run);
        config::Loaded loaded = embedded_.scenario(cell.along("scenario"));
        lay_over(loaded.scenario, cell.along("draw"));
        const u32 replicate = static_cast<u32>(config::parse_count(result_.labels("seed")[cell.along("seed")]).value_or(0));
        const RunOutput output = played(embedded_.model(), *loaded.schema, loaded.scenario, replicate);
        Comparison comparison(result_);
        const FrameLayout layout(loaded.schema->indicators(), loaded.schema->axes(loaded.scenario));
        for (const FrameLayout::Entry& entry : layout.entries()) compare_frames(comparison, entry, cell, output);
        comparison.digest(output.final_digest, text_of_run(result_, "final_digest", cell.over, cell.place));
        return comparison.of(loaded.scenario.name + ", replicate " + std::to_string(replicate));
    }

  private:
    /// The parameters that the result's draw has in place of the scenario's own.
    void lay_over(Scenario& scenario, u64 draw) const {
        const auto drawn = result_.notes().find("drawn");
        if (drawn == result_.notes().end()) return;
        for (const std::string& name : drawn->second) {
            const auto parameter = scenario.parameters.find(name);
            const std::vector<double> values = result_.numbers(name);
            if (parameter == scenario.parameters.end() || draw >= values.size())
                throw SystemError(result_.path() + ": draws " + name + ", which the model has not, or has it too seldom");
            parameter->second.value = values[draw];
        }
    }

    study::Sweep study() {
        config::LoadedStudy loaded = embedded_.study();
        study::Sweep sweep(embedded_.model(), *loaded.schema, std::move(loaded.study));
        if (study::content_digest(sweep) == result_.note("content_digest")) return sweep;
        throw InputError(Place{result_.path()}, "what it embeds is another study to this program (commit " +
                                                    std::string(output::commit()) + ", made by " + result_.note("commit") +
                                                    ")");
    }

    RunOutput played(const study::Sweep& sweep, u64 run) {
        return played(sweep.model(), sweep.schema(), *sweep.scenario(run), sweep.replicate_of(run));
    }

    RunOutput played(const Model& model, const Schema& schema, const Scenario& scenario, u32 replicate) {
        Crew crew(again_.threads);
        Simulation simulation(model, schema, scenario, replicate, crew);
        const Stepping stepping(listener_);
        simulation.populate();
        again_.watch(simulation);
        while (!simulation.done()) {
            if (again_.stop && again_.stop()) throw Interrupted("interrupted");
            simulation.step();
            again_.watch(simulation);
        }
        return simulation.output();
    }

    /// A run that failed must fail again, with the same words.
    Rerun fails_again(const study::Sweep& sweep, u64 run, const std::string& before) {
        try {
            played(sweep, run);
        } catch (const ContractError& error) {
            if (before.find(error.what()) == std::string::npos) throw;
            return {.run = sweep.name_of(run), .failure = error.what()};
        }
        throw ContractError(sweep.name_of(run) + " did not fail; the result says " + before);
    }

    Embedded embedded_;
    const output::DataSet& result_;
    const Again& again_;
    Listener& listener_;
};

}  // namespace

Rerun rerun(const Workspace& workspace, const output::DataSet& result, const Again& again, Listener& listener) {
    Rerunner rerunner(workspace, result, again, listener);
    return result.note("study").empty() ? rerunner.of_scenario() : rerunner.of_study();
}

void require_same(const Rerun& rerun, const output::DataSet& result) {
    if (rerun.differences.empty()) return;
    std::string text = rerun.run + " is not what the result holds";
    if (result.note("commit") != output::commit()) {
        text += " (made by commit " + result.note("commit") + ", this is " + output::commit() + ")";
    }
    for (const std::string& difference : rerun.differences) text += "\n  " + visible(difference);
    throw ContractError(text);
}

}  // namespace consortia::session

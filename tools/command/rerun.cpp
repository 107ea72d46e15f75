// `rerun`: one run of a result once more, alone, from what the result embeds, and whether it gives the same bytes.
#include "engine/config/number.hpp"
#include "engine/config/study.hpp"
#include "engine/core/visible.hpp"
#include "engine/files/digest.hpp"
#include "engine/output/build_info.hpp"
#include "engine/output/provenance.hpp"
#include "engine/output/read.hpp"
#include "engine/run/simulation.hpp"
#include "engine/study/sweep_result.hpp"
#include "tools/command/ensemble.hpp"
#include "tools/command/opened_result.hpp"
#include "tools/command/signals.hpp"
#include "tools/command/subcommands.hpp"
#include "tools/command/text_table.hpp"

#include <algorithm>
#include <bit>
#include <iostream>

namespace consortia::command {

namespace {

namespace fs = std::filesystem;

struct RerunOptions {
    std::string result;
    std::string run;
    std::optional<std::string> from;  ///< folder of the scenario
    std::optional<std::string> root;
    std::optional<u32> threads;
};

[[noreturn]] void refuse(const std::string& where, const std::string& why) {
    throw InputError({{Problem::Severity::error, Place{where}, why}});
}

/// Where the file of the command that made the result lay, so that data files are found from there.
fs::path input_file(const RerunOptions& options, std::size_t number, const std::string& name) {
    if (options.from) return fs::path(*options.from) / (name + ".yaml");
    const std::vector<std::string> inputs = output::inputs_of(options.result);
    if (number < inputs.size()) return fs::path(inputs[number]);
    return fs::path(options.result).parent_path() / (name + ".yaml");
}

RunOutput played(const Model& model, const Schema& schema, const Scenario& scenario, u32 replicate, u32 threads) {
    Crew crew(threads);
    Simulation simulation(model, schema, scenario, replicate, crew);
    const Stepping stepping;
    simulation.populate();
    while (!simulation.done()) {
        if (stop_asked()) throw Interrupted("interrupted");
        simulation.step();
    }
    return simulation.output();
}

/// Holds what was played against what the result says, and counts.
class Comparison {
  public:
    explicit Comparison(const output::ResultReader& result) : result_(result) {}

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

    int tell(const std::string& run) const {
        if (differences_.empty()) {
            std::cout << visible(run) << ": the same, " << compared_ << " numbers and the digest of the state\n";
            return 0;
        }
        std::string text = run + " is not what the result holds";
        if (result_.note("commit") != output::commit()) {
            text += " (made by commit " + result_.note("commit") + ", this is " + output::commit() + ")";
        }
        for (const std::string& difference : differences_) text += "\n  " + visible(difference);
        throw ContractError(text);
    }

  private:
    const output::ResultReader& result_;
    std::vector<std::string> differences_;
    std::size_t compared_ = 0;
};

const Model& model_of(const session::Workspace& workspace, const output::ResultReader& result) {
    const Model* model = workspace.find(result.note("model"));
    if (model == nullptr) refuse(result.path(), "is of the model " + result.note("model") + ", which this program has not");
    return *model;
}

/// The text of one run, at `place`, in a variable over all of them.
std::string text_of_run(const output::ResultReader& result, std::string_view name,
                        std::initializer_list<std::string_view> over, std::initializer_list<u64> place) {
    const output::StoredVariable& variable = result.at(name, over);
    u64 element = 0;
    auto extent = variable.shape.begin();
    for (const u64 at : place) {
        if (at >= *extent) refuse(result.path(), variable.name + " has no such run");
        element = element * *extent++ + at;
    }
    return result.texts(name)[element];
}

// --- a study

study::Sweep study_of(const session::Workspace& workspace, const output::ResultReader& result, const RerunOptions& options) {
    const fs::path file = input_file(options, 0, result.note("study_name"));
    const config::Disk disk;
    config::Overlay files(disk);
    files.add(file, result.note("study"));
    files.add((file.parent_path() / result.note("scenario_file")).lexically_normal(), result.note("scenario"));
    config::Options how;
    if (options.root) how.root = *options.root;
    how.seeds = static_cast<u32>(result.labels("seed").size());
    config::LoadedStudy loaded = config::load_study(file, how, workspace.lookup(), files);
    study::Sweep sweep(model_of(workspace, result), *loaded.schema, std::move(loaded.study));
    if (study::content_digest(sweep) != result.note("content_digest")) {
        refuse(result.path(), "what it embeds is another study to this program (commit " + std::string(output::commit()) +
                                  ", made by " + result.note("commit") + ")");
    }
    return sweep;
}

void compare_kept(Comparison& comparison, const study::Sweep& sweep, u64 run, const RunOutput& kept) {
    for (const study::Sweep::Kept& variable : sweep.variables()) {
        if (variable.variable.how.difference) continue;  // two runs make it
        std::vector<u64> from{sweep.variant_of(run), sweep.place_of(run)}, count{1, 1};
        if (variable.variable.how.kind == Aggregation::Kind::series) from.push_back(0), count.push_back(variable.steps);
        from.resize(from.size() + variable.shape.size(), 0);
        count.insert(count.end(), variable.shape.begin(), variable.shape.end());
        const auto begin = kept.rows.begin() + static_cast<std::ptrdiff_t>(variable.offset);
        comparison.numbers(variable.variable.name, from, count,
                           {begin, begin + static_cast<std::ptrdiff_t>(variable.steps * variable.size)});
    }
}

/// A run that failed must fail again, with the same words.
int fails_again(const study::Sweep& sweep, u64 run, const std::string& before, u32 threads) {
    try {
        played(sweep.model(), sweep.schema(), *sweep.scenario(run), sweep.replicate_of(run), threads);
    } catch (const ContractError& error) {
        if (before.find(error.what()) == std::string::npos) throw;
        std::cout << visible(sweep.name_of(run))
                  << ": fails again, in the same way: " << visible(error.what(), LineEnds::indented) << '\n';
        return 0;
    }
    throw ContractError(sweep.name_of(run) + " did not fail; the result says " + before);
}

int rerun_study(const session::Workspace& workspace, const output::ResultReader& result, const RerunOptions& options,
                u32 threads) {
    const study::Sweep sweep = study_of(workspace, result, options);
    const u64 run = sweep.run_of(options.run);
    if (sweep.is_baseline(sweep.variant_of(run))) refuse(options.run, "the scenario itself is not in the result");
    const auto text = [&](std::string_view name) {
        return text_of_run(result, name, {"point", "seed"}, {sweep.variant_of(run), sweep.place_of(run)});
    };
    const std::string failure = result.find("failure") == nullptr ? "" : text("failure");
    if (!failure.empty()) return fails_again(sweep, run, failure, threads);
    const std::string digest = text("final_digest");
    if (digest.empty()) refuse(options.run, "is missing in the result");
    const RunOutput output = played(sweep.model(), sweep.schema(), *sweep.scenario(run), sweep.replicate_of(run), threads);
    Comparison comparison(result);
    compare_kept(comparison, sweep, run, sweep.kept(output));
    comparison.digest(output.final_digest, digest);
    return comparison.tell(sweep.name_of(run));
}

// --- an ensemble or a comparison

/// Of a run in a result, by position.
struct Cell {
    std::size_t scenario = 0;
    std::size_t seed = 0;
};

std::size_t position(const std::vector<std::string>& labels, const std::string& label, const std::string& what) {
    const auto found = std::ranges::find(labels, label);
    if (found == labels.end()) {
        std::string known;
        for (const std::string& each : labels) known += (known.empty() ? "" : ", ") + each;
        refuse(label, "is no " + what + " of the result; there are " + known);
    }
    return static_cast<std::size_t>(found - labels.begin());
}

/// `3`, or `SCENARIO:3` of a comparison.
Cell place_of(const output::ResultReader& result, const std::string& id) {
    const std::size_t colon = id.rfind(':');
    const bool compared = result.find("scenario") != nullptr;
    if (compared != (colon != std::string::npos))
        refuse(id, compared ? "expected SCENARIO:SEED" : "expected a seed, such as 0");
    if (!compared) return {0, position(result.labels("seed"), id, "seed")};
    return {position(result.labels("scenario"), id.substr(0, colon), "scenario"),
            position(result.labels("seed"), id.substr(colon + 1), "seed")};
}

config::Loaded scenario_of(const session::Workspace& workspace, const output::ResultReader& result,
                           const RerunOptions& options, std::size_t scenario) {
    const bool compared = result.find("scenario") != nullptr;
    const std::string name = compared ? result.labels("scenario")[scenario] : result.note("scenario_name");
    const fs::path file = input_file(options, scenario, name);
    const config::Disk disk;
    config::Overlay files(disk);
    const auto texts = result.notes().find("scenario");
    if (texts == result.notes().end() || scenario >= texts->second.size())
        refuse(result.path(), "embeds no scenario " + name);
    files.add(file, texts->second[scenario]);
    config::Options how;
    if (options.root) how.root = *options.root;
    return config::load(file, how, workspace.lookup(), files);
}

int rerun_scenario(const session::Workspace& workspace, const output::ResultReader& result, const RerunOptions& options,
                   u32 threads) {
    const Cell place = place_of(result, options.run);
    const config::Loaded loaded = scenario_of(workspace, result, options, place.scenario);
    const u32 replicate = static_cast<u32>(config::parse_count(result.labels("seed")[place.seed]).value_or(0));
    const RunOutput output = played(model_of(workspace, result), *loaded.schema, loaded.scenario, replicate, threads);
    const bool compared = result.find("scenario") != nullptr;
    Comparison comparison(result);
    const FrameLayout layout(loaded.schema->indicators(), loaded.schema->axes(loaded.scenario));
    for (const FrameLayout::Entry& entry : layout.entries()) {
        std::vector<u64> from, count;
        if (compared) from.push_back(place.scenario), count.push_back(1);
        from.insert(from.end(), {place.seed, 0});
        count.insert(count.end(), {1, output.steps()});
        from.resize(from.size() + entry.shape.size(), 0);
        count.insert(count.end(), entry.shape.begin(), entry.shape.end());
        std::vector<double> numbers;
        for (std::size_t step = 0; step < output.steps(); ++step) {
            const auto part = output.row(step).subspan(entry.offset, entry.size);
            numbers.insert(numbers.end(), part.begin(), part.end());
        }
        comparison.numbers(entry.indicator.name, from, count, numbers);
    }
    comparison.digest(output.final_digest,
                      compared ? text_of_run(result, "final_digest", {"scenario", "seed"}, {place.scenario, place.seed})
                               : text_of_run(result, "final_digest", {"seed"}, {place.seed}));
    return comparison.tell(loaded.scenario.name + ", replicate " + std::to_string(replicate));
}

int rerun(const session::Workspace& workspace, const RerunOptions& options) {
    const output::ResultReader result = opened_result(options.result);
    const u32 threads = threads_of(RunOptions{.threads = options.threads});
    const bool of_study = !result.note("study").empty();
    return (of_study ? rerun_study : rerun_scenario)(workspace, result, options, threads);
}

}  // namespace

void add_rerun(CommandLine& program, Context& context) {
    auto options = std::make_shared<RerunOptions>();
    Arguments command = program.subcommand("rerun", "play one run of a result again, alone, and compare every bit");
    command.word("result", options->result, "study.h5, run.h5 or compare.h5", "RESULT", true);
    command.word("run", options->run, "POINT:SEED of a study, SEED of a run, SCENARIO:SEED of a comparison", "RUN-ID", true);
    command.option("--from", options->from,
                   "folder of the scenario or study file, for its data (default: as the provenance beside the result says)",
                   "DIR");
    command.option("--root", options->root, "the folder above which no scenario may reach", "DIR");
    command.option("--threads", options->threads, "threads of the run (default: all processors)", "N", 1, 4096);
    command.when_chosen(
        [&context, options] { context.chosen = [&context, options] { return rerun(context.workspace, *options); }; });
}

}  // namespace consortia::command

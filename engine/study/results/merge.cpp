#include "engine/study/results/merge.hpp"

#include "engine/config/scenario/resolved.hpp"
#include "engine/files/digest.hpp"
#include "engine/output/build_info.hpp"
#include "engine/output/results.hpp"
#include "engine/study/outcomes.hpp"
#include "engine/study/panels.hpp"
#include "engine/study/results/recorded.hpp"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <map>
#include <numeric>
#include <optional>
#include <set>

namespace consortia::study {

namespace {

output::ScenarioText text_of(const Scenario& scenario, const Schema& schema) {
    return {scenario.name, scenario.title, config::resolved(scenario, schema), config::origins_text(scenario, schema),
            scenario.stop ? to_string(*scenario.stop) : ""};
}

/// The folder of the scenario's own file; empty if it has none.
std::string folder_of(const Scenario& scenario) {
    if (scenario.files.empty()) return "";
    return std::filesystem::path(scenario.files.back().file).parent_path().filename().string();
}

/// Names on the dimension must differ: those of files that are called the same have their folder before them (`toy/mine`),
/// or a number where that is the same too.
void make_unique(std::vector<output::ScenarioText>& texts, const std::vector<Scenario>& scenarios) {
    std::map<std::string, u32> bearers;
    for (const output::ScenarioText& text : texts) ++bearers[text.name];
    std::set<std::string> taken;
    for (std::size_t k = 0; k < texts.size(); ++k) {
        const std::string folder = folder_of(scenarios[k]);
        if (bearers[texts[k].name] > 1 && !folder.empty()) texts[k].name = folder + '/' + texts[k].name;
        const std::string name = texts[k].name;
        for (u32 number = 2; !taken.insert(texts[k].name).second; ++number)
            texts[k].name = name + " (" + std::to_string(number) + ")";
    }
}

FrameLayout layout_of(const RunList& list) {
    return {list.schema().indicators(), list.schema().axes(list.scenarios().front())};
}

/// Of the runs of a list, each of which is asked for once to see whom it has followed; nothing where nobody is.
std::optional<PanelVariables> panels_of(const RunList& list, const RunSource& source) {
    const Scenario& first = list.scenarios().front();
    if (first.panels.empty()) return std::nullopt;
    std::vector<std::size_t> most(first.panels.size(), 0);
    for (u64 run = 0; run < list.size(); ++run) {
        const RunOutput output = source(run);
        for (std::size_t k = 0; k < output.panels.size(); ++k) most[k] = std::max(most[k], output.panels[k].agents.size());
    }
    return PanelVariables(first, list.schema(), most);
}

[[noreturn]] void refuse_shape(const std::string& file, const std::string& name) {
    throw SystemError(file + ": " + name + " has another shape than the scenario asks for");
}

u64 digest_of(const std::string& hex, const std::string& file) {
    u64 digest = 0;
    const auto [end, error] = std::from_chars(hex.data(), hex.data() + hex.size(), digest, 16);
    if (error != std::errc() || end != hex.data() + hex.size()) throw SystemError(file + ": final_digest is none: " + hex);
    return digest;
}

/// Whether a variable lies over the dimensions that merge() gives an indicator, and they are as long; of scenarios there may
/// be any number.
bool fits(const output::StoredVariable& variable, const FrameLayout::Entry& entry, const RunList& list) {
    const bool compared = !variable.over.empty() && variable.over.front() == "scenario";
    std::vector<std::string> over{"seed", "time"};
    std::vector<u64> shape{list.seeds(), list.scenarios().front().steps};
    if (!list.drawn().empty()) over.insert(over.begin(), "draw"), shape.insert(shape.begin(), list.draws());
    if (compared) over.insert(over.begin(), "scenario"), shape.insert(shape.begin(), variable.shape.at(0));
    over.insert(over.end(), entry.indicator.over.begin(), entry.indicator.over.end());
    shape.insert(shape.end(), entry.shape.begin(), entry.shape.end());
    return variable.over == over && variable.shape == shape;
}

}  // namespace

std::string content_digest(const RunList& list) { return files::hex(list.content()); }

std::vector<output::ScenarioText> texts_of(const RunList& list) {
    std::vector<output::ScenarioText> texts;
    for (const Scenario& scenario : list.scenarios()) texts.push_back(text_of(scenario, list.schema()));
    make_unique(texts, list.scenarios());
    return texts;
}

void merge(const RunList& list, const RunSource& source, bool compared, const std::string& file, u64 missing) {
    output::LabelledWriter sink(file);
    merge(list, source, compared, sink, missing);
}

void merge(const RunList& list, const RunSource& source, bool compared, output::LabelledSink& sink, u64 missing) {
    const Scenario& first = list.scenarios().front();
    output::ResultFile result;
    result.model = first.model;
    result.axes = list.schema().axes(first);
    result.layout = layout_of(list);
    result.start = first.start;
    result.steps = first.steps;
    result.scenarios = texts_of(list);
    result.compared = compared;
    result.seed = first.seed;
    result.replicates.resize(list.seeds());
    std::iota(result.replicates.begin(), result.replicates.end(), list.first_replicate());
    result.version = output::version();
    result.commit = output::commit();
    result.data = output::data_hashes(first);
    result.content_digest = content_digest(list);
    result.missing = missing;
    result.draws = list.drawn();
    auto panels = panels_of(list, source);
    result.beside = panels ? &*panels : nullptr;
    RunOutput run;
    output::write_results(sink, result, [&](std::size_t scenario, std::size_t place) -> const RunOutput& {
        run = source(list.run(scenario, static_cast<u32>(place)));
        return run;
    });
}

StoredRuns::StoredRuns(const RunList& list, const std::string& file, bool digests)
    : scenario_(std::make_shared<const Scenario>(list.scenarios().front())),
      schema_(&list.schema()),
      layout_(layout_of(list)),
      steps_(list.scenarios().front().steps),
      seeds_(list.seeds()),
      runs_(list.replicates()),
      has_draws_(!list.drawn().empty()),
      result_(file),
      final_digests_(result_.texts("final_digest")),
      played_(steps_played(result_)),
      ended_by_(played_.empty() ? std::vector<std::string>() : result_.texts("ended_by")),
      step_digests_(digests ? result_.texts("state_digest") : std::vector<std::string>()) {
    for (const FrameLayout::Entry& entry : layout_.entries()) {
        if (!fits(result_.at(entry.indicator.name), entry, list)) refuse_shape(file, entry.indicator.name);
    }
}

RunOutput StoredRuns::run(std::size_t scenario, u32 place) const {
    const bool compared = result_.at("final_digest").over.front() == "scenario";
    std::vector<u64> position;
    if (compared) position.push_back(scenario);
    if (has_draws_) position.push_back(place / seeds_);
    position.push_back(place % seeds_);
    RunOutput output{layout_.width(), std::vector<double>(layout_.width() * steps_), {}, 0};
    for (const FrameLayout::Entry& entry : layout_.entries()) {
        std::vector<u64> from = position, count(position.size(), 1);
        from.push_back(0);
        count.push_back(steps_);
        from.resize(from.size() + entry.shape.size(), 0);
        count.insert(count.end(), entry.shape.begin(), entry.shape.end());
        const std::vector<double> numbers = result_.numbers(entry.indicator.name, from, count);
        for (std::size_t step = 0; step < steps_; ++step) {
            std::copy_n(numbers.data() + step * entry.size, entry.size,
                        output.rows.data() + step * layout_.width() + entry.offset);
        }
    }
    const std::size_t number = compared ? scenario * runs_ + place : place;
    if (number >= final_digests_.size()) refuse_shape(result_.path(), "final_digest");
    if (!played_.empty()) cut(output, number);
    output.panels = stored_panels(result_, *scenario_, *schema_, position);
    output.final_digest = digest_of(final_digests_[number], result_.path());
    if (step_digests_.empty()) return output;
    if (step_digests_.size() != final_digests_.size() * steps_) refuse_shape(result_.path(), "state_digest");
    for (std::size_t step = 0; step < output.steps(); ++step)
        output.digests.push_back(digest_of(step_digests_[number * steps_ + step], result_.path()));
    return output;
}

/// Behind its end a run has nothing.
void StoredRuns::cut(RunOutput& output, std::size_t number) const {
    if (number >= played_.size() || number >= ended_by_.size()) refuse_shape(result_.path(), "steps_played");
    output.rows.resize(output.width * played_[number]);
    if (ended_by_[number] == "stop") output.stopped = static_cast<u32>(played_[number]);
}

}  // namespace consortia::study

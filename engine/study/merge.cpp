#include "engine/study/merge.hpp"

#include "engine/config/resolved.hpp"
#include "engine/files/digest.hpp"
#include "engine/output/build_info.hpp"
#include "engine/output/read.hpp"
#include "engine/output/results.hpp"

#include <algorithm>
#include <numeric>

namespace consortia::study {

namespace {

output::ScenarioText text_of(const Scenario& scenario, const Schema& schema) {
    return {scenario.name, scenario.title, config::resolved(scenario, schema), config::origins_text(scenario, schema)};
}

/// Names on the dimension must differ, even if two files of different folders are called the same.
void make_unique(std::vector<output::ScenarioText>& texts) {
    for (std::size_t k = 0; k < texts.size(); ++k) {
        const auto same = [&](const output::ScenarioText& other) { return other.name == texts[k].name; };
        const auto before = std::count_if(texts.begin(), texts.begin() + static_cast<std::ptrdiff_t>(k), same);
        if (before > 0) texts[k].name += " (" + std::to_string(before + 1) + ")";
    }
}

}  // namespace

std::string content_digest(const RunList& list) { return files::hex(list.content()); }

void merge(const RunList& list, const FinishedRuns& runs, bool compared, const std::string& file) {
    const Scenario& first = list.scenarios().front();
    output::ResultFile result;
    result.model = first.model;
    result.axes = list.schema().axes(first);
    result.layout = FrameLayout(list.schema().indicators(), result.axes);
    result.start = first.start;
    result.steps = first.steps;
    for (const Scenario& scenario : list.scenarios()) result.scenarios.push_back(text_of(scenario, list.schema()));
    make_unique(result.scenarios);
    result.compared = compared;
    result.seed = first.seed;
    result.replicates.resize(list.replicates());
    std::iota(result.replicates.begin(), result.replicates.end(), list.first_replicate());
    result.version = output::version();
    result.commit = output::commit();
    result.data = output::data_hashes(first);
    result.content_digest = content_digest(list);
    output::write_results(file, result, [&](std::size_t scenario, std::size_t replicate) -> const RunOutput& {
        const u64 run = list.run(scenario, static_cast<u32>(replicate));
        const auto output = runs.find(run);
        if (output == runs.end()) throw SystemError("the run " + list.name_of(run) + " is missing");
        return output->second;
    });
}

FinishedRuns read_back(const RunList& list, const std::string& file) {
    const output::ResultReader result(file);
    const Scenario& first = list.scenarios().front();
    const FrameLayout layout(list.schema().indicators(), list.schema().axes(first));
    FinishedRuns runs;
    for (u64 run = 0; run < list.size(); ++run) {
        runs[run] = {layout.width(), std::vector<double>(layout.width() * first.steps), {}, 0};
    }
    for (const FrameLayout::Entry& entry : layout.entries()) {
        const std::vector<double> numbers = result.numbers(entry.indicator.name);
        if (numbers.size() != list.size() * first.steps * entry.size) {
            throw SystemError(file + ": " + entry.indicator.name + " has another shape than the scenario asks for");
        }
        auto from = numbers.begin();
        for (auto& [run, output] : runs) {
            for (std::size_t step = 0; step < first.steps; ++step) {
                std::copy_n(from, entry.size, output.rows.data() + step * layout.width() + entry.offset);
                from += static_cast<std::ptrdiff_t>(entry.size);
            }
        }
    }
    return runs;
}

}  // namespace consortia::study

#include "tools/analyse/sample.hpp"

#include "engine/core/error.hpp"

#include <algorithm>
#include <cmath>

namespace consortia::analyse {

namespace {

using output::DataSet;
using output::StoredVariable;

[[noreturn]] void refuse(const DataSet& result, const std::string& why) { throw SystemError(result.path() + ": " + why); }

void require_over(const DataSet& result, const std::string& name, const std::vector<std::string>& over) {
    if (result.at(name).over != over) refuse(result, name + " is not over " + over.front());
}

std::vector<std::string> factor_names(const DataSet& result) {
    const auto found = result.notes().find("factors");
    return found == result.notes().end() ? std::vector<std::string>{} : found->second;
}

FactorColumn choice_of(const DataSet& result, FactorColumn column) {
    const std::vector<std::string> texts = result.texts(column.name);
    column.labels = texts;
    std::ranges::sort(column.labels);
    column.labels.erase(std::unique(column.labels.begin(), column.labels.end()), column.labels.end());
    for (const std::string& text : texts) {
        column.values.push_back(static_cast<double>(std::ranges::find(column.labels, text) - column.labels.begin()));
    }
    return column;
}

FactorColumn factor_of(const DataSet& result, const std::string& name) {
    require_over(result, name, {"point"});
    FactorColumn column{.name = name, .unit = result.at(name).note("units"), .values = {}, .labels = {}};
    if (result.at(name).kind == StoredVariable::Kind::text) return choice_of(result, std::move(column));
    column.values = result.numbers(name);
    for (std::size_t point = 0; point < column.values.size(); ++point) {
        if (!std::isfinite(column.values[point])) refuse(result, name + " has no value at point " + std::to_string(point));
    }
    return column;
}

/// By point, whether all its runs are finished.
std::vector<bool> finished_points(const DataSet& result) {
    require_over(result, "run_status", output::run_dimensions(result));
    const std::vector<std::string> status = result.texts("run_status");
    std::vector<bool> finished(result.at("run_status").shape[0], true);
    const std::size_t runs_a_point = status.size() / finished.size();
    for (std::size_t run = 0; run < status.size(); ++run) {
        if (status[run] != "finished") finished[run / runs_a_point] = false;
    }
    return finished;
}

/// Differences also need the runs that they are differences to.
bool baseline_is_finished(const DataSet& result) {
    return std::ranges::all_of(result.texts("baseline_status"), [](const std::string& word) { return word == "finished"; });
}

OutputColumn output_of(const DataSet& result, const StoredVariable& variable, const std::vector<bool>& finished) {
    OutputColumn column{.name = variable.name, .unit = variable.note("units"), .values = {}, .block_is_usable = {}};
    const std::vector<double> numbers = result.numbers(variable.name);
    const u64 runs = numbers.size() / variable.shape[0];  // of a point: all its draws and seeds
    for (u64 point = 0; point < variable.shape[0]; ++point) {
        double sum = 0;
        for (u64 run = 0; run < runs; ++run) sum += numbers[point * runs + run];
        column.values.push_back(sum / static_cast<double>(runs));
    }
    const bool difference = variable.note("aggregation").starts_with("difference");
    column.is_finished = !difference || baseline_is_finished(result) ? finished : std::vector<bool>(finished.size(), false);
    return column;
}

void read_moves(const DataSet& result, StudySample& sample) {
    if (sample.design != "morris") return;
    require_over(result, "moved", {"point"});
    require_over(result, "moved_by", {"point"});
    for (const std::string& name : result.texts("moved")) {
        const auto found = std::ranges::find(sample.factors, name, &FactorColumn::name);
        const bool known = found != sample.factors.end();
        const bool first_of_its_block = sample.moved.size() % sample.block == 0;
        if (known == first_of_its_block) refuse(result, "moved does not name a factor where one moves");
        sample.moved.push_back(static_cast<std::size_t>(found - sample.factors.begin()));
    }
    sample.moved_by = result.numbers("moved_by");
}

std::size_t block_of(const std::string& design, std::size_t factors) {
    if (design == "sobol_indices") return factors + 2;
    return design == "morris" ? factors + 1 : 1;
}

}  // namespace

StudySample read_sample(const DataSet& result) {
    if (result.note("study").empty()) {
        throw InputError(Place{result.path()}, "is no result of a study; `sweep` and `merge` write study.h5");
    }
    StudySample sample{.study = result.note("study_name"), .design = result.note("design")};
    for (const std::string& name : factor_names(result)) {
        if (std::ranges::count(sample.factors, name, &FactorColumn::name) > 0) refuse(result, name + " is a factor twice");
        sample.factors.push_back(factor_of(result, name));
    }
    sample.block = block_of(sample.design, sample.factors.size());
    if (sample.points() % sample.block > 0) refuse(result, "its points do not make whole blocks of its design");
    const std::vector<std::string> over = output::run_dimensions(result);
    const std::vector<bool> finished = finished_points(result);
    for (const StoredVariable& variable : result.variables()) {
        const bool number = variable.kind == StoredVariable::Kind::number;
        if (number && variable.over == over) sample.outputs.push_back(output_of(result, variable, finished));
    }
    read_moves(result, sample);
    mark_usable(sample);
    return sample;
}

void mark_usable(StudySample& sample) {
    for (OutputColumn& output : sample.outputs) {
        output.block_is_usable.assign(sample.blocks(), true);
        std::vector<bool> finished(sample.blocks(), true);
        for (std::size_t point = 0; point < sample.blocks() * sample.block; ++point) {
            const std::size_t block = point / sample.block;
            if (!std::isfinite(output.values[point])) output.block_is_usable[block] = false;
            if (!output.is_finished.empty() && !output.is_finished[point]) finished[block] = false;
        }
        output.blocks_undefined = 0;
        for (std::size_t block = 0; block < sample.blocks(); ++block) {
            output.blocks_undefined += !output.block_is_usable[block] && finished[block] ? 1 : 0;
        }
    }
}

}  // namespace consortia::analyse

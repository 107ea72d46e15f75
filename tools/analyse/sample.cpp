#include "tools/analyse/sample.hpp"

#include "engine/core/error.hpp"
#include "engine/output/read.hpp"

#include <algorithm>
#include <cmath>

namespace consortia::analyse {

namespace {

using output::ResultReader;
using output::StoredVariable;

std::vector<std::string> factor_names(const ResultReader& result) {
    const auto found = result.notes().find("factors");
    return found == result.notes().end() ? std::vector<std::string>{} : found->second;
}

FactorColumn factor_of(const ResultReader& result, const std::string& name) {
    FactorColumn column{.name = name, .unit = result.at(name).note("units"), .values = {}, .labels = {}};
    if (result.at(name).kind != StoredVariable::Kind::text) {
        column.values = result.numbers(name);
        return column;
    }
    const std::vector<std::string> texts = result.texts(name);
    column.labels = texts;
    std::ranges::sort(column.labels);
    column.labels.erase(std::unique(column.labels.begin(), column.labels.end()), column.labels.end());
    for (const std::string& text : texts) {
        column.values.push_back(static_cast<double>(std::ranges::find(column.labels, text) - column.labels.begin()));
    }
    return column;
}

OutputColumn output_of(const ResultReader& result, const StoredVariable& variable) {
    OutputColumn column{.name = variable.name, .unit = variable.note("units"), .values = {}, .block_is_usable = {}};
    const std::vector<double> numbers = result.numbers(variable.name);
    const u64 seeds = variable.shape[1];
    for (u64 point = 0; point < variable.shape[0]; ++point) {
        double sum = 0;
        for (u64 seed = 0; seed < seeds; ++seed) sum += numbers[point * seeds + seed];
        column.values.push_back(sum / static_cast<double>(seeds));
    }
    return column;
}

void read_moves(const ResultReader& result, StudySample& sample) {
    if (result.find("moved") == nullptr) return;
    for (const std::string& name : result.texts("moved")) {
        const auto found = std::ranges::find(sample.factors, name, &FactorColumn::name);
        sample.moved.push_back(static_cast<std::size_t>(found - sample.factors.begin()));
    }
    sample.moved_by = result.numbers("moved_by");
}

std::size_t block_of(const std::string& design, std::size_t factors) {
    if (design == "sobol_indices") return factors + 2;
    return design == "morris" ? factors + 1 : 1;
}

}  // namespace

StudySample read_sample(const std::string& file) {
    const ResultReader result(file);
    if (result.note("study").empty()) {
        throw InputError(
            {{Problem::Severity::error, Place{file}, "is no result of a study; `sweep` and `merge` write study.h5"}});
    }
    StudySample sample{.study = result.note("study_name"), .design = result.note("design")};
    for (const std::string& name : factor_names(result)) sample.factors.push_back(factor_of(result, name));
    sample.block = block_of(sample.design, sample.factors.size());
    const std::vector<std::string> over{"point", "seed"};
    for (const StoredVariable& variable : result.variables()) {
        const bool number = variable.kind == StoredVariable::Kind::number;
        if (number && variable.over == over) sample.outputs.push_back(output_of(result, variable));
    }
    read_moves(result, sample);
    mark_usable(sample);
    return sample;
}

void mark_usable(StudySample& sample) {
    for (OutputColumn& output : sample.outputs) {
        output.block_is_usable.assign(sample.blocks(), true);
        for (std::size_t point = 0; point < sample.blocks() * sample.block; ++point) {
            if (!std::isfinite(output.values[point])) output.block_is_usable[point / sample.block] = false;
        }
    }
}

}  // namespace consortia::analyse

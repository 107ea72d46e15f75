#include "engine/output/data_set.hpp"

#include "engine/core/error.hpp"
#include "engine/output/number_text.hpp"

#include <algorithm>

namespace consortia::output {

namespace {

/// More elements than any result has: a shape that claims more is damage.
constexpr u64 most_elements = u64{1} << 40;

std::string joined(const Notes& notes, std::string_view name) {
    const auto found = notes.find(name);
    std::string all;
    if (found == notes.end()) return all;
    for (const std::string& text : found->second) all += (all.empty() ? "" : "\n") + text;
    return all;
}

}  // namespace

std::size_t elements(const StoredVariable& variable, std::span<const u64> start, std::span<const u64> count,
                     const std::string& path) {
    const auto refuse = [&] { throw SystemError(path + ": " + variable.name + " has another shape"); };
    if (start.size() != variable.shape.size() || count.size() != start.size()) refuse();
    u64 size = 1;
    for (std::size_t k = 0; k < start.size(); ++k) {
        if (start[k] > variable.shape[k] || count[k] > variable.shape[k] - start[k]) refuse();
        if (count[k] > 0 && size > most_elements / count[k]) refuse();
        size *= count[k];
    }
    return static_cast<std::size_t>(size);
}

std::string StoredVariable::note(std::string_view note_name) const { return joined(notes, note_name); }

std::string DataSet::note(std::string_view name) const { return joined(notes(), name); }

const StoredVariable* DataSet::find(std::string_view name) const {
    const auto found = std::ranges::find(variables(), name, &StoredVariable::name);
    return found == variables().end() ? nullptr : &*found;
}

const StoredVariable& DataSet::at(std::string_view name) const {
    const StoredVariable* found = find(name);
    if (found == nullptr) throw SystemError(path() + ": holds no " + std::string(name));
    return *found;
}

const StoredVariable& DataSet::at(std::string_view name, const std::vector<std::string>& over) const {
    const StoredVariable& variable = at(name);
    if (variable.over == over) return variable;
    std::string expected;
    for (const std::string& dimension : over) expected += (expected.empty() ? "" : ", ") + dimension;
    throw SystemError(path() + ": " + variable.name + " does not lie over " + expected);
}

std::vector<double> DataSet::numbers(std::string_view name) const {
    const StoredVariable& variable = at(name);
    return numbers(name, std::vector<u64>(variable.shape.size(), 0), variable.shape);
}

std::vector<std::string> DataSet::labels(std::string_view dimension) const {
    if (at(dimension).kind == StoredVariable::Kind::text) return texts(dimension);
    std::vector<std::string> labels;
    for (const double x : numbers(dimension)) labels.push_back(shortest(x));
    return labels;
}

const StoredVariable& DataSet::of_texts(std::string_view name) const {
    const StoredVariable& variable = at(name);
    if (variable.kind == StoredVariable::Kind::text) return variable;
    throw SystemError(path() + ": " + variable.name + " holds numbers, not text");
}

const StoredVariable& DataSet::of_numbers(std::string_view name) const {
    const StoredVariable& variable = at(name);
    if (variable.kind != StoredVariable::Kind::text) return variable;
    throw SystemError(path() + ": " + variable.name + " holds text, not numbers");
}

std::vector<std::string> run_dimensions(const DataSet& result) {
    std::vector<std::string> dimensions;
    for (const char* name : {"scenario", "point", "future", "draw", "seed"})
        if (result.find(name) != nullptr) dimensions.emplace_back(name);
    return dimensions;
}

}  // namespace consortia::output

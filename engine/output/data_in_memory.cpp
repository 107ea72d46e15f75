#include "engine/output/data_in_memory.hpp"

#include "engine/core/error.hpp"

#include <algorithm>

namespace consortia::output {

namespace {

using Kind = StoredVariable::Kind;

/// As the file keeps them: empty texts and numbers are left out.
void take_note(Notes& notes, const Attribute& attribute) {
    if (const auto* text = std::get_if<std::string>(&attribute.value)) {
        if (!text->empty()) notes[attribute.name] = {*text};
    } else if (const auto* texts = std::get_if<std::vector<std::string>>(&attribute.value)) {
        if (!texts->empty()) notes[attribute.name] = *texts;
    }
}

Notes notes_of(const std::vector<Attribute>& attributes) {
    Notes notes;
    for (const Attribute& attribute : attributes) take_note(notes, attribute);
    return notes;
}

Kind stored_as(Variable::Kind kind) {
    if (kind == Variable::Kind::number) return Kind::number;
    return kind == Variable::Kind::count ? Kind::count : Kind::text;
}

std::size_t product(std::span<const u64> shape) {
    std::size_t size = 1;
    for (const u64 extent : shape) size *= extent;
    return size;
}

/// Calls `copy(from, to, length)` for every stretch along the last dimension: places in a block, and in the whole variable.
template <class Copy>
void for_each_stretch(std::span<const u64> shape, std::span<const u64> start, std::span<const u64> count, Copy copy) {
    const std::size_t rank = shape.size();
    const std::size_t length = rank == 0 ? 1 : count[rank - 1];
    const std::size_t stretches = length == 0 ? 0 : product(count) / length;
    for (std::size_t stretch = 0; stretch < stretches; ++stretch) {
        std::size_t left = stretch, place = rank == 0 ? 0 : start[rank - 1], step = rank == 0 ? 1 : shape[rank - 1];
        for (std::size_t k = rank; k-- > 1;) {
            place += (start[k - 1] + left % count[k - 1]) * step;
            left /= count[k - 1];
            step *= shape[k - 1];
        }
        copy(stretch * length, place, length);
    }
}

template <class From, class To>
void put(const StoredVariable& variable, std::span<const u64> start, std::span<const u64> count,
         std::span<const From> values, std::vector<To>& all) {
    require(product(count) == values.size(), "a block and its values differ in size");
    for_each_stretch(variable.shape, start, count, [&](std::size_t from, std::size_t to, std::size_t length) {
        for (std::size_t k = 0; k < length; ++k) all[to + k] = static_cast<To>(values[from + k]);
    });
}

}  // namespace

std::size_t DataInMemory::add(StoredVariable variable) {
    if (find(variable.name) != nullptr)
        throw ContractError("two variables or dimensions of a result are called " + variable.name);
    const std::size_t size = product(variable.shape);
    elements_.emplace_back();
    if (variable.kind == Kind::text) {
        elements_.back().texts.resize(size);
    } else {
        elements_.back().numbers.resize(size);
    }
    variables_.push_back(std::move(variable));
    return variables_.size() - 1;
}

const StoredVariable& DataInMemory::target(std::size_t variable, Kind kind, std::span<const u64> start,
                                           std::span<const u64> count) const {
    require(variable < variables_.size() && variables_[variable].kind == kind, "a variable of another kind");
    elements(variables_[variable], start, count, name_);
    return variables_[variable];
}

void DataInMemory::dimension(const Dimension& dimension) {
    const auto added = [&](Kind kind) {
        return add({dimension.name, kind, {dimension.name}, {dimension.size()}, notes_of(dimension.attributes)});
    };
    if (const auto* texts = std::get_if<std::vector<std::string>>(&dimension.labels)) {
        elements_[added(Kind::text)].texts = *texts;
    } else if (const auto* whole = std::get_if<std::vector<i32>>(&dimension.labels)) {
        elements_[added(Kind::whole)].numbers.assign(whole->begin(), whole->end());
    } else {
        elements_[added(Kind::number)].numbers = std::get<std::vector<double>>(dimension.labels);
    }
}

std::size_t DataInMemory::variable(const Variable& variable) {
    StoredVariable stored{variable.name, stored_as(variable.kind), variable.over, {}, notes_of(variable.attributes)};
    for (const std::string& name : variable.over) {
        const StoredVariable* dimension = find(name);
        if (dimension == nullptr) throw ContractError("a variable lies over the unknown dimension " + name);
        stored.shape.push_back(dimension->shape.front());
    }
    return add(std::move(stored));
}

void DataInMemory::write(std::size_t variable, std::span<const u64> start, std::span<const u64> count,
                         const Values& values) {
    const StoredVariable& into = target(variable, stored_as(kind_of(values)), start, count);
    Elements& all = elements_[variable];
    const auto put_block = [&](const auto& block, auto& elements) { put(into, start, count, block, elements); };
    if (const auto* texts = std::get_if<std::span<const std::string>>(&values)) return put_block(*texts, all.texts);
    if (const auto* counts = std::get_if<std::span<const u64>>(&values)) return put_block(*counts, all.numbers);
    put_block(std::get<std::span<const double>>(values), all.numbers);
}

void DataInMemory::attribute(const Attribute& attribute) { take_note(notes_, attribute); }

std::size_t DataInMemory::place_of(const StoredVariable& variable) const {
    return static_cast<std::size_t>(&variable - variables_.data());
}

std::vector<double> DataInMemory::numbers(std::string_view name, std::span<const u64> start,
                                          std::span<const u64> count) const {
    const StoredVariable& variable = of_numbers(name);
    std::vector<double> block(elements(variable, start, count, name_));
    const std::vector<double>& all = elements_[place_of(variable)].numbers;
    for_each_stretch(variable.shape, start, count, [&](std::size_t to, std::size_t from, std::size_t length) {
        std::copy_n(all.begin() + static_cast<std::ptrdiff_t>(from), length,
                    block.begin() + static_cast<std::ptrdiff_t>(to));
    });
    return block;
}

std::vector<std::string> DataInMemory::texts(std::string_view name) const {
    return elements_[place_of(of_texts(name))].texts;
}

}  // namespace consortia::output

// Labelled variables over named dimensions as they are read: of a file (reading/reader.hpp), or of what was never written to
// one (data_in_memory.hpp). Tables, charts and tests of results take this; both are the same to them.
#pragma once

#include "engine/core/types.hpp"

#include <initializer_list>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace consortia::output {

/// A note of the whole or of a variable; most are one text. Numbers are left out.
using Notes = std::map<std::string, std::vector<std::string>, std::less<>>;

/// A variable as it stands there. A dimension is a variable over itself that holds its labels.
struct StoredVariable {
    enum class Kind : u8 { number, whole, count, text };
    std::string name;
    Kind kind = Kind::number;
    std::vector<std::string> over;  ///< its dimensions, outermost first
    std::vector<u64> shape;
    Notes notes;

    bool is_dimension() const { return over.size() == 1 && over.front() == name; }
    /// The note's text, several joined by line ends; empty if there is none.
    std::string note(std::string_view name) const;
};

/// How many elements a block has. Throws SystemError, which names `path`, unless it lies within the variable.
std::size_t elements(const StoredVariable& variable, std::span<const u64> start, std::span<const u64> count,
                     const std::string& path);

/// Throws SystemError, which names path(), for what is not there or has another shape.
class DataSet {
  public:
    virtual ~DataSet() = default;

    /// Where it lies, for messages.
    virtual const std::string& path() const = 0;
    /// In the order in which they were written.
    virtual const std::vector<StoredVariable>& variables() const = 0;
    /// The notes on the whole: model, scenario, seed, version …
    virtual const Notes& notes() const = 0;

    /// The block of `count` elements from `start` along each dimension, row-major; whole numbers too.
    virtual std::vector<double> numbers(std::string_view name, std::span<const u64> start,
                                        std::span<const u64> count) const = 0;
    virtual std::vector<std::string> texts(std::string_view name) const = 0;

    /// All numbers of a variable.
    std::vector<double> numbers(std::string_view name) const;
    const StoredVariable* find(std::string_view name) const;
    const StoredVariable& at(std::string_view name) const;
    /// The same, which must lie over these dimensions and no others.
    const StoredVariable& at(std::string_view name, std::initializer_list<std::string_view> over) const {
        return at(name, std::vector<std::string>(over.begin(), over.end()));
    }
    const StoredVariable& at(std::string_view name, const std::vector<std::string>& over) const;
    /// The labels of a dimension as text: labels as they are, numbers in their shortest form.
    std::vector<std::string> labels(std::string_view dimension) const;
    std::string note(std::string_view name) const;

  protected:
    /// The variable, which must hold text, or must not.
    const StoredVariable& of_texts(std::string_view name) const;
    const StoredVariable& of_numbers(std::string_view name) const;
};

/// The dimensions that runs lie over, outermost first: those of `scenario`, `point`, `draw` and `seed` that are there.
std::vector<std::string> run_dimensions(const DataSet& result);

}  // namespace consortia::output

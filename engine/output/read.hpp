// Reading back what the labelled writer wrote. Whatever is wrong or missing is a SystemError with the path: a file is first
// held against its seal, then looked through in a child process, and only then given to HDF5 in this one. What a variable
// claims to lie over, it does: each dimension is there and as long as the variable's shape says.
#pragma once

#include "engine/core/types.hpp"

#include <initializer_list>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace consortia::output {

/// A note of the file or of a variable; most are one text. Numbers are left out.
using Notes = std::map<std::string, std::vector<std::string>, std::less<>>;

/// A variable as it stands in the file. A dimension is a variable over itself that holds its labels.
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

class ResultReader {
  public:
    explicit ResultReader(const std::string& path);
    ~ResultReader();
    ResultReader(ResultReader&&) noexcept;

    const std::string& path() const;
    /// In the order in which they were written.
    const std::vector<StoredVariable>& variables() const;
    const StoredVariable* find(std::string_view name) const;
    const StoredVariable& at(std::string_view name) const;
    /// The same, which must lie over these dimensions and no others.
    const StoredVariable& at(std::string_view name, std::initializer_list<std::string_view> over) const;

    /// All numbers of a variable, row-major; whole numbers too.
    std::vector<double> numbers(std::string_view name) const;
    /// The block of `count` elements from `start` along each dimension.
    std::vector<double> numbers(std::string_view name, std::span<const u64> start, std::span<const u64> count) const;
    std::vector<std::string> texts(std::string_view name) const;
    /// The labels of a dimension as text: labels as they are, numbers in their shortest form.
    std::vector<std::string> labels(std::string_view dimension) const;

    /// The notes on the file as a whole: model, scenario, seed, version …
    const Notes& notes() const;
    std::string note(std::string_view name) const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace consortia::output

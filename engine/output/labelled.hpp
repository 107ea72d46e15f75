// A file of labelled variables over named dimensions, in the form that xarray, netCDF tools, h5py and R read directly.
// Knows nothing of models: results, comparisons and sweeps are all written through it.
#pragma once

#include "engine/core/types.hpp"

#include <memory>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace consortia::output {

/// A note on a variable or on the file. Empty texts are left out.
struct Attribute {
    std::string name;
    std::variant<std::string, std::vector<std::string>, double> value;
};

/// A dimension with its coordinates: readable labels, or numbers.
struct Dimension {
    std::string name;
    std::variant<std::vector<std::string>, std::vector<i32>, std::vector<double>> labels;
    std::vector<Attribute> attributes;

    std::size_t size() const;
};

/// A variable over dimensions named outermost first.
struct Variable {
    enum class Kind : u8 { number, count, text };  ///< a count is whole and has no missing values
    std::string name;
    Kind kind = Kind::number;
    std::vector<std::string> over;
    std::vector<Attribute> attributes;
};

/// Elements of a variable, of its kind: what is passed on and not kept.
using Values = std::variant<std::span<const double>, std::span<const u64>, std::span<const std::string>>;
inline Variable::Kind kind_of(const Values& values) { return static_cast<Variable::Kind>(values.index()); }

/// Takes such variables, one after the other.
class LabelledSink {
  public:
    virtual ~LabelledSink() = default;

    /// The dimension and its coordinates, in one go. A name used twice is a ContractError.
    virtual void dimension(const Dimension& dimension) = 0;
    /// A variable to be written; its dimensions must be there. Gives its number for `write`.
    virtual std::size_t variable(const Variable& variable) = 0;
    /// A block of a variable, row-major, `count` elements from `start` along each dimension. Every element must be written
    /// once.
    virtual void write(std::size_t variable, std::span<const u64> start, std::span<const u64> count,
                       const Values& values) = 0;
    /// A note on the whole.
    virtual void attribute(const Attribute& attribute) = 0;
    /// All is written; nothing can be written after.
    virtual void publish() = 0;
};

/// Writes such a file. Under its final name it is whole or absent. Equal calls leave equal bytes: any NaN is written as the
/// one bit pattern that means missing. Throws SystemError.
class LabelledWriter final : public LabelledSink {
  public:
    explicit LabelledWriter(const std::string& path);
    ~LabelledWriter() override;

    void dimension(const Dimension& dimension) override;
    std::size_t variable(const Variable& variable) override;
    void write(std::size_t variable, std::span<const u64> start, std::span<const u64> count, const Values& values) override;
    void attribute(const Attribute& attribute) override;
    /// Closes, seals, fsyncs and renames.
    void publish() override;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace consortia::output

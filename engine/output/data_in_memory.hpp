// What would be a file of results, kept in memory: written as a file is, and read as a file is, so that a run that nobody
// wants on the disk gives the same tables.
#pragma once

#include "engine/output/data_set.hpp"
#include "engine/output/labelled.hpp"

namespace consortia::output {

class DataInMemory final : public LabelledSink, public DataSet {
  public:
    /// `name` stands for a path in messages.
    explicit DataInMemory(std::string name) : name_(std::move(name)) {}

    void dimension(const Dimension& dimension) override;
    std::size_t variable(const Variable& variable) override;
    void write(std::size_t variable, std::span<const u64> start, std::span<const u64> count, const Values& values) override;
    void attribute(const Attribute& attribute) override;
    void publish() override {}

    const std::string& path() const override { return name_; }
    const std::vector<StoredVariable>& variables() const override { return variables_; }
    const Notes& notes() const override { return notes_; }
    using DataSet::numbers;
    std::vector<double> numbers(std::string_view name, std::span<const u64> start,
                                std::span<const u64> count) const override;
    std::vector<std::string> texts(std::string_view name) const override;

  private:
    /// The elements of a variable, one of the two.
    struct Elements {
        std::vector<double> numbers;
        std::vector<std::string> texts;
    };

    std::size_t add(StoredVariable variable);
    /// The variable, which must be of that kind and hold the block.
    const StoredVariable& target(std::size_t variable, StoredVariable::Kind kind, std::span<const u64> start,
                                 std::span<const u64> count) const;
    std::size_t place_of(const StoredVariable& variable) const;

    std::string name_;
    Notes notes_;
    std::vector<StoredVariable> variables_;
    std::vector<Elements> elements_;  ///< of each variable
};

}  // namespace consortia::output

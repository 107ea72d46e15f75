// Reading back what the labelled writer wrote. Whatever is wrong or missing is a SystemError with the path: a file is held
// against its seal, and HDF5 reads it in a process of its own. What a variable claims to lie over, it does: each dimension
// is there and as long as the variable's shape says.
#pragma once

#include "engine/output/data_set.hpp"

#include <memory>

namespace consortia::output {

/// Whether a file begins as results do.
bool is_result(const std::string& path);

class ResultReader final : public DataSet {
  public:
    explicit ResultReader(const std::string& path);
    ~ResultReader() override;
    ResultReader(ResultReader&&) noexcept;

    const std::string& path() const override;
    const std::vector<StoredVariable>& variables() const override;
    const Notes& notes() const override;
    using DataSet::numbers;
    std::vector<double> numbers(std::string_view name, std::span<const u64> start,
                                std::span<const u64> count) const override;
    std::vector<std::string> texts(std::string_view name) const override;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace consortia::output

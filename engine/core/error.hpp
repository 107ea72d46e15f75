// The three ways a run can fail, each with its exit code. The library throws; only tools/ prints.
#pragma once

#include "engine/core/types.hpp"

#include <stdexcept>
#include <string>
#include <vector>

namespace consortia {

/// A place in a text file, counted from 1; line 0 means the file as a whole.
struct Place {
    std::string file;
    int line = 0;
    int column = 0;
};

/// One mistake in an input, ready to print as `file:line:column: error: text`.
struct Problem {
    enum class Severity : u8 { error, warning };
    Severity severity = Severity::error;
    Place where;
    std::string text;
};

/// `file:line:column: error: text`, leaving out what is not known.
std::string to_string(const Problem& problem);

/// The input is wrong; nothing was run. Carries every mistake found. Exit code 2.
class InputError : public std::runtime_error {
  public:
    explicit InputError(std::vector<Problem> problems);
    /// One mistake alone.
    InputError(Place where, std::string what);
    const std::vector<Problem>& problems() const { return problems_; }

  private:
    std::vector<Problem> problems_;
};

/// A model broke its contract (a NaN, an overflow, a bad id); names phase, step and agent. Exit code 3.
class ContractError : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

/// The system failed (disk, memory, HDF5, MPI); names the path and the cause. Exit code 4.
class SystemError : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

/// The user asked to stop; a checkpoint was left. Exit code 130.
class Interrupted : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

/// Throws ContractError with `what` unless `holds`. For conditions a model promises.
constexpr void require(bool holds, const char* what) {
    if (!holds) [[unlikely]]
        throw ContractError(what);
}

}  // namespace consortia

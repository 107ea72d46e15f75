// A result as HDF5 reads it. Only the process that was started for it uses this (reading_process.hpp).
#pragma once

#include "engine/output/hdf5/hdf5.hpp"
#include "engine/output/reading/exchange.hpp"

namespace consortia::output {

class StoredFile {
  public:
    /// Throws SystemError for what this program does not write.
    explicit StoredFile(const std::string& path);

    std::vector<std::byte> answer(const Question& question) const;

  private:
    const StoredVariable& variable(const std::string& name) const;
    std::vector<double> numbers(const Question& of) const;
    std::vector<std::string> texts(const std::string& name) const;

    hdf5::Handle file_;
    Contents contents_;
};

}  // namespace consortia::output

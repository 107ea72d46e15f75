// What an analysis leaves: a table in words, as CSV, and as HDF5 over output and factor.
#pragma once

#include "tools/analyse/indices.hpp"
#include "tools/analyse/surrogate.hpp"

#include <ostream>

namespace consortia::analyse {

struct Analysed {
    OutputIndices indices;
    Surrogate surrogate;
};

/// The largest factors of each output first, at most 20.
void print(std::ostream& out, const StudySample& sample, const std::vector<Analysed>& all);
/// One row an output, factor and index.
std::string csv(const StudySample& sample, const std::vector<Analysed>& all);
/// Every index over (output, factor), with its interval as `…_low` and `…_high`. Throws SystemError.
void write_hdf5(const std::string& file, const StudySample& sample, const std::vector<Analysed>& all);

/// Factors by the size of their largest index, largest first.
std::vector<std::size_t> by_size(const OutputIndices& indices, std::size_t factors);

}  // namespace consortia::analyse

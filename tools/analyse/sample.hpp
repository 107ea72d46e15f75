// What a sensitivity analysis starts from: the result of a study as points and, for each output, a number a point (the mean
// over its seeds), cut into the blocks of its design. Blocks in which a run failed or is missing, or left the number
// undefined, are left out.
#pragma once

#include "engine/core/types.hpp"
#include "engine/output/data_set.hpp"

#include <string>
#include <vector>

namespace consortia::analyse {

struct FactorColumn {
    std::string name;
    std::string unit;
    std::vector<double> values;       ///< by point; of a choice the position of its label
    std::vector<std::string> labels;  ///< of a choice
};

struct OutputColumn {
    std::string name;
    std::string unit;
    std::vector<double> values;         ///< by point; NaN where it is missing of a seed
    std::vector<bool> block_is_usable;  ///< by block
    std::vector<bool> is_finished;      ///< by point: whether all its runs are, so that NaN is undefined; empty if all
    std::size_t blocks_undefined = 0;   ///< of those that are not usable: all their runs are finished
};

struct StudySample {
    std::string study;
    std::string design;
    std::size_t block = 1;  ///< points a block
    std::vector<FactorColumn> factors;
    std::vector<OutputColumn> outputs;
    std::vector<std::size_t> moved;  ///< of morris, by point: the factor that moved, or their number for none
    std::vector<double> moved_by;

    std::size_t points() const { return factors.empty() ? 0 : factors.front().values.size(); }
    std::size_t blocks() const { return block == 0 ? 0 : points() / block; }
};

/// Of the result of a study. Outputs over further dimensions (series, cuts) are left out. Throws SystemError if what it
/// holds does not fit together, or InputError if the file is no study.
StudySample read_sample(const output::DataSet& result);

/// Marks the blocks of each output in which every point has a number, and counts those that are undefined.
void mark_usable(StudySample& sample);

}  // namespace consortia::analyse

// Which levers and parameters move outputs most, as a sensitivity analysis of a study found: what to look at first among
// assumptions.
#pragma once

#include "engine/output/data_set.hpp"

#include <string>
#include <vector>

namespace consortia::session {

/// Of one factor of the study.
struct Weight {
    std::string name;    ///< of the lever or parameter
    double share = 0;    ///< of the effects of all factors, 0 to 1: the mean over the outputs
    std::string most;    ///< the output of whose effects it has the largest share
    double of_most = 0;  ///< that share
};

/// The heaviest first. An output for which there are no indices is left out. `analysis` is the `indices.h5` of `analyse`:
/// total effects of a design by sobol_indices, mu* of one by morris. Throws InputError if it holds neither.
std::vector<Weight> screening(const output::DataSet& analysis);

}  // namespace consortia::session

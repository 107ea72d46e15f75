// Boxes of inputs in which most of what is sought lies, by the patient rule induction method (Friedman and Fisher 1999) as
// scenario discovery uses it (Bryant and Lempert 2010): peeled off slice by slice, the box of the trajectory with the best
// balance of coverage and density taken, and limits that chance could have made dropped.
#pragma once

#include <cstddef>
#include <limits>
#include <vector>

namespace consortia::analyse {

/// Rows by column: inputs[column][row].
using Inputs = std::vector<std::vector<double>>;

struct Box {
    /// By column; without a limit where it is infinite. Ends are inside.
    std::vector<double> low, high;
    double coverage = 0;  ///< of the rows that are sought, the share inside
    double density = 0;   ///< of the rows inside, the share that is sought
    double share = 0;     ///< of all rows, the share inside

    bool is_limited(std::size_t column) const {
        constexpr double none = std::numeric_limits<double>::infinity();
        return low[column] > -none || high[column] < none;
    }
    bool holds(const Inputs& inputs, std::size_t row) const;
};

/// One box after the other, each among the rows that those before it leave, at most `most`; until what is left is no denser
/// in a box than by chance. Coverage, density and share are of all rows. None if nothing, or all, is sought.
std::vector<Box> boxes_of(const Inputs& inputs, const std::vector<bool>& sought, std::size_t most = 3);

}  // namespace consortia::analyse

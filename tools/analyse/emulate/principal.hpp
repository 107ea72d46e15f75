// Principal components in plain loops: the few directions along which rows of numbers differ most.
#pragma once

#include <vector>

namespace consortia::analyse {

struct Principal {
    std::vector<double> centre;                   ///< mean of the rows
    std::vector<std::vector<double>> directions;  ///< orthogonal, of length 1, the most telling first

    /// How far along each direction a row lies from the centre.
    std::vector<double> scores(const std::vector<double>& row) const;
    /// Of the row at these scores.
    double value(const std::vector<double>& scores, std::size_t cell) const;
};

/// As many directions as leave at most `share` of what rows differ by (sum of squares), one at least, `most` at most.
Principal principal_of(const std::vector<std::vector<double>>& rows, double share, std::size_t most);

}  // namespace consortia::analyse

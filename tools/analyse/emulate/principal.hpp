// Principal components in plain loops: the few directions along which rows of numbers differ most.
#pragma once

#include <vector>

namespace consortia::analyse {

struct Principal {
    std::vector<double> centre;                   ///< from which directions lead: the mean of the rows, or one of them
    std::vector<std::vector<double>> directions;  ///< orthogonal, of length 1, the most telling first

    /// How far along each direction a row lies from the centre.
    std::vector<double> scores(const std::vector<double>& row) const;
    /// Of the row at these scores.
    double value(const std::vector<double>& scores, std::size_t cell) const;
};

/// As many directions from `centre` as leave at most `share` of what rows differ from it by (sum of squares), one at least,
/// `most` at most.
Principal principal_of(const std::vector<std::vector<double>>& rows, const std::vector<double>& centre, double share,
                       std::size_t most);
std::vector<double> mean_of(const std::vector<std::vector<double>>& rows);

}  // namespace consortia::analyse

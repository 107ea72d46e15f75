// What a pilot shows: places get a measure one wave after the other, drawn by lot, and what changes in them is held against
// what changes elsewhere in the same time (difference in differences, by waves as in Callaway and Sant'Anna 2021).
#pragma once

#include "engine/random/rng.hpp"

#include <optional>
#include <span>
#include <vector>

namespace consortia::session {

/// Who gets what, and when.
struct Assignment {
    enum class Arm : u8 { none, first, second };
    std::vector<Arm> arms;   ///< by place
    std::vector<u32> waves;  ///< by place, from 0; those of arm `none` have none
};

/// `in_each` places of so many in each of one or two arms, in waves as even as can be. Throws ContractError if there are not
/// so many places.
Assignment drawn_by_lot(u32 places, u32 in_each, u32 arms, u32 waves, Rng& rng);

/// An effect and what is known of its error.
struct Shown {
    double effect = 0;
    double error = 0;  ///< standard error
    double degrees = 0;

    /// Whether Student's t tells it from nothing at 5 %.
    bool is_told() const;
};

/// `changes`: by place, by wave, how it has changed since before the start of that wave. Of one arm what it has more than
/// the places that stay as they are (Welch's t); of two what the first has more than the second, within waves. Places with a
/// change that is NaN are left out. Nothing where too few are left.
std::optional<Shown> shown_by(const Assignment& assignment, const std::vector<std::vector<double>>& changes);

/// As many independent pilots as leave the share of all that tell it as unsure as these do (Kish's effective sample size),
/// of which those of one run share its luck; `shares`: of each run. All of them where runs differ as by chance; as many as
/// runs where all pilots of a run say the same, or all of all do.
double independent_pilots(std::span<const double> shares, double told, double pilots);

}  // namespace consortia::session

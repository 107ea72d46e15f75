// Which points to play next: those by which the front is expected to dominate most more, as far as constraints are likely to
// hold (expected hypervolume improvement; Emmerich, Giannakoglou and Naujoks 2006, with the feasibility of Gelbart, Snoek
// and Adams 2014). The points of a batch are chosen one after the other, each taken for what is predicted of it.
#pragma once

#include "tools/analyse/optimise/emulators.hpp"

namespace consortia::analyse {

/// The front among the known points as the emulators see it: without the noise of what was played.
struct Front {
    std::vector<std::size_t> points;  ///< numbers in the question
    std::vector<Outcome> outcomes;    ///< in units in which those of known points that hold lie from 0 to 1
    Outcome low, width;               ///< of the units
    Outcome worst;                    ///< beyond which nothing counts

    Outcome scaled(const Outcome& outcome) const;
    double volume() const { return hypervolume(outcomes, worst); }
};

/// Of the first `count` points that are known, in the units of `like` if there is one. Constraints hold where that is
/// likelier than not; where they hold nowhere, the point at which that is likeliest stands for the front.
Front front_of(const Question& question, const Emulators& emulators, std::size_t count, const Front* like = nullptr);

/// `count` points. The same for the same question and `round`.
std::vector<Point> next_points(const Question& question, const Emulators& emulators, Front front, std::size_t count,
                               u32 round);

}  // namespace consortia::analyse

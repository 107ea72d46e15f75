// One indicator of two results, run after run, number by number.
#pragma once

#include "engine/session/difference/matched.hpp"

#include <string>
#include <vector>

namespace consortia::session {

/// Of an indicator, a total or a cut, of which a number differs.
struct IndicatorDifference {
    std::string name;
    std::string unit;
    u64 numbers = 0;      ///< held against each other
    u64 differing = 0;    ///< of these
    u64 missing = 0;      ///< of the differing ones: missing in one of the two
    double before = 0;    ///< where the two are furthest apart; all three NaN where only missing numbers differ
    double now = 0;       ///<
    double largest = 0;   ///< now − before there
    double size = 0;      ///< the largest absolute value of the indicator in either
    std::string where{};  ///< of the largest: `reform, seed 3, 2031Q2, north`
    std::string first{};  ///< the first quarter or step in which any number differs; empty where there is no time

    /// The largest difference as a share of the indicator's size; 1 where a number is missing in one and none differs.
    double relative() const;
};

/// `runs` of the dimensions, the outermost, make a run: one is read at a time. Every dimension has labels in common.
IndicatorDifference indicator_difference(const output::DataSet& before, const output::DataSet& now, const std::string& name,
                                         const std::vector<const Matched*>& dimensions, std::size_t runs);

}  // namespace consortia::session

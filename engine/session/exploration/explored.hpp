// A finished study as somebody explores it: what can be set, what it kept of every run, and which points it played.
#pragma once

#include "engine/session/exploration/controls.hpp"
#include "engine/session/exploration/question.hpp"
#include "engine/session/result.hpp"

namespace consortia::session::exploration {

/// A variable that a study kept: a number of every run, or one along the steps or along an axis. Of a flow the steps of each
/// whole year are added up: what comes once a year makes no curve by itself.
struct Shown {
    std::string name{};
    std::string unit{};
    std::string words{};  ///< what it is of the indicator: `difference of outcome`
    bool is_difference = false;
    Indicator indicator{};
    std::string over{};  ///< `time`, `region` …; empty: one number
    Text over_about{};
    std::vector<std::string> labels{};  ///< along it
    std::vector<u64> cells{};           ///< of these the ones that are defined in nearly all runs

    bool is_number() const { return over.empty(); }
};

struct Explored {
    std::vector<Control> controls{};
    std::vector<Coordinate> coordinates{};
    std::vector<std::vector<double>> points{};  ///< values by control
    bool has_scenario = false;  ///< whether the last of them is the scenario itself, which differs by nothing
    std::vector<Shown> outputs{};
    std::vector<std::string> left_out{};  ///< variables over more than one dimension
    Question question{};                  ///< outputs as above
};

/// Of the result of a study, whose `study` it embeds. Throws InputError if it is no study, varies nothing or keeps nothing
/// that can be shown.
Explored explored_of(const Result& result, const Study& study);

}  // namespace consortia::session::exploration

// Indicators along their axes: what a package adds by region, size, industry or account, and step by step.
#pragma once

#include "engine/session/result.hpp"

namespace consortia::session {

/// Of one indicator over one further axis, in the outcome by which it is compared (study/outcomes.hpp).
struct Cut {
    Indicator indicator;
    std::string axis;
    Text axis_about;
    std::vector<std::string> labels;
    std::vector<study::Outcomes> by_label;  ///< one for each, as of a total
};

/// All indicators over one axis beyond time, in the order of the result.
std::vector<Cut> cuts_of(const Result& result);
/// That of one indicator. Throws SystemError if the result has none over one axis.
Cut cut_of(const Result& result, const std::string& indicator);

/// A total step by step: mean over seeds of the first scenario, and of each other what it adds, with intervals.
struct Series {
    Indicator indicator;
    std::vector<double> first;
    std::vector<std::vector<study::Estimated>> added;  ///< by scenario (that of the first is empty) and step
};
std::vector<Series> series_of(const Result& result);

/// The year of a step by what results call it: of `2026-W01` 2026. Without a calendar a step is a year.
std::string year_name(const std::string& time);

/// Of one label or total: the mean over seeds of what a scenario adds, year by year (flows added up, else the mean).
/// Without a calendar a step is a year.
struct Yearly {
    std::vector<std::string> years;
    std::vector<std::vector<std::vector<double>>> added;  ///< by scenario, label, year
};
Yearly yearly_of(const Result& result, const std::string& indicator);

}  // namespace consortia::session

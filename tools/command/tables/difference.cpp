#include "tools/command/tables/difference.hpp"

#include "engine/config/input/nearest.hpp"
#include "engine/core/text/visible.hpp"
#include "tools/command/tables/text_table.hpp"

#include <algorithm>
#include <cmath>
#include <iostream>

namespace consortia::command {

namespace {

using session::IndicatorDifference;

void print_list(const std::string& heading, const std::vector<std::string>& lines) {
    if (lines.empty()) return;
    std::cout << heading << '\n';
    for (const std::string& line : lines) std::cout << "  " << visible(line) << '\n';
    std::cout << '\n';
}

std::string percent(double share) { return number(100 * share) + " %"; }

/// What has no number in one of the two has no distance.
std::vector<std::string> row(const IndicatorDifference& each) {
    const bool numbers = !std::isnan(each.largest);
    return {each.name,
            each.unit,
            number(each.largest),
            numbers ? percent(each.relative()) : "missing in one",
            number(each.before),
            number(each.now),
            each.where,
            each.first,
            std::to_string(each.differing) + " of " + std::to_string(each.numbers)};
}

void print_indicators(const std::vector<IndicatorDifference>& indicators) {
    if (indicators.empty()) return;
    TextTable table({{"indicator"},
                     {"unit"},
                     {"largest difference", true},
                     {"of its size", true},
                     {"was", true},
                     {"is", true},
                     {"there"},
                     {"from"},
                     {"numbers that differ"}});
    for (const IndicatorDifference& each : indicators) table.add(row(each));
    std::cout << table << '\n';
}

/// Of all that differ; empty where there is no time. Labels are of one width, or step numbers.
std::string first_of(const std::vector<IndicatorDifference>& indicators) {
    const auto earlier = [](const IndicatorDifference& a, const IndicatorDifference& b) {
        return a.first.size() != b.first.size() ? a.first.size() < b.first.size() : a.first < b.first;
    };
    return indicators.empty() ? "" : std::ranges::min_element(indicators, earlier)->first;
}

std::string summary(const session::Difference& difference) {
    const std::size_t differ = difference.indicators.size();
    const std::string first = first_of(difference.indicators);
    std::string text = (differ == 0 ? "none" : std::to_string(differ)) + " of " + std::to_string(difference.compared) +
                       " indicators " + (differ == 1 ? "differs" : "differ");
    if (!first.empty()) text += ", from " + first + " on";
    text += "; the state at the end differs in " +
            (difference.other_ends == 0 ? std::string("none") : std::to_string(difference.other_ends)) + " of " +
            std::to_string(difference.runs) + (difference.runs == 1 ? " run" : " runs");
    return text;
}

}  // namespace

void print_difference(const session::Difference& difference) {
    print_list("settings that differ:", difference.settings);
    print_list("only in the first:", difference.only.before);
    print_list("only in the second:", difference.only.now);
    print_list("indicators of the first alone:", difference.indicators_only.before);
    print_list("indicators of the second alone:", difference.indicators_only.now);
    print_indicators(difference.indicators);
    std::cout << summary(difference) << '\n';
}

}  // namespace consortia::command

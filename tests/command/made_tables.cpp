// Prints what a comparison and an explanation look like whose numbers are made up, so that no change of a model moves them:
// `made_tables en|zh WIDTH [draws]`, or `made_tables explain`. What it prints is held against tests/command/tables/ by
// golden.py.
#include "tests/unit/session/answer/made_result.hpp"
#include "tools/command/answer/screen.hpp"
#include "tools/command/tables/questions/explanation.hpp"

#include <iostream>

namespace {

using namespace consortia;
using namespace consortia::session;

/// What each scenario adds to ten of everything; a long title, one without a title, one that changes nothing, one that
/// saves.
double made_number(const MadeCell& cell) {
    const double season = 0.1 * cell.step;
    const double spread = 1 + noise(cell.seed) * static_cast<double>(cell.scenario);
    if (cell.scenario == 0 || cell.scenario == 3) return 10 + season + noise(cell.seed);
    const bool money = cell.indicator.starts_with("net_cost") || cell.indicator == "accounts";
    const double saved = cell.scenario == 4 && money ? -1 : 1;
    const double size = cell.indicator == "jobs" ? 4.5 : cell.indicator == "pay" ? -0.25 : 1;
    return 10 + season + noise(cell.seed) + saved * size * spread * (1 + cell.label);
}

/// Twelve draws of what packages bring and of what has nothing to do with it.
ParameterDraws made_draws() {
    ParameterDraws draws{"posterior.csv", 1, {"effect.size", "effect.none"}, {}, {}};
    for (u32 k = 0; k < 12; ++k) {
        draws.numbers.push_back(k);
        draws.values.push_back({0.5 + 0.1 * k, static_cast<double>(k * 5 % 12)});
    }
    return draws;
}

/// The larger the first parameter, the more the first package does; the second does the same at every draw.
double number_at_draw(const MadeCell& cell) {
    const double size = cell.scenario == 1 && cell.indicator == "jobs" ? 0.1 * static_cast<double>(cell.draw) : 0.5;
    const double money = cell.indicator.starts_with("net_cost") || cell.indicator == "accounts" ? 1 : 0;
    return 10 + noise(cell.seed) + (cell.scenario == 0 ? 0.0 : money + size * (1 + 0.1 * noise(cell.seed + cell.scenario)));
}

Result made_at_draws() {
    return made_result({{"first"}, {"grants", {"Grants", "补助"}}, {"levy", {"A levy", "税费"}}}, 4, number_at_draw,
                       &made_schema(), made_draws());
}

Result made_comparison() {
    const MadeScenario first{"first", {"Present law", "现行法律"}, "model: made\n"};
    const MadeScenario grants{"grants", {"Grants for every firm that opens a post", "对每个新增岗位的企业给予补助"}};
    return made_result({first, grants, {"a_name_without_a_title_that_is_long"}, {"same"}, {"thrift", {"Thrift", ""}}}, 6,
                       made_number);
}

ExplainedIndicator explained(const Indicator& indicator) {
    return {indicator, 1234.5, {{{0.123456, -0.2, 0.4}, {-9876543.21, -9.9e6, -9.8e6}}, {-9876543.09, -9.95e6, -9.8e6}}};
}

Explanation made_explanation() {
    const std::vector<Indicator>& all = made_schema().indicators();
    const ExplainedCut regions{all[7], all[0], {{"region", "north", 80, {4.5, 4, 5}}, {"region", "south", 0, {-1, -3, 1}}}};
    return {.levers = {{"L1", {"policy.grant.rate", "policy.grant.cap"}}, {"policy.levy", {"policy.levy"}}},
            .orders = 16,
            .indicators = {explained(all[0]), explained(all[4])},
            .parts = {regions},
            .cuts = {regions},
            .result = made_comparison()};
}

}  // namespace

int main(int argc, char** argv) {
    if (argc == 2) {
        command::print_explanation(std::cout, made_explanation());
        return 0;
    }
    const Result result = argc == 4 ? made_at_draws() : made_comparison();
    const command::Look look{.language = std::string(argv[1]) == "zh" ? Language::chinese : Language::english,
                             .width = static_cast<std::size_t>(std::stoul(argv[2])),
                             .all = true,
                             .spark = true};
    command::print_answer(std::cout, result, answer_of(result), look);
}

// A small result whose every number follows from its place: two scenarios, three replicates, eight quarters, two axes,
// Chinese labels and missing values. tests/scenarios/read_results.py computes the same numbers.
#pragma once

#include "engine/output/results.hpp"

#include <limits>
#include <string>

namespace consortia::synthetic {

inline std::vector<Axis> axes() {
    return {{.name = "region", .about = {"region", "地区"}, .labels = {"北京", "上海", "乌鲁木齐"}},
            {.name = "industry", .about = {"industry", "行业"}, .labels = {"=steel, \"hot\"", "chips"}},
            {.name = "field", .about = {"field", "专业"}, .labels = {"unused"}}};
}

inline std::vector<Indicator> indicators() {
    using enum Indicator::Kind;
    return {
        {.name = "firms", .unit = "firm", .about = {"firms alive", "存续企业数"}},
        {.name = "output_by_region_industry",
         .unit = "wq/q",
         .about = {"output", "产出"},
         .kind = flow,
         .over = {"region", "industry"}},
        {.name = "match_rate",
         .unit = "share",
         .about = {"matched of all", "匹配率"},
         .kind = ratio,
         .role = Indicator::Role::headline},
        {.name = "search", .unit = "days", .about = {"time of search", "搜寻时间"}, .kind = ratio, .over = {"industry"}}};
}

inline output::ResultFile result(bool compared = true) {
    output::ResultFile result{.model = "synthetic",
                              .axes = axes(),
                              .layout = FrameLayout(indicators(), axes()),
                              .start = Date::of(2024, 4),
                              .steps = 8,
                              .scenarios = {{"baseline", {"As it is", "现状"}, "model: synthetic\n", "seed: default\n"}},
                              .compared = compared,
                              .seed = 18446744073709551615U,
                              .replicates = {0, 1, 2},
                              .version = "0.0.0",
                              .commit = "none",
                              .data = {{"industries", "../data/industries.csv", 255}},
                              .content_digest = "0123456789abcdef"};
    if (compared)
        result.scenarios.push_back(
            {"抵免加倍", {"Credit doubled", "抵免加倍"}, "model: synthetic\nseed: 2\n", "seed: x.yaml:2:1\n"});
    return result;
}

/// The number at a place, `column` counted over the whole frame; every fifth is missing.
inline double value(std::size_t scenario, std::size_t replicate, std::size_t step, std::size_t column) {
    if ((scenario + replicate + step + column) % 5 == 0) return -std::numeric_limits<double>::quiet_NaN();
    return 1000.0 * double(scenario) + 100.0 * double(replicate) + 10.0 * double(step) + double(column) / 3.0;
}

inline RunOutput run(const output::ResultFile& result, std::size_t scenario, std::size_t replicate) {
    RunOutput run{.width = result.layout.width(), .final_digest = 16 * scenario + replicate};
    for (std::size_t step = 0; step < result.steps; ++step) {
        for (std::size_t column = 0; column < run.width; ++column)
            run.rows.push_back(value(scenario, replicate, step, column));
    }
    return run;
}

inline void write(const std::string& path, const output::ResultFile& result) {
    RunOutput current;
    output::write_results(path, result, [&](std::size_t scenario, std::size_t replicate) -> const RunOutput& {
        return current = run(result, scenario, replicate);
    });
}

}  // namespace consortia::synthetic

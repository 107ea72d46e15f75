// Comparisons whose numbers a test makes up: a small policy with jobs, pay and a public purse over eight quarters from
// 2025Q3.
#pragma once

#include "engine/output/data_in_memory.hpp"
#include "engine/output/results.hpp"
#include "engine/session/result.hpp"

#include <functional>
#include <string>
#include <vector>

namespace consortia::session {

/// A cell of an indicator in one step of a run.
struct MadeCell {
    std::string indicator;
    std::size_t scenario = 0;
    std::size_t seed = 0;
    u32 step = 0;
    u32 label = 0;
    std::size_t draw = 0;
};
using MadeNumber = std::function<double(const MadeCell&)>;

inline const Schema& made_schema() {
    static const Schema schema = [] {
        using enum Indicator::Kind;
        using enum Indicator::Role;
        using enum Indicator::Better;
        Schema s;
        s.calendar();
        Axis purse{.name = "account", .about = {"account", "科目"}, .labels = {"tax", "grants", "rebate"}};
        purse.groups = {{"revenue", {0}}, {"paid_out", {1}}, {"reliefs", {2}}};
        purse.titles = {{"paid_out", {"paid out", "支出"}}, {"grants", {"grants", "补助"}}};
        s.axis(purse);
        s.axis({.name = "region", .about = {"region", "地区"}, .labels = {"north", "south"}});
        s.indicator({.name = "jobs", .unit = "job", .about = {"Jobs", "岗位"}, .kind = flow, .role = benefit});
        s.indicator({.name = "index", .unit = "index", .about = {"Index", "指数"}, .kind = stock, .role = benefit});
        s.indicator(
            {.name = "pay", .unit = "wq", .about = {"Pay", "工资"}, .kind = ratio, .role = headline, .better = more});
        s.indicator(
            {.name = "queue", .unit = "share", .about = {"Queue", "排队"}, .kind = ratio, .role = headline, .better = less});
        s.indicator({.name = "net_cost", .unit = "wq", .about = {"Net cost", "净成本"}, .kind = flow, .role = cost});
        s.indicator({.name = "accounts",
                     .unit = "wq",
                     .about = {"Accounts", "科目"},
                     .kind = flow,
                     .role = account,
                     .over = {"account"}});
        s.indicator(
            {.name = "net_cost_by_region", .unit = "wq", .about = {"Net cost", "净成本"}, .kind = flow, .over = {"region"}});
        s.indicator({.name = "jobs_by_region", .unit = "job", .about = {"Jobs", "岗位"}, .kind = flow, .over = {"region"}});
        s.data({.name = "prices", .about = {"prices of a yearbook", ""}});
        return s;
    }();
    return schema;
}

/// A scenario's own values, `key: value` lines as `resolved` writes them.
struct MadeScenario {
    std::string name;
    Text title{};
    std::string text = "model: made\n";
};

inline Result made_result(const std::vector<MadeScenario>& scenarios, std::size_t seeds, const MadeNumber& number,
                          const Schema* schema = &made_schema(), const ParameterDraws& draws = {}) {
    constexpr u32 steps = 8;
    output::ResultFile file;
    file.model = "made";
    file.axes = made_schema().axes();
    file.layout = FrameLayout(made_schema().indicators(), file.axes);
    file.start = Date::of(2025, 3);
    file.steps = steps;
    for (const MadeScenario& each : scenarios)
        file.scenarios.push_back({each.name, each.title, each.text + (each.title.en.empty() ? "" : "title: {en: x}\n"), ""});
    file.compared = true;
    for (u32 seed = 0; seed < seeds; ++seed) file.replicates.push_back(seed);
    file.draws = draws;
    file.version = "1";
    file.commit = "c";
    file.content_digest = "d";
    RunOutput run{.width = file.layout.width()};
    auto memory = std::make_shared<output::DataInMemory>("made.h5");
    output::write_results(*memory, file, [&](std::size_t scenario, std::size_t place) -> const RunOutput& {
        const std::size_t seed = place % seeds, draw = place / seeds;
        run.rows.clear();
        for (u32 step = 0; step < steps; ++step)
            for (const FrameLayout::Entry& entry : file.layout.entries())
                for (u32 label = 0; label < entry.size; ++label)
                    run.rows.push_back(number({entry.indicator.name, scenario, seed, step, label, draw}));
        return run;
    });
    return {memory, schema};
}

/// Seeds differ a little, by what the test may ignore.
inline double noise(std::size_t seed) { return std::vector{0.0, 0.1, -0.1, 0.05, -0.05, 0.02, -0.02, 0.0}[seed % 8]; }

}  // namespace consortia::session

#include "engine/run/estimate.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace consortia {

namespace {

// Letters, copies of what a phase sees and writes, indexes and rows by target come on top of the records; measured on the
// models of the tree.
constexpr double overhead = 1.6;
constexpr double fixed = 4.0 * 1024 * 1024;

double at_once(const Estimate& of_one) { return of_one.memory + of_one.output; }

}  // namespace

Estimate estimate(const Model& model, const Schema& schema, const Scenario& scenario) {
    Crew alone(1);
    const World world(schema, scenario, 0, alone);
    Expected expected(schema);
    model.expect(world.inputs(), expected);
    Estimate needs;
    needs.agents = expected.agents();
    needs.edges = expected.total() - expected.agents();
    needs.checkpoint = expected.bytes();
    needs.memory = overhead * expected.bytes() + fixed;
    needs.output = static_cast<double>(world.layout().width() * sizeof(double)) * scenario.steps;
    return needs;
}

u32 runs_that_fit(const Estimate& of_one, const Scenario& scenario, u32 wanted, double available) {
    const double fit = std::floor(available / at_once(of_one));
    if (fit >= 1) return static_cast<u32>(std::min<double>(fit, wanted));
    const Place place = scenario.files.empty() ? Place{} : Place{scenario.files.back().file, 0, 0};
    char agents[32];
    std::snprintf(agents, sizeof agents, "%.3g", of_one.agents);
    throw InputError({{Problem::Severity::error, place,
                       "a run of this scenario (" + std::string(agents) + " agents) needs about " +
                           bytes_text(at_once(of_one)) + " of memory, and " + bytes_text(available) +
                           " are free; make the population smaller (its parameters are shown by `describe " +
                           scenario.model + "`) or use a larger machine"}});
}

std::string bytes_text(double bytes) {
    constexpr std::array units{"B", "kB", "MB", "GB", "TB", "PB"};
    std::size_t unit = 0;
    while (bytes >= 999.5 && unit + 1 < units.size()) {
        bytes /= 1000;
        ++unit;
    }
    char text[32];
    std::snprintf(text, sizeof text, unit == 0 || bytes >= 99.5 ? "%.0f %s" : "%.1f %s", bytes, units[unit]);
    return text;
}

}  // namespace consortia

#include "engine/run/estimate.hpp"

#include "engine/run/simulation.hpp"
#include "tests/support/catch.hpp"

#include "tests/support/sanitizers.hpp"
#include "tests/support/town.hpp"

#include <malloc.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>

using namespace consortia;

namespace {

/// A line of /proc/self/status, in bytes.
double status(const std::string& name) {
    std::ifstream lines("/proc/self/status");
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with(name)) return 1024 * std::stod(line.substr(name.size() + 1));
    }
    return 0;
}

/// By how much a process of its own grows, at its peak, while it plays the scenario.
double peak_growth(const Schema& schema, const Scenario& scenario) {
    std::array<int, 2> pipe{};
    REQUIRE(::pipe(pipe.data()) == 0);
    const pid_t child = ::fork();
    if (child == 0) {
        ::malloc_trim(0);  // what earlier tests freed is not to be found again
        const double before = status("VmRSS");
        Crew crew(1);
        Simulation simulation(town::model, schema, scenario, 0, crew);
        simulation.populate();
        while (!simulation.done()) simulation.step();
        const double growth = status("VmHWM") - before;
        ::_exit(::write(pipe[1], &growth, sizeof growth) == sizeof growth ? 0 : 1);
    }
    double growth = 0;
    CHECK(::read(pipe[0], &growth, sizeof growth) == sizeof growth);
    ::waitpid(child, nullptr, 0);
    ::close(pipe[0]);
    ::close(pipe[1]);
    return growth;
}

}  // namespace

TEST_CASE("the memory that a run takes is within a quarter of the estimate") {
    if (is_sanitized) return;
    const Schema schema = schema_of(town::model);
    Scenario scenario = town::scenario(4);
    scenario.parameters["population.people"].value = 1e6;
    const Estimate needs = estimate(town::model, schema, scenario);
    const double growth = peak_growth(schema, scenario);
    CAPTURE(bytes_text(needs.memory), bytes_text(growth));
    CHECK_THAT(growth / needs.memory, Catch::Matchers::WithinAbs(1, 0.25));
}

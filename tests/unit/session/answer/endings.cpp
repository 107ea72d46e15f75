#include "engine/session/answer/endings.hpp"

#include "tests/support/catch.hpp"
#include "tests/unit/output/synthetic.hpp"

#include "engine/output/data_in_memory.hpp"

using namespace consortia;
using namespace consortia::session;

namespace {

/// Three runs, of which these were stopped after so many steps.
std::vector<Ending> endings(const std::map<std::size_t, u32>& stopped, const std::string& condition = "firms > 3") {
    output::ResultFile file = synthetic::result(false);
    file.scenarios.front().resolved = "model: synthetic\nsteps: 8\n";
    file.scenarios.front().stop = condition;
    auto data = std::make_shared<output::DataInMemory>("made.h5");
    RunOutput run;
    output::write_results(*data, file, [&](std::size_t scenario, std::size_t place) -> const RunOutput& {
        run = synthetic::run(file, scenario, place);
        const auto found = stopped.find(place);
        if (found == stopped.end()) return run;
        run.rows.resize(found->second * run.width);
        run.stopped = found->second;
        return run;
    });
    return endings_of(Result(data, static_cast<const Schema*>(nullptr)));
}

}  // namespace

TEST_CASE("of the runs of a scenario is told how many were stopped, and when", "[session]") {
    const std::vector<Ending> some = endings({{0, 5}, {2, 3}});
    REQUIRE(some.size() == 1);
    CHECK(words_of(some[0]) == "baseline: 2 of 3 runs ended after 3 to 5 of 8 steps (firms > 3)");
    CHECK(words_of(endings({{1, 4}})[0]) == "baseline: 1 of 3 runs ended after 4 of 8 steps (firms > 3)");
    CHECK(words_of(endings({})[0]) == "baseline: none of 3 runs was stopped (firms > 3)");
}

TEST_CASE("of a scenario that stops at nothing there is nothing to tell", "[session]") { CHECK(endings({}, "").empty()); }

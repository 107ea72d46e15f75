#include "engine/study/results/recorded.hpp"

#include "engine/output/data_in_memory.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/output/synthetic.hpp"

using namespace consortia;
using Catch::Matchers::Contains;

namespace {

/// Two scenarios of three runs, of which the last was stopped.
output::DataInMemory made(bool may_stop = true) {
    output::ResultFile result = synthetic::result();
    if (may_stop)
        for (output::ScenarioText& scenario : result.scenarios) scenario.stop = "firms > 3";
    output::DataInMemory data("made.h5");
    RunOutput current;
    output::write_results(data, result, [&](std::size_t scenario, std::size_t place) -> const RunOutput& {
        current = synthetic::run(result, scenario, place);
        if (!may_stop || scenario == 0 || place < 2) return current;
        current.rows.resize(3 * current.width);
        current.stopped = 3;
        return current;
    });
    return data;
}

const FrameLayout& layout() {
    static const FrameLayout all(synthetic::indicators(), synthetic::axes());
    return all;
}

}  // namespace

TEST_CASE("what was recorded of a run of a result are its steps up to its end", "[study][recorded]") {
    const output::DataInMemory data = made();
    CHECK(study::steps_played(data) == std::vector<u64>{8, 8, 8, 8, 8, 3});
    const auto numbers = [&](std::size_t scenario, std::size_t place) {
        return study::recorded(data, scenario, place)(layout().at("search"));
    };
    CHECK(numbers(1, 2).size() == 3 * 2);
    CHECK(numbers(0, 2).size() == 8 * 2);
    CHECK(numbers(1, 2)[1] == synthetic::value(1, 2, 0, 9));
}

TEST_CASE("where no run may be stopped all of its steps were recorded", "[study][recorded]") {
    const output::DataInMemory data = made(false);
    CHECK(study::steps_played(data).empty());
    CHECK(study::recorded(data, 1, 2)(layout().at("firms")).size() == 8);
}

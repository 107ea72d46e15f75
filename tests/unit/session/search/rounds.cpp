#include "engine/session/search/rounds.hpp"

#include "engine/session/search/listing.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/files/files.hpp"
#include "tests/unit/session/optimisation/town_search.hpp"

using namespace consortia;
using namespace consortia::session;

namespace {

Plan listed(const std::vector<std::vector<double>>& points) {
    const Plan plan = town_search();
    return Plan(study::Sweep(plan.study().model(), plan.study().schema(), listing(plan.study().study(), points, "Tried.")));
}

}  // namespace

TEST_CASE("a later round plays only what it adds", "[session][search]") {
    const files::TestFolder folder;
    const Playing playing{.folder = folder / "out"};
    const session::Part part;
    Heard heard;
    Rounds rounds(playing, part, heard);
    const Plan first = listed({{250, 0}}), second = listed({{250, 0}, {300, 0}});
    rounds.play(first);
    const u64 played = rounds.records_of(first).done.size();
    rounds.play(second);
    CHECK(played == 2 * 2);  // and the scenario itself
    CHECK(rounds.records_of(second).done.size() == 3 * 2);
    CHECK_THROWS_AS(rounds.records_of(listed({{250, 0}, {300, 0}, {350, 0}})), Interrupted);
}

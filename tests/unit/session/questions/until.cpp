#include "engine/session/questions/until.hpp"

#include "engine/session/extension.hpp"
#include "tests/support/catch.hpp"

#include "tests/unit/files/files.hpp"
#include "tests/unit/session/heard.hpp"
#include "tests/unit/session/town_files.hpp"

using namespace consortia;
using namespace consortia::session;

namespace {

Plan most(u32 seeds) {
    Heard heard;
    return Plan::of_scenarios(town_workspace(), {"/scenarios/town.yaml", "/scenarios/births.yaml"}, {.seeds = seeds}, true,
                              heard);
}

Until until(const std::string& text) { return until_of(text, most(2).runs().schema()); }

std::string refused_with(const std::string& text) {
    try {
        until(text);
    } catch (const InputError& error) {
        return error.what();
    }
    return "none";
}

double half(const Narrowed& package) { return (package.difference.high - package.difference.low) / 2; }

}  // namespace

TEST_CASE("a width is half of an interval, in the indicator's unit or as a share of the difference") {
    CHECK(until("people:50").indicator == "people");
    CHECK(until("people:50").width == study::Width{50, false});
    CHECK(until("people:2.5%").width == study::Width{0.025, true});
    CHECK(until("people:5 %").width == study::Width{0.05, true});
}

TEST_CASE("what is no total, or no width, is refused with what could have been meant") {
    CHECK_THAT(refused_with("poeple:5"), Catch::Contains("unknown total 'poeple'; nearest is people"));
    CHECK_THAT(refused_with("skill_by_half:5"), Catch::Contains("unknown total"));
    for (const char* text : {"people", "people:", "people:0", "people:-3", "people:x", "people:%", "people:5%%"}) {
        CHECK_THAT(refused_with(text), Catch::Contains("expected a width above 0"));
    }
}

TEST_CASE("seeds are added until the interval is narrow, and the result is that of so many seeds at once") {
    const files::TestFolder folder;
    Heard heard;
    const Plan plan = most(40);
    const Playing playing{.folder = folder / "out"};
    const double at_first = half(play_until(plan, until("people:1e9"), playing, heard).packages.front());
    REQUIRE(at_first > 0);
    const Until narrower{"people", {at_first * 0.7, false}};
    const Sized sized = play_until(plan, narrower, playing, heard);
    REQUIRE(sized.narrow());
    CHECK(sized.looks.size() > 1);
    CHECK(sized.looks.front() == study::first_look);
    CHECK(half(sized.packages.front()) <= at_first * 0.7);
    const u32 seeds = sized.looks.back();
    CHECK(sized.played.result.replicates().size() == seeds);
    play(plan.with_replicates(seeds), {.folder = folder / "straight"}, heard);
    CHECK(files::read_text(folder / "out" / "compare.h5") == files::read_text(folder / "straight" / "compare.h5"));
    const Sized again = play_until(plan, narrower, playing, heard);
    CHECK(again.played.found);
    CHECK(again.looks == std::vector{seeds});
}

TEST_CASE("seeds end at the most that are allowed, and it is told that they were not enough") {
    Heard heard;
    const Sized sized = play_until(most(3), until("people:1e-9"), {}, heard);
    CHECK_FALSE(sized.narrow());
    CHECK(sized.looks == std::vector<u32>{3});
    CHECK_FALSE(sized.packages.front().narrow);
}

TEST_CASE("what is stopped between two looks goes on from there when it is resumed") {
    const files::TestFolder folder;
    Heard heard;
    const Until tight = until("people:1e-9");
    Playing playing{.folder = folder / "out"};
    playing.stop = [at = folder / "out" / "compare.h5", left = std::make_shared<int>(9)] {
        return std::filesystem::exists(at) && --*left < 0;
    };
    CHECK_THROWS_AS(play_until(most(12), tight, playing, heard), Interrupted);
    CHECK(replicates_held(most(12), playing) == 8);
    playing.stop = {};
    playing.resume = true;
    const Sized sized = play_until(most(12), tight, playing, heard);
    CHECK(sized.looks == std::vector<u32>{8, 12});
    CHECK(sized.played.result.replicates().size() == 12);
}

#include "engine/session/optimisation/optimise.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/child.hpp"
#include "tests/unit/files/files.hpp"
#include "tests/unit/session/optimisation/town_search.hpp"

using namespace consortia;
using namespace consortia::session;
using Catch::Matchers::Contains;

TEST_CASE("a search plays what it is asked for, round after round, and confirms what may be best with more seeds",
          "[session][optimisation]") {
    const files::TestFolder folder;
    std::vector<std::size_t> known;
    Optimising how{.playing = {.folder = folder / "out"}};
    how.analyst = [&](const optimisation::Question& question) {
        known.push_back(question.measured.size());
        return asked_by_rote(question);
    };
    Heard heard;
    const auto optimised = optimise(town_search(), how, heard);
    REQUIRE(optimised);
    CHECK(known == std::vector<std::size_t>{0, 3, 4});
    CHECK(optimised->question.points == 39);  // 80 of 100 runs by 2 seeds, but for those of the scenario itself
    CHECK(optimised->question.values == std::vector<u32>{0, 2});
    CHECK(optimised->question.measured[0].size() == 2);
    CHECK(optimised->question.measured[0][0].size() == 3);
    CHECK(optimised->searched.study().points() == 4);
    CHECK(optimised->confirmed.study().points() == 2);
    CHECK(optimised->confirmed.study().seeds() == 2 * 8);  // the most, of what is left of the budget
    REQUIRE(optimised->packages.size() == 2);
    CHECK(optimised->values_of(optimised->packages[0]) == std::vector<double>{240, 0});
    CHECK(optimised->values_of(optimised->packages[1]) == std::vector<double>{320, 1});
    CHECK(optimised->failed == 0);
}

TEST_CASE("a search goes on where a killed one stopped, inside a round, and finds the same", "[session][optimisation]") {
    const files::TestFolder folder;
    Optimising how{.playing = {.folder = folder / "out"}, .analyst = asked_by_rote};
    in_a_process_that_dies([&] {
        Heard nobody;
        Optimising dying = how;
        int steps = 20;
        dying.playing.stop = [&] { return --steps < 0 ? die() : void(), false; };
        optimise(town_search(), dying, nobody);
    });
    Heard heard;
    const auto after = optimise(town_search(), how, heard);
    how.playing.folder = folder / "whole";
    const auto whole = optimise(town_search(), how, heard);
    CHECK(after->question.measured == whole->question.measured);
    CHECK(after->confirmed.content_digest() == whole->confirmed.content_digest());
}

TEST_CASE("a search that knows no package that holds is refused, as is a study without objectives",
          "[session][optimisation]") {
    const files::TestFolder folder;
    Optimising how{.playing = {.folder = folder / "out"}};
    how.analyst = [](const optimisation::Question& question) {
        optimisation::Reply reply = asked_by_rote(question);
        reply.confirm.clear();
        return reply;
    };
    Heard heard;
    CHECK_THROWS_WITH(optimise(town_search(), how, heard), Contains("no package of 4 that were tried is likely to hold"));
    CHECK_THROWS_WITH(optimisation_of(town_workspace(), "/scenarios/births_study.yaml", {}, std::nullopt, heard),
                      Contains("names no `objectives:`"));
    CHECK_THROWS_WITH(town_search(3), Contains("expected 30 runs or more, got 3"));
    CHECK(town_search(50).study().study().optimisation.runs == 50);
}

namespace {

const Indicator people_by_side{
    .name = "people_by_side", .unit = "person", .about = {"people of each side", "两岸人数"}, .over = {"side"}};

void count_sides(const town::Firm&, Self<town::Firm> self, Read<town::Person> people, Indicators out) {
    if (self.id().slot > 1) return;
    double alive = 0;
    for (u32 k = self.id().slot; k < people.size(); k += 2) alive += people.alive({k});
    out(people_by_side, self.id().slot) = alive;
}

const Catalogue& towns_of_sides() {
    static const Model model{"town",
                             {"a town on two sides of a river", "两岸小镇"},
                             [](Schema& s) {
                                 town::describe(s);
                                 s.axis({.name = "side", .labels = {"left", "right"}, .targetable = true});
                                 s.indicator(people_by_side);
                             },
                             town::populate,
                             [](Schedule& step) {
                                 town::schedule(step);
                                 step.each<count_sides>("count_sides");
                             },
                             town::expect};
    static const Catalogue models{model};
    return models;
}

}  // namespace

TEST_CASE("packages of a front are told cell by cell of the cuts of what leads, against the scenario without them",
          "[session][optimisation]") {
    const files::TestFolder folder;
    const config::Memory files = town_search_files();
    const Workspace workspace(towns_of_sides(), files);
    Heard heard;
    const Plan search = optimisation_of(workspace, "/scenarios/search.yaml", {}, std::nullopt, heard);
    const auto found = optimise(search, {.playing = {.folder = folder / "out"}, .analyst = asked_by_rote}, heard);
    REQUIRE(found);
    REQUIRE(found->packages.size() == 2);  // of 240 people, and of 320 and births, where the scenario has 300
    for (const optimisation::Package& package : found->packages) {
        REQUIRE(package.cuts.size() == 1);
        REQUIRE(package.cuts[0].size() == 2);
    }
    const auto& fewer = found->packages[0].cuts[0];
    const auto& more = found->packages[1].cuts[0];
    CHECK((fewer[0].high < 0 && fewer[1].high < 0));
    CHECK((more[0].low > 0 && more[1].low > 0));
    const double people = found->packages[1].outcomes[0].value, without = found->packages[0].outcomes[0].value;
    CHECK(more[0].value + more[1].value - fewer[0].value - fewer[1].value == Approx(people - without).epsilon(0.3));
}

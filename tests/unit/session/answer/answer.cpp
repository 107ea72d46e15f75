#include "engine/session/answer/answer.hpp"

#include "tests/support/catch.hpp"
#include "tests/unit/session/answer/made_result.hpp"

using namespace consortia;
using namespace consortia::session;

namespace {

/// Scenario 1 brings jobs for money, 2 changes nothing.
double number(const MadeCell& cell) {
    if (cell.scenario != 1) return 10;
    return 10 + (cell.indicator == "jobs" ? 5 : 1) * (1 + noise(cell.seed));
}

}  // namespace

TEST_CASE("a package that changes nothing has zeros everywhere, no rank, and stands last") {
    const Answer answer = answer_of(made_result({{"first"}, {"grants"}, {"same"}}, 4, number));
    CHECK(!answer.package(1).nothing);
    CHECK(answer.package(2).nothing);
    const study::LeagueLine& last = answer.leagues.front().lines.back();
    CHECK(last.scenario == 2);
    CHECK(!last.rank);
    CHECK(last.cost.value == 0);
    CHECK(last.effect.high == 0);
    CHECK(answer.leagues.front().lines.front().rank == 1U);
}

TEST_CASE("scenarios that differ in more than levers are not ranked unless that is asked for") {
    const std::vector<MadeScenario> unlike{{"first", {}, "model: made\nparameters:\n  a.b: 1\n"},
                                           {"other", {}, "model: made\nparameters:\n  a.b: 2\n"}};
    const Result result = made_result(unlike, 4, number);
    const Answer answer = answer_of(result);
    CHECK(!answer.comparable());
    CHECK(answer.leagues.empty());
    CHECK(answer.sentences.front().about == Sentence::About::unlike);
    CHECK(answer.sentences.front().text.en.find("a.b 1 → 2") != std::string::npos);
    CHECK(answer_of(result, {.across_places = true}).leagues.size() == 2);
}

TEST_CASE("a scenario is called by its title, or else by its name") {
    CHECK(called({"mine", {"My package", "我的方案"}, {}, {}}, Language::chinese) == "我的方案");
    CHECK(called({"mine", {"My package", ""}, {}, {}}, Language::chinese) == "My package");
    CHECK(called({"mine", {}, {}, {}}, Language::english) == "mine");
}

TEST_CASE("cuts and accounts of an answer are read once") {
    const Result result = made_result({{"first"}, {"grants"}}, 4, number);
    const Answer answer = answer_of(result);
    const std::vector<Cut>* cuts = &answer.cuts(result);
    CHECK(cuts == &answer.cuts(result));
    CHECK(cuts->size() == 3);
    CHECK(&answer.accounts(result) == &answer.accounts(result));
    CHECK(answer.accounts(result)->groups.size() == 3);
}

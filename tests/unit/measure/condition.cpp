#include "engine/measure/condition.hpp"

#include "tests/support/catch.hpp"
#include "tests/unit/measure/described.hpp"

using namespace consortia;
using namespace consortia::measure;

namespace {

bool met(const std::string& when, u32 after = 1, const RunOutput& run = three_steps()) {
    const Schema schema = described();
    return Condition({when, after}, schema, schema.axes()).met(run);
}

/// What is told of a scenario that stops so, with its place.
std::string told(const std::string& when) {
    const Schema schema = described();
    Scenario scenario;
    scenario.stop = {when, 1, {"s.yaml", 3, 14}};
    try {
        stop_of(scenario, schema);
    } catch (const InputError& error) {
        return to_string(error.problems().front());
    }
    return "none";
}

}  // namespace

TEST_CASE("a condition holds of the last step that was played, and not of the mean of all") {
    CHECK(met("a > 2"));  // 1, 2, 3
    CHECK_FALSE(met("a > 3"));
    CHECK(met("a >= 3"));
    CHECK(met("2 < a"));
    CHECK(met("a <= 3"));
    CHECK_FALSE(met("a < 3"));
    CHECK(met("b[y]/b[x] > 9"));
    CHECK(met("total(b) - 4*c > 20"));  // of three steps: 11, 22, 44 and 3, missing, 5
}

TEST_CASE("it is met when it has held so many steps in a row") {
    CHECK(met("a > 1", 2));
    CHECK_FALSE(met("a > 1", 3));
    CHECK(met("a > 0", 3));
    CHECK_FALSE(met("a > 0", 4));
}

TEST_CASE("what is undefined does not hold, and breaks a row of steps") {
    CHECK(met("c > 0"));
    CHECK_FALSE(met("c > 0", 2));
    CHECK_FALSE(met("c < 99", 2));
    CHECK_FALSE(met("a/(a - a) < 1"));
}

TEST_CASE("conditions are joined by and, or and not, of which and binds closer than or") {
    CHECK(met("a > 2 and c > 4"));
    CHECK_FALSE(met("a > 2 and c > 5"));
    CHECK(met("a > 2 or c > 5"));
    CHECK(met("a > 2 or c > 5 and a < 0"));
    CHECK_FALSE(met("(a > 2 or c > 5) and a < 0"));
    CHECK(met("not a > 3"));
    CHECK(met("not (a > 3 or c > 5)"));
    CHECK(met("not not a > 2 and not(c > 5)"));
    CHECK(met("((a > 2)) and (a + 1)*2 > 7 and 7 < (a + (1))*2 and (a) > (2)"));
    CHECK(met("a > 0 and a > 1 and a > 2 or c > 9", 1));
    CHECK(met("a < 2 or a > 2 or a <= 2", 3));
}

TEST_CASE("what is undefined holds no more by its opposite, and counts where the rest does not decide") {
    CHECK_FALSE(met("not a/(a - a) < 1"));
    CHECK(met("a/(a - a) < 1 or a > 2"));
    CHECK_FALSE(met("a/(a - a) < 1 or a > 3"));
    CHECK_FALSE(met("a/(a - a) < 1 and a > 2"));
    CHECK(met("not (a/(a - a) < 1 and a > 3)"));
    CHECK_FALSE(met("not (a/(a - a) < 1 and a > 2)"));
}

TEST_CASE("a condition may look back over the steps so far") {
    CHECK(met("mean(latest(a, 2)) >= 2.5"));
    CHECK(met("last(a) > first(a)", 2));
    CHECK_FALSE(met("last(a) > first(a)", 3));
    CHECK(met("a > mean(a)", 2));
    CHECK_FALSE(met("mean(latest(a, 4)) >= 0"));  // of more steps than there are
}

TEST_CASE("a run without steps meets nothing") { CHECK_FALSE(met("a > 0", 1, RunOutput{.width = 10})); }

TEST_CASE("what is no condition is told at its place in the file") {
    CHECK(told("a > 1") == "none");
    CHECK(told("a + taugth > 1") == "s.yaml:3:18: error: stop.when: 'taugth': unknown indicator; nearest is taught");
    CHECK(told("a") == "s.yaml:3:15: error: stop.when: expected an operation or one of > >= < <=, got the end");
    CHECK(told("b > 1") == "s.yaml:3:14: error: stop.when: is not one number: pick labels, or take the total");
    CHECK(told("1 > 0") == "s.yaml:3:14: error: stop.when: names no indicator, so it holds always or never");
    CHECK(told("a > 1 and 1 > 0") == "s.yaml:3:24: error: stop.when: names no indicator, so it holds always or never");
    CHECK(told("a > 1 an c > 1") ==
          "s.yaml:3:20: error: stop.when: expected an operation, and, or, or the end, got 'an c > 1'");
    CHECK(told("a > 1 and (c > 1") == "s.yaml:3:30: error: stop.when: expected ), got the end");
    CHECK(told("a > 1 and not tauhgt > 1") ==
          "s.yaml:3:28: error: stop.when: 'tauhgt': unknown indicator; nearest is taught");
    CHECK(told("a > 1 or") == "s.yaml:3:22: error: stop.when: expected a number, an indicator or a function, got the end");
    CHECK(told("(a + 1)") == "s.yaml:3:21: error: stop.when: expected an operation or one of > >= < <=, got the end");
    CHECK(told("a > 1 > 2") == "s.yaml:3:20: error: stop.when: expected an operation, and, or, or the end, got '> 2'");
    CHECK(told(std::string(65, '(') + "a > 1" + std::string(65, ')')) ==
          "s.yaml:3:78: error: stop.when: brackets lie deeper than 64");
}

TEST_CASE("a scenario that says nothing of it stops at nothing") {
    CHECK_FALSE(stop_of(Scenario{}, described()));
    CHECK(to_string(StopRule{"a > 1"}) == "a > 1");
    CHECK(to_string(StopRule{"a > 1", 4}) == "a > 1, 4 steps in a row");
}

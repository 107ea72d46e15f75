#include "tools/analyse/calibrate/calibrate.hpp"

#include "engine/core/error.hpp"
#include "tests/analyse/calibrate/known.hpp"
#include "tests/support/catch.hpp"

#include <cmath>

using namespace consortia;
using namespace consortia::analyse;
using session::Question;

namespace {

/// Two moments that say all of the first parameter, and none of the second.
std::vector<double> one_of_two(const session::Point& u, u64 seed) {
    const double noise = .01 * (seed == 0 ? 1 : -1);
    return {u[0] + noise, u[0] * u[0] - noise};
}

Question asked_about(const std::vector<double>& targets) {
    Question question{.points = 50, .draws = 100, .free = {"told", "untold"}};
    for (std::size_t j = 0; j < targets.size(); ++j)
        question.moments.push_back({j == 0 ? "line" : "square", targets[j], .02, 1});
    return question;
}

}  // namespace

TEST_CASE("a calibration spends its points, and finds what its moments say", "[analyse][calibrate]") {
    const Question question = played(asked_about({.5, .25}), one_of_two);
    CHECK(question.asked.size() == 50);
    const session::Posterior posterior = answer_to(question).posterior;
    REQUIRE(posterior.draws.size() == 100);
    CHECK((posterior.parameters[0].low95 < .5 && posterior.parameters[0].high95 > .5));
    CHECK(posterior.parameters[0].spread < .15);
    CHECK(std::abs(posterior.centre[0] - .5) < .03);
    CHECK(posterior.parameters[1].spread > .85);
    CHECK(std::abs(posterior.parameters[0].effects[0]) > 20);
    CHECK(posterior.emulator[0].explained > .9);
    CHECK(posterior.conflicts.empty());
    CHECK(posterior.reachable[0] < 1);
    CHECK(std::abs(posterior.correlations[0][1]) < .4);
    CHECK(posterior.parameters[0].profile.size() == 10);
}

TEST_CASE("a moment beyond all reach is told from two that exclude each other", "[analyse][calibrate]") {
    const session::Posterior beyond = answer_to(played(asked_about({2, .25}), one_of_two)).posterior;
    CHECK(beyond.reachable[0] > 40);
    CHECK(beyond.reachable[1] < 1);
    CHECK(beyond.conflicts.empty());
    const session::Posterior apart = answer_to(played(asked_about({.2, .81}), one_of_two)).posterior;
    CHECK(apart.reachable[0] < 1);
    CHECK(apart.reachable[1] < 1);
    REQUIRE(apart.conflicts.size() == 1);
    CHECK(apart.conflicts[0].nearest > 10);
}

TEST_CASE("points that failed are left out, and a calibration without enough others is refused", "[analyse][calibrate]") {
    Question question = played(asked_about({.5, .25}), failing(one_of_two, 5));
    const session::Posterior posterior = answer_to(question).posterior;
    CHECK(posterior.used < 50);
    CHECK((posterior.parameters[0].low95 < .5 && posterior.parameters[0].high95 > .5));
    for (auto& point : question.measured) point.clear();
    CHECK_THROWS_AS(answer_to(question), InputError);
}

TEST_CASE("a generation is no larger than what it begins from", "[analyse][calibrate]") {
    Question question = asked_about({.5, .25});
    question.generation = 1000;
    question.asked = answer_to(question).next;
    CHECK(question.asked.size() == 50);
    for (const session::Point& point : question.asked)
        question.measured.push_back({one_of_two(point, 0), one_of_two(point, 1)});
    CHECK(answer_to(question).posterior.draws.size() == 100);
}

TEST_CASE("the same question has the same answer", "[analyse][calibrate]") {
    const Question question = played(asked_about({.5, .25}), one_of_two);
    const std::vector<session::Point> draws = answer_to(question).posterior.draws;
    CHECK(answer_to(question, 2).posterior.draws == draws);
    Question other = asked_about({.5, .25});
    other.seed = 2;
    CHECK(answer_to(played(other, one_of_two)).posterior.draws != draws);
}

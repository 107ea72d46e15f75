#include "tools/analyse/optimise/optimise.hpp"

#include "engine/core/error.hpp"
#include "tests/analyse/optimise/problems.hpp"
#include "tests/support/catch.hpp"
#include "tools/analyse/optimise/emulators.hpp"

using namespace consortia;
using namespace consortia::analyse;
using session::optimisation::Aim;
using session::optimisation::Question;
using session::optimisation::Reply;

TEST_CASE("a search finds the front of two objectives", "[analyse][optimise]") {
    CHECK(share_found(zdt1(4), zdt1_volume(), 80, 1) > .97);
}

TEST_CASE("a search finds the front inside its constraints", "[analyse][optimise]") {
    const KnownFront problem = binh_korn();
    CHECK(share_found(problem, volume_of_grid(problem), 50, 1) > .97);
}

TEST_CASE("the same question of a search has the same answer", "[analyse][optimise]") {
    const KnownFront problem = binh_korn();
    Question question = problem.question(30, 3);
    question.asked = answer_to(question).next;
    for (const session::Point& point : question.asked)
        question.measured.push_back({problem.played(1)(point, 0), problem.played(1)(point, 1)});
    const Reply one = answer_to(question), other = answer_to(question);
    CHECK(one.stage == Reply::Stage::search);
    CHECK(one.next.size() == 8);
    CHECK(one.next == other.next);
}

TEST_CASE("new points that differ by rounding alone leave nothing to be explained", "[analyse][optimise]") {
    Question question;
    question.factors = {"x"};
    question.values = {0};
    question.aims = {{.name = "much", .kind = Aim::Kind::maximise},
                     {.name = "rare", .kind = Aim::Kind::at_most, .bound = 0.25, .chance = 0.9}};
    for (int k = 0; k < 15; ++k) {
        const double x = (k + 0.5) / 15, rare = k < 12 && k % 2 == 1 ? 1 : 0;  // the last three hold in all runs
        question.asked.push_back({x});
        question.measured.push_back({{x, rare}, {x + 0.01, rare}, {x - 0.01, rare}});
    }
    CHECK(Emulators(question, 12).tested(question, 12, 15)[1].explained == 1);
}

TEST_CASE("a factor of few values is asked for in the middle of its shares", "[analyse][optimise]") {
    const KnownFront problem = branin_with_cost();
    Question question = problem.question(30, 3);
    question.values = {2, 0};
    const Question end = searched(question, problem.played(1), 2);
    for (const session::Point& point : end.asked) CHECK((point[0] == .25 || point[0] == .75));
}

TEST_CASE("a constraint by chance counts the runs that hold", "[analyse][optimise]") {
    // Runs are spread over x ± 0.2; nine of ten hold 0.5 where x is 0.34 or less.
    const Played play = [](const session::Point& point, u64 run) {
        const double x = point[0] + .04 * static_cast<double>(run) - .18;
        return std::vector{point[0], x};
    };
    Question question{.seed = 1, .points = 40, .factors = {"x"}, .values = {0}};
    question.aims = {{"gain", Aim::Kind::maximise}, {"risk", Aim::Kind::at_most, .5, .9}};
    const Question end = searched(question, play, 10);
    const u64 best = answer_to(end).confirm.front();
    CHECK(end.asked[best][0] > .25);
    CHECK(end.asked[best][0] < .42);
}

TEST_CASE("points that failed are left out, and a search without enough others is refused", "[analyse][optimise]") {
    const KnownFront problem = binh_korn();
    const Played played = problem.played(1);
    const Played failing = [&](const session::Point& point, u64 run) {
        return point[0] > .8 ? std::vector<double>{} : played(point, run);
    };
    Question question = searched(problem.question(40, 1), failing, 2);
    for (const u64 number : answer_to(question).confirm) CHECK(question.asked[number][0] <= .8);
    for (auto& point : question.measured) point.clear();
    CHECK_THROWS_AS(answer_to(question), InputError);
}

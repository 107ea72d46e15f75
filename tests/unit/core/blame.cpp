#include "engine/core/blame.hpp"

#include "engine/core/error.hpp"
#include "tests/support/catch.hpp"

#include <functional>
#include <new>

using namespace consortia;

namespace {

void in_phase(const std::function<void()>& work) {
    blaming([] { return "phase act, step 3, person 7"; }, work);
}

}  // namespace

TEST_CASE("whatever a model throws is told with where it happened", "[core][messages]") {
    CHECK_THROWS_WITH(in_phase([] { throw ContractError("a firm without staff"); }),
                      "phase act, step 3, person 7: a firm without staff");
    CHECK_THROWS_WITH(in_phase([] { throw std::out_of_range("map::at"); }),
                      "phase act, step 3, person 7: throws out_of_range: map::at");
    CHECK_THROWS_WITH(in_phase([] { throw 5; }), "phase act, step 3, person 7: throws something that is no std::exception");
    CHECK_THROWS_AS(in_phase([] { throw std::out_of_range("map::at"); }), ContractError);
}

TEST_CASE("what is not the model's fault passes as it is", "[core][messages]") {
    CHECK_THROWS_AS(in_phase([] { throw std::bad_alloc(); }), std::bad_alloc);
    CHECK_THROWS_AS(in_phase([] { throw Interrupted("stopped"); }), Interrupted);
    CHECK_THROWS_WITH(in_phase([] { throw SystemError("the disk is full"); }), "the disk is full");
    CHECK_THROWS_AS(in_phase([] { throw InputError({}); }), InputError);
}

TEST_CASE("what goes well is handed back", "[core][messages]") {
    CHECK(blaming([] { return "nowhere"; }, [] { return 7; }) == 7);
}

#include "engine/session/listener.hpp"

#include "tests/support/catch.hpp"
#include "tests/unit/session/heard.hpp"

using namespace consortia;
using namespace consortia::session;

TEST_CASE("a wish to stop is told once, however often it is asked about", "[session][listener]") {
    Heard heard;
    bool wish = false;
    Control control([&] { return wish; }, std::nullopt, &heard);
    CHECK_FALSE(control.must_stop());
    CHECK_FALSE(control.asked());
    wish = true;
    for (int k = 0; k < 3; ++k) CHECK(control.must_stop());
    CHECK(heard.stopped == std::vector{Listener::Stopping::asked});
}

TEST_CASE("time that is over stops, and is told as that even if somebody asked too", "[session][listener]") {
    Heard heard;
    Control over([] { return true; }, 0, &heard);
    CHECK(over.must_stop());
    CHECK(heard.stopped == std::vector{Listener::Stopping::time_is_over});
    CHECK_FALSE(Control({}, 3600, &heard).must_stop());
}

TEST_CASE("without a wish, a limit or a listener nothing stops and nobody is told", "[session][listener]") {
    Control control({}, std::nullopt, nullptr);
    CHECK_FALSE(control.asked());
    CHECK_FALSE(control.must_stop());
    CHECK(Control({}, 0, nullptr).must_stop());
    const double seconds = control.seconds_passed();
    CHECK(seconds >= 0);
    CHECK(control.seconds_passed() >= seconds);
}

TEST_CASE("steps are told as long as they last, also when they end by an exception", "[session][listener]") {
    Heard heard;
    try {
        const Stepping stepping(heard);
        CHECK(heard.depth == 1);
        throw Interrupted("interrupted");
    } catch (const Interrupted&) {
    }
    CHECK(heard.depth == 0);
}

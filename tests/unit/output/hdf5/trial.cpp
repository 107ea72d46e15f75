#include "engine/output/hdf5/trial.hpp"

#include "engine/core/error.hpp"
#include "tests/support/catch.hpp"

#include <csignal>
#include <cstdlib>

using namespace consortia;
using output::try_in_a_child;

TEST_CASE("what crashes or ends a child is an error that names the file", "[output][trial]") {
    const auto says = Catch::Matchers::Contains("run.h5: is damaged, or made, so that HDF5 crashes on it or never ends");
    CHECK_THROWS_WITH(try_in_a_child("run.h5", [] { std::raise(SIGSEGV); }), says);
    CHECK_THROWS_WITH(try_in_a_child("run.h5", [] { std::abort(); }), says);
    CHECK_THROWS_WITH(try_in_a_child("run.h5", [] { std::_Exit(3); }), says);
    CHECK_THROWS_WITH(try_in_a_child("run.h5",
                                     [] {
                                         for (volatile bool on = true; on;) {
                                         }
                                     }),
                      says);
}

TEST_CASE("who frees what was never set dies in the child, and not in who reads next", "[output][trial]") {
    const auto frees = [] {
        constexpr std::size_t as_young_memory = std::size_t{1} << 20U;  // of its own pages, which begin as zeros
        void* (*volatile get)(std::size_t) = std::malloc;               // the compiler must not see that nothing is set
        void* volatile* links = static_cast<void* volatile*>(get(as_young_memory));
        std::free(links[100]);
    };
    CHECK_THROWS_WITH(try_in_a_child("run.h5", frees), Catch::Matchers::Contains("is damaged, or made"));
}

TEST_CASE("what a child throws is left to the parent, and nothing of it stays", "[output][trial]") {
    int seen = 0;
    CHECK_NOTHROW(try_in_a_child("run.h5", [&] { ++seen; }));
    CHECK_NOTHROW(try_in_a_child("run.h5", [] { throw SystemError("no"); }));
    CHECK(seen == 0);
}

#include "engine/schema/facts/facts.hpp"

#include "tests/support/catch.hpp"

#include <set>

using namespace consortia;

TEST_CASE("every use of a fact has a name of its own") {
    std::set<std::string> names;
    for (const Fact::Use use : fact_uses) names.insert(name_of(use));
    CHECK(names == std::set<std::string>{"fitted", "test", "law", "forecast"});
}

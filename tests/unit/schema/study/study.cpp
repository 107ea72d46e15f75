#include "engine/schema/study/study.hpp"

#include "tests/support/catch.hpp"

using namespace consortia;

TEST_CASE("designs have the names that study files write", "[schema][study]") {
    using Method = DesignDescription::Method;
    std::string names;
    for (const Method method :
         {Method::grid, Method::list, Method::lhs, Method::sobol, Method::morris, Method::sobol_indices}) {
        names += name_of(method) + " ";
    }
    CHECK(names == "grid list lhs sobol morris sobol_indices ");
}

TEST_CASE("the scenario itself is played where a difference to it is kept, and nowhere else", "[schema][study]") {
    Study study;
    CHECK_FALSE(study.needs_baseline());
    study.variables = {{"a", "a", {}, "last"}, {"b", "b", {.difference = true}, "difference of last"}};
    CHECK(study.needs_baseline());
    study.variables.pop_back();
    CHECK_FALSE(study.needs_baseline());
}

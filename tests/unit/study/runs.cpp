#include "engine/study/runs.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/town_study.hpp"

using namespace consortia;
using namespace consortia::study;

TEST_CASE("variants that share a burn-in stand beside each other", "[study]") {
    const Sweep sweep = town::sweep_of(
        "design: {method: grid}\nfactors: {policy.birth: {values: [1, 2]}, population.people: {values: [200, 300, 400]}}\n");
    const std::vector<VariantOfBurnIn> variants = variants_by_burn_in(sweep);
    REQUIRE(variants.size() == 6);
    u64 burn_ins = 1;
    for (std::size_t k = 1; k < variants.size(); ++k) burn_ins += variants[k].key != variants[k - 1].key ? 1 : 0;
    CHECK(burn_ins == 3);
}

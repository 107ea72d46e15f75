#include "engine/step/access/reading.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/small_town.hpp"

using namespace consortia;
using namespace town;

namespace {

void copy_left(Firm& me, Self<Firm> self, Read<Firm> firms) {
    me.tech = self.id().slot == 0 ? me.tech : firms[{self.id().slot - 1}].tech;
}

}  // namespace

TEST_CASE("a phase that sees its own type reads everybody as they stood when it began", "[step]") {
    SmallTown t;
    std::vector<double> before;
    for (const Firm& f : t.firms()) before.push_back(f.tech);
    t.play(0, [](Schedule& s) { s.each<copy_left>("copy_left"); });
    const auto after = t.firms();
    for (u32 k = 1; k < 100; ++k) CHECK(after[k].tech == before[k - 1]);
}

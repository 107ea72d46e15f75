#include "engine/step/access/draws.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/small_town.hpp"

#include <array>
#include <cmath>
#include <vector>

using namespace consortia;
using namespace town;

namespace {

void number_by_slot(Person& me, Self<Person> self) { me.age = self.id().slot; }
u32 every = 1;
void draw_if_chosen(Person& me, Rng& rng) { me.skill = me.age % every == 0 ? rng.uniform() : -1; }
std::vector<double> skills_if_drawn_by(u32 nth) {
    SmallTown t;
    every = nth;
    t.play(0, [](Schedule& s) { s.each<number_by_slot>("number").each<draw_if_chosen>("draw"); });
    std::vector<double> skills;
    for (const Person& p : t.people()) skills.push_back(p.skill);
    return skills;
}

}  // namespace

TEST_CASE("what an agent draws does not depend on how many others draw", "[step][random]") {
    const auto all = skills_if_drawn_by(1);
    for (u32 nth : {2U, 3U, 50U}) {
        const auto some = skills_if_drawn_by(nth);
        u32 same = 0;
        for (u32 k = 0; k < all.size(); k += nth) same += some[k] == all[k];
        CHECK(same == (all.size() + nth - 1) / nth);
    }
}

TEST_CASE("first draws say no only where chance does", "[step][many]") {
    for (u32 word : {0U, 1U, 0x7fffffffU, 0x80000000U, 0xffffffffU}) {
        const std::array<u32, 4> words{word, 0, 0, 0};
        const phase::FirstDraws draws(words);
        const double p = word * 0x1p-32;
        CHECK_FALSE(draws.might(0, p));
        CHECK(draws.might(0, p + 0x1p-40));
        CHECK_FALSE(draws.might(0, 0));
        CHECK(draws.might(0, 1));
        CHECK(draws.might(0, std::nan("")));  // which chance refuses
    }
}

#include "engine/step/effects/inbox.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/small_town.hpp"

#include <utility>
#include <vector>

using namespace consortia;
using namespace town;

namespace {

void write_twice(const Person& me, Self<Person> self, Emit<Wish> write) {
    if (self.id().slot >= 3) return;
    write({{2 - self.id().slot}, self, me.skill});
    write({{2 - self.id().slot}, self, -1});
    write({{1}, self, -2});
}
std::vector<std::vector<std::pair<u32, double>>> received;
void read_wishes(const Firm&, Self<Firm> self, Inbox<Wish> wishes) {
    for (const Wish& w : wishes) received[self.id().slot].emplace_back(w.from.slot, w.skill);
}

}  // namespace

TEST_CASE("letters arrive by target, then source, then creation, and only receivers are visited", "[step][emit]") {
    for (u32 workers : {1U, 3U}) {
        SmallTown t(workers);
        received.assign(100, {});
        t.play(0, [](Schedule& s) {
            s.each<write_twice>("write_twice");
            s.receivers<read_wishes, Wish>("read_wishes");
        });
        CHECK(t.world->singleton<Post<Wish>>().receivers() == std::vector<u32>{0, 1, 2});
        REQUIRE(received[1].size() == 5);
        CHECK(received[1][0] == std::pair<u32, double>{0, -2});
        CHECK(received[1][1].first == 1);
        CHECK(received[1][2] == std::pair<u32, double>{1, -1});
        CHECK(received[1][3] == std::pair<u32, double>{1, -2});
        CHECK(received[1][4] == std::pair<u32, double>{2, -2});
        CHECK(received[0].size() == 2);
        CHECK(received[2].front().first == 0);
    }
}

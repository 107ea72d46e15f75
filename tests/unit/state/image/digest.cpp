// The digest of a state: what it depends on, and what it does not.
#include "engine/state/world.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/small_town.hpp"

using namespace consortia;
using namespace town;

namespace {

/// The digest of a town after `change`.
template <class Change>
u64 digest_after(const Change& change) {
    SmallTown t;
    change(t);
    return t.world->digest();
}
u64 digest() {
    return digest_after([](SmallTown&) {});
}

}  // namespace

TEST_CASE("every field of every record counts, and so do seed, replicate and step", "[state][digest]") {
    CHECK(digest() == digest());
    CHECK(digest_after([](SmallTown& t) { t.people()[9999].age += 1; }) != digest());
    CHECK(digest_after([](SmallTown& t) { t.links()[199].weight += 1; }) != digest());
    CHECK(digest_after([](SmallTown& t) { Population(*t.world).components<Terms>()[3].pay = 0; }) != digest());
    CHECK(digest_after([](SmallTown& t) { Population(*t.world).components<Payroll>()[3].staff += 1; }) != digest());
    CHECK(digest_after([](SmallTown& t) { t.world->clock.step = 1; }) != digest());
    CHECK(digest_after([](SmallTown& t) { t.world->clock.seed = 2; }) != digest());
    CHECK(digest_after([](SmallTown& t) { t.world->clock.replicate = 1; }) != digest());
}

TEST_CASE("what lies in the place of the dead does not count", "[state][digest]") {
    const auto bury = [](SmallTown& t) { t.world->bury(typeid(Person), {7}); };
    const auto scribble = [&](SmallTown& t) {
        bury(t);
        t.people()[7].skill = 123;
    };
    CHECK(digest_after(bury) != digest());
    CHECK(digest_after(scribble) == digest_after(bury));
}

TEST_CASE("two agents that change places keep the digest if they take their keys along", "[state][digest]") {
    const auto change_places = [](SmallTown& t) {
        std::swap(t.people()[1], t.people()[2]);
        auto& keys = t.world->agents(typeid(Person)).keys;
        std::swap(keys[1], keys[2]);
    };
    CHECK(digest_after(change_places) == digest());
    CHECK(digest_after([](SmallTown& t) { std::swap(t.people()[1], t.people()[2]); }) != digest());
}

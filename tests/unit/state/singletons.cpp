#include "engine/state/singletons.hpp"

#include "engine/core/types.hpp"
#include "tests/support/catch.hpp"

using namespace consortia;

namespace {

struct Letters final : Singleton {
    explicit Letters() = default;
    ~Letters() override { ++ended; }
    void end_step() override { waiting = 0; }

    u32 waiting = 0;
    static inline u32 ended = 0;
};
struct Lists final : Singleton {
    u32 made = 1;
};

}  // namespace

TEST_CASE("there is one of each kind, made when first asked for, and it ends with its world", "[state][singletons]") {
    Letters::ended = 0;
    {
        Singletons all;
        all.get<Letters>().waiting = 3;
        all.get<Lists>().made = 2;
        CHECK(all.get<Letters>().waiting == 3);
        CHECK(&all.get<Lists>() == &all.get<Lists>());
        all.end_step();
        CHECK(all.get<Letters>().waiting == 0);
        CHECK(all.get<Lists>().made == 2);  // what says nothing of steps outlives them
        CHECK(Letters::ended == 0);
    }
    CHECK(Letters::ended == 1);
}

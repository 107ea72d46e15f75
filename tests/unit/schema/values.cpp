#include "engine/schema/values.hpp"

#include "engine/schema/schema.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>

using namespace consortia;

namespace {

enum class State : u8 { susceptible, infectious, removed };
enum class Far : u16 { near = 0, far = 90 };
enum Bits : u8 { one = 1, two = 2 };

struct Firm;
struct Unlisted {
    double x;
};

struct Worker {
    State state;
    u8 region;
    std::array<std::array<bool, 2>, 2> flags;
};

bool lies(double low, double high, const Values& values) { return values.range.low == low && values.range.high == high; }

}  // namespace

TEST_CASE("what a field may hold follows from the type of its member", "[schema][values]") {
    CHECK(lies(0, 1, values_of<bool>()));
    CHECK(lies(0, 2, values_of<State>()));
    CHECK(lies(0, 90, values_of<Far>()));
    CHECK(lies(0, 255, values_of<Bits>()));
    CHECK(lies(-128, 127, values_of<i8>()));
    CHECK(values_of<Fixed<30>>().size == 8);
    CHECK(values_of<float>().kind == Values::Kind::real);
    CHECK(values_of<Real>().kind == Values::Kind::real);
    CHECK_FALSE(values_of<double>().range.contains(std::numeric_limits<double>::infinity()));
    CHECK_FALSE(values_of<Id<Firm>>().may_be_nobody);
    CHECK(values_of<OptionalId<Firm>>().may_be_nobody);
    CHECK(values_of<Unlisted>().kind == Values::Kind::unknown);
}

TEST_CASE("of an array each element is looked at", "[schema][values]") {
    CHECK(values_of<std::array<std::array<bool, 2>, 2>>().size == 1);
    CHECK(values_of<std::array<OptionalId<Firm>, 3>>().may_be_nobody);
}

TEST_CASE("what is said behind a field narrows it, and names an axis that there is", "[schema][values]") {
    Schema s;
    s.agent<Worker>("worker")
        .field("state", &Worker::state, "label")
        .field("region", &Worker::region, "label")
        .label_of("regoin")
        .field("flags", &Worker::flags, "flag")
        .within(0, 0);
    CHECK(s.records().front().fields[2].values.range.high == 0);
    const std::vector<std::string> faults = s.faults();
    CHECK(std::ranges::count(faults, "worker.region: unknown axis regoin") == 1);
}

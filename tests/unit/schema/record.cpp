#include "engine/schema/schema.hpp"

#include "tests/support/catch.hpp"

using namespace consortia;

namespace {

struct Padded {
    double worth;
    u8 kind;
};
struct Person {
    u8 age;
    double wealth;
    bool alive;
};
struct Holder {
    Padded padded;
};

template <class T>
const Record& last(const Schema& schema) {
    return *schema.find(typeid(T));
}

}  // namespace

TEST_CASE("a record knows the bytes that hold nothing, between its fields and behind them", "[schema]") {
    Schema schema;
    schema.agent<Person>("person")
        .field("wealth", &Person::wealth, "wq")
        .field("age", &Person::age, "yr")
        .field("alive", &Person::alive, "flag");
    std::vector<std::pair<std::size_t, std::size_t>> gaps;
    for (const Stretch& gap : last<Person>(schema).gaps()) gaps.emplace_back(gap.offset, gap.size);
    CHECK(gaps == std::vector<std::pair<std::size_t, std::size_t>>{{1, 7}, {17, 7}});
    CHECK(schema.faults().empty());
}

#if __has_builtin(__builtin_clear_padding)
TEST_CASE("a field with bytes inside that hold nothing is a fault: digests would hold chance", "[schema]") {
    Schema schema;
    schema.agent<Holder>("holder").field("padded", &Holder::padded, "1");
    REQUIRE(schema.faults().size() == 1);
    CHECK(schema.faults()[0] == "holder: padded has bytes inside that hold nothing: a digest of them would be chance");
}
#endif

#include "engine/state/checks/unset.hpp"

#include "engine/schema/schema.hpp"
#include "tests/support/catch.hpp"

#include <cstring>

using namespace consortia;

namespace {

struct Person {
    double wealth;
    std::array<float, 3> skills;
    std::array<u8, 4> kinds;
    u8 age;
    bool alive;
};

const Record& person() {
    static const Schema schema = [] {
        Schema s;
        s.agent<Person>("person")
            .field("wealth", &Person::wealth, "wq")
            .field("skills", &Person::skills, "1")
            .field("kinds", &Person::kinds, "1")
            .field("age", &Person::age, "yr")
            .field("alive", &Person::alive, "flag");
        return s;
    }();
    return *schema.find(typeid(Person));
}

/// A person of whom all is set but what lies at `member`.
template <class Member>
std::string unset_field(Member Person::*member) {
    Person p{1, {1, 2, 3}, {1, 2, 3, 4}, 254, true};
    std::memset(&(p.*member), static_cast<int>(unset::pattern), sizeof(Member));
    const Field* field = unset::find(person(), reinterpret_cast<const std::byte*>(&p));
    return field == nullptr ? "" : field->name;
}

}  // namespace

TEST_CASE("a field that holds nothing but the pattern was never set, and is named", "[state][unset]") {
    CHECK(unset_field(&Person::wealth) == "wealth");
    CHECK(unset_field(&Person::skills) == "skills");
    CHECK(unset_field(&Person::kinds) == "kinds");
    CHECK(unset_field(&Person::alive) == "alive");
}

TEST_CASE("a small number may be the pattern by right", "[state][unset]") { CHECK(unset_field(&Person::age).empty()); }

TEST_CASE("one number of an array that was never set is enough", "[state][unset]") {
    Person p{1, {1, 2, 3}, {1, 2, 3, 4}, 50, true};
    std::memset(&p.skills[1], static_cast<int>(unset::pattern), sizeof(float));
    const Field* field = unset::find(person(), reinterpret_cast<const std::byte*>(&p));
    REQUIRE(field != nullptr);
    CHECK(unset::words(*field) == "its field skills was never set");
}

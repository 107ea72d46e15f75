#include "engine/state/column.hpp"

#include "engine/schema/schema.hpp"
#include "tests/support/catch.hpp"

using namespace consortia;

namespace {

struct Firm {
    double tech;
};
struct Person {
    double skill;
    OptionalId<Firm> employer;
    Id<Firm> school;
};

struct People {
    People() {
        schema.agent<Person>("person")
            .field("skill", &Person::skill, "index")
            .field("employer", &Person::employer, "id")
            .field("school", &Person::school, "id");
        column.emplace(schema.records().front());
        column->resize(3);
    }
    Person& operator[](u32 slot) { return column->as<Person>()[slot]; }

    Schema schema;
    std::optional<Column> column;
};

}  // namespace

TEST_CASE("new slots are zero bytes, and those before keep theirs", "[state][column]") {
    People people;
    people[2].skill = 4;
    people.column->resize(1000);
    CHECK(people.column->size() == 1000);
    CHECK(people[2].skill == 4);
    CHECK(people[999].skill == 0);
    CHECK(people.column->at(999) == people.column->at(0) + 999 * sizeof(Person));
}

TEST_CASE("a blank record holds zeros and ids of nobody", "[state][column]") {
    People people;
    people[1] = {3, Id<Firm>{7}, {7}};
    people.column->blank(1);
    CHECK(people[1].skill == 0);
    CHECK_FALSE(people[1].employer);
    CHECK(people[1].school.slot == nobody_slot);
}

TEST_CASE("what is read is the copy taken before, until it is dropped", "[state][column]") {
    People people;
    const auto read = [&] { return reinterpret_cast<const Person*>(people.column->readable())[0].skill; };
    people[0].skill = 1;
    people.column->keep_before();
    people[0].skill = 2;
    CHECK(read() == 1);
    people.column->drop_before();
    CHECK(read() == 2);
}

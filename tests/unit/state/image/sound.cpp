// Snapshots that somebody forged, checksum and all: what leads beyond a table, or breaks what a field is described as, is
// refused with words that name it. (tests/faults/fuzz/fuzz_snapshots.cpp draws a hundred thousand more.)
#include "engine/state/image/sound.hpp"

#include "engine/study/store/snapshots.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/forged_image.hpp"
#include "tests/support/town.hpp"

#include <limits>

using namespace consortia;
using Catch::Matchers::Contains;

namespace {

/// A town of a hundred people after some steps, with deaths and births, and its snapshot.
class SavedTown {
  public:
    SavedTown() : schema_(schema_of(town::model)), scenario_(scenario()), crew_(1) {
        Simulation simulation(town::model, schema_, scenario_, 0, crew_);
        simulation.populate();
        while (simulation.steps_done() < 6) simulation.step();
        people = simulation.world().agents(typeid(town::Person)).size();
        content_ = study::run_content(simulation);
        study::save(simulation, folder_ / "true", content_);
        forged.emplace(folder_ / "true");
    }
    /// What is said of the forged snapshot; empty if nothing.
    std::string said() {
        forged->write(folder_ / "forged");
        Simulation simulation(town::model, schema_, scenario_, 0, crew_);
        try {
            study::restore(simulation, folder_ / "forged", content_);
            return {};
        } catch (const SystemError& error) {
            return error.what();
        }
    }
    std::size_t field(const std::string& record, std::size_t offset, u32 slot = 0) const {
        const auto found = std::ranges::find(schema_.records(), record, &Record::name);
        return forged->records(record) + slot * found->size + offset;
    }

    u32 people = 0;
    std::optional<files::ForgedImage> forged;

  private:
    static Scenario scenario() {
        Scenario s = town::scenario();
        s.parameters["population.people"].value = 200;
        return s;
    }

    files::TestFolder folder_;
    Schema schema_;
    Scenario scenario_;
    Crew crew_;
    u64 content_ = 0;
};

}  // namespace

TEST_CASE("a snapshot with its checksum made anew loads if nothing else was changed", "[state][sound]") {
    CHECK(SavedTown().said().empty());
}

TEST_CASE("a forged id, flag, number that is not finite, or nobody where somebody must be is refused by name",
          "[state][sound]") {
    SavedTown t;
    t.forged->put(t.field("person", offsetof(town::Person, employer), 3), u32{100});
    CHECK_THAT(t.said(), Contains("person 3: employer is 100, and there are 100"));
    t.forged->put(t.field("person", offsetof(town::Person, employer)), nobody_slot);
    CHECK_THAT(t.said(), Contains("employer is nobody"));
    t.forged->put(t.field("link", offsetof(town::Link, to)), u32{4000});
    CHECK_THAT(t.said(), Contains("link 0: to is 4000"));
    t.forged->put(t.field("link", offsetof(town::Link, alive)), u8{2});
    CHECK_THAT(t.said(), Contains("link 0: alive is 2, expected 0 to 1"));
    t.forged->put(t.field("firm", offsetof(town::Firm, tech)), std::numeric_limits<double>::quiet_NaN());
    CHECK_THAT(t.said(), Contains("firm 0: tech is nan"));
    t.forged->put(t.field("means", 0), std::numeric_limits<double>::infinity());
    CHECK_THAT(t.said(), Contains("means 0: skill is inf"));
}

TEST_CASE("a forged key, life, free slot or row of edges is refused", "[state][sound]") {
    SavedTown t;
    const std::size_t keys = t.forged->behind_records("person") + sizeof(u64);
    std::vector<u32> living;
    for (u32 slot = 0; slot < t.people; ++slot) {
        if (t.forged->get<Key>(keys + slot * sizeof(Key)) != 0) living.push_back(slot);
    }
    const std::size_t free = keys + t.people * sizeof(Key);
    REQUIRE(t.forged->get<u64>(free) > 1);
    t.forged->put(keys + living[0] * sizeof(Key), t.forged->get<Key>(keys + living[1] * sizeof(Key)));
    CHECK_THAT(t.said(), Contains("person has two with the same key"));
    t.forged->put(keys + living[0] * sizeof(Key), Key{0});
    CHECK_THAT(t.said(), Contains("without a key that are not free"));
    t.forged->put(t.field("person", offsetof(town::Person, alive), living[2]), u8{0});
    CHECK_THAT(t.said(), Contains("its key and `alive` disagree"));
    t.forged->put(free + sizeof(u64), living[0]);
    CHECK_THAT(t.said(), Contains("has a free slot that somebody lives in"));
    t.forged->put(free + sizeof(u64), u32{70'000});
    CHECK_THAT(t.said(), Contains("has free slots in disorder"));
    t.forged->put(free + sizeof(u64) + sizeof(u32), u32{9});
    CHECK_THAT(t.said(), Contains("freed in the future"));
    for (u32 row : {0U, 1U, 100U}) {
        t.forged->put(t.forged->behind_records("link") + sizeof(u64) + row * sizeof(u32), u32{5000});
        CHECK_THAT(t.said(), Contains("link has rows that are not those of its owners"));
    }
}

TEST_CASE("forged steps, a forged clock or forged lengths are refused", "[state][sound]") {
    SavedTown t;
    for (u32 steps : {0U, 5U, 7U, 12U, 4'000'000'000U}) {
        t.forged->put(0, steps);
        CHECK_THAT(t.said(), Contains("its steps, clock and results disagree"));
    }
    const std::size_t clock = t.forged->records("firm") - 2 * sizeof(u64) - sizeof(u32);
    t.forged->put(clock, u32{100});
    CHECK_THAT(t.said(), Contains("its steps, clock and results disagree"));
    for (u64 length : {u64{0}, u64{8}, u64{1} << 40, ~u64{0}}) {
        for (const std::string record : {"firm", "person", "link", "means"}) {
            t.forged->put(t.forged->records(record) - sizeof(u64), length);
            CHECK_FALSE(t.said().empty());
        }
    }
}

TEST_CASE("a number that lies in its range cannot be told from the truth", "[state][sound]") {
    SavedTown t;
    t.forged->put(t.field("firm", offsetof(town::Firm, tech)), 0.123);
    CHECK(t.said().empty());
}

// Snapshots of the model that somebody forged, checksum and all, a word at a time: what breaks the description of a field is
// refused by name, and what keeps to it may be a wrong number, but neither crashes nor hangs.
#include "engine/config/scenario/load.hpp"
#include "engine/study/store/snapshots.hpp"
#include "models/consortium/records.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/forged_image.hpp"
#include "tests/support/played.hpp"

#include <unistd.h>

#include <cmath>
#include <limits>

namespace consortium {
extern const consortia::Model model;
}

using namespace consortia;

namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

/// A small place after six quarters, and its snapshot.
class SavedPlace {
  public:
    SavedPlace() : schema_(schema_of(consortium::model)), scenario_(place(schema_)), crew_(1) {
        saved_.emplace(consortium::model, schema_, scenario_, 0, crew_);
        saved_->populate();
        while (saved_->steps_done() < 6) saved_->step();
        study::save(*saved_, folder_ / "true", study::run_content(*saved_));
        image_.emplace(folder_ / "true");
    }

    const Schema& schema() const { return schema_; }
    World& world() { return saved_->world(); }
    /// A slot that somebody lives in, or the first edge.
    u32 somebody(const Record& record) {
        if (record.role == Record::Role::edge) return 0;
        const Agents& agents = world().agents_of(record);
        u32 slot = 0;
        while (!agents.alive(slot)) ++slot;
        return slot;
    }

    template <class Value>
    void put(const Record& record, const Field& field, Value value) {
        const std::size_t at = image_->records(record.name) + somebody(record) * record.size + field.offset;
        const Values& values = field.values;
        if (values.kind == Values::Kind::real) return values.size == 4 ? raw(at, float(value)) : raw(at, double(value));
        if (values.size == 1) return raw(at, static_cast<u8>(static_cast<i64>(value)));
        if (values.size == 2) return raw(at, static_cast<u16>(static_cast<i64>(value)));
        if (values.size == 4) return raw(at, static_cast<u32>(static_cast<i64>(value)));
        raw(at, static_cast<u64>(static_cast<i64>(value)));
    }

    /// What is said when it is loaded; empty if nothing. It is then played on for a quarter.
    std::string said() {
        image_->write(folder_ / "forged");
        Simulation simulation(consortium::model, schema_, scenario_, 0, crew_);
        try {
            study::restore(simulation, folder_ / "forged", study::run_content(simulation));
        } catch (const SystemError& error) {
            return error.what();
        }
        ::alarm(60);  // ends the tests if it hangs
        try {
            simulation.step();
        } catch (const ContractError&) {  // the model found it wrong
        }
        ::alarm(0);
        return {};
    }

  private:
    static Scenario place(const Schema& schema) {
        const config::ModelLookup models{[&](std::string_view) { return &schema; }, {"consortium"}};
        config::Options small;
        small.overrides = {"burn_in=0", "population.firms=60", "population.persons=1200", "population.schools=2"};
        return config::load(files::Path(CONSORTIA_SCENARIOS) / "toy/baseline.yaml", small, models).scenario;
    }
    template <class Value>
    void raw(std::size_t at, Value value) {
        image_->put(at, value);
    }

    files::TestFolder folder_;
    Schema schema_;
    Scenario scenario_;
    Crew crew_;
    std::optional<Simulation> saved_;
    std::optional<files::ForgedImage> image_;
};

/// The ends of what a field may hold in this world.
Range range_of(const Field& field, World& world) {
    const Values& values = field.values;
    if (values.kind == Values::Kind::id) return {0, world.column(field.points_at).size() - 1.0};
    Range range = values.range;
    if (values.counted != typeid(void)) range.high = values.times * world.column(values.counted).size();
    for (const Axis& axis : world.axes()) {
        if (axis.name == values.label_of) range = {0, static_cast<double>(axis.labels.size()) - 1};
    }
    if (values.kind == Values::Kind::whole && values.size == 8) return {-0x1p62, 0x1p62};
    if (values.kind == Values::Kind::real && values.size == 4) return {-0x1p126, 0x1p126};
    return range;
}

/// Whether the bytes of the field can hold what lies above its range.
bool can_be_above(const Field& field, double high) {
    if (field.values.kind == Values::Kind::real) return high < 0x1p100;
    return high + 1 < std::ldexp(1, 8 * static_cast<int>(std::min<std::size_t>(field.values.size, 4))) - 1;
}

bool can_be_below(const Field& field, double low) {
    if (field.values.kind == Values::Kind::real) return low > -0x1p100;
    if (field.values.kind != Values::Kind::whole || !field.values.is_signed || field.values.size == 8) return false;
    return low > -std::ldexp(1, 8 * static_cast<int>(field.values.size) - 1);
}

template <class Act>
void each_field(SavedPlace& place, const Act& act) {
    for (const Record& record : place.schema().records()) {
        if (place.world().column(record.type).size() == 0) continue;
        for (const Field& field : record.fields) {
            if (field.values.kind != Values::Kind::unknown) act(record, field, range_of(field, place.world()));
        }
    }
}

}  // namespace

TEST_CASE("a snapshot in which one word breaks what its field is described as is refused by name", "[consortium][forged]") {
    SavedPlace place;
    u32 forged = 0;
    each_field(place, [&](const Record& record, const Field& field, Range range) {
        CAPTURE(record.name, field.name, range.high);
        const auto refused = [&](auto value) {
            place.put(record, field, value);
            CHECK_THAT(place.said(), Catch::Matchers::Contains(record.name) && Catch::Matchers::Contains(field.name));
            ++forged;
        };
        if (field.values.kind == Values::Kind::real) {
            for (double x : {not_a_number, infinity, -infinity}) refused(x);
        }
        if (can_be_above(field, range.high) && field.values.size < 8) refused(range.high + 1);
        if (can_be_below(field, range.low)) refused(range.low - 1);
        if (field.values.kind == Values::Kind::id) refused(double{most_slots});
    });
    CHECK(forged > 474);
}

TEST_CASE("a snapshot in which one word lies at an end of its range neither crashes nor hangs", "[consortium][forged]") {
    SavedPlace place;
    u32 accepted = 0;
    each_field(place, [&](const Record& record, const Field& field, Range range) {
        for (double x : {range.low, range.high, field.values.kind == Values::Kind::real ? 1e30 : range.high / 2}) {
            CAPTURE(record.name, field.name, x);
            if (!range.contains(x)) continue;
            place.put(record, field, x);
            accepted += place.said().empty() ? 1 : 0;
        }
    });
    CHECK(accepted > 474);
}

#include "engine/output/hdf5/scales.hpp"

#include "tests/support/catch.hpp"
#include "tests/unit/files/files.hpp"

#include <hdf5_hl.h>

#include <array>

using namespace consortia;
using namespace consortia::output::hdf5;

namespace {

Handle scale(const Handle& file, const std::string& name, hsize_t size) {
    const std::array<hsize_t, 1> shape{size};
    Handle made = create_dataset(file, name, Kind::number, shape);
    REQUIRE(H5DSset_scale(made.id(), name.c_str()) >= 0);
    return made;
}

}  // namespace

TEST_CASE("variables and scales list each other as HDF5's own calls read them", "[output][hdf5]") {
    const files::TestFolder folder;
    const Handle file = create_file((folder / "f.h5").string());
    const Handle seeds = scale(file, "seed", 2), years = scale(file, "year", 3), unused = scale(file, "field", 4);
    const std::array<hsize_t, 2> shape{2, 3};
    const Handle wage = create_dataset(file, "wage", Kind::number, shape),
                 skill = create_dataset(file, "skill", Kind::number, shape);
    Scales scales;
    scales.attach(wage, "wage", {"seed", "year"});
    scales.attach(skill, "skill", {"seed", "year"});
    scales.write_users(seeds, "seed");
    scales.write_users(years, "year");
    scales.write_users(unused, "field");

    for (const Handle* variable : {&wage, &skill}) {
        CHECK(H5DSget_num_scales(variable->id(), 0) == 1);
        CHECK(H5DSis_attached(variable->id(), seeds.id(), 0) > 0);
        CHECK(H5DSis_attached(variable->id(), years.id(), 1) > 0);
        CHECK(H5DSis_attached(variable->id(), years.id(), 0) == 0);
        CHECK(H5DSis_attached(variable->id(), unused.id(), 0) == 0);
    }
    CHECK(H5Aexists(unused.id(), "REFERENCE_LIST") == 0);
    SECTION("so that they can take one away again") {
        REQUIRE(H5DSdetach_scale(wage.id(), seeds.id(), 0) >= 0);
        CHECK(H5DSget_num_scales(wage.id(), 0) == 0);
        CHECK(H5DSis_attached(skill.id(), seeds.id(), 0) > 0);
    }
}

TEST_CASE("a variable over nothing has no scales", "[output][hdf5]") {
    const files::TestFolder folder;
    const Handle file = create_file((folder / "f.h5").string());
    const Handle total = create_dataset(file, "total", Kind::number, {});
    Scales scales;
    scales.attach(total, "total", {});
    CHECK(H5Aexists(total.id(), "DIMENSION_LIST") == 0);
}

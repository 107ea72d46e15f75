#include "engine/state/world.hpp"

#include "engine/files/image.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/small_town.hpp"
#include "tests/unit/files/files.hpp"

#include <cstring>
#include <fstream>
#include <iterator>

using namespace consortia;
using namespace town;

namespace {

/// What lies between and behind the fields of every record.
void scribble(World& world, int with) {
    for (const Record& record : world.schema().records()) {
        Column& column = world.column(record.type);
        for (u32 slot = 0; slot < column.size(); ++slot) {
            for (const Stretch& gap : record.gaps()) std::memset(column.at(slot) + gap.offset, with, gap.size);
        }
    }
}

std::string snapshot_of(World& world, const std::filesystem::path& file) {
    files::ImageWriter image(file, 1);
    world.save(image);
    image.close();
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("a snapshot is the same bytes whatever lies where records hold nothing", "[state][snapshot]") {
    const files::TestFolder scratch;
    SmallTown a, b;
    scribble(*a.world, 0x11);
    scribble(*b.world, 0x7e);
    const std::string first = snapshot_of(*a.world, scratch / "a");
    CHECK(first == snapshot_of(*b.world, scratch / "b"));
    CHECK(first.size() > 10000 * sizeof(Person));
    CHECK(a.world->digest() == b.world->digest());
}

TEST_CASE("a snapshot gives back all that records hold", "[state][snapshot]") {
    const files::TestFolder scratch;
    SmallTown a, b;
    a.play(0, [](Schedule& s) { schedule(s); });
    snapshot_of(*a.world, scratch / "a");
    files::ImageReader image(scratch / "a", 1);
    b.world->load(image);
    image.finish();
    CHECK(a.world->digest() == b.world->digest());
}

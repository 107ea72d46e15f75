#include "engine/output/hdf5/hdf5.hpp"

#include "tests/support/catch.hpp"
#include "tests/unit/files/files.hpp"

using namespace consortia;
using namespace consortia::output;
using namespace consortia::output::hdf5;
using Catch::Contains;

namespace {

using Extent = std::vector<hsize_t>;

}  // namespace

TEST_CASE("a block is written and read where it lies in its variable", "[output][hdf5]") {
    const files::TestFolder folder;
    Handle file = create_file((folder / "f.h5").string());
    Handle matrix = create_dataset(file, "matrix", Kind::number, Extent{3, 4});
    CHECK(shape_of(matrix) == Extent{3, 4});
    const std::vector<double> zeros(12, 0), block{1, 2, 3, 4};
    write_block(matrix, Kind::number, Extent{0, 0}, Extent{3, 4}, zeros.data());
    write_block(matrix, Kind::number, Extent{1, 2}, Extent{2, 2}, block.data());
    write_block(matrix, Kind::number, Extent{0, 0}, Extent{0, 4}, nullptr);  // nothing
    std::vector<double> row(4);
    read_block(matrix, Kind::number, Extent{2, 0}, Extent{1, 4}, row.data());
    CHECK(row == std::vector<double>{0, 0, 3, 4});
    CHECK_THROWS_WITH(read_block(matrix, Kind::number, Extent{2}, Extent{1}, row.data()), "a block of another rank");
    CHECK_THROWS_AS(read_block(matrix, Kind::number, Extent{2, 2}, Extent{1, 4}, row.data()), SystemError);
}

TEST_CASE("a scalar has no extent, and its block is itself", "[output][hdf5]") {
    const files::TestFolder folder;
    Handle file = create_file((folder / "f.h5").string());
    Handle scalar = create_dataset(file, "scalar", Kind::whole, {});
    CHECK(shape_of(scalar).empty());
    const i32 seven = 7;
    i32 found = 0;
    write_block(scalar, Kind::whole, {}, {}, &seven);
    read_block(scalar, Kind::whole, {}, {}, &found);
    CHECK(found == 7);
}

TEST_CASE("a failure names the file, the operation and what the system said", "[output][hdf5]") {
    const files::TestFolder folder;
    const std::string nowhere = (folder / "nowhere.h5").string();
    CHECK_THROWS_WITH(open_file(nowhere), Contains(nowhere + ": opening failed: ") && Contains("No such file or directory"));
    files::overwrite(folder / "text.h5", "not HDF5 at all");
    CHECK_THROWS_WITH(open_file((folder / "text.h5").string()), Contains("text.h5: opening failed"));
    Handle file = create_file((folder / "f.h5").string());
    create_dataset(file, "twice", Kind::number, Extent{1});
    CHECK_THROWS_WITH(create_dataset(file, "twice", Kind::number, Extent{1}), Contains("f.h5: creating twice failed"));
}

TEST_CASE("a finished file opens again and is closed", "[output][hdf5]") {
    const files::TestFolder folder;
    Handle file = create_file((folder / "f.h5").string());
    finish_file(file);
    CHECK(file.id() < 0);
    CHECK_NOTHROW(open_file((folder / "f.h5").string()));
    file.close();  // once more does no harm
}

TEST_CASE("the bytes of a file follow from what was written, not from when", "[output][hdf5]") {
    const files::TestFolder folder;
    const auto made = [&](const std::string& name) {
        Handle file = create_file((folder / name).string());
        {
            const Handle texts = create_dataset(file, "texts", Kind::text, Extent{2});
            const std::vector<std::string> words{"北京", ""};
            write_block(texts, Kind::text, Extent{0}, Extent{2}, pointers(words).data());
            const double half = 0.5;
            hdf5::write_attribute(texts, "half", Kind::number, {}, &half);
        }
        finish_file(file);
        return files::read_text(folder / name);
    };
    CHECK(made("one.h5") == made("two.h5"));
}

TEST_CASE("a handle moves with what it owns", "[output][hdf5]") {
    const files::TestFolder folder;
    Handle file = create_file((folder / "f.h5").string());
    const hid_t id = file.id();
    Handle other = std::move(file);
    CHECK(other.id() == id);
    CHECK(file.id() < 0);  // NOLINT(bugprone-use-after-move): that it is empty is the point
    CHECK(*other.path() == (folder / "f.h5").string());
    other = Handle();
    CHECK(other.id() < 0);
    CHECK(H5Iis_valid(id) <= 0);
}

TEST_CASE("the library in use says its version", "[output][hdf5]") {
    const std::string version = library_version();
    CHECK(std::count(version.begin(), version.end(), '.') == 2);
    CHECK(version.find_first_not_of("0123456789.") == std::string::npos);
}

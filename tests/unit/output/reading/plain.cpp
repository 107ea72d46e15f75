// Files that somebody made to harm a reader, with a seal that fits: refused by name before anything is read by them.
#include "engine/output/reading/plain.hpp"

#include "engine/output/csv.hpp"
#include "engine/output/hdf5/seal.hpp"
#include "engine/output/labelled.hpp"
#include "engine/output/reading/reader.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/sanitizers.hpp"
#include "tests/unit/files/files.hpp"
#include "tests/unit/output/synthetic.hpp"

#include <hdf5_hl.h>
#include <sys/stat.h>

#include <functional>
#include <sstream>

using namespace consortia;
using namespace consortia::output;
using Catch::Matchers::Contains;

namespace {

/// Changes a file through HDF5 itself, and seals it again.
void meddle(const std::string& path, const std::function<void(hid_t file)>& how) {
    const hid_t file = H5Fopen(path.c_str(), H5F_ACC_RDWR, H5P_DEFAULT);
    REQUIRE(file >= 0);
    how(file);
    H5Fclose(file);
    seal(path);
}

/// A dataset over no dimension, made as `properties` says.
void add(hid_t file, const char* name, hid_t type, const std::vector<hsize_t>& shape, hid_t properties = H5P_DEFAULT) {
    const hid_t space = H5Screate_simple(static_cast<int>(shape.size()), shape.data(), nullptr);
    const hid_t made = H5Dcreate2(file, name, type, space, H5P_DEFAULT, properties, H5P_DEFAULT);
    CHECK(made >= 0);
    H5Dclose(made);
    H5Sclose(space);
}

/// What reading a synthetic result says that was meddled with.
std::string said(const std::function<void(hid_t file)>& how) {
    H5garbage_collect();          // what it keeps for later was asked for by others
    const LeaksOfOthers of_hdf5;  // which loses a piece of an object that it finds damaged
    const files::TestFolder folder;
    synthetic::write(folder / "run.h5", synthetic::result());
    meddle(folder / "run.h5", how);
    try {
        std::ostringstream table;
        write_csv(table, ResultReader(folder / "run.h5"), {});
        return "";
    } catch (const SystemError& error) {
        return error.what();
    }
}

}  // namespace

TEST_CASE("a file that was changed through HDF5 and sealed anew is read if it is built as a result", "[output][plain]") {
    CHECK(said([](hid_t) {}).empty());
}

TEST_CASE("links that lead elsewhere are refused, in the file and to other files", "[output][plain]") {
    CHECK_THAT(said([](hid_t file) { H5Lcreate_soft("/firms", file, "soft", H5P_DEFAULT, H5P_DEFAULT); }),
               Contains("soft is a link that leads elsewhere"));
    CHECK_THAT(said([](hid_t file) { H5Lcreate_external("/etc/passwd", "/", file, "outer", H5P_DEFAULT, H5P_DEFAULT); }),
               Contains("outer is a link that leads elsewhere"));
    CHECK_FALSE(
        said([](hid_t file) { H5Gclose(H5Gcreate2(file, "group", H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT)); }).empty());
    CHECK_THAT(said([](hid_t file) { add(file, "with\x1b[2Jescape", H5T_IEEE_F64LE, {1}); }), Contains("no name"));
}

TEST_CASE("bytes that lie in another file, in pieces or behind a filter are refused", "[output][plain]") {
    const auto with = [](const std::function<void(hid_t properties)>& how) {
        return said([&](hid_t file) {
            const hid_t properties = H5Pcreate(H5P_DATASET_CREATE);
            how(properties);
            add(file, "odd", H5T_IEEE_F64LE, {8}, properties);
            H5Pclose(properties);
        });
    };
    const std::string refused = "odd does not lie in one piece in this file";
    CHECK_THAT(with([](hid_t p) { H5Pset_external(p, "/etc/passwd", 0, 64); }), Contains(refused));
    const hsize_t chunk = 4;
    CHECK_THAT(with([&](hid_t p) { H5Pset_chunk(p, 1, &chunk); }), Contains(refused));
    CHECK_THAT(with([](hid_t p) { H5Pset_layout(p, H5D_COMPACT); }), Contains(refused));
}

TEST_CASE("a type that this program does not write, and a shape larger than the file, are refused", "[output][plain]") {
    CHECK_THAT(said([](hid_t file) { add(file, "odd", H5T_IEEE_F32BE, {8}); }), Contains("odd is neither numbers nor text"));
    CHECK_THAT(said([](hid_t file) { add(file, "huge", H5T_IEEE_F64LE, {hsize_t{1} << 33}); }),
               Contains("huge claims to be larger than the file"));
    CHECK_THAT(said([](hid_t file) {
                   add(file, "huge", H5T_IEEE_F64LE, {hsize_t{1} << 30, hsize_t{1} << 30, hsize_t{1} << 30});
               }),
               Contains("huge"));
}

TEST_CASE("a variable whose dimensions are not there, or are of another length, is refused", "[output][plain]") {
    CHECK_THAT(said([](hid_t file) { add(file, "odd", H5T_IEEE_F64LE, {3}); }), Contains("odd"));
    CHECK_THAT(said([](hid_t file) { H5Ldelete(file, "seed", H5P_DEFAULT); }),
               Contains("asking the dimensions of base_seed failed"));
    CHECK_THAT(said([](hid_t file) {
                   H5Ldelete(file, "quarter", H5P_DEFAULT);
                   add(file, "quarter", H5T_IEEE_F64LE, {3});
                   const hid_t quarter = H5Dopen2(file, "quarter", H5P_DEFAULT), seed = H5Dopen2(file, "seed", H5P_DEFAULT);
                   H5DSattach_scale(quarter, seed, 0);
                   H5Dclose(quarter);
                   H5Dclose(seed);
               }),
               Contains("quarter does not lie over time"));
}

TEST_CASE("a pipe and a device are refused and not waited for", "[output][plain]") {
    const files::TestFolder folder;
    REQUIRE(::mkfifo((folder / "pipe.h5").c_str(), 0600) == 0);
    CHECK_THROWS_WITH(ResultReader(folder / "pipe.h5"), Contains("is not a regular file"));
    CHECK_THROWS_WITH(ResultReader("/dev/zero"), Contains("is not a regular file"));
}

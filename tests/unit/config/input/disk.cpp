// Files on the disk, as scenarios and data are read.
#include "engine/config/input/source.hpp"

#include "tests/support/catch.hpp"

#include <unistd.h>

#include <fstream>

using namespace consortia::config;
namespace fs = std::filesystem;

TEST_CASE("a file on disk is read whole or says why not", "[config][disk]") {
    const fs::path folder = fs::temp_directory_path() / ("consortia_source_" + std::to_string(::getpid()));
    fs::create_directories(folder);
    std::ofstream(folder / "a") << "12345";
    std::ofstream(folder / "empty").flush();
    const Disk disk;
    CHECK(disk.read(folder / "a", 5).bytes == "12345");
    CHECK(disk.read(folder / "empty", 5).failure.empty());
    CHECK(disk.read(folder / "a", 4).failure == "is longer than 4 bytes");
    CHECK(disk.read(folder / "b", 5).failure == "cannot be read: No such file or directory");
    CHECK(disk.read(folder, 5).failure == "is not a regular file");
    CHECK(disk.read("/dev/zero", 5).failure == "is not a regular file");
    fs::remove_all(folder);
}

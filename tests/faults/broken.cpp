// Scenarios with mistakes: for each tests/faults/broken/NN_name.yaml all messages stand word for word in NN_name.txt.
// After a wording changed on purpose: CONSORTIA_ACCEPT=1 rewrites the texts; read the difference before it is committed.
#include "tests/support/catch.hpp"
#include "tests/support/example_schema.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>

using namespace consortia;
namespace fs = std::filesystem;

namespace {

const fs::path folder = CONSORTIA_BROKEN_FOLDER;

std::string content(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

std::vector<fs::path> broken_files() {
    std::vector<fs::path> files;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
        if (entry.path().extension() == ".yaml") files.push_back(entry.path().filename());
    }
    std::ranges::sort(files);
    return files;
}

/// What a user who stands in the folder reads.
std::string messages(const fs::path& file) {
    try {
        config::load(file, {}, example::models());
    } catch (const InputError& error) {
        return std::string(error.what()) + '\n';
    }
    return "no error\n";
}

}  // namespace

TEST_CASE("every mistake of a broken scenario is explained word for word", "[faults][config]") {
    const fs::path before = fs::current_path();
    fs::current_path(folder);
    const std::vector<fs::path> files = broken_files();
    CHECK(files.size() >= 60);
    for (const fs::path& file : files) {
        INFO(file.string());
        const fs::path expected = fs::path(file).replace_extension(".txt");
        const std::string said = messages(file);
        if (std::getenv("CONSORTIA_ACCEPT") != nullptr) std::ofstream(expected, std::ios::binary) << said;
        CHECK(said == content(expected));
    }
    fs::current_path(before);
}

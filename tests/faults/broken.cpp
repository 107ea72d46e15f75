// Scenarios and studies with mistakes: for each tests/faults/broken/NN_name.yaml (and broken_studies) all messages stand
// word for word in NN_name.txt. After a wording changed on purpose: CONSORTIA_ACCEPT=1 rewrites the texts; read the
// difference before it is committed.
#include "engine/config/study/study.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/example_schema.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>

using namespace consortia;
namespace fs = std::filesystem;

namespace {

std::string content(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

std::vector<fs::path> broken_files(const fs::path& folder) {
    std::vector<fs::path> files;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
        if (entry.path().extension() == ".yaml") files.push_back(entry.path().filename());
    }
    std::ranges::sort(files);
    return files;
}

void load_scenario(const fs::path& file) { config::load(file, {}, example::models()); }
void load_study(const fs::path& file) { config::load_study(file, {}, example::models()); }

/// What a user who stands in the folder reads.
std::string messages(const fs::path& file, void (*load)(const fs::path&)) {
    try {
        load(file);
    } catch (const InputError& error) {
        return std::string(error.what()) + '\n';
    }
    return "no error\n";
}

/// Holds what is said of every file of a folder against the text beside it.
void check_folder(const fs::path& folder, std::size_t least, void (*load)(const fs::path&)) {
    const fs::path before = fs::current_path();
    fs::current_path(folder);
    const std::vector<fs::path> files = broken_files(folder);
    CHECK(files.size() >= least);
    for (const fs::path& file : files) {
        INFO(file.string());
        const fs::path expected = fs::path(file).replace_extension(".txt");
        const std::string said = messages(file, load);
        if (std::getenv("CONSORTIA_ACCEPT") != nullptr) std::ofstream(expected, std::ios::binary) << said;
        CHECK(said == content(expected));
    }
    fs::current_path(before);
}

}  // namespace

TEST_CASE("every mistake of a broken scenario is explained word for word", "[faults][config]") {
    check_folder(CONSORTIA_BROKEN_FOLDER, 60, load_scenario);
}

TEST_CASE("every mistake of a broken study is explained word for word", "[faults][config]") {
    check_folder(CONSORTIA_BROKEN_STUDIES, 15, load_study);
}

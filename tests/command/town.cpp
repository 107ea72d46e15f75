// The command line on the town: what a model outside the catalogue gets from `consortia::main`. Its facts are those of the
// file that TOWN_FACTS names, so that tests can write them.
#include "tests/support/town.hpp"
#include "engine/model.hpp"

#include <cstdlib>
#include <fstream>
#include <iterator>

int main(int argc, char** argv) {
    consortia::Model model = town::model;
    std::string file, yaml;
    if (const char* named = std::getenv("TOWN_FACTS"); named != nullptr) {
        std::ifstream stream(file = named);
        yaml.assign(std::istreambuf_iterator<char>(stream), {});
        model.facts = {file, yaml};
    }
    return consortia::main({model}, argc, argv);
}

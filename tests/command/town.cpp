// The command line on the town: what a model outside the catalogue gets from `consortia::main`.
#include "tests/support/town.hpp"
#include "engine/model.hpp"

int main(int argc, char** argv) { return consortia::main({town::model}, argc, argv); }

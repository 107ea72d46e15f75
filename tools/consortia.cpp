// The program of the project: the command line on our own models.
#include "engine/model.hpp"
#include "models/catalogue.hpp"

int main(int argc, char** argv) { return consortia::main(models::catalogue(), argc, argv); }

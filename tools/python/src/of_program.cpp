// `_core` of a program of somebody's own (consortia_python() of CMake). Its sources are compiled with `main` named
// program_main, so that what it would hand to the command line (engine/model.hpp) comes to the function here.
#include "tools/python/src/bind.hpp"

#include <consortia/model.hpp>

namespace {
consortia::Catalogue of_program;
}

namespace consortia {

int program_main(const Catalogue& models, int /*words*/, char** /*words*/) {
    of_program = models;
    return 0;
}

}  // namespace consortia

int program_main(int words, char** word);

PYBIND11_MODULE(_core, module) {
    program_main(0, nullptr);
    consortia::python::bind(module, of_program);
}

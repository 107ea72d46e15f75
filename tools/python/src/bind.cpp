#include "tools/python/src/bind.hpp"

namespace consortia::python {

void bind(pybind11::module_& module, const Catalogue& models) {
    module.doc() = "The engine under the package `consortia`; use that.";
    bind_errors(module);
    bind_scenarios(module, models);
    bind_results(module, models);
    bind_playing(module, models);
    bind_simulation(module, models);
}

}  // namespace consortia::python

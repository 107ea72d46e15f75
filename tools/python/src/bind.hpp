// The module `_core` under the Python package: a model's catalogue, seen through sessions and simulations. What is easier to
// say in Python is said there (../consortia); here is only what needs the engine.
#pragma once

#include "engine/step/model.hpp"

#include <pybind11/pybind11.h>

namespace consortia::python {

/// Fills a module with all that the package needs, of the models of this catalogue, which must outlive the module.
void bind(pybind11::module_& module, const Catalogue& models);

void bind_errors(pybind11::module_& module);
void bind_scenarios(pybind11::module_& module, const Catalogue& models);
void bind_results(pybind11::module_& module, const Catalogue& models);
void bind_playing(pybind11::module_& module, const Catalogue& models);
void bind_simulation(pybind11::module_& module, const Catalogue& models);

}  // namespace consortia::python

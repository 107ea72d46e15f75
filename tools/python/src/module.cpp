// `consortia._core`, of our own models.
#include "models/catalogue.hpp"
#include "tools/python/src/bind.hpp"

PYBIND11_MODULE(_core, module) { consortia::python::bind(module, models::catalogue()); }

// Records of agents and edges as structured arrays: a field of the schema is a field of the array.
#pragma once

#include "engine/schema/record.hpp"
#include "tools/python/src/leases.hpp"

#include <pybind11/numpy.h>

namespace consortia::python {

/// Names, formats and places of the fields; a flag is bool, an id the slot (u4), a type of the model's own its bytes.
pybind11::dtype dtype_of(const Record& record);

/// Read-only, over the memory of the lease, a record a slot.
pybind11::array array_of(const Record& record, u32 slots, const std::shared_ptr<Lease>& lease);

}  // namespace consortia::python

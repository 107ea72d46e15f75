// A table of agents or edges as labelled variables, for h5py, xarray and R: one a column, over the rows.
#pragma once

#include "engine/output/data_set.hpp"
#include "engine/output/labelled.hpp"
#include "engine/session/micro/micro.hpp"

namespace consortia::session {

/// A dimension with the name of the kind, from 0 on, and over it a variable a column, with `units` and `long_name`; numbers
/// are NaN where nobody is, texts empty. Attributes say of which run of which result it is, and when. Publishes the file.
void write_hdf5(const MicroData& data, const output::DataSet& result, output::LabelledSink& file);

}  // namespace consortia::session

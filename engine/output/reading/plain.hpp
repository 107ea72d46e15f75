// Whether a file is built as this program builds its results: datasets under the root and nothing else, each in one piece
// inside the file, of three types, over dimensions that are as long as they say. Links that lead elsewhere, bytes that lie
// in another file, filters, and shapes that claim more than the file holds are refused before anything is read by them.
#pragma once

#include "engine/output/data_set.hpp"
#include "engine/output/hdf5/hdf5.hpp"

namespace consortia::output {

/// The names of the datasets under the root, in order of creation. Throws SystemError naming a link that is no dataset of
/// this file.
std::vector<std::string> dataset_names(const hdf5::Handle& file);

/// Throws SystemError unless the dataset lies in one piece in a file of this size.
void require_plain(const hdf5::Handle& dataset, const std::string& name, u64 file_size);

/// Throws SystemError naming a variable whose dimensions are not there or are of another length.
void require_dimensions(const std::string& path, const std::vector<StoredVariable>& variables);

/// The kind of a type that this program writes; throws SystemError for any other.
StoredVariable::Kind kind_of(const hdf5::Handle& dataset, const std::string& name);

}  // namespace consortia::output

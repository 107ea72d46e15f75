// A checksum behind the last byte of an HDF5 file, which HDF5 itself does not look at. Damaged HDF5 files can crash the
// library that reads them, so our reader asks the seal before it asks HDF5.
#pragma once

#include "engine/files/file.hpp"

namespace consortia::output {

/// Appends the seal to a closed file. Throws SystemError.
void seal(const files::Path& path);

/// Throws SystemError unless the file is, bit for bit, as it was sealed.
void verify_seal(const files::Path& path);

}  // namespace consortia::output

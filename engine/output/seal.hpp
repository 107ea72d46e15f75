// A checksum behind the last byte of an HDF5 file, which HDF5 itself does not look at. Damaged HDF5 files can crash the
// library that reads them, so our reader asks the seal before it asks HDF5.
#pragma once

#include <string>

namespace consortia::output {

/// Appends the seal to a closed file. Throws SystemError.
void seal(const std::string& path);

/// Throws SystemError unless the file is, bit for bit, as it was sealed.
void verify_seal(const std::string& path);

/// The XXH3 hash of a file's bytes as 32 hexadecimal digits. Throws SystemError.
std::string hash_of_file(const std::string& path);

}  // namespace consortia::output

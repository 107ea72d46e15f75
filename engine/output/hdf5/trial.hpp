// Somebody else's library on somebody else's file: HDF5 1.10 crashes on some files that were made to, or that damage made,
// and turns in circles on others. So a child process goes first.
#pragma once

#include "engine/files/file.hpp"

#include <functional>

namespace consortia::output {

/// Does `read` in a child process, whatever it throws; throws SystemError naming the file if that crashes, or takes more
/// processor time than any good file of its size.
void try_in_a_child(const files::Path& path, const std::function<void()>& read);

}  // namespace consortia::output

// Which program this is. Version and commit stand in every result; the build id tells builds apart that may differ in a bit.
#pragma once

#include <string>

namespace consortia::output {

/// `0.1.0`
const char* version();
/// Twelve digits of the commit, with `-dirty` if files were changed since; `unknown` outside a repository.
const char* commit();
/// A hash of the running program's file: for caches that must not outlive a build. Other compilers give another one, so it
/// never stands in a result. Throws SystemError if the file cannot be read.
const std::string& build_id();

}  // namespace consortia::output

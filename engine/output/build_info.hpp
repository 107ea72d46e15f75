// Which program this is: version and commit stand in every result.
#pragma once

namespace consortia::output {

/// `0.1.0`
const char* version();
/// Twelve digits of the commit, with `-dirty` if files were changed since; `unknown` outside a repository.
const char* commit();

}  // namespace consortia::output

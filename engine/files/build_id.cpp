#include "engine/files/build_id.hpp"

#include "engine/core/hash.hpp"
#include "engine/files/digest.hpp"

namespace consortia::files {

const std::string& build_id() {
    static const std::string id = hex(hash_file("/proc/self/exe"));
    return id;
}

u64 for_this_build(u64 content) { return joined(content, hash_of(build_id())); }

}  // namespace consortia::files

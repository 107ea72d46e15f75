#include "engine/output/build_info.hpp"
#include "engine/output/seal.hpp"

namespace consortia::output {

const std::string& build_id() {
    static const std::string id = hash_of_file("/proc/self/exe");
    return id;
}

}  // namespace consortia::output

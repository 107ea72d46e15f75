#include "engine/files/digest.hpp"
#include "engine/output/build_info.hpp"

namespace consortia::output {

const std::string& build_id() {
    static const std::string id = files::hex(files::hash_file("/proc/self/exe"));
    return id;
}

}  // namespace consortia::output

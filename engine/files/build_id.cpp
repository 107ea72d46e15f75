#include "engine/files/build_id.hpp"

#include "engine/core/error.hpp"
#include "engine/core/hash.hpp"
#include "engine/files/digest.hpp"

#include <charconv>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace consortia::files {

namespace {

bool lies_in(std::string_view stretch, u64 address) {
    u64 from = 0;
    u64 to = 0;
    const auto first = std::from_chars(stretch.data(), stretch.data() + stretch.size(), from, 16);
    std::from_chars(first.ptr + 1, stretch.data() + stretch.size(), to, 16);
    return from <= address && address < to;
}

/// The file that this code was loaded from: the program, be it removed since, or a module that another program has loaded.
std::string file_of_this_code() {
    const auto here = reinterpret_cast<u64>(&file_of_this_code);
    std::ifstream maps("/proc/self/maps");
    for (std::string line; std::getline(maps, line);) {
        std::istringstream words(line);
        std::string stretch, rights, offset, device, inode, path;
        words >> stretch >> rights >> offset >> device >> inode >> std::ws;
        std::getline(words, path);
        if (!lies_in(stretch, here)) continue;
        return path == std::filesystem::read_symlink("/proc/self/exe") ? "/proc/self/exe" : path;
    }
    throw SystemError("/proc/self/maps does not say where this program lies");
}

}  // namespace

const std::string& build_id() {
    static const std::string id = hex(hash_file(file_of_this_code()));
    return id;
}

u64 for_this_build(u64 content) { return joined(content, hash_of(build_id())); }

}  // namespace consortia::files

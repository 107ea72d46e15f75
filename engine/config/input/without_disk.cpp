// For a program that has no files (a browser): nothing lies on its disk.
#include "engine/config/input/unread.hpp"

#include <cerrno>

namespace consortia::config {

std::filesystem::path Disk::canonical(const std::filesystem::path& folder) const { return Memory().canonical(folder); }

bool Disk::is_link(const std::filesystem::path&) const { return false; }

Bytes Disk::read(const std::filesystem::path&, std::size_t) const { return unread(ENOENT); }

std::vector<std::string> Disk::names(const std::filesystem::path&) const { return {}; }

}  // namespace consortia::config

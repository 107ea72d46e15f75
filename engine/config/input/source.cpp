#include "engine/config/input/source.hpp"

#include "engine/config/input/nearest.hpp"
#include "engine/config/input/unread.hpp"

#include <cerrno>

namespace consortia::config {

namespace fs = std::filesystem;

fs::path Overlay::key(const fs::path& file) const { return below_->canonical(file.parent_path()) / file.filename(); }

void Overlay::add(const fs::path& file, std::string bytes) { files_[key(file)] = std::move(bytes); }

fs::path Overlay::canonical(const fs::path& folder) const { return below_->canonical(folder); }

bool Overlay::is_link(const fs::path& path) const { return !files_.contains(key(path)) && below_->is_link(path); }

Bytes Overlay::read(const fs::path& file, std::size_t limit) const {
    const auto found = files_.find(key(file));
    if (found == files_.end()) return below_->read(file, limit);
    if (found->second.size() > limit) return too_long(limit);
    return {found->second, {}};
}

std::vector<std::string> Overlay::names(const fs::path& folder) const { return below_->names(folder); }

Memory::Memory(const std::map<std::string, std::string>& files) {
    for (const auto& [file, bytes] : files) add(file, bytes);
}

void Memory::add(const std::string& file, std::string bytes) {
    files_[("/" / fs::path(file)).lexically_normal()] = std::move(bytes);
}

fs::path Memory::canonical(const fs::path& folder) const {
    fs::path whole = ("/" / folder).lexically_normal();
    return whole.has_filename() || whole == "/" ? whole : whole.parent_path();
}

bool Memory::is_link(const fs::path&) const { return false; }

Bytes Memory::read(const fs::path& file, std::size_t limit) const {
    const auto found = files_.find(("/" / file).lexically_normal());
    if (found == files_.end()) return unread(ENOENT);
    if (found->second.size() > limit) return too_long(limit);
    return {found->second, {}};
}

std::vector<std::string> Memory::names(const fs::path& folder) const {
    std::vector<std::string> names;
    for (const auto& [file, bytes] : files_) {
        if (file.parent_path() == canonical(folder)) names.push_back(file.filename().string());
    }
    return names;
}

std::string nearest_file(const FileSource& source, const fs::path& file) {
    std::vector<std::string> stems;
    for (const fs::path name : source.names(file.parent_path())) {
        if (name == file.filename()) return "";
        if (name.extension() == file.extension()) stems.push_back(name.stem().string());
    }
    const std::string hint = nearest_hint(file.stem().string(), stems);
    return hint.empty() ? "" : hint + file.extension().string();
}

}  // namespace consortia::config

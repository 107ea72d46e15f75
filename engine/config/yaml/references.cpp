#include "engine/config/yaml/references.hpp"

#include <algorithm>

namespace consortia::config {

namespace fs = std::filesystem;

namespace {

fs::path nearest_scenarios_folder(const fs::path& folder) {
    for (fs::path up = folder; up.has_relative_path(); up = up.parent_path()) {
        if (up.filename() == "scenarios") return up;
    }
    return folder;
}

/// Why a reference is refused by its text alone; empty if it is not.
std::string refusal(const std::string& written) {
    if (written.empty()) return "expected the name of a file, got ''";
    if (written.find("://") != std::string::npos)
        return "expected a file, got an address " + quote(written) + "; nothing is fetched";
    if (written.find_first_of("\\\n\t") != std::string::npos) return "expected a file name with `/`, got " + quote(written);
    if (fs::path(written).is_absolute() || written.front() == '~') {
        return "expected a path relative to this file, got " + quote(written);
    }
    return "";
}

}  // namespace

References::References(const fs::path& scenario, const std::optional<fs::path>& root, const FileSource& source)
    : source_(&source), scenario_{scenario, source.canonical(scenario.parent_path()) / scenario.filename()} {
    root_ = root ? source.canonical(*root) : nearest_scenarios_folder(scenario_.actual.parent_path());
}

bool References::below_root(const fs::path& file) const {
    const auto [in_root, in_file] = std::ranges::mismatch(root_, file);
    return in_root == root_.end() && in_file != file.end();
}

bool References::through_link(const fs::path& file) const {
    fs::path at = root_;
    for (const fs::path& part : file.lexically_relative(root_)) {
        at /= part;
        if (source_->is_link(at)) return true;
    }
    return false;
}

std::optional<FileName> References::follow(const FileName& from, const Node& written, const std::string& key,
                                           Problems& problems) const {
    const auto refuse = [&](const std::string& why) {
        problems.error(written.place(), key + ": " + why);
        return std::nullopt;
    };
    if (const std::string why = refusal(written.text); !why.empty()) return refuse(why);
    const FileName file{(from.shown.parent_path() / written.text).lexically_normal(),
                        (from.actual.parent_path() / written.text).lexically_normal()};
    if (!below_root(file.actual)) {
        return refuse(quote(written.text) + " lies outside " + quote(root_.filename().string()) +
                      ", the folder a scenario may not leave (--root names another)");
    }
    if (through_link(file.actual))
        return refuse(quote(written.text) + " leads through a symbolic link, which is not followed");
    return file;
}

std::string References::relative(const FileName& file) const {
    return file.actual.lexically_relative(scenario_.actual.parent_path()).generic_string();
}

}  // namespace consortia::config

// Which files a scenario may name: only those below its root, never through a link.
#pragma once

#include "engine/config/input/source.hpp"
#include "engine/config/yaml/document.hpp"

#include <filesystem>
#include <optional>

namespace consortia::config {

/// A file as messages show it (from what the user typed) and as it is opened.
struct FileName {
    std::filesystem::path shown;
    std::filesystem::path actual;
};

/// Follows `extends` and data files. They may climb by `..` up to the root: the folder given, else the nearest ancestor of
/// the scenario called `scenarios`, else the scenario's own folder.
class References {
  public:
    References(const std::filesystem::path& scenario, const std::optional<std::filesystem::path>& root,
               const FileSource& source);

    const FileName& scenario() const { return scenario_; }
    const std::filesystem::path& root() const { return root_; }
    /// The file that `written` names in the file `from`; nothing, and an error, if it may not be followed.
    std::optional<FileName> follow(const FileName& from, const Node& written, const std::string& key,
                                   Problems& problems) const;
    /// `file` from the folder of the scenario, with `/`.
    std::string relative(const FileName& file) const;

  private:
    bool below_root(const std::filesystem::path& file) const;
    bool through_link(const std::filesystem::path& file) const;

    const FileSource* source_;
    FileName scenario_;
    std::filesystem::path root_;
};

}  // namespace consortia::config

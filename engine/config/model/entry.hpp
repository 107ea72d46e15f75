// One entry of a model's own YAML, `name: {unit: …, about: …}`: its texts, lists and flags, and the words for what is wrong
// with them.
#pragma once

#include "engine/config/yaml/document.hpp"
#include "engine/core/text/text.hpp"

#include <functional>
#include <string>
#include <vector>

namespace consortia::config {

class Description {
  public:
    /// Reports keys other than `known` at once.
    Description(const Key& name, const Node& map, const std::vector<std::string>& known, Problems& problems);

    const std::string& name() const { return name_.text; }
    Place place() const { return name_.place(); }
    const Node& map() const { return map_; }
    bool has(std::string_view key) const { return map_.find(key) != nullptr; }
    /// The value of a key; null if it is absent or was refused when the file was read.
    const Node* find(std::string_view key) const;

    std::string text(std::string_view key) const;         ///< empty if it is absent
    std::string needed_text(std::string_view key) const;  ///< an error if it is absent
    std::vector<std::string> list(std::string_view key) const;
    bool flag(std::string_view key) const;
    Text text_of(std::string_view key) const;  ///< `about: text` or `about: {en: …, zh: …}`

    void error(const Place& where, const std::string& text) const;

  private:
    const Key& name_;
    const Node& map_;
    Problems& problems_;
};

/// Calls `read(name, map)` for each entry of `text`, called `file` in messages, whose entries look like `{…}` as in `shape`.
/// Returns the text of `about:`, which tells of the whole file.
std::string read_entries(std::string_view text, const std::string& file, const std::string& shape,
                         const std::function<void(const Key&, const Node&)>& read, Problems& problems);

}  // namespace consortia::config

// The entries of a map that has a fixed set of keys, read one by one, with the same words for the same mistakes.
#pragma once

#include "engine/config/yaml/document.hpp"

#include <optional>
#include <string>
#include <vector>

namespace consortia::config {

class Fields {
  public:
    /// `name` is what messages call the map. Unknown keys are reported at once.
    Fields(const Node& map, std::string name, const std::vector<std::string>& known, Problems& problems);

    /// The value of a key; null if it is absent or was refused when the file was read.
    const Node* find(std::string_view key) const;
    /// As above; an error if it is absent. `why` says what it is for.
    const Node* needed(std::string_view key, const std::string& why) const;

    /// A whole number from `low` to `high`.
    std::optional<u64> count(std::string_view key, u64 low, u64 high) const;
    std::optional<double> number(std::string_view key) const;
    /// One of `known`.
    std::optional<std::string> word(std::string_view key, const std::vector<std::string>& known) const;

    void error(const Place& where, std::string_view key, const std::string& text) const;

  private:
    std::string called(std::string_view key) const;

    const Node* map_;
    std::string name_;
    Problems* problems_;
};

}  // namespace consortia::config

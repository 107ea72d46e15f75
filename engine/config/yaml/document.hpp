// A YAML text as a small tree in which everything knows its place. Strict: what scenarios do not need and what hides
// mistakes (anchors, tags, nulls, double keys, a second document) is an error here. Knows nothing of scenarios.
#pragma once

#include "engine/config/input/problems.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace consortia::config {

/// What a hostile file may cost.
struct Limits {
    std::size_t bytes = std::size_t{1} << 20;
    std::size_t scalar = std::size_t{64} << 10;
    std::size_t nodes = 100'000;
    std::size_t depth = 32;
};

/// A key of a map and its place.
struct Key {
    std::string text;
    const std::string* file = nullptr;
    int line = 0;
    int column = 0;

    Place place() const { return {*file, line, column}; }
};

/// A value and its place, counted from 1, in characters. A `refused` node was already reported: nothing more is said
/// of it.
struct Node {
    enum class Kind : u8 { scalar, sequence, map, refused };

    Kind kind = Kind::refused;
    bool in_quotes = false;  ///< of a scalar
    const std::string* file = nullptr;
    int line = 0;
    int column = 0;
    std::string text;         ///< of a scalar
    std::vector<Key> keys;    ///< of a map, in file order, each once
    std::vector<Node> items;  ///< of a sequence; of a map its values, beside `keys`

    Place place() const { return {*file, line, column}; }
    bool is_scalar() const { return kind == Kind::scalar; }
    bool is_sequence() const { return kind == Kind::sequence; }
    bool is_map() const { return kind == Kind::map; }
    bool is_refused() const { return kind == Kind::refused; }
    /// The value of a key, or null.
    const Node* find(std::string_view key) const;
};

struct Document {
    std::unique_ptr<const std::string> file;  ///< the name all nodes point to
    Node root;
};

/// Reads `bytes` as one YAML document; `file` is the name in messages. Mistakes go to `problems`; the root is `refused` when
/// nothing can be made of the text.
Document parse_document(std::string_view bytes, const std::string& file, Problems& problems, const Limits& limits = {});

}  // namespace consortia::config

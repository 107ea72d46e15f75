#include "engine/config/yaml/write.hpp"

#include <algorithm>
#include <array>

namespace consortia::config {

namespace {

constexpr bool is_plain(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.' || c == '/';
}

/// Words that YAML reads as nothing at all.
bool is_null(std::string_view text) {
    constexpr std::array<std::string_view, 5> nulls = {"", "~", "null", "Null", "NULL"};
    return std::ranges::find(nulls, text) != nulls.end();
}

}  // namespace

std::string yaml_text(std::string_view text) {
    if (!is_null(text) && std::ranges::all_of(text, is_plain) && text.find_first_not_of('.') != std::string_view::npos) {
        return std::string(text);
    }
    std::string quoted = "\"";
    for (char c : text) {
        if (c == '\n') {
            quoted += "\\n";
        } else if (c == '\t') {
            quoted += "\\t";
        } else {
            if (c == '"' || c == '\\') quoted += '\\';
            quoted += c;
        }
    }
    return quoted + '"';
}

std::string yaml_list(const std::vector<std::string>& texts) {
    if (texts.size() == 1) return yaml_text(texts.front());
    std::string list = "[";
    for (std::size_t k = 0; k < texts.size(); ++k) list += (k == 0 ? "" : ", ") + yaml_text(texts[k]);
    return list + "]";
}

}  // namespace consortia::config

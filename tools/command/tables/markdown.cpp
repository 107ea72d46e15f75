#include "tools/command/tables/markdown.hpp"

#include "engine/core/text/visible.hpp"

#include <algorithm>

namespace consortia::command::page {

namespace {

std::string cell(std::string text) {
    for (std::size_t at = text.find('|'); at != std::string::npos; at = text.find('|', at + 2)) text.insert(at, "\\");
    std::ranges::replace(text, '\n', ' ');
    return text;
}

/// The longest row of one letter in a text.
std::size_t longest(std::string_view text, char letter) {
    std::size_t most = 0, now = 0;
    for (const char c : text) most = std::max(most, now = c == letter ? now + 1 : 0);
    return most;
}

}  // namespace

std::string row(const std::vector<std::string>& cells) {
    std::string line = "|";
    for (const std::string& each : cells) line += " " + cell(each) + " |";
    return line + "\n";
}

std::string head(const std::vector<std::string>& cells) {
    return row(cells) + row(std::vector<std::string>(cells.size(), "---"));
}

std::string plain(std::string_view text) {
    constexpr std::string_view markup = "\\`*_<>[]#&";
    std::string shown;
    for (const char c : visible(text)) {
        if (markup.find(c) != std::string_view::npos) shown += '\\';
        shown += c;
    }
    return shown;
}

std::string code(std::string_view text) {
    const std::string shown = visible(text);
    const std::string fence(longest(shown, '`') + 1, '`');
    const std::string apart = fence.size() > 1 ? " " : "";
    return fence + apart + shown + apart + fence;
}

}  // namespace consortia::command::page

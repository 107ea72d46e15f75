#include "tools/command/process/shell.hpp"

#include "engine/core/text/visible.hpp"

#include <fmt/format.h>

namespace consortia::command {

namespace {

/// With every byte that is not plain written out, as bash takes it: the word stays what it was, and nothing of it acts.
std::string written_out(const std::string& word) {
    std::string text = "$'";
    for (const char c : word) {
        if (c >= ' ' && c <= '~') {
            text += (c == '\'' || c == '\\' ? "\\" : "") + std::string(1, c);
        } else {
            text += fmt::format("\\x{:02x}", static_cast<unsigned char>(c));
        }
    }
    return text + "'";
}

}  // namespace

std::string quoted(const std::string& word) {
    constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./=:,+%@";
    if (!word.empty() && word.find_first_not_of(plain) == std::string::npos) return word;
    if (visible(word) != word) return written_out(word);
    std::string text = "'";
    for (char c : word) text += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return text + "'";
}

std::string as_typed(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : " ") + quoted(word);
    return text;
}

}  // namespace consortia::command

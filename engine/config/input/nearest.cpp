#include "engine/config/input/nearest.hpp"

#include "engine/config/input/look_alikes.hpp"

#include <algorithm>

namespace consortia::config {

std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> before_last(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, replaced});
            const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped) row[j] = std::min(row[j], before_last[j - 2] + 1);
        }
        std::swap(before_last, last);
        std::swap(last, row);
    }
    return last[b.size()];
}

std::string listed(const std::vector<std::string>& names, std::size_t most) {
    std::string text;
    for (std::size_t k = 0; k < std::min(names.size(), most); ++k) text += (k == 0 ? "" : ", ") + names[k];
    if (names.size() > most) text += " and " + std::to_string(names.size() - most) + " more";
    return text;
}

namespace {

std::string trimmed(const std::string& text) {
    const std::size_t first = text.find_first_not_of(' ');
    return first == std::string::npos ? "" : text.substr(first, text.find_last_not_of(' ') + 1 - first);
}

}  // namespace

std::string nearest_hint(std::string_view word, const std::vector<std::string>& known) {
    constexpr std::size_t longest = 200;  // bounds the work on a hostile file
    if (word.size() > longest) return "";
    const std::string plain = trimmed(plain_form(word));
    const std::string has = plain == word || look_alikes(word).empty() ? "" : "; it has " + look_alikes(word);
    const std::string* best = nullptr;
    std::size_t least = std::max<std::size_t>(2, plain.size() / 2) + 1;
    for (const std::string& name : known) {
        const std::size_t distance = edit_distance(plain, name);
        // A name that shares nothing with the word is not near, however short both are.
        if (distance < least && distance < std::max(plain.size(), name.size())) {
            least = distance;
            best = &name;
        }
    }
    return has + (best == nullptr ? "" : "; nearest is " + *best);
}

std::string suggestion(std::string_view word, const std::vector<std::string>& known) {
    const std::string nearest = nearest_hint(word, known);
    if (!nearest.empty()) return nearest;
    return known.empty() || known.size() > 12 ? "" : "; known: " + listed(known);
}

}  // namespace consortia::config

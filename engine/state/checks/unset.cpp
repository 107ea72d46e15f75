#include "engine/state/checks/unset.hpp"

#include <algorithm>
#include <span>

namespace consortia::unset {

namespace {

bool holds_pattern(std::span<const std::byte> bytes) {
    return std::ranges::all_of(bytes, [](std::byte b) { return b == pattern; });
}

/// Numbers of an array are looked at one by one; small ones together, as long as they are enough not to come by chance.
std::size_t looked_at_together(const Field& field) { return field.alignment >= 4 ? field.alignment : field.size; }

bool is_unset(const Field& field, const std::byte* record) {
    if (field.is_flag) return record[field.offset] == pattern;
    if (field.size < 4) return false;
    const std::size_t piece = looked_at_together(field);
    for (std::size_t at = 0; at + piece <= field.size; at += piece) {
        if (holds_pattern({record + field.offset + at, piece})) return true;
    }
    return false;
}

}  // namespace

const Field* find(const Record& record, const std::byte* bytes) {
    const auto found = std::ranges::find_if(record.fields, [&](const Field& field) { return is_unset(field, bytes); });
    return found == record.fields.end() ? nullptr : &*found;
}

std::string words(const Field& field) { return "its field " + field.name + " was never set"; }

}  // namespace consortia::unset

#include "engine/schema/record.hpp"

#include <algorithm>

namespace consortia {

namespace {
std::size_t aligned(std::size_t offset, std::size_t alignment) { return (offset + alignment - 1) / alignment * alignment; }
}  // namespace

std::string Record::uncovered() const {
    std::vector<Field> sorted = fields;
    std::ranges::sort(sorted, {}, &Field::offset);
    std::size_t end = 0;
    for (const Field& field : sorted) {
        if (field.offset != aligned(end, field.alignment)) {
            return name + ": bytes " + std::to_string(end) + " to " + std::to_string(field.offset) + " (before " +
                   field.name + ") are not described";
        }
        end = field.offset + field.size;
    }
    if (aligned(end, alignment) != size && !(fields.empty() && size == 1)) {
        return name + ": bytes " + std::to_string(end) + " to " + std::to_string(size) + " are not described";
    }
    return {};
}

}  // namespace consortia

#include "engine/schema/record.hpp"

#include <algorithm>
#include <utility>

namespace consortia {

namespace {
std::size_t aligned(std::size_t offset, std::size_t alignment) { return (offset + alignment - 1) / alignment * alignment; }
}  // namespace

void FieldList::add(std::string_view name, std::size_t offset, std::string_view unit, std::string_view about,
                    Field (*of_type)()) {
    Field field = of_type();
    field.name = name;
    field.offset = offset;
    field.unit = unit;
    field.about = about;
    (*records_)[place_].fields.push_back(std::move(field));
}

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
    const auto gap = std::ranges::find(sorted, true, &Field::has_gaps);
    if (gap != sorted.end())
        return name + ": " + gap->name + " has bytes inside that hold nothing: a digest of them would be chance";
    if (aligned(end, alignment) != size && !(fields.empty() && size == 1)) {
        return name + ": bytes " + std::to_string(end) + " to " + std::to_string(size) + " are not described";
    }
    return {};
}

std::vector<Stretch> Record::covered() const {
    std::vector<Field> sorted = fields;
    std::ranges::sort(sorted, {}, &Field::offset);
    std::vector<Stretch> stretches;
    for (const Field& field : sorted) {
        if (!stretches.empty() && stretches.back().offset + stretches.back().size == field.offset) {
            stretches.back().size += field.size;
        } else {
            stretches.push_back({field.offset, field.size});
        }
    }
    return stretches;
}

std::vector<Stretch> Record::gaps() const {
    std::vector<Stretch> gaps;
    std::size_t end = 0;
    const auto add_until = [&](std::size_t next) {
        if (next > end) gaps.push_back({end, next - end});
    };
    for (const Stretch& stretch : covered()) {
        add_until(stretch.offset);
        end = stretch.offset + stretch.size;
    }
    add_until(size);
    return gaps;
}

}  // namespace consortia

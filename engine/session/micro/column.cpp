#include "engine/session/micro/column.hpp"

#include "engine/files/digest.hpp"
#include "engine/state/kept_ids.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <limits>

namespace consortia::session {

namespace {

using RecordsOf = std::shared_ptr<const Records>;

template <class Number>
Number read(const std::byte* at) {
    Number number;
    std::memcpy(&number, at, sizeof number);
    return number;
}

/// Nothing of NaN.
template <class Number>
std::string number_text(Number x) {
    if (x != x) return "";
    std::array<char, 32> text{};
    return {text.data(), std::to_chars(text.data(), text.data() + text.size(), x).ptr};
}

template <class Number>
void read_as(MicroColumn& column, const RecordsOf& records, std::size_t offset) {
    column.text = [records, offset](u32 row) { return number_text(read<Number>(records->at(row) + offset)); };
    column.number = [records, offset](u32 row) { return static_cast<double>(read<Number>(records->at(row) + offset)); };
}

template <class Signed, class Unsigned>
void read_whole(MicroColumn& column, const RecordsOf& records, std::size_t offset, bool is_signed) {
    is_signed ? read_as<Signed>(column, records, offset) : read_as<Unsigned>(column, records, offset);
}

void read_whole(MicroColumn& column, const RecordsOf& records, std::size_t offset, const Values& values) {
    if (values.size == 1) return read_whole<i8, u8>(column, records, offset, values.is_signed);
    if (values.size == 2) return read_whole<i16, u16>(column, records, offset, values.is_signed);
    if (values.size == 4) return read_whole<i32, u32>(column, records, offset, values.is_signed);
    read_whole<i64, u64>(column, records, offset, values.is_signed);
}

/// A number that is no label's stands for itself: a field may be meant for a part of the labels only.
void read_label(MicroColumn& column, const std::vector<std::string>& labels) {
    column.kind = MicroColumn::Kind::label;
    column.text = [number = column.number, plain = column.text, labels](u32 row) {
        const double place = number(row);
        return place >= 0 && place < static_cast<double>(labels.size()) ? labels[static_cast<std::size_t>(place)]
                                                                        : plain(row);
    };
    column.number = nullptr;
}

const std::vector<std::string>* labels_of(const Field& field, const std::vector<Axis>& axes) {
    const auto axis = std::ranges::find(axes, field.values.label_of, &Axis::name);
    return field.values.label_of.empty() || axis == axes.end() ? nullptr : &axis->labels;
}

bool has_unit(const Field& field) {
    constexpr std::array pure{"", "1", "-", "id", "flag", "label"};
    return std::ranges::find(pure, field.unit) == pure.end();
}

MicroColumn number_column(const Field& field, const RecordsOf& records, std::size_t offset, const std::vector<Axis>& axes) {
    MicroColumn column{.name = field.name, .unit = has_unit(field) ? field.unit : "", .about = field.about};
    if (field.values.kind == Values::Kind::real) {
        field.values.size == sizeof(float) ? read_as<float>(column, records, offset)
                                           : read_as<double>(column, records, offset);
        return column;
    }
    column.kind = field.is_flag ? MicroColumn::Kind::flag : MicroColumn::Kind::whole;
    read_whole(column, records, offset, field.values);
    if (const auto* labels = labels_of(field, axes)) read_label(column, *labels);
    return column;
}

std::vector<u32> slots_at(const Records& records, std::size_t offset) {
    std::vector<u32> slots(records.rows());
    for (u32 row = 0; row < slots.size(); ++row) slots[row] = read<u32>(records.at(row) + offset);
    return slots;
}

/// Of the element that lies there: elements of arrays are counted from 1.
std::string element_name(const Field& field, std::size_t offset) {
    if (field.size == field.values.size) return field.name;
    return field.name + '_' + std::to_string((offset - field.offset) / field.values.size + 1);
}

}  // namespace

std::string key_text(Key key) { return key == 0 ? "" : 'k' + files::hex(key); }

std::shared_ptr<const Records> copied(const Column& column, const std::vector<u32>& slots) {
    Records records{.bytes = std::vector<std::byte>(slots.size() * column.stride()), .stride = column.stride()};
    for (std::size_t row = 0; row < slots.size(); ++row)
        std::memcpy(records.bytes.data() + row * records.stride, column.at(slots[row]), records.stride);
    return std::make_shared<const Records>(std::move(records));
}

std::vector<MicroColumn> columns_of(const Field& field, const RecordsOf& records, const std::vector<Axis>& axes,
                                    const std::function<Keys(std::type_index)>& keys) {
    std::vector<MicroColumn> columns;
    const Values& values = field.values;
    if (values.kind == Values::Kind::unknown || values.size == 0) return columns;
    for (std::size_t offset = field.offset; offset < field.offset + field.size; offset += values.size) {
        const std::string name = element_name(field, offset);
        if (values.kind == Values::Kind::id) {
            const std::vector<u32> slots = slots_at(*records, offset);
            columns.push_back(key_column(name, slots, keys(field.points_at)));
            columns.back().about = field.about;
            columns.push_back(slot_column(name + "_slot", slots));
        } else {
            columns.push_back(number_column(field, records, offset, axes));
            columns.back().name = name;
        }
    }
    return columns;
}

MicroColumn key_column(const std::string& name, std::vector<u32> slots, Keys keys) {
    const auto text = [slots = std::move(slots), keys = std::move(keys)](u32 row) {
        return slots[row] < keys->size() ? key_text((*keys)[slots[row]]) : "";
    };
    return {.name = name, .unit = "", .about = "", .kind = MicroColumn::Kind::key, .text = text};
}

/// Of a marked id, whose agent is dead and its place taken, there is no slot.
MicroColumn slot_column(const std::string& name, std::vector<u32> slots) {
    const auto shared = std::make_shared<const std::vector<u32>>(std::move(slots));
    const auto nobody = [shared](u32 row) { return (*shared)[row] >= most_slots; };
    return {.name = name,
            .unit = "",
            .about = "",
            .kind = MicroColumn::Kind::whole,
            .text = [=](u32 row) { return nobody(row) ? "" : std::to_string((*shared)[row]); },
            .number = [=](u32 row) { return nobody(row) ? std::numeric_limits<double>::quiet_NaN() : (*shared)[row]; }};
}

}  // namespace consortia::session

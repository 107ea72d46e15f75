#include "engine/schema/panel/panel.hpp"

#include <algorithm>
#include <cstring>

namespace consortia {

namespace {

template <class Number>
double read(const std::byte* at) {
    Number number;
    std::memcpy(&number, at, sizeof number);
    return static_cast<double>(number);
}

template <class Signed, class Unsigned>
double read(const std::byte* at, bool is_signed) {
    return is_signed ? read<Signed>(at) : read<Unsigned>(at);
}

double whole(const std::byte* at, const Values& values) {
    if (values.size == 1) return read<i8, u8>(at, values.is_signed);
    if (values.size == 2) return read<i16, u16>(at, values.is_signed);
    if (values.size == 4) return read<i32, u32>(at, values.is_signed);
    return read<i64, u64>(at, values.is_signed);
}

bool is_followed(const Record& record) { return record.role == Record::Role::agent || record.role == Record::Role::edge; }

/// What results call those who are followed: a field of that name gets its record's before its own.
bool is_taken(const std::string& name, const Record& record) {
    const bool is_end = record.role == Record::Role::edge && (name == "from" || name == "to");
    return name == "key" || is_end;
}

/// One for each element of an array.
void add_fields(const Record& record, const std::string& before, std::vector<PanelField>& all) {
    for (const Field& field : record.fields) {
        const Values& values = field.values;
        if (values.kind != Values::Kind::whole && values.kind != Values::Kind::real) continue;
        const std::string name = before + (is_taken(field.name, record) ? record.name + '.' : "") + field.name;
        for (std::size_t at = 0; at < field.size; at += values.size) {
            const std::string element = field.size == values.size ? "" : '_' + std::to_string(at / values.size + 1);
            all.push_back({name + element, field.unit, field.about, record.type, field.offset + at, values});
        }
    }
}

}  // namespace

double PanelField::number(const std::byte* record_at) const {
    const std::byte* at = record_at + offset;
    if (values.kind == Values::Kind::whole) return whole(at, values);
    return values.size == sizeof(float) ? read<float>(at) : read<double>(at);
}

const Record* panel_record(const Schema& schema, const std::string& kind) {
    const auto found =
        std::ranges::find_if(schema.records(), [&](const Record& r) { return is_followed(r) && r.name == kind; });
    return found == schema.records().end() ? nullptr : &*found;
}

std::vector<std::string> panel_kinds(const Schema& schema) {
    std::vector<std::string> kinds;
    for (const Record& record : schema.records())
        if (is_followed(record)) kinds.push_back(record.name);
    return kinds;
}

std::vector<PanelField> panel_fields(const Schema& schema, const std::string& kind) {
    std::vector<PanelField> all;
    const Record* followed = panel_record(schema, kind);
    if (followed == nullptr) return all;
    add_fields(*followed, "", all);
    for (const Record& record : schema.records()) {
        const bool is_of_it = record.role == Record::Role::component && record.of == followed->type;
        if (is_of_it) add_fields(record, record.name + '.', all);
    }
    return all;
}

std::vector<PanelField> panel_fields(const Schema& schema, const Panel& panel) {
    const std::vector<PanelField> known = panel_fields(schema, panel.kind);
    std::vector<PanelField> all;
    for (const std::string& name : panel.fields) {
        const auto found = std::ranges::find(known, name, &PanelField::name);
        if (found == known.end()) throw ContractError("no panel can record " + panel.kind + '.' + name);
        all.push_back(*found);
    }
    return all;
}

}  // namespace consortia

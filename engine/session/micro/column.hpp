// A field of agents or edges as a column of a table: what its bytes mean, as text and as number.
#pragma once

#include "engine/state/world.hpp"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace consortia::session {

/// Keys of agents as texts: 16 hexadecimal digits behind a `k`, so that no reader takes one for a number. Empty: nobody.
std::string key_text(Key key);

struct MicroColumn {
    enum class Kind : u8 {
        real,
        whole,
        flag,   ///< 0 or 1
        label,  ///< of an axis or an enumeration
        key,    ///< of an agent, see key_text
    };

    std::string name;
    std::string unit;  ///< empty of pure numbers, labels, flags and keys
    std::string about;
    Kind kind = Kind::real;
    std::function<std::string(u32 row)> text;  ///< shortest text that reads back as the same; empty where nobody is
    std::function<double(u32 row)> number{};   ///< not of labels and keys; NaN where nobody is

    bool is_text() const { return kind == Kind::label || kind == Kind::key; }
};

/// Copies of records, one a row.
struct Records {
    std::vector<std::byte> bytes;
    std::size_t stride = 0;

    const std::byte* at(u32 row) const { return bytes.data() + row * stride; }
    std::size_t rows() const { return bytes.size() / stride; }
};

/// The records of a column that lie in these slots.
std::shared_ptr<const Records> copied(const Column& column, const std::vector<u32>& slots);

/// Keys by slot, 0 where nobody is.
using Keys = std::shared_ptr<const std::vector<Key>>;

/// The columns of one field: one, or one for each element, `taxable_1`, `taxable_2` …; of ids the key and, as `NAME_slot`,
/// the slot. None of a type of the model's own, whose bytes say nothing to others. `keys` gives those of an agent.
std::vector<MicroColumn> columns_of(const Field& field, const std::shared_ptr<const Records>& records,
                                    const std::vector<Axis>& axes, const std::function<Keys(std::type_index)>& keys);

/// A column of agents, given by their slots; and that of the slots.
MicroColumn key_column(const std::string& name, std::vector<u32> slots, Keys keys);
MicroColumn slot_column(const std::string& name, std::vector<u32> slots);

}  // namespace consortia::session

// The whole state as bytes: records as they lie in memory but for their gaps, streamed, in the order of the schema.
#include "engine/core/byte_stream.hpp"
#include "engine/core/hash.hpp"
#include "engine/state/image/sound.hpp"
#include "engine/state/world.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <vector>

namespace consortia {

namespace {

/// As ByteSink::vector, with zeros where a record holds nothing: what lies there differs from run to run.
void write_records(ByteSink& image, const Column& column) {
    const std::vector<Stretch> gaps = column.record().gaps();
    if (gaps.empty()) return image.vector(column.bytes());
    const std::size_t stride = column.stride();
    image.value(static_cast<u64>(column.bytes().size()));
    std::vector<std::byte> records;
    constexpr u32 at_once = 4096;
    for (u32 slot = 0; slot < column.size(); slot += at_once) {
        const u32 count = std::min(at_once, column.size() - slot);
        records.assign(column.at(slot), column.at(slot) + count * stride);
        for (std::size_t at = 0; at < records.size(); at += stride) {
            for (const Stretch& gap : gaps) std::memset(records.data() + at + gap.offset, 0, gap.size);
        }
        image.write(records);
    }
}

}  // namespace

void World::save(ByteSink& image) {
    image.value(clock.step);
    for (const Record& record : schema_->records()) {
        image.value(hash_of(record.name));
        write_records(image, column(record.type));
        if (record.role == Record::Role::agent) {
            image.vector(agents(record.type).keys);
            image.vector(agents(record.type).free());
        } else if (record.role == Record::Role::edge) {
            image.vector(edges(record.type).raw_offsets());
        }
    }
    image.vector(standing_);
}

void World::load(ByteSource& image) {
    clock.step = image.value<u32>();
    for (const Record& record : schema_->records()) {
        if (image.value<u64>() != hash_of(record.name)) throw SystemError("the snapshot is of another model");
        Column& records = column(record.type);
        image.vector(records.bytes());
        records.touched();
        if (record.role == Record::Role::agent) {
            image.vector(agents(record.type).keys);
            agents(record.type).restored(image.vector<Agents::Free>());
        } else if (record.role == Record::Role::edge) {
            image.vector(edges(record.type).raw_offsets());
            edges(record.type).restored();
        }
    }
    image.vector(standing_);
    const auto infinite = [](double value) { return std::abs(value) == std::numeric_limits<double>::infinity(); };
    if (standing_.size() != layout_.width() || std::ranges::any_of(standing_, infinite))
        throw SystemError("the snapshot is of other indicators");
    require_sound(*this);
}

}  // namespace consortia

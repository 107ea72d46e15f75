// The whole state as an image: records as they lie in memory, streamed, in the order of the schema.
#include "engine/core/hash.hpp"
#include "engine/files/image.hpp"
#include "engine/state/sound.hpp"
#include "engine/state/world.hpp"

namespace consortia {

void World::save(files::ImageWriter& image) {
    image.value(clock.step);
    for (const Record& record : schema_->records()) {
        image.value(hash_of(record.name));
        image.vector(column(record.type).bytes());
        if (record.role == Record::Role::agent) {
            image.vector(agents(record.type).keys);
            image.vector(agents(record.type).free());
        } else if (record.role == Record::Role::edge) {
            image.vector(edges(record.type).raw_offsets());
        }
    }
}

void World::load(files::ImageReader& image) {
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
    require_sound(*this);
}

}  // namespace consortia

#include "engine/step/access/prefetch.hpp"

namespace consortia {

void Prefetch::add(const Reach& reach, std::type_index owner) {
    if (!large(reach)) return;
    for (const Field& field : visited_->fields) {
        if (field.points_at == owner && paths_count_ < most) paths_[paths_count_++] = {field.offset, reach};
    }
}

}  // namespace consortia

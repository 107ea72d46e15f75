#include "engine/step/ahead.hpp"

namespace consortia {

void Ahead::add(const Reach& reach, std::type_index owner) {
    if (reach.count * reach.stride <= near) return;
    for (const Field& field : visited_->fields) {
        if (field.points_at == owner && count_ < most) paths_[count_++] = {field.offset, reach};
    }
}

}  // namespace consortia

#include "engine/step/access/prefetch.hpp"

#include <algorithm>

namespace consortia {

bool Prefetch::has(const Path& path) const {
    return std::any_of(paths_.begin(), paths_.begin() + paths_count_, [&](const Path& known) {
        return known.offset == path.offset && known.reach.first == path.reach.first;
    });
}

void Prefetch::add(const Reach& reach, std::type_index owner) {
    if (!large(reach)) return;
    for (const Field& field : visited_->fields) {
        if (field.points_at == owner && paths_count_ < most && !has({field.offset, reach}))
            paths_[paths_count_++] = {field.offset, reach};
    }
}

}  // namespace consortia

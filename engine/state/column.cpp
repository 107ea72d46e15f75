#include "engine/state/column.hpp"

#include <cstring>

namespace consortia {

void Column::blank(u32 slot) {
    std::memset(at(slot), 0, stride());
    for (const Field& field : record_->fields) {
        if (field.points_at != typeid(void)) std::memset(at(slot) + field.offset, 0xff, field.size);
    }
}

}  // namespace consortia

// Whom a lever is for, and where somebody stands, on one axis alone.
#pragma once

#include "engine/schema/lever.hpp"

namespace consortia {

inline TargetMask only(std::size_t axis, u32 label) {
    TargetMask mask;
    mask.allowed[axis] = u64{1} << label;
    return mask;
}

inline Target standing(std::size_t axis, u8 label) {
    Target target;
    target.label[axis] = label;
    return target;
}

}  // namespace consortia

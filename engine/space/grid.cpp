#include "engine/space/grid.hpp"

#include "engine/core/error.hpp"

#include <algorithm>

namespace consortia {

Grid::Grid(u32 width, u32 height, Sides sides) : width_(width), height_(height), sides_(sides) {
    require(width > 0 && height > 0 && u64{width} * height <= ~u32{0}, "a grid has from 1 to 4,294,967,295 cells");
}

Grid::Stretch Grid::stretch(u32 at, u32 size, u32 reach) const {
    if (u64{reach} * 2 + 1 >= size && sides_ == Sides::wrap) return {0, size};
    if (sides_ == Sides::wrap) return {at >= reach ? at - reach : at + size - reach, reach * 2 + 1};
    const u32 before = std::min(at, reach), behind = std::min(size - 1 - at, reach);
    return {at - before, before + 1 + behind};
}

u32 Grid::count_around(u32 cell, u32 reach) const {
    return stretch(x(cell), width_, reach).count * stretch(y(cell), height_, reach).count - 1;
}

u32 Grid::drawn_around(u32 cell, u32 reach, Rng& rng) const {
    const Stretch columns = stretch(x(cell), width_, reach), rows = stretch(y(cell), height_, reach);
    const u32 all = columns.count * rows.count;
    require(all > 1, "a cell has no other within reach");
    const auto at = [&](u32 k) {
        return this->cell(columns.at(k % columns.count, width_), rows.at(k / columns.count, height_));
    };
    const u32 drawn = at(rng.below(all - 1));  // of all but the last, which stands for the cell itself
    return drawn == cell ? at(all - 1) : drawn;
}

}  // namespace consortia

// Cells in rows of a rectangle, for agents who stand in them or for cells that are agents themselves: cell (x, y) is number
// y · width + x, as a node of graph::lattice is. Who is where an index tells, by the cell (state/lists/index.hpp).
//
//     const Grid field(50, 50, Sides::wrap);
//     me.cell = field.drawn_around(me.cell, 1, rng);
//     field.around(me.cell, 1, [&](u32 cell) { for (Id<Sheep> sheep : herd[cell]) … });
#pragma once

#include "engine/core/ids.hpp"
#include "engine/random/rng.hpp"
#include "engine/space/sides.hpp"

namespace consortia {

class Grid {
  public:
    Grid() = default;
    /// Throws ContractError unless it has 1 to 4,294,967,295 cells.
    Grid(u32 width, u32 height, Sides sides);
    static Grid square(u32 side, Sides sides) { return {side, side, sides}; }

    u32 width() const { return width_; }
    u32 height() const { return height_; }
    u32 cells() const { return width_ * height_; }
    u32 cell(u32 x, u32 y) const { return y * width_ + x; }
    u32 x(u32 cell) const { return cell % width_; }
    u32 y(u32 cell) const { return cell / width_; }

    /// Calls `act(other)` for every other cell at most `reach` columns and rows away, each once, row by row.
    template <class Act>
    void around(u32 cell, u32 reach, const Act& act) const {
        const Stretch columns = stretch(x(cell), width_, reach), rows = stretch(y(cell), height_, reach);
        for (u32 row = 0; row < rows.count; ++row) {
            for (u32 column = 0; column < columns.count; ++column) {
                const u32 other = this->cell(columns.at(column, width_), rows.at(row, height_));
                if (other != cell) act(other);
            }
        }
    }
    /// How many cells those are.
    u32 count_around(u32 cell, u32 reach) const;
    /// One of them, all alike. Throws ContractError if there are none.
    u32 drawn_around(u32 cell, u32 reach, Rng& rng) const;
    /// One of all whom `listed[cell]` lists there and around, all alike; nobody if there is none. One word, if anybody is.
    template <class Listed>
    auto drawn_from(const Listed& listed, u32 cell, u32 reach, Rng& rng) const {
        decltype(OptionalId(listed[cell][0])) drawn;
        u32 all = listed[cell].size();
        around(cell, reach, [&](u32 other) { all += listed[other].size(); });
        if (all == 0) return drawn;
        u32 place = rng.below(all);
        const auto look = [&](u32 there) {
            const auto who = listed[there];
            if (place < who.size()) drawn = who[place];
            place -= who.size();  // once found it is negative, as it were, and beyond the end of all that follow
        };
        look(cell);
        around(cell, reach, look);
        return drawn;
    }

  private:
    /// Columns or rows side by side, some of which may lie at the other end.
    struct Stretch {
        u32 first;
        u32 count;
        u32 at(u32 k, u32 size) const { return first + k < size ? first + k : first + k - size; }
    };
    Stretch stretch(u32 at, u32 size, u32 reach) const;

    u32 width_ = 0;
    u32 height_ = 0;
    Sides sides_ = Sides::end;
};

}  // namespace consortia

// A rectangle on which agents move and see others up to a distance. It is cut into bins no narrower than that distance, by
// which an index lists the agents (state/lists/index.hpp): who is in reach stands in one of nine of them.
//
//     struct Flock { using Of = Bird; using By = Sky; static u32 key(const Bird& b, const Sky& sky) { return sky.bin(b.at);
//     } }; sky->around(me.at, [&](u32 bin) {
//         for (Id<Bird> other : flock[bin]) if (sky->way(me.at, birds[other].at).length() <= 5) …
//     });
//
// Where agents move while others look, one at a time, bins must be wider than what is seen by as much as agents move.
#pragma once

#include "engine/space/grid.hpp"
#include "engine/space/vector.hpp"

namespace consortia {

class Plane {
  public:
    Plane() = default;
    /// From (0, 0) to (width, height). Throws ContractError unless all three are above 0.
    Plane(double width, double height, double reach, Sides sides);

    double width() const { return size_.x; }
    double height() const { return size_.y; }

    /// Where a step leads: to the other side where sides wrap, else no farther than the edge.
    Vector moved(Vector from, Vector step) const;
    /// From one place to another, the shorter way round where sides wrap.
    Vector way(Vector from, Vector to) const;

    u32 bins() const { return bins_.cells(); }
    u32 bin(Vector at) const;
    /// Calls `act(bin)` for each bin in which places within reach of this one lie, each once.
    template <class Act>
    void around(Vector at, const Act& act) const {
        const u32 here = bin(at);
        act(here);
        bins_.around(here, 1, act);
    }

  private:
    Vector size_;
    Sides sides_ = Sides::end;
    Grid bins_;
};

}  // namespace consortia

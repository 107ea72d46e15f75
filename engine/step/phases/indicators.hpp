// What a phase reports of the step, by the names that the model declared.
//
//     const Indicator unemployment{.name = "unemployment_by_region", .unit = "share", .over = {"region"}};
//     void observe(const Region& me, Self<Region> self, Indicators out) { out(unemployment, self.id().slot) = me.rate; }
//
// Not to change: a place is written once a step and is never read, or the result would depend on which thread came last.
#pragma once

#include "engine/step/access/access.hpp"

#include <array>
#include <concepts>
#include <span>
#include <string_view>

namespace consortia {
namespace access {

/// The indicators of this step: `out(unemployment, region) = u / (u + e)`. NaN means missing; infinity is an error. Agents
/// may record in one phase as long as each writes places of its own.
class Indicators : public Base {
  public:
    static constexpr Access access = Access::none;

    class Cell {
      public:
        Cell(std::string_view indicator, double& place) : indicator_(indicator), place_(&place) {}
        /// Once a step, but that what is missing may be given a value: of two values the last would depend on threads.
        void operator=(double value) const;

      private:
        std::string_view indicator_;
        double* place_;
    };

    Indicators(World& world, const PhaseRun&, const BlockContext&) : world_(&world) {}

    template <std::integral... Labels>
    Cell operator()(IndicatorName name, Labels... labels) const {
        const std::array<u32, sizeof...(Labels)> place{static_cast<u32>(labels)...};
        return cell(name.text(), place);
    }
    const FrameLayout& layout() const { return world_->layout(); }

  private:
    Cell cell(std::string_view name, std::span<const u32> place) const;

    World* world_;
};

}  // namespace access

using Indicators = const access::Indicators&;

}  // namespace consortia

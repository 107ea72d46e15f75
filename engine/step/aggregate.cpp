#include "engine/step/aggregate.hpp"

#include "engine/core/blame.hpp"
#include "engine/step/indicators.hpp"

#include <vector>

namespace consortia::aggregate {

Sum sum(World& world, const Summed& summed) {
    const Column& column = world.column(summed.agent);
    std::vector<Sum> parts(Crew::blocks_of(column.size()));
    world.crew().blocks(column.size(), [&](Block b) {
        u32 slot = b.from;
        blaming([&] { return column.record().name + ' ' + std::to_string(slot); },
                [&] { parts[b.block] = summed.block(world, b, slot); });
    });
    Sum whole{.bytes = u64{column.size()} * column.stride()};
    for (const Sum& part : parts) {
        whole.total += part.total;
        whole.agents += part.agents;
    }
    return whole;
}

Sum record(World& world, const std::string& indicator, const Summed& summed, bool mean) {
    Sum whole;
    blaming([&] { return "indicator " + indicator + ", step " + std::to_string(world.clock.step); },
            [&] {
                whole = sum(world, summed);
                access::Indicators(world, {}, {})(IndicatorName(indicator)) =
                    mean ? whole.total / whole.agents : whole.total;
            });
    return whole;
}

}  // namespace consortia::aggregate

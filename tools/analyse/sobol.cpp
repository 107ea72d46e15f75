#include "tools/analyse/indices.hpp"

#include <openturns/Exception.hxx>
#include <openturns/MartinezSensitivityAlgorithm.hxx>
#include <openturns/RandomGenerator.hxx>

#include <algorithm>
#include <limits>

namespace consortia::analyse {

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();
constexpr OT::UnsignedInteger resamples = 1000;
constexpr std::size_t fewest_blocks = 3;

/// OpenTURNS wants all rows A first, then all rows B, then each mixed matrix.
void arrange(const StudySample& sample, const OutputColumn& output, const std::vector<std::size_t>& blocks, OT::Sample& x,
             OT::Sample& y) {
    OT::UnsignedInteger row = 0;
    for (std::size_t place = 0; place < sample.block; ++place) {
        for (std::size_t block : blocks) {
            const std::size_t point = block * sample.block + place;
            for (std::size_t factor = 0; factor < sample.factors.size(); ++factor) {
                x(row, factor) = sample.factors[factor].values[point];
            }
            y(row++, 0) = output.values[point];
        }
    }
}

std::vector<Interval> intervals(const OT::Point& values, const OT::Interval& bounds) {
    std::vector<Interval> found;
    for (OT::UnsignedInteger k = 0; k < values.getDimension(); ++k) {
        found.push_back({values[k], bounds.getLowerBound()[k], bounds.getUpperBound()[k]});
    }
    return found;
}

std::vector<std::size_t> usable_blocks(const OutputColumn& output) {
    std::vector<std::size_t> blocks;
    for (std::size_t block = 0; block < output.block_is_usable.size(); ++block) {
        if (output.block_is_usable[block]) blocks.push_back(block);
    }
    return blocks;
}

bool varies(const OT::Sample& y) { return y.getMin()[0] < y.getMax()[0]; }

void estimate(const OT::Sample& x, const OT::Sample& y, std::size_t rows, OutputIndices& found) {
    OT::RandomGenerator::SetSeed(1);
    OT::MartinezSensitivityAlgorithm algorithm(x, y, rows);
    algorithm.setUseAsymptoticDistribution(false);
    algorithm.setBootstrapSize(resamples);
    algorithm.setConfidenceLevel(.95);
    found.indices[0].by_factor = intervals(algorithm.getFirstOrderIndices(), algorithm.getFirstOrderIndicesInterval());
    found.indices[1].by_factor = intervals(algorithm.getTotalOrderIndices(), algorithm.getTotalOrderIndicesInterval());
}

}  // namespace

OutputIndices sobol_indices(const StudySample& sample, const OutputColumn& output) {
    const std::vector<std::size_t> blocks = usable_blocks(output);
    OutputIndices found{.output = output.name, .unit = output.unit, .blocks_used = blocks.size()};
    found.blocks_left_out = sample.blocks() - blocks.size();
    const std::vector<Interval> nothing(sample.factors.size(), Interval{none, none, none});
    found.indices = {{"first_order", nothing}, {"total", nothing}};
    if (blocks.size() < fewest_blocks) return found;
    OT::Sample x(blocks.size() * sample.block, sample.factors.size());
    OT::Sample y(blocks.size() * sample.block, 1);
    arrange(sample, output, blocks, x, y);
    if (!varies(y)) return found;
    try {
        estimate(x, y, blocks.size(), found);
    } catch (const OT::Exception&) {
        found.indices = {{"first_order", nothing}, {"total", nothing}};  // one of the matrices alone does not vary
    }
    return found;
}

}  // namespace consortia::analyse

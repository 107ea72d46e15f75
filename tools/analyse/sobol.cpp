#include "tools/analyse/indices.hpp"

#include <openturns/Exception.hxx>
#include <openturns/MartinezSensitivityAlgorithm.hxx>
#include <openturns/RandomGenerator.hxx>

#include <algorithm>
#include <cmath>
#include <limits>

namespace consortia::analyse {

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();
constexpr OT::UnsignedInteger resamples = 1000;

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

bool all_finite(const OutputIndices& found) {
    const auto finite = [](const Interval& i) {
        return std::isfinite(i.value) && std::isfinite(i.low) && std::isfinite(i.high);
    };
    return std::ranges::all_of(found.indices,
                               [&](const IndexRow& row) { return std::ranges::all_of(row.by_factor, finite); });
}

}  // namespace

OutputIndices sobol_indices(const StudySample& sample, const OutputColumn& output) {
    const std::vector<std::size_t> blocks = usable_blocks(output);
    OutputIndices found = indices_without_values(sample, output);
    const std::vector<Interval> nothing(sample.factors.size(), Interval{none, none, none});
    found.indices = {{"first_order", nothing}, {"total", nothing}};
    if (!found.why_none.empty()) return found;
    OT::Sample x(blocks.size() * sample.block, sample.factors.size());
    OT::Sample y(blocks.size() * sample.block, 1);
    arrange(sample, output, blocks, x, y);
    found.why_none = varies(y) ? "" : "it does not vary";
    if (!found.why_none.empty()) return found;
    try {
        estimate(x, y, blocks.size(), found);
    } catch (const OT::Exception&) {
        found.why_none = "one of its matrices does not vary";
    }
    if (found.why_none.empty() && !all_finite(found)) found.why_none = "its numbers are too large or too alike";
    if (!found.why_none.empty()) found.indices = {{"first_order", nothing}, {"total", nothing}};
    return found;
}

}  // namespace consortia::analyse

#include "tools/analyse/indices.hpp"

#include <algorithm>

namespace consortia::analyse {

OutputIndices indices_without_values(const StudySample& sample, const OutputColumn& output) {
    OutputIndices found{.output = output.name, .unit = output.unit};
    found.blocks_used = static_cast<std::size_t>(std::ranges::count(output.block_is_usable, true));
    found.blocks_left_out = sample.blocks() - found.blocks_used;
    found.blocks_undefined = output.blocks_undefined;
    if (found.blocks_used < fewest_blocks) found.why_none = "fewer than 3 usable blocks give no indices";
    return found;
}

}  // namespace consortia::analyse

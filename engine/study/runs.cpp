#include "engine/study/runs.hpp"

#include <algorithm>

namespace consortia::study {

std::vector<VariantOfBurnIn> variants_by_burn_in(const Runs& runs) {
    std::vector<VariantOfBurnIn> variants;
    variants.reserve(runs.variants());
    for (u64 variant = 0; variant < runs.variants(); ++variant) {
        variants.push_back({runs.burn_in_key(runs.run(variant, 0)), variant});
    }
    std::ranges::sort(variants);
    return variants;
}

}  // namespace consortia::study

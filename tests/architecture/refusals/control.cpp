// The control: lawful code compiles under the flags of the refusals, so that none of them fails for another reason.
// compiles
#include "engine/core/hash.hpp"

consortia::u64 first_mix() { return consortia::mix(1); }

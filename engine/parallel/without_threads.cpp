// For a program that has no threads: nobody works beside the one that asks.
#include "engine/parallel/workers.hpp"

namespace consortia {

std::unique_ptr<Workers> Workers::begun(u32) { return nullptr; }

}  // namespace consortia

#include "engine/state/singletons.hpp"

#include <atomic>

namespace consortia {

std::size_t Singletons::next_place() {
    static std::atomic<std::size_t> kinds{0};
    return kinds++;
}

void Singletons::end_step() {
    for (auto& thing : things_) {
        if (thing) thing->end_step();
    }
}

}  // namespace consortia

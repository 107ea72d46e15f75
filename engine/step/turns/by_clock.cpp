#include "engine/step/turns/by_clock.hpp"

#include <algorithm>

namespace consortia::turns {

void Strikes::add(double time, const Turn& turn) {
    heap_.push_back({time, turn});
    std::push_heap(heap_.begin(), heap_.end());
}

bool Strikes::next(double& time, Turn& turn) {
    if (heap_.empty()) return false;
    std::pop_heap(heap_.begin(), heap_.end());
    time = heap_.back().time;
    turn = heap_.back().turn;
    heap_.pop_back();
    return true;
}

}  // namespace consortia::turns

#include "engine/parallel/makespan.hpp"

#include <algorithm>
#include <functional>
#include <vector>

namespace consortia {

double makespan(List<const double> seconds_of_blocks, u32 workers, u32 pieces) {
    std::vector<double> busy_until(std::max(1U, workers));  // a heap, the first to be free on top
    double last = 0;
    for (const double seconds : seconds_of_blocks) {
        for (u32 piece = 0; piece < pieces; ++piece) {
            std::ranges::pop_heap(busy_until, std::greater());
            busy_until.back() += seconds / pieces;
            last = std::max(last, busy_until.back());
            std::ranges::push_heap(busy_until, std::greater());
        }
    }
    return last;
}

void Makespans::add(List<const double> seconds_of_blocks, u32 most_pieces) {
    calls += 1;
    const u32 blocks = std::max(1U, seconds_of_blocks.size());
    for (std::size_t k = 0; k < workers.size(); ++k) {
        const u32 wanted = workers[k] == 1 ? 1 : (pieces_each * workers[k] + blocks - 1) / blocks;
        seconds[k] += makespan(seconds_of_blocks, workers[k], std::min(wanted, most_pieces));
    }
}

Makespans& Makespans::operator+=(const Makespans& other) {
    calls += other.calls;
    for (std::size_t k = 0; k < workers.size(); ++k) seconds[k] += other.seconds[k];
    return *this;
}

Makespans Makespans::since(const Makespans& before) const {
    Makespans more = *this;
    more.calls -= before.calls;
    for (std::size_t k = 0; k < workers.size(); ++k) more.seconds[k] -= before.seconds[k];
    return more;
}

}  // namespace consortia

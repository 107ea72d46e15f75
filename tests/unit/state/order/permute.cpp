#include "engine/state/order/permute.hpp"

#include "tests/support/catch.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <random>

using namespace consortia;

namespace {

using Wide = std::array<u32, 3>;

/// Two columns of which both say from which slot a record comes.
struct Columns {
    explicit Columns(u32 slots) : narrow(slots), wide(slots) {
        std::iota(narrow.begin(), narrow.end(), 0);
        for (u32 k = 0; k < slots; ++k) wide[k] = {k, k + 1, k + 2};
    }
    void permuted(const std::vector<u32>& order, u32 workers) {
        Crew crew(workers);
        const std::array columns{Records{reinterpret_cast<std::byte*>(narrow.data()), sizeof(u32)},
                                 Records{reinterpret_cast<std::byte*>(wide.data()), sizeof(Wide)}};
        permute(columns, order, crew);
    }
    bool are_in(const std::vector<u32>& order) const {
        for (u32 k = 0; k < order.size(); ++k) {
            if (narrow[k] != order[k] || wide[k] != Wide{order[k], order[k] + 1, order[k] + 2}) return false;
        }
        return true;
    }

    std::vector<u32> narrow;
    std::vector<Wide> wide;
};

std::vector<u32> one_after_another(u32 slots) {
    std::vector<u32> order(slots);
    std::iota(order.begin(), order.end(), 0);
    return order;
}

}  // namespace

TEST_CASE("records move to their new slots in all columns, whatever the order and the number of workers") {
    std::mt19937 shuffler(1);
    for (u32 slots : {0U, 1U, 2U, 3U, 5U, 100U, 10000U}) {
        std::vector<u32> order = one_after_another(slots);
        std::ranges::shuffle(order, shuffler);
        for (u32 workers : {1U, 2U, 3U}) {
            Columns columns(slots);
            columns.permuted(order, workers);
            REQUIRE(columns.are_in(order));
        }
    }
}

TEST_CASE("records that only shift, turn round or stay are permuted too") {
    constexpr u32 slots = 9001;
    std::vector<u32> stay = one_after_another(slots), shift = stay, back = stay, turned = stay;
    std::rotate(shift.begin(), shift.begin() + 5000, shift.end());
    std::rotate(back.begin(), back.begin() + 1, back.end());
    std::ranges::reverse(turned);
    for (const auto& order : {stay, shift, back, turned}) {
        for (u32 workers : {1U, 2U, 3U}) {
            Columns columns(slots);
            columns.permuted(order, workers);
            REQUIRE(columns.are_in(order));
        }
    }
}

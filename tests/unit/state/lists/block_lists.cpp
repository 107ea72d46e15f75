#include "engine/state/lists/block_lists.hpp"

#include "engine/core/hash.hpp"
#include "tests/support/catch.hpp"

using namespace consortia;

namespace {

struct Item {
    u32 slot;
    u32 number;
    bool operator==(const Item&) const = default;
};

/// `count` items over lists of very different length, to slots drawn at random.
std::vector<Item> written(BlockLists<Item>& lists, u32 count, u32 slots) {
    constexpr u32 blocks = 100;
    lists.open(blocks);
    std::vector<Item> all;
    for (u32 k = 0; k < count; ++k) {
        const Item item{static_cast<u32>(joined(3, k) % slots), k};
        const u32 block = static_cast<u32>(u64{k} * k * blocks / (u64{count} * count));
        lists.list(block).push_back(item);
        all.push_back(item);
    }
    return all;
}

std::vector<Item> taken(BlockLists<Item>& lists, u32 workers, u32 slots) {
    Crew crew(workers);
    const auto all = lists.take_by_slot(crew, slots, [slots](const Item& item) {
        require(item.slot < slots, "nobody");
        return item.slot;
    });
    return {all.begin(), all.end()};
}

}  // namespace

TEST_CASE("what blocks wrote comes in the order of slots, and in a slot in block order, however many workers sort it",
          "[state][block_lists]") {
    for (u32 count : {0U, 1U, 1000U, 16384U, 50000U}) {
        for (u32 slots : {1U, 2U, 255U, 257U, 70'000U, 5'000'000U}) {
            BlockLists<Item> lists;
            std::vector<Item> expected = written(lists, count, slots);
            std::ranges::stable_sort(expected, {}, &Item::slot);
            const u32 workers = 1 + count % 3;
            CAPTURE(count, slots, workers);
            CHECK(taken(lists, workers, slots) == expected);
            CHECK(lists.size() == 0);
        }
    }
}

TEST_CASE("what blocks wrote can be taken in block order", "[state][block_lists]") {
    BlockLists<Item> lists;
    const std::vector<Item> expected = written(lists, 1000, 7);
    CHECK(lists.take() == expected);
    CHECK(lists.size() == 0);
}

TEST_CASE("an item for a slot that does not exist is refused", "[state][block_lists]") {
    for (u32 count : {100U, 50000U}) {
        BlockLists<Item> lists;
        written(lists, count, 10);
        CHECK_THROWS_AS(taken(lists, 2, 9), ContractError);
        written(lists, count, 10);
        CHECK_THROWS_AS(taken(lists, 2, 0), ContractError);
    }
}

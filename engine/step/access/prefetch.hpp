// What a phase will need is brought near before its turn: the visited record where it is long, what its ids point at, and
// what its edges point at. A phase that reads `firms[me.firm]` waits for memory at every agent once firms no longer fit into
// the processor's own cache, and an ordinary body is too long for the waits of neighbouring agents to overlap. The schema
// knows where an agent keeps ids and of what; the access list knows which records are read by them.
//
//     void work(Person& me, Read<Firm> firms);     // fetches the firm of the person whose turn comes 16 persons later
//
// A handle takes part by `Reach reach() const` (records it reads by id) or `EdgeRows rows() const` (edges it goes along).
//
// Not to change: it changes nothing but time, so nothing here may read what only a valid id would lead to; a hint cannot
// fault. What each hint is worth was measured: tests/performance/README.md.
#pragma once

#include "engine/core/list.hpp"
#include "engine/step/access/access.hpp"

#include <array>
#include <cstring>
#include <span>

namespace consortia {

// Hints are inlined always: g++ takes a function that does nothing else for one without effect, and leaves calls out.

/// The records that a handle reaches by id.
struct Reach {
    const std::byte* first;
    std::size_t stride;
    u32 count;

    /// Any slot: a hint cannot fault.
    [[gnu::always_inline]] void fetch(u32 slot) const { __builtin_prefetch(first + slot * stride); }
};

/// The out-edges of agents, and where each says whom it leads to.
struct EdgeRows {
    const std::byte* first;
    std::size_t stride;
    std::size_t to_offset;
    std::span<const u32> offsets;  ///< by owner
};
template <class E>
EdgeRows rows_of(const E* edges, std::span<const u32> offsets) {
    return {reinterpret_cast<const std::byte*>(edges), sizeof(E), offset_of(&E::to), offsets};
}

class Prefetch {
  public:
    static constexpr u32 agents = 16;  ///< so many turns before: longer than memory takes, short enough to stay in the cache

    /// Records of which the processor does not foresee every line by itself, and with which much is done.
    static constexpr bool is_long(std::size_t bytes) { return bytes > 2 * line; }

    /// `sparse`: only some of the records are visited.
    Prefetch(const Record& visited, const Reach& records, bool sparse)
        : visited_(&visited), records_(records), unforeseen_((sparse || is_long(records.stride)) && large(records)) {}

    /// What this handle reads by id, if the visited hold such ids.
    template <class Handle>
    void add(const Handle& one) {
        if constexpr (requires { one.reach(); }) {
            add(one.reach(), typeid(typename access::Owner<typename Handle::Of>::type));
        }
    }
    /// What this handle reads by id, if edges of the visited lead there.
    template <class Me, class Rows, class Handle>
    void add(const Rows& edges, const Handle& one) {
        if constexpr (requires {
                          edges.rows();
                          one.reach();
                      }) {
            using Edge = typename Rows::Of;
            using Owner = typename access::Owner<typename Handle::Of>::type;
            if constexpr (std::is_same_v<typename Edge::From, Me> && std::is_same_v<typename Edge::To, Owner>) {
                add(edges.rows(), one.reach());
            }
        }
    }

    bool any() const { return unforeseen_ || reads(); }
    /// For the agent whose turn comes `agents` later; `later` is another as far behind it. `Me`: what they are.
    template <class Me>
    [[gnu::always_inline]] void fetch(u32 slot, u32 later) const {
        if (unforeseen_) fetch_lines<sizeof(Me)>(records_.first + later * sizeof(Me));
        fetch_read(slot);
    }

    /// Is anything read by ids of the visited, or along their edges?
    bool reads() const { return paths_count_ + rows_count_ > 0; }
    /// The same without the visited record itself.
    [[gnu::always_inline]] void fetch_read(u32 slot) const {
        for (u32 k = 0; k < paths_count_; ++k) fetch_path(slot, paths_[k]);
        for (u32 k = 0; k < rows_count_; ++k) fetch_neighbours(slot, rows_[k]);
    }
    /// The same of many.
    [[gnu::always_inline]] void fetch_read(List<const u32> slots) const {
        for (u32 k = 0; k < paths_count_; ++k) {
            for (const u32 slot : slots) fetch_path(slot, paths_[k]);
        }
        for (u32 k = 0; k < rows_count_; ++k) {
            for (const u32 slot : slots) fetch_neighbours(slot, rows_[k]);
        }
    }

  private:
    static constexpr std::size_t line = 64;
    static constexpr std::size_t near = std::size_t{256} << 10;  ///< bytes that a core's own cache holds anyway
    static constexpr u32 most = 4;
    static constexpr u32 most_neighbours = 16;  ///< of one agent

    struct Path {
        std::size_t offset;  ///< of the id in the agent
        Reach reach;
    };
    struct Neighbours {
        EdgeRows rows;
        Reach reach;
    };

    static bool large(const Reach& reach) { return reach.count * reach.stride > near; }
    static u32 id_at(const std::byte* place) {
        u32 slot = 0;
        std::memcpy(&slot, place, sizeof slot);
        return slot;
    }
    void add(const Reach& reach, std::type_index owner);
    bool has(const Path& path) const;
    void add(const EdgeRows& rows, const Reach& reach) {
        if (large(reach) && rows_count_ < most) rows_[rows_count_++] = {rows, reach};
    }
    template <std::size_t bytes>
    [[gnu::always_inline]] static void fetch_lines(const std::byte* record) {
#pragma GCC unroll 16
        for (std::size_t at = 0; at < bytes; at += line) __builtin_prefetch(record + at);
        __builtin_prefetch(record + bytes - 1);
    }
    [[gnu::always_inline]] void fetch_path(u32 slot, const Path& path) const {
        path.reach.fetch(id_at(records_.first + slot * records_.stride + path.offset));
    }
    [[gnu::always_inline]] static void fetch_neighbours(u32 slot, const Neighbours& of) {
        if (slot + std::size_t{1} >= of.rows.offsets.size()) return;
        const u32 from = of.rows.offsets[slot], to = of.rows.offsets[slot + 1];
        for (u32 k = from; k < to && k < from + most_neighbours; ++k) {
            of.reach.fetch(id_at(of.rows.first + k * of.rows.stride + of.rows.to_offset));
        }
    }

    const Record* visited_;
    Reach records_;
    bool unforeseen_;  ///< the visited do not come one line of memory after another
    std::array<Path, most> paths_{};
    std::array<Neighbours, most> rows_{};
    u32 paths_count_ = 0;
    u32 rows_count_ = 0;
};

}  // namespace consortia

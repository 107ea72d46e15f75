// What an agent points at, brought near before its turn. A phase that reads `firms[me.firm]` waits for memory at every agent
// once firms no longer fit into the processor's own cache, and an ordinary body is too long for the waits of neighbouring
// agents to overlap. The schema knows where an agent keeps ids and of what; the access list knows which records are read by
// them. It changes nothing but time.
#pragma once

#include "engine/step/handle.hpp"

#include <array>
#include <cstring>

namespace consortia {

/// The records that a handle reaches by id.
struct Reach {
    const std::byte* first;
    std::size_t stride;
    u32 count;
};

class Ahead {
  public:
    static constexpr u32 agents = 16;  ///< so many turns before: longer than memory takes, short enough to stay in the cache

    explicit Ahead(const Record& visited) : visited_(&visited) {}

    template <class Handle>
    void add(const Handle& one) {
        if constexpr (requires { one.reach(); }) {
            add(one.reach(), typeid(typename handle::Owner<typename Handle::Of>::type));
        }
    }
    bool any() const { return count_ > 0; }
    /// An id of nobody leads nowhere, and a hint cannot fault.
    void fetch(const void* agent) const {
        for (u32 k = 0; k < count_; ++k) {
            u32 slot = 0;
            std::memcpy(&slot, static_cast<const std::byte*>(agent) + paths_[k].offset, sizeof slot);
            __builtin_prefetch(paths_[k].reach.first + slot * paths_[k].reach.stride);
        }
    }

  private:
    static constexpr std::size_t near = std::size_t{256} << 10;  ///< bytes that a core's own cache holds anyway
    static constexpr u32 most = 4;

    struct Path {
        std::size_t offset;  ///< of the id in the agent
        Reach reach;
    };

    void add(const Reach& reach, std::type_index owner);

    const Record* visited_;
    std::array<Path, most> paths_{};
    u32 count_ = 0;
};

}  // namespace consortia

// Letters of one kind between two phases: written into one list a block, then laid out by target. Block order already is
// (source, creation) order, so letters arrive in (target, source, creation) order whatever the threads.
#pragma once

#include "engine/core/ids.hpp"
#include "engine/state/edges.hpp"
#include "engine/state/lists/block_lists.hpp"
#include "engine/state/singletons.hpp"

#include <vector>

namespace consortia {

template <class Letter>
class Post final : public Singleton {
  public:
    using Mail = typename BlockLists<Letter>::Sorted;

    BlockLists<Letter> out;

    /// Letters to edges are written to places: `edges` says whether those are still where they were.
    void open(u32 blocks, const Edges* edges) {
        out.open(blocks);
        edges_ = edges;
        layout_ = edges != nullptr ? edges->layout() : 0;
    }
    /// Sorts what was written; targets are below `slots`.
    void deliver(Crew& crew, u32 slots) {
        mail_ = out.take_by_slot(crew, slots, [](const Letter& letter) { return letter.to.slot; });
        receivers_.clear();
        for (const Letter& letter : mail_) {
            if (receivers_.empty() || receivers_.back() != letter.to.slot) receivers_.push_back(letter.to.slot);
        }
    }
    void end_step() override {
        mail_ = Mail();
        receivers_ = std::vector<u32>();
    }

    const Mail& mail() const { return mail_; }
    const std::vector<u32>& receivers() const {
        require_in_place();
        return receivers_;
    }
    /// Throws ContractError if letters to edges would be read by others.
    void require_in_place() const {
        require(mail_.empty() || edges_ == nullptr || edges_->layout() == layout_,
                "edges began or ended after letters were written to them: ids of edges hold until then");
    }

  private:
    Mail mail_;
    std::vector<u32> receivers_;
    const Edges* edges_ = nullptr;
    u64 layout_ = 0;
};

/// Newborn agents or edges of one kind, each with the key of its parent (agents) or its owner (edges).
template <class T>
struct Newborn {
    T record;
    Key parent = 0;  ///< key of an agent, made of step, parent and ordinal
    u32 owner = 0;   ///< of an edge: the slot of its From
};

template <class T>
class Nursery final : public Singleton {
  public:
    BlockLists<Newborn<T>> out;
};

}  // namespace consortia

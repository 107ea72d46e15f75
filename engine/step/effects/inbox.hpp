// The letters that an earlier phase of this step wrote to the visited agent. A phase that the schedule gives to `receivers`
// visits those alone who have some: that is how scarce places, offers and answers are given out.
//
//     void choose(Firm& me, Inbox<Wish> wishes) { for (const Wish& wish : wishes) … }
//     step.each<apply>("apply").receivers<choose, Wish>("choose");
//
// Not to change: letters lie in (target, source, creation) order, and slots rise within a block, so one pass over the mail
// finds everybody's.
#pragma once

#include "engine/core/list.hpp"
#include "engine/state/lists/bisect.hpp"
#include "engine/state/lists/post.hpp"
#include "engine/step/access/access.hpp"

#include <span>

namespace consortia {
namespace access {

/// The letters of the visited agent, in (source, creation) order.
template <class M>
class Inbox : public Base {
  public:
    static constexpr Access access = Access::reads;
    using Of = M;
    using Subject = ReceiverOf<M>;

    static void open(World& world, const PhaseRun&) { world.singleton<Post<M>>().require_in_place(); }
    Inbox(World& world, const PhaseRun&, const BlockContext& context) : mail_(world.singleton<Post<M>>().mail()) {
        look_for(context.first);
    }
    void at(u32 slot) {
        while (next_ < mail_.size() && mail_[next_].to.slot < slot) ++next_;
        const std::size_t from = next_;
        while (next_ < mail_.size() && mail_[next_].to.slot == slot) ++next_;
        mine_ = mail_.subspan(from, next_ - from);
    }
    /// In any order of turns; who acts again reads his letters again.
    void at_turn(u32 slot, u32) {
        look_for(slot);
        at(slot);
    }

    auto begin() const { return mine_.begin(); }
    auto end() const { return mine_.end(); }
    u32 size() const { return mine_.size(); }
    bool empty() const { return mine_.empty(); }
    const M& operator[](u32 k) const { return mine_[k]; }

    static u64 bytes(World& world, const PhaseRun&) { return world.singleton<Post<M>>().mail().size() * sizeof(M); }
    static AccessNote note() { return {"inbox", typeid(M)}; }

  private:
    void look_for(u32 slot) {
        next_ = first_beyond(static_cast<u32>(mail_.size()), [&](u32 k) { return mail_[k].to.slot >= slot; });
    }

    std::span<const M> mail_;
    List<const M> mine_;
    std::size_t next_ = 0;
};

}  // namespace access

template <class M>
using Inbox = const access::Inbox<M>&;

}  // namespace consortia

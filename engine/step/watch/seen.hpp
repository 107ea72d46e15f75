// Sums of agents that are no indicator themselves: what a distribution, a slope or a conservation law is worked out from.
// The pass of one kind of agent fills them, and what is watched of a later kind looks at them.
//
//     struct Pay { using Of = Region; Histogram wages; Fine sum; };
//     void add_pay(const Person& me, Into<Pay> pay) { pay[{me.region}].sum += me.wage; }
//     double pay_gini(const Region&, Self<Region> self, Seen<Pay> pay) { return gini(pay[self].wages); }
//
//     void watch_persons(Watch<Person> persons) { persons.sums<add_pay>(); }
//     void watch_regions(Watch<Region> regions) { regions.each<pay_gini>(indicator::pay_gini_by_region); }
//
// Not to change: they are output and no state, so no phase may ask for them: what agents act on is a Tally. They hold what
// was added up in this step, and nobody adds up what nobody who is due looks at.
#pragma once

#include "engine/step/access/reading.hpp"
#include "engine/step/watch/parts.hpp"

namespace consortia {
namespace watch {

/// The sums S of this step.
template <class S>
class SeenSums final : public Singleton {
  public:
    void open(World& world, const PhaseRun& run) {
        parts_.open(world.crew().size(), run.blocks, world.column(typeid(typename S::Of)).size());
    }
    void close() { all_ = parts_.joined(); }

    S* of(const BlockContext& context) { return parts_.of(context); }
    const std::vector<S>& all() const { return all_; }

  private:
    Parts<S> parts_;
    std::vector<S> all_;
};

}  // namespace watch

namespace access {

/// How AccessNote names what they do.
inline constexpr const char* fill = "fill";
inline constexpr const char* seen = "see";

/// Adds to sums S that are seen later in the step: `pay[{me.region}].sum += me.wage`.
template <class S>
class Into : public Base {
  public:
    static constexpr Access access = Access::writes;
    using Of = S;
    using Fills = S;

    static AccessNote note() { return {fill, typeid(S)}; }

    Into(World& world, const PhaseRun&, const BlockContext& context)
        : world_(&world),
          size_(world.column(typeid(typename S::Of)).size()),
          sums_(world.singleton<watch::SeenSums<S>>().of(context)) {}

    Adding<S> operator[](IdOf<S> id) const {
        if (id.slot >= size_) [[unlikely]]
            refuse(*world_, "adds to", typeid(typename S::Of), id.slot);
        return sums_[id.slot];
    }

  private:
    World* world_;
    u32 size_;
    S* sums_;
};

/// Sums S that the pass of an earlier kind of agent filled in this step.
template <class S>
class Seen : public Base {
  public:
    static constexpr Access access = Access::reads;
    using Of = S;
    using Sees = S;

    static AccessNote note() { return {seen, typeid(S)}; }

    Seen(World& world, const PhaseRun&, const BlockContext&)
        : world_(&world), all_(&world.singleton<watch::SeenSums<S>>().all()) {}

    const S& operator[](IdOf<S> id) const {
        if (id.slot >= all_->size()) [[unlikely]]
            refuse(*world_, "looks at", typeid(typename S::Of), id.slot);
        return (*all_)[id.slot];
    }
    u32 size() const { return static_cast<u32>(all_->size()); }

  private:
    World* world_;
    const std::vector<S>* all_;
};

}  // namespace access

namespace watch {

template <class Member>
struct MemberOfSums;
template <class Value, class S>
struct MemberOfSums<Value S::*> {
    using Sums = S;
    using Agent = typename S::Of;
    using Answer = Value;
};

}  // namespace watch

/// A member of sums that are seen, as what is asked of their agents: `regions.each<seen<&Pay::sum>>(…)`.
template <auto Member>
typename watch::MemberOfSums<decltype(Member)>::Answer seen(
    const typename watch::MemberOfSums<decltype(Member)>::Agent&,
    const access::Self<typename watch::MemberOfSums<decltype(Member)>::Agent>& self,
    const access::Seen<typename watch::MemberOfSums<decltype(Member)>::Sums>& all) {
    return all[self].*Member;
}

template <class S>
using Into = const access::Into<S>&;
template <class S>
using Seen = const access::Seen<S>&;

}  // namespace consortia

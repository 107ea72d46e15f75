// What a pass does with agents apart from indicators: fills sums that are seen later (seen.hpp), and finds what must not be.
//
//     void add_pay(const Person& me, Into<Pay> pay) { pay[{me.region}].sum += me.wage; }
//     bool staff_is_employed(const Economy&, Seen<StaffOfFirms> firms, Seen<AtWork> persons) { … }
#pragma once

#include "engine/core/type_name.hpp"
#include "engine/step/watch/adder.hpp"

namespace consortia::watch {

template <class Handle>
inline constexpr bool fills_sums = requires {
    typename Handle::Fills;
};

template <class... Handles>
struct FirstFilled;
template <class Handle, class... Handles>
struct FirstFilled<Handle, Handles...> : FirstFilled<Handles...> {};
template <class Handle, class... Handles>
requires fills_sums<Handle>
struct FirstFilled<Handle, Handles...> {
    using type = typename Handle::Fills;
};

template <auto Function, class Type = decltype(Function)>
class FillOf;

/// Adds agents to the sums that one of the function's parameters is Into.
template <auto Function, class T, class... Parameters>
class FillOf<Function, void (*)(const T&, Parameters...)> final : public Adder {
    static_assert((fills_sums<typename phase::HandleOf<Parameters>::type> + ... + 0) == 1,
                  "what fills sums says which: one parameter is Into<S>");
    static_assert(((fills_sums<typename phase::HandleOf<Parameters>::type> ||
                    only_reads<typename phase::HandleOf<Parameters>::type>)&&...),
                  "what is watched only reads: no Tally, Emit, Rng or Indicators");
    using Filled = typename FirstFilled<typename phase::HandleOf<Parameters>::type...>::type;

  public:
    std::string title() const override { return "sums " + name_of(typeid(Filled)); }
    std::vector<AccessNote> access() const override {
        std::vector<AccessNote> all;
        Handles<Parameters...>::add_access(all);
        return all;
    }
    std::type_index fills() const override { return typeid(Filled); }

    void open(World& world, const PhaseRun& run) override {
        sums_ = &world.singleton<SeenSums<Filled>>();
        sums_->open(world, run);
        Handles<Parameters...>::open(world, run);
    }
    Owned<Turn> turn(const At& at) override { return Owned<Turn>(new Taken(at)); }
    void close() override { sums_->close(); }

  private:
    class Taken final : public Turn {
      public:
        explicit Taken(const At& at) : visited_(at.visited), all_(at.all<T>()), handles_(at) {}
        [[gnu::flatten]] void take(List<const u32> slots, const u32*) override {
            each_slot<T>(slots, *visited_, [&](u32 slot) {
                handles_.of(slot, [&](const auto&... argument) { Function(all_[slot], argument...); });
            });
        }

        void add_reach(Prefetch& prefetch) const override { handles_.add_reach(prefetch); }

      private:
        u32* visited_;
        const T* all_;
        Handles<Parameters...> handles_;
    };

    SeenSums<Filled>* sums_ = nullptr;
};

/// Throws ContractError, with these words, where it does not hold.
template <class T, auto Holds>
class CheckOf final : public Adder {
  public:
    explicit CheckOf(std::string words) : words_(std::move(words)) {}

    std::string title() const override { return "check"; }
    bool checks() const override { return true; }
    std::vector<AccessNote> access() const override {
        std::vector<AccessNote> all;
        Asked<Holds>::add_access(all);
        return all;
    }

    void open(World& world, const PhaseRun& run) override { Asked<Holds>::open(world, run); }
    Owned<Turn> turn(const At& at) override { return Owned<Turn>(new Taken(*this, at)); }

  private:
    class Taken final : public Turn {
      public:
        Taken(const CheckOf& by, const At& at) : by_(by), visited_(at.visited), all_(at.all<T>()), holds_(at) {}
        void take(List<const u32> slots, const u32*) override {
            each_slot<T>(slots, *visited_, [&](u32 slot) {
                if (!holds_(all_[slot], slot)) throw ContractError(by_.words_);
            });
        }

      private:
        const CheckOf& by_;
        u32* visited_;
        const T* all_;
        Asked<Holds> holds_;
    };

    std::string words_;
};

}  // namespace consortia::watch

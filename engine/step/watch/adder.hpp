// What a pass does with agents of whom the same is asked: adds a value of each up, by labels, once for all lines that read
// the sum; or puts the value of each in its own place.
//
// Not to change: an adder is shared by workers, and what one of them needs for a block is its turn. What is told of fewer
// labels than were told before is the sum over the others, whatever else is asked for, so that a figure does not depend on
// what else is kept.
#pragma once

#include "engine/step/watch/asked.hpp"
#include "engine/step/watch/each_slot.hpp"
#include "engine/step/watch/parts.hpp"
#include "engine/step/watch/places.hpp"

#include <array>
#include <limits>
#include <string>
#include <type_traits>
#include <vector>

namespace consortia::watch {

/// What a worker does with agents of a block.
class Turn {
  public:
    virtual ~Turn() = default;
    /// `places`: of each, if the adder is cut by something.
    virtual void take(List<const u32> slots, const u32* places) = 0;
    /// What it reads by ids of the agents, to be brought near.
    virtual void add_reach(Prefetch& /*prefetch*/) const {}
};

class Adder {
  public:
    virtual ~Adder() = default;

    /// For messages.
    virtual std::string title() const { return "indicator " + names_.front(); }
    /// How many axes its labels have, of what, and how many numbers each agent gives.
    virtual u32 cuts() const { return 0; }
    virtual std::vector<std::type_index> cut_by() const { return {}; }
    virtual u32 width() const { return 1; }
    /// What it reads, and what sums it must have seen filled before (`seen`).
    virtual std::vector<AccessNote> access() const = 0;
    /// Sums that it fills for later kinds of agents; void: none.
    virtual std::type_index fills() const { return typeid(void); }
    /// It is there to find what must not be, and not for an indicator.
    virtual bool checks() const { return false; }

    virtual void open(World& world, const PhaseRun& run) = 0;
    virtual Owned<Turn> turn(const At& at) = 0;
    /// What looks up under which labels agents stand, if it is cut by something.
    virtual Owned<Placing> placing(const At& /*at*/) const { return {}; }
    virtual void close() {}
    /// What it came to, by the labels of these axes (a bit each, and array_axis) and over all labels of the others.
    virtual std::vector<double> sums(u32 /*axes*/) const { return {}; }

    bool is_due(const World& world) const;
    /// Whether agents have the same places in both, as both were opened.
    bool is_cut_as(const Adder& other) const { return cut_by() == other.cut_by() && labels_ == other.labels_; }
    /// The axis of the places of arrays, behind those of labels.
    u32 array_axis() const { return 1U << cuts(); }
    /// An indicator whose first axes are those of its labels.
    void serve(const std::string& indicator) { names_.push_back(indicator); }

    std::vector<Quarter> quarters;  ///< when it is taken; empty: every step
    u32 every = 1;                  ///< steps
    bool stands = false;            ///< until it is taken again; otherwise it is over nobody in other quarters
    bool is_read = false;           ///< by a line that somebody asks for

  protected:
    const std::vector<std::string>& names() const { return names_; }
    /// How many labels each axis has.
    const std::vector<u32>& labels() const { return labels_; }
    /// Throws ContractError if the indicators disagree.
    void count_labels(const World& world);

  private:
    std::vector<std::string> names_;
    std::vector<u32> labels_;
};

/// As many as the indicator has: its places are counted when agents are.
inline constexpr u32 any_axes = ~u32{0};

template <class T>
bool one(const T&) {
    return true;
}

template <auto What>
struct Constant {};

/// All axes of an adder.
inline constexpr u32 all_axes = ~u32{0};
/// For each place of sums by the labels of some axes, its place where only these axes are kept (a bit each).
std::vector<std::size_t> kept_places(const std::vector<u32>& shape, u32 axes);

template <class T>
inline constexpr u32 width_of = 1;
template <class Value, std::size_t Size>
inline constexpr u32 width_of<std::array<Value, Size>> = Size;
template <class Sum, std::size_t Size>
inline constexpr u32 width_of<Sums<Sum, Size>> = Size;

template <class Value>
struct ElementOf {
    using type = Value;
};
template <class Value, std::size_t Size>
struct ElementOf<std::array<Value, Size>> {
    using type = Value;
};

template <auto Value>
using AnswerOf = std::remove_cvref_t<typename Asked<Value>::Answer>;

/// How values of this type are added up where a model does not say: whole numbers exactly, others as ordered doubles.
template <auto Value>
using SumFor = std::conditional_t<std::is_integral_v<typename ElementOf<AnswerOf<Value>>::type>, Count, Real>;

/// Throws ContractError unless the last axis of the indicator has as many labels as the values have places.
void require_width(const FrameLayout::Entry& entry, u32 width);
/// Throws ContractError unless the indicator has a place for each number of these agents.
void require_places(const FrameLayout::Entry& entry, u32 agents, u32 width);

/// Values by the labels that `Cuts` give. An array is a last axis of its own.
template <class T, auto Value, class Sum, auto... Cuts>
class SumBy final : public Adder {
  public:
    u32 cuts() const override { return sizeof...(Cuts); }
    std::vector<std::type_index> cut_by() const override { return {typeid(Constant<Cuts>)...}; }
    u32 width() const override { return wide; }
    std::vector<AccessNote> access() const override {
        std::vector<AccessNote> all;
        Asked<Value>::add_access(all);
        (Asked<Cuts>::add_access(all), ...);
        return all;
    }

    void open(World& world, const PhaseRun& run) override {
        const FrameLayout::Entry* entry = wide > 1 ? &world.layout().at(names().front()) : nullptr;
        if (wide > 1 && entry->shape.size() > sizeof...(Cuts)) require_width(*entry, wide);
        count_labels(world);
        std::size_t places = wide;
        for (const u32 here : labels()) places *= here;
        Asked<Value>::open(world, run);
        (Asked<Cuts>::open(world, run), ...);
        parts_.open(world.crew().size(), run.blocks, places);
    }
    Owned<Turn> turn(const At& at) override { return Owned<Turn>(new Taken(parts_.of(*at.context), at)); }
    Owned<Placing> placing(const At& at) const override {
        if constexpr (sizeof...(Cuts) == 0) {
            return {};
        } else {
            return Owned<Placing>(new PlacesBy<T, Cuts...>(at, labels(), names().front()));
        }
    }

    std::vector<double> sums(u32 axes) const override {
        const std::vector<Sum> parts = parts_.joined();
        std::vector<u32> shape = labels();
        shape.push_back(wide);
        const std::vector<std::size_t> places = kept_places(shape, axes);
        std::vector<Sum> all(places.empty() ? 0 : places.back() + 1);
        for (std::size_t k = 0; k < parts.size(); ++k) join(all[places[k]], parts[k]);
        return {all.begin(), all.end()};
    }

  private:
    using Answer = AnswerOf<Value>;
    static constexpr u32 wide = width_of<Answer>;
    static constexpr bool counts = std::is_same_v<Constant<Value>, Constant<one<T>>>;
    /// So small that a stretch of them cannot overflow, and is added once to what is checked for that.
    static constexpr bool is_small = std::is_same_v<Sum, Count> && std::is_integral_v<Answer> && sizeof(Answer) <= 4;
    using OfStretch = std::conditional_t<sizeof(Answer) <= 2, i32, i64>;

    class Taken final : public Turn {
      public:
        Taken(Sum* sums, const At& at) : visited_(at.visited), all_(at.all<T>()), value_(at), sums_(sums) {}

        void take(List<const u32> slots, const u32* places) override {
            if constexpr (sizeof...(Cuts) > 0) {
                each(slots, [&](const Answer& value) { add(sums_ + std::size_t{*places++} * wide, value); });
            } else if constexpr (counts) {
                static_cast<Adding<Sum>>(*sums_) += slots.size();
            } else if constexpr (is_small) {
                OfStretch sum = 0;
                each(slots, [&](Answer value) { sum += value; });
                static_cast<Adding<Sum>>(*sums_) += sum;
            } else if constexpr (wide == 1) {  // the sum stays in a register
                Sum sum = *sums_;
                each(slots, [&](const Answer& value) { add(&sum, value); });
                *sums_ = sum;
            } else {
                each(slots, [&](const Answer& value) { add(sums_, value); });
            }
        }

        void add_reach(Prefetch& prefetch) const override { value_.add_reach(prefetch); }

      private:
        template <class Act>
        void each(List<const u32> slots, const Act& act) {
            each_slot<T>(slots, *visited_, [&](u32 slot) { act(value_(all_[slot], slot)); });
        }
        static void add(Sum* sums, const Answer& value) {
            if constexpr (wide > 1) {
                for (u32 k = 0; k < wide; ++k) static_cast<Adding<Sum>>(sums[k]) += value[k];
            } else {
                static_cast<Adding<Sum>>(*sums) += value;
            }
        }

        u32* visited_;
        const T* all_;
        Asked<Value> value_;
        Sum* sums_;
    };

    Parts<Sum> parts_;
};

/// The value of each agent in its own place: of regions, by region; of an agent of which there is one, without an axis.
template <class T, auto Value>
class EachOf final : public Adder {
  public:
    u32 cuts() const override { return any_axes; }
    u32 width() const override { return wide; }
    std::vector<AccessNote> access() const override {
        std::vector<AccessNote> all;
        Asked<Value>::add_access(all);
        return all;
    }

    void open(World& world, const PhaseRun& run) override {
        const FrameLayout::Entry& entry = world.layout().at(names().front());
        if (wide > 1) require_width(entry, wide);
        require_places(entry, world.column(typeid(T)).size(), wide);
        values_.assign(entry.size, std::numeric_limits<double>::quiet_NaN());
        Asked<Value>::open(world, run);
    }
    Owned<Turn> turn(const At& at) override { return Owned<Turn>(new Taken(*this, at)); }
    std::vector<double> sums(u32) const override { return values_; }

  private:
    using Answer = AnswerOf<Value>;
    static constexpr u32 wide = width_of<Answer>;

    class Taken final : public Turn {
      public:
        Taken(EachOf& by, const At& at) : by_(by), visited_(at.visited), all_(at.all<T>()), value_(at) {}
        void take(List<const u32> slots, const u32*) override {
            each_slot<T>(slots, *visited_,
                         [&](u32 slot) { put(by_.values_.data() + std::size_t{slot} * wide, value_(all_[slot], slot)); });
        }

      private:
        static void put(double* to, const Answer& value) {
            if constexpr (wide > 1) {
                for (u32 k = 0; k < wide; ++k) to[k] = static_cast<double>(value[k]);
            } else {
                *to = static_cast<double>(value);
            }
        }

        EachOf& by_;
        u32* visited_;
        const T* all_;
        Asked<Value> value_;
    };

    std::vector<double> values_;
};

}  // namespace consortia::watch

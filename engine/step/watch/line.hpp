// One indicator of what is watched: whose values are added up, under which labels, and what the sums come to.
#pragma once

#include "engine/step/phases/indicators.hpp"
#include "engine/step/watch/asked.hpp"
#include "engine/step/watch/parts.hpp"

#include <array>
#include <limits>
#include <string>
#include <type_traits>
#include <vector>

namespace consortia::watch {

/// What the sum of values comes to: itself, or divided by the number of agents. A mean over nobody is missing (NaN).
enum class Comes : u8 { total, mean };

class Line {
  public:
    explicit Line(Indicator told) : indicator(std::move(told)) {}
    virtual ~Line() = default;

    Indicator indicator;
    std::vector<Quarter> quarters;     ///< when it is taken, and stands until it is taken again; empty: every step
    double (*unit)(World&) = nullptr;  ///< what totals are divided by, a figure of the step

    bool is_due(const World& world) const;
    bool stands() const { return !quarters.empty(); }

    /// How many axes the values have.
    virtual std::size_t axes() const = 0;
    virtual void open(World& world, const PhaseRun& run) = 0;
    /// Adds these agents.
    virtual void add(const Stretch& stretch) = 0;
    /// Values by label.
    virtual std::vector<double> values(World& world) const = 0;
};

template <class T>
inline constexpr u32 width_of = 1;
template <class Value, std::size_t Size>
inline constexpr u32 width_of<std::array<Value, Size>> = Size;

template <class Value>
struct ElementOf {
    using type = Value;
};
template <class Value, std::size_t Size>
struct ElementOf<std::array<Value, Size>> {
    using type = Value;
};

/// How values of this type are added up where a model does not say: whole numbers exactly, others as ordered doubles.
template <class Value>
using SumFor = std::conditional_t<std::is_integral_v<typename ElementOf<Value>::type>, Count, Real>;

/// Throws ContractError: this place of an axis is none.
[[noreturn, gnu::cold]] void refuse_label(const Indicator& indicator, std::size_t axis, u32 label, u32 labels);

/// The line of values `Value` by the labels `Cuts`. An array is a last axis of its own.
template <class T, auto Value, class Sum, auto... Cuts>
class LineOf final : public Line {
  public:
    LineOf(Indicator told, Comes comes) : Line(std::move(told)), comes_(comes) {}

    std::size_t axes() const override { return sizeof...(Cuts) + (width > 1 ? 1 : 0); }

    void open(World& world, const PhaseRun& run) override {
        const FrameLayout::Entry& entry = world.layout().at(indicator.name);
        shape_ = entry.shape;
        if (width > 1 && shape_.back() != width)
            throw ContractError("values are arrays of " + std::to_string(width) + ", axis " + indicator.over.back() +
                                " has " + std::to_string(shape_.back()) + " labels");
        Asked<Value>::open(world, run);
        (Asked<Cuts>::open(world, run), ...);
        parts_.open(world.crew().size(), run.blocks, entry.size);
    }

    void add(const Stretch& stretch) override {
        const phase::Subjects<const T> subjects(*stretch.world);
        Asked<Value> value(stretch);
        [[maybe_unused]] std::tuple<Asked<Cuts>...> cuts{Asked<Cuts>(stretch)...};
        Part<Sum>* const parts = parts_.of(*stretch.context);
        if constexpr (is_plain) {  // nobody to name in a message, so all stays in registers
            Part<Sum> part = *parts;
            for (const u32 slot : stretch.slots) add_one(part, value(subjects[slot], slot));
            *parts = part;
        } else {
            for (const u32 slot : stretch.slots) {
                *stretch.visited = slot;
                const T& me = subjects[slot];
                add(parts[place(me, slot, cuts, std::index_sequence_for<Asked<Cuts>...>())], value(me, slot));
            }
        }
    }

    std::vector<double> values(World& world) const override {
        const double one = unit != nullptr ? unit(world) : 1;
        std::vector<double> all;
        for (const Part<Sum>& part : parts_.joined()) {
            const double total = unit != nullptr ? static_cast<double>(part.total) / one : static_cast<double>(part.total);
            all.push_back(comes_ == Comes::total ? total : mean(total, part.agents));
        }
        return all;
    }

  private:
    using Answer = std::remove_cvref_t<typename Asked<Value>::Answer>;
    static constexpr u32 width = width_of<Answer>;
    /// A number of each agent that is read and added up without fail.
    static constexpr bool is_plain = std::is_member_object_pointer_v<decltype(Value)> && sizeof...(Cuts) == 0 &&
                                     width == 1 && (std::is_same_v<Sum, Count> || std::is_same_v<Sum, Real>);

    static double mean(double total, double agents) {
        return agents != 0 ? total / agents : std::numeric_limits<double>::quiet_NaN();
    }

    template <class Asks, std::size_t... Axis>
    std::size_t place(const T& me, [[maybe_unused]] u32 slot, [[maybe_unused]] Asks& cuts,
                      std::index_sequence<Axis...>) const {
        std::size_t at = 0;
        ((at = at * shape_[Axis] + label(Axis, static_cast<u32>(std::get<Axis>(cuts)(me, slot)))), ...);
        return at * width;
    }
    u32 label(std::size_t axis, u32 label) const {
        if (label >= shape_[axis]) [[unlikely]]
            refuse_label(indicator, axis, label, shape_[axis]);
        return label;
    }

    static void add(Part<Sum>& first, const Answer& value) {
        Part<Sum>* const parts = &first;
        if constexpr (width > 1) {
            for (u32 k = 0; k < width; ++k) add_one(parts[k], value[k]);
        } else {
            add_one(*parts, value);
        }
    }
    template <class Element>
    static void add_one(Part<Sum>& part, const Element& value) {
        static_cast<Adding<Sum>>(part.total) += value;
        static_cast<Adding<Count>>(part.agents) += 1;
    }

    Comes comes_;
    std::vector<u32> shape_;
    Parts<Sum> parts_;
};

}  // namespace consortia::watch

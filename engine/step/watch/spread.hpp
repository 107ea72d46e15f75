// How values are spread over agents: exact quantiles, and counts in bins.
//
//     constexpr Bins wage_bins{0, 4, 16};
//     staff.quantiles<&Person::wage>("wage_spread", "wq", {0.1, 0.5, 0.9}, {"Wages", "工资分位数"});
//     staff.histogram<&Person::wage, wage_bins>("wages", "person", {"Persons by wage", "工资分布"});
//     persons.histogram<friends_of, friends>("friends", …);        // constexpr Bins friends = Bins::of_whole(0, 12);
//
// The engine declares the axis: `wage_spread_quantile` with p10, p50 and p90, `wages_bin` with the bins. One quantile alone
// has no axis. A histogram is cut further as other counts are: `wages_by_region` over region and bin.
//
// Not to change: quantiles are of all values, joined in block order and sorted, so threads do not matter to them.
#pragma once

#include "engine/schema/axis.hpp"
#include "engine/step/watch/adder.hpp"

#include <optional>
#include <string>
#include <vector>

namespace consortia {

/// Bins of the same width from `low` to `high`. Who lies outside is counted in the first or the last, which are open.
struct Bins {
    double low;
    double high;
    u32 count;
    bool whole = false;  ///< of whole numbers, one each

    /// One for each of these; the last is for those beyond, too.
    static constexpr Bins of_whole(u32 from, u32 to) { return {double(from), to + 1.0, to + 1 - from, true}; }

    /// Throws ContractError for what is not a number.
    u32 of(double value) const;
    /// Where bin `k` begins, in words.
    std::string edge(u32 k) const;
};

namespace watch {

/// Of values in any order, by straight lines between them (type 7 of Hyndman and Fan 1996); NaN of none.
std::vector<double> quantiles(std::vector<double> values, const std::vector<double>& shares);
/// The axis of an indicator of quantiles, p10 for 0.1; none of a single one. Throws ContractError unless the shares rise
/// from 0 to 1.
std::optional<Axis> quantile_axis(const std::string& indicator, const std::vector<double>& shares);
/// Throws ContractError unless there are bins.
Axis bin_axis(const std::string& indicator, const Bins& bins);

/// The place among the bins of what is asked of an agent: a cut.
template <auto Value, const Bins& bins, class Type = decltype(Value)>
struct InBins;
template <auto Member, const Bins& bins, class Value, class T>
struct InBins<Member, bins, Value T::*> {
    static u32 place(const T& me) { return bins.of(static_cast<double>(me.*Member)); }
};
template <auto Member, const Bins& bins, class Value, class S>
requires requires { typename S::Of; }
struct InBins<Member, bins, Value S::*> {
    using T = typename S::Of;
    static u32 place(const T&, const access::Self<T>& self, const access::Read<S>& all) {
        return bins.of(static_cast<double>(all[self].*Member));
    }
};
template <auto Function, const Bins& bins, class Value, class T, class... Parameters>
struct InBins<Function, bins, Value (*)(const T&, Parameters...)> {
    static u32 place(const T& me, Parameters... parameters) {
        return bins.of(static_cast<double>(Function(me, parameters...)));
    }
};

template <class T, auto Value>
class QuantilesOf final : public Adder {
  public:
    explicit QuantilesOf(std::vector<double> shares) : shares_(std::move(shares)) {}

    u32 width() const override { return static_cast<u32>(shares_.size()); }
    std::vector<AccessNote> access() const override {
        std::vector<AccessNote> all;
        Asked<Value>::add_access(all);
        return all;
    }
    void open(World& world, const PhaseRun& run) override {
        values_.assign(run.blocks, {});
        Asked<Value>::open(world, run);
    }
    Owned<Turn> turn(const At& at) override { return Owned<Turn>(new Taken(values_[at.context->block], at)); }
    std::vector<double> sums(u32) const override {
        std::vector<double> all;
        for (const auto& block : values_) all.insert(all.end(), block.begin(), block.end());
        return quantiles(std::move(all), shares_);
    }

  private:
    class Taken final : public Turn {
      public:
        Taken(std::vector<double>& values, const At& at)
            : visited_(at.visited), all_(at.all<T>()), value_(at), values_(values) {}
        void take(List<const u32> slots, const u32*) override {
            each_slot<T>(slots, *visited_, [&](u32 slot) {
                const auto value = static_cast<double>(value_(all_[slot], slot));
                require(value == value, "a value whose quantiles are told is not a number");
                values_.push_back(value);
            });
        }
        void add_reach(Prefetch& prefetch) const override { value_.add_reach(prefetch); }

      private:
        u32* visited_;
        const T* all_;
        Asked<Value> value_;
        std::vector<double>& values_;
    };

    std::vector<double> shares_;
    std::vector<std::vector<double>> values_;  ///< by block
};

}  // namespace watch
}  // namespace consortia

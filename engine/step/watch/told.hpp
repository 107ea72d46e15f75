// Of whom an indicator is told, and what else is said of one that was just told: what it is cut by, in which unit it is.
#pragma once

#include "engine/step/watch/each_slot.hpp"
#include "engine/step/watch/pass.hpp"
#include "engine/step/watch/spread.hpp"

#include <string>
#include <utility>
#include <vector>

namespace consortia::watch {

template <class T, auto Is>
class PickIf final : public Picking {
  public:
    explicit PickIf(const At& at) : visited_(at.visited), all_(at.all<T>()), is_(at) {}
    u32 pick(List<const u32> slots, u32* picked) override {
        u32 count = 0;
        each_slot<T>(slots, *visited_, [&](u32 slot) {  // `picked` is never ahead of what is read
            picked[count] = slot;
            count += is_(all_[slot], slot) ? 1 : 0;
        });
        return count;
    }
    static Owned<Picking> picking(const At& at) { return Owned<Picking>(new PickIf(at)); }

  private:
    u32* visited_;
    const T* all_;
    Asked<Is> is_;
};

/// Whom what follows is of, and when.
struct Whom {
    Watched* watched;
    std::vector<Pick> where{};
    std::vector<Quarter> quarters{};
    u32 every = 1;  ///< steps
    bool stands = false;

    /// One that adds up so, for this indicator: what is asked of the same agents twice is added up once. Its address stays.
    template <class Adds>
    Adder* adder(const std::string& indicator) const {
        Adder* found = find(typeid(Adds));
        if (found == nullptr) found = add(Owned<Adder>(new Adds()));
        found->serve(indicator);
        return found;
    }
    Adder* add(Owned<Adder> adder) const;

  private:
    Adder* find(std::type_index type) const;
};

/// The axes of an adder that are of these cuts, in this order, and that of arrays; 0 if it is not cut by all of them.
u32 kept_of(const Adder& adder, const std::vector<std::type_index>& cuts);

/// An indicator that was just told, for what else is to be said of it. Whatever is said concerns the last line told.
template <class T, auto Value, class Sum, auto Per, class PerSum>
class Told {
  public:
    Told(Whom whom, bool divided) : whom_(std::move(whom)), divided_(divided) {}
    Told(Whom whom, bool divided, Indicator whole, bool declared)
        : whom_(std::move(whom)), divided_(divided), whole_(whole) {
        Line line{.indicator = std::move(whole), .declared = declared};
        set_adders<>(line);
        add(std::move(line));
        whole_line_ = last_line_;
    }

    /// The same by labels: `name_by_region`, of what a member or a function gives as the place on the axis. Words are those
    /// of the whole, with the axis behind the Chinese ones, unless given.
    template <auto Cut>
    Told& by(const std::string& axis, Text about = {}) {
        return cut<Cut>({axis}, std::move(about));
    }
    /// By two axes, outermost first: `name_by_field_industry`.
    template <auto Outer, auto Inner>
    Told& by(const std::string& outer, const std::string& inner, Text about = {}) {
        return cut<Outer, Inner>({outer, inner}, std::move(about));
    }
    /// The same by the labels of an indicator that is declared: a cut for each of its axes, outermost first. By some of the
    /// axes of an earlier cut, it is the sum over the others.
    template <auto... Cuts>
    Told& by(IndicatorName name) {
        return cut<Cuts...>({.name = std::string(name.text())}, true);
    }
    /// Added up by the labels of another indicator, for the coarser cuts that follow.
    template <auto... Cuts>
    Told& within(IndicatorName like) {
        Line sums{.indicator = {.name = std::string(like.text())}, .declared = true};
        set_adders<Cuts...>(sums);
        finer_.push_back(sums);
        return *this;
    }
    /// What is under each label, of all together.
    template <auto... Cuts>
    Told& shares_by(IndicatorName name) {
        cut<Cuts...>({.name = std::string(name.text())}, true);
        last().share = true;
        return *this;
    }
    /// Values are arrays: this is the axis of their places.
    Told& over(const std::string& axis) {
        last().indicator.over.push_back(axis);
        whole_.over.push_back(axis);
        return *this;
    }
    /// Values are arrays, of which the sum over all places is told.
    Told& together() {
        last().kept &= ~last().total->array_axis();
        return *this;
    }
    Told& is(Indicator::Kind kind) {
        last().indicator.kind = whole_.kind = kind;
        return *this;
    }
    Told& is(Indicator::Role role) {
        last().indicator.role = role;
        return *this;
    }
    /// Which number of a run others are held against, where it is not that of the kind: `.compared(Compared::max())`.
    Told& compared(Compared by) {
        last().indicator.compared = whole_.compared = by;
        return *this;
    }
    /// Totals are divided by this figure of the step before they are recorded: `double mean_wage(Read<Economy>)`.
    template <auto Figure>
    Told& in_units_of() {
        last().unit = [](World& world) { return figure<Figure>(world, Figure); };
        return *this;
    }

  private:
    template <auto... Cuts>
    Told& cut(const std::vector<std::string>& axes, Text about) {
        Indicator indicator = whole_;
        indicator.role = Indicator::Role::plain;
        indicator.name += "_by";
        for (const std::string& axis : axes) indicator.name += '_' + axis;
        indicator.over.insert(indicator.over.begin(), axes.begin(), axes.end());
        if (!about.en.empty()) indicator.about = std::move(about);
        return cut<Cuts...>(std::move(indicator), false);
    }
    template <auto... Cuts>
    Told& cut(Indicator indicator, bool declared) {
        Line line{.indicator = std::move(indicator), .declared = declared};
        if (!is_coarser(line, {typeid(Constant<Cuts>)...})) {
            set_adders<Cuts...>(line);
            finer_.push_back(line);
        }
        if (whole_line_ != none && finer_.size() == 1) {
            Line& whole = whom_.watched->lines[whole_line_];
            whole.total = line.total;
            whole.per = line.per;
            whole.kept = line.total->array_axis();
        }
        add(std::move(line));
        return *this;
    }
    /// Whether the line can read the sums of an earlier one, cut by these and more.
    bool is_coarser(Line& line, const std::vector<std::type_index>& cuts) const {
        for (const Line& finer : finer_) {
            line.kept = kept_of(*finer.total, cuts);
            line.total = finer.total;
            line.per = finer.per;
            if (line.kept != 0) return true;
        }
        line.kept = all_axes;
        return false;
    }
    template <auto... Cuts>
    void set_adders(Line& line) {
        line.total = whom_.adder<SumBy<T, Value, Sum, Cuts...>>(line.indicator.name);
        line.per = divided_ ? whom_.adder<SumBy<T, Per, PerSum, Cuts...>>(line.indicator.name) : nullptr;
    }
    void add(Line line) {
        last_line_ = whom_.watched->lines.size();
        whom_.watched->lines.push_back(std::move(line));
    }
    Line& last() { return whom_.watched->lines[last_line_]; }

    static constexpr std::size_t none = ~std::size_t{0};

    Whom whom_;
    bool divided_;  ///< by what `Per` says
    Indicator whole_{};
    std::size_t whole_line_ = none;
    std::vector<Line> finer_{};  ///< cuts that have sums of their own; the whole is the sum of the first of them
    std::size_t last_line_ = none;
};

/// How many are in each bin, for what else it is to be cut by.
template <class T, auto Place>
class Histogram {
  public:
    Histogram(Whom whom, Indicator indicator, const Bins& bins) : whom_(std::move(whom)), whole_(std::move(indicator)) {
        const Axis axis = bin_axis(whole_.name, bins);
        whole_.over = {axis.name};
        add<Place>({.indicator = whole_, .own_axis = axis});
    }

    /// `name_by_region`, over the regions and the bins.
    template <auto Cut>
    Histogram& by(const std::string& axis) {
        Indicator cut = whole_;
        cut.name += "_by_" + axis;
        cut.over.insert(cut.over.begin(), axis);
        add<Cut, Place>({.indicator = std::move(cut)});
        return *this;
    }

  private:
    template <auto... Cuts>
    void add(Line line) {
        line.total = whom_.adder<SumBy<T, one<T>, Count, Cuts...>>(line.indicator.name);
        whom_.watched->lines.push_back(std::move(line));
    }

    Whom whom_;
    Indicator whole_;
};

}  // namespace consortia::watch

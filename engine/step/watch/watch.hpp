// What a model watches of a kind of agent: each indicator told once, with its unit, its names and what it is cut by. The
// engine declares it, passes all agents of the kind once at the end of a step, adds up what is asked for and records it.
//
//     bool at_work(const Person& me) { return me.status == Status::employed; }
//
//     void watch_persons(Watch<Person> persons) {
//         persons.count("persons", "person", {"Persons", "人口"});
//         const auto staff = persons.where<at_work>();
//         staff.mean<&Person::skill>("skill", "index", {"Mean skill of the employed", "就业人员平均技能"})
//             .by<&Person::region>("region");
//         staff.mean<&Person::wage>(indicator::wage).by<&Person::region>(indicator::wage_by_region);  // declared in YAML
//     }
//
//     const Model model{…, .watch = {watch_persons}};
//
// Whole numbers are added up exactly, doubles in the order of blocks, so the bytes are the same at any number of threads; a
// sum type of the model's own choice (Fine, Money) is the second argument: `mean<&Person::skill, Fine>`. What agents act on
// stays in tallies: a watched line is an output and no phase reads it. What an indicator is worked out from where a sum or a
// mean will not do is seen.hpp.
#pragma once

#include "engine/step/phases/schedule.hpp"
#include "engine/step/watch/fill.hpp"
#include "engine/step/watch/pass.hpp"

#include <initializer_list>
#include <string>
#include <utility>

namespace consortia {
namespace watch {

template <class T, auto Is>
class PickIf final : public Picking {
  public:
    explicit PickIf(const At& at) : visited_(at.visited), all_(at.all<T>()), is_(at) {}
    u32 pick(List<const u32> slots, u32* picked) override {
        u32 count = 0;
        for (const u32 slot : slots) {  // `picked` is never ahead of what is read
            *visited_ = slot;
            picked[count] = slot;
            count += is_(all_[slot], slot) ? 1 : 0;
        }
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

}  // namespace watch

/// Agents of a kind, or those of them of whom something holds; or edges. Made by the engine, handed to the model's function.
template <class T>
class Watch {
  public:
    explicit Watch(watch::Watched& watched) : whom_{&watched} {}

    /// Those of whom it is true: a member or a function.
    template <auto Is>
    Watch where() const {
        static_assert(!watch::Asked<Is>::sees, "who is watched does not depend on sums that are seen");
        Watch narrowed = *this;
        narrowed.whom_.where.push_back({watch::Asked<Is>::open, watch::PickIf<T, Is>::picking});
        return narrowed;
    }
    /// What follows is taken in these quarters alone, and stands until it is taken again.
    Watch in(std::initializer_list<Quarter> quarters) const {
        Watch narrowed = *this;
        narrowed.whom_.quarters = quarters;
        narrowed.whom_.stands = true;
        return narrowed;
    }
    Watch in(Quarter quarter) const { return in({quarter}); }
    /// What follows is taken every so many steps alone, at 4, 8, 12 … (Clock::is_every), and stands until it is taken again;
    /// it is missing before it ever was.
    Watch every(u32 steps) const {
        require_steps(steps);
        Watch narrowed = *this;
        narrowed.whom_.every = steps;
        narrowed.whom_.stands = true;
        return narrowed;
    }
    /// What follows is of this quarter alone: in the others it is over nobody.
    Watch during(Quarter quarter) const {
        Watch narrowed = in(quarter);
        narrowed.whom_.stands = false;
        return narrowed;
    }

    // Each by its name, unit and words; or by the name of an indicator that is declared; or by no name, for its cuts alone.

    auto count(std::string name, std::string unit, Text about) const {
        return told<watch::one<T>, Count>(false, indicator(name, unit, about), false);
    }
    auto count(IndicatorName name) const { return told<watch::one<T>, Count>(false, indicator(name), true); }
    auto count() const { return told<watch::one<T>, Count>(false); }

    template <auto Value, class Sum = watch::SumFor<Value>>
    auto total(std::string name, std::string unit, Text about) const {
        return told<Value, Sum>(false, indicator(name, unit, about), false);
    }
    template <auto Value, class Sum = watch::SumFor<Value>>
    auto total(IndicatorName name) const {
        return told<Value, Sum>(false, indicator(name), true);
    }
    template <auto Value, class Sum = watch::SumFor<Value>>
    auto total() const {
        return told<Value, Sum>(false);
    }

    template <auto Value, class Sum = watch::SumFor<Value>>
    auto mean(std::string name, std::string unit, Text about) const {
        return told<Value, Sum>(true, indicator(name, unit, about), false);
    }
    template <auto Value, class Sum = watch::SumFor<Value>>
    auto mean(IndicatorName name) const {
        return told<Value, Sum>(true, indicator(name), true);
    }
    template <auto Value, class Sum = watch::SumFor<Value>>
    auto mean() const {
        return told<Value, Sum>(true);
    }

    /// Of how many it is true, as a share of all.
    template <auto Is>
    auto share(std::string name, Text about) const {
        return mean<Is, Count>(std::move(name), "share", std::move(about));
    }
    template <auto Is>
    auto share(IndicatorName name) const {
        return mean<Is, Count>(name);
    }
    template <auto Is>
    auto share() const {
        return mean<Is, Count>();
    }

    /// What one value adds up to, divided by what another does.
    template <auto Value, auto Per, class Sum = watch::SumFor<Value>, class PerSum = watch::SumFor<Per>>
    auto ratio(std::string name, std::string unit, Text about) const {
        return told<Value, Sum, Per, PerSum>(true, indicator(name, unit, about), false);
    }
    template <auto Value, auto Per, class Sum = watch::SumFor<Value>, class PerSum = watch::SumFor<Per>>
    auto ratio(IndicatorName name) const {
        return told<Value, Sum, Per, PerSum>(true, indicator(name), true);
    }
    template <auto Value, auto Per, class Sum = watch::SumFor<Value>, class PerSum = watch::SumFor<Per>>
    auto ratio() const {
        return told<Value, Sum, Per, PerSum>(true);
    }

    /// The value of each agent, in its own place of an indicator that is declared over these agents; or of the only one.
    template <auto Value>
    void each(IndicatorName name) const {
        watch::Line line{.indicator = indicator(name), .declared = true};
        line.total = whom_.adder<watch::EachOf<T, Value>>(line.indicator.name);
        whom_.watched->lines.push_back(std::move(line));
    }

    /// Adds them to sums that are seen later: `void add_pay(const Person& me, Into<Pay> pay)`, see seen.hpp.
    template <auto Add>
    void sums() const {
        whom_.add(Owned<watch::Adder>(new watch::FillOf<Add>()));
    }
    /// What has to be true of each, or the run ends with these words.
    template <auto Holds>
    void check(std::string words) const {
        whom_.add(Owned<watch::Adder>(new watch::CheckOf<T, Holds>(std::move(words))));
    }

  private:
    static Indicator indicator(std::string& name, std::string& unit, Text& about) {
        return {.name = std::move(name), .unit = std::move(unit), .about = std::move(about)};
    }
    static Indicator indicator(IndicatorName name) { return {.name = std::string(name.text())}; }

    /// Without an indicator of its own, for its cuts.
    template <auto Value, class Sum, auto Per = watch::one<T>, class PerSum = Count>
    auto told(bool divided) const {
        return watch::Told<T, Value, Sum, Per, PerSum>(whom_, divided);
    }
    template <auto Value, class Sum, auto Per = watch::one<T>, class PerSum = Count>
    auto told(bool divided, Indicator whole, bool declared) const {
        return watch::Told<T, Value, Sum, Per, PerSum>(whom_, divided, std::move(whole), declared);
    }

    watch::Whom whom_;
};

/// A model's function that tells what is watched: `.watch = {watch_persons, watch_firms}`.
class Watching {
  public:
    template <class T>
    Watching(void (*tell)(Watch<T>))
        : kind_{typeid(T), watch::Agents<T>::stretch, watch::Agents<T>::context},
          tell_(reinterpret_cast<void (*)()>(tell)),
          call_([](void (*it)(), watch::Watched& watched) { reinterpret_cast<void (*)(Watch<T>)>(it)(Watch<T>(watched)); }) {
    }

    /// What it tells of a model so described.
    watch::Watched watched(const Schema& schema) const;

  private:
    watch::Kind kind_;
    void (*tell_)();  ///< what the model gave, of a type that only `call_` knows
    void (*call_)(void (*tell)(), watch::Watched& watched);
};

namespace watch {

/// Declares the indicators that are told with unit and words.
void declare(const std::vector<Watching>& all, Schema& schema);
/// Puts a pass for each at the end of the schedule, in this order.
void schedule(const std::vector<Watching>& all, const Schema& schema, Schedule& step);

}  // namespace watch
}  // namespace consortia

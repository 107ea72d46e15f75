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
#include "engine/step/watch/told.hpp"

#include <initializer_list>
#include <string>
#include <utility>

namespace consortia {

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

    /// Exactly, of the values of all: `quantiles<&Person::wage>("wages", "wq", {0.1, 0.5, 0.9}, …)`, see spread.hpp.
    template <auto Value>
    void quantiles(std::string name, std::string unit, std::vector<double> shares, Text about) const {
        watch::Line line{.indicator = indicator(name, unit, about)};
        line.own_axis = watch::quantile_axis(line.indicator.name, shares);
        if (line.own_axis) line.indicator.over = {line.own_axis->name};
        line.total = whom_.add(Owned<watch::Adder>(new watch::QuantilesOf<T, Value>(std::move(shares))));
        line.total->serve(line.indicator.name);
        whom_.watched->lines.push_back(std::move(line));
    }
    /// How many have a value in each of the bins, which are a constant of the model: `histogram<&Person::wage, wage_bins>`.
    template <auto Value, const Bins& bins>
    auto histogram(std::string name, std::string unit, Text about) const {
        return watch::Histogram<T, watch::InBins<Value, bins>::place>(whom_, indicator(name, unit, about), bins);
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

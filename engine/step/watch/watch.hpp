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
//     }
//
//     const Model model{…, .watch = {watch_persons}};
//
// Whole numbers are added up exactly, doubles in the order of blocks, so the bytes are the same at any number of threads; a
// sum type of the model's own choice (Fine, Money) is the second argument: `mean<&Person::skill, Fine>`. What agents act on
// stays in tallies: a watched line is an output and nothing reads it.
#pragma once

#include "engine/step/phases/schedule.hpp"
#include "engine/step/watch/pass.hpp"

#include <initializer_list>
#include <string>
#include <utility>

namespace consortia {
namespace watch {

template <class T, auto Is>
u32 pick(const Stretch& stretch, u32* picked) {
    const phase::Subjects<const T> subjects(*stretch.world);
    Asked<Is> is(stretch);
    u32 count = 0;
    for (const u32 slot : stretch.slots) {  // `picked` may lie over what is read: it is never ahead of it
        *stretch.visited = slot;
        if (is(subjects[slot], slot)) picked[count++] = slot;
    }
    return count;
}

template <class T>
bool one(const T&) {
    return true;
}

/// An indicator that was just told, for what else is to be said of it. Whatever is said concerns the last line told.
template <class T, auto Value, class Sum>
class Told {
  public:
    Told(Watched& watched, std::vector<Pick> where, std::vector<Quarter> quarters, Indicator indicator, Comes comes)
        : watched_(&watched), where_(std::move(where)), quarters_(std::move(quarters)), whole_(indicator), comes_(comes) {
        line_ = push(new LineOf<T, Value, Sum>(std::move(indicator), comes));
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
    /// Values are arrays: this is the axis of their places.
    Told& over(const std::string& axis) {
        line_->indicator.over.push_back(axis);
        whole_.over.push_back(axis);
        return *this;
    }
    Told& is(Indicator::Kind kind) {
        line_->indicator.kind = whole_.kind = kind;
        return *this;
    }
    Told& is(Indicator::Role role) {
        line_->indicator.role = role;
        return *this;
    }
    /// Totals are divided by this figure of the step before they are recorded: `double mean_wage(Read<Economy>)`.
    template <auto Figure>
    Told& in_units_of() {
        line_->unit = [](World& world) { return figure<Figure>(world, Figure); };
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
        line_ = push(new LineOf<T, Value, Sum, Cuts...>(std::move(indicator), comes_));
        return *this;
    }
    Line* push(Line* line) {
        line->quarters = quarters_;
        watched_->group(where_).lines.push_back(Owned<Line>(line));
        return line;
    }

    Watched* watched_;
    std::vector<Pick> where_;
    std::vector<Quarter> quarters_;
    Indicator whole_;
    Comes comes_;
    Line* line_ = nullptr;
};

}  // namespace watch

/// Agents of a kind, or those of them of whom something holds. Made by the engine, handed to the model's function.
template <class T>
class Watch {
  public:
    explicit Watch(watch::Watched& watched) : watched_(&watched) {}

    /// Those of whom it is true: a member or a function.
    template <auto Is>
    Watch where() const {
        Watch narrowed = *this;
        narrowed.where_.push_back(watch::pick<T, Is>);
        return narrowed;
    }
    /// What follows is taken in these quarters alone, and stands until it is taken again.
    Watch in(std::initializer_list<Quarter> quarters) const {
        Watch narrowed = *this;
        narrowed.quarters_ = quarters;
        return narrowed;
    }
    Watch in(Quarter quarter) const { return in({quarter}); }

    auto count(std::string name, std::string unit, Text about) const {
        return told<watch::one<T>, Count>(std::move(name), std::move(unit), std::move(about), watch::Comes::total);
    }
    template <auto Value, class Sum = watch::SumFor<std::remove_cvref_t<typename watch::Asked<Value>::Answer>>>
    auto total(std::string name, std::string unit, Text about) const {
        return told<Value, Sum>(std::move(name), std::move(unit), std::move(about), watch::Comes::total);
    }
    template <auto Value, class Sum = watch::SumFor<std::remove_cvref_t<typename watch::Asked<Value>::Answer>>>
    auto mean(std::string name, std::string unit, Text about) const {
        return told<Value, Sum>(std::move(name), std::move(unit), std::move(about), watch::Comes::mean);
    }
    /// Of how many it is true, as a share of all.
    template <auto Is>
    auto share(std::string name, Text about) const {
        return mean<Is, Count>(std::move(name), "share", std::move(about));
    }

  private:
    template <auto Value, class Sum>
    auto told(std::string name, std::string unit, Text about, watch::Comes comes) const {
        Indicator indicator{.name = std::move(name), .unit = std::move(unit), .about = std::move(about)};
        return watch::Told<T, Value, Sum>(*watched_, where_, quarters_, std::move(indicator), comes);
    }

    watch::Watched* watched_;
    std::vector<watch::Pick> where_;
    std::vector<Quarter> quarters_;
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

    /// Declares its indicators.
    void declare(Schema& schema) const;
    /// Puts the pass at the end of the schedule.
    void schedule(const Schema& schema, Schedule& step) const;

  private:
    watch::Watched watched(const Schema& schema) const;

    watch::Kind kind_;
    void (*tell_)();  ///< what the model gave, of a type that only `call_` knows
    void (*call_)(void (*tell)(), watch::Watched& watched);
};

}  // namespace consortia

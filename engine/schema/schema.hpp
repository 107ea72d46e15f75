// What a model declares once: its records, numbers, axes, indicators and input tables. Everything else (digest, checks,
// documentation, output, estimates) is derived from it.
#pragma once

#include "engine/core/error.hpp"
#include "engine/core/owned.hpp"
#include "engine/schema/axis.hpp"
#include "engine/schema/data.hpp"
#include "engine/schema/indicator.hpp"
#include "engine/schema/lever.hpp"
#include "engine/schema/quantity.hpp"
#include "engine/schema/record.hpp"
#include "engine/schema/scenario.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <typeindex>
#include <utility>
#include <vector>

namespace consortia {

/// What a model's own derived tables may be made from.
class Inputs;

/// What is given is known by the type of a pointer to it: so a phase may be scheduled where the struct is only named, and
/// its file is not compiled again when a number is added.
template <class G>
std::type_index given_type() {
    return typeid(G*);
}

/// A struct that every phase may ask for with Given<G>: parameters, levers, derived tables. Constant during a step.
struct GivenType {
    /// The `make` of a derived table, whatever it makes.
    using Make = void (*)();

    std::type_index type;              ///< of a pointer to it, see given_type
    Owned<void> (*fresh)() = nullptr;  ///< default constructed
    Make make = nullptr;               ///< for derived tables
    void (*fill)(Make, void*, const Inputs&) = nullptr;
    bool moves = false;  ///< holds a parameter that may move
};

/// A parameter or lever: its description and the member it sets, a double of a parameter or a Lever.
struct Setting {
    Quantity quantity;
    std::type_index given = typeid(void);
    std::size_t offset = 0;  ///< of the member in what is given
    bool is_lever = false;
    bool is_of_event = false;

    void set(void* given_struct, const Lever& value) const;
};

/// What may happen in a run because its scenario says so: `events: [{at: 2030Q1, do: campaign, share: 0.3}]`.
struct EventKind {
    std::string name;
    Text about{};
    std::type_index given;          ///< as which phases read it
    std::vector<Setting> fields{};  ///< called by event and field: `campaign.share`
};

class Schema;

/// The numbers of an event, as a model declares them one after the other.
template <class E>
class EventFields {
  public:
    explicit EventFields(Schema& schema) : schema_(&schema) {}
    /// `quantity` is called by its name within the event; scenarios give it, or it has its default.
    EventFields& field(Quantity quantity, double E::*member);

  private:
    Schema* schema_;
};

struct Currency {
    std::string unit;       ///< of the model, e.g. wq
    std::string shown;      ///< e.g. yuan
    std::string parameter;  ///< how many of these are in one unit
};

class Schema {
  public:
    /// A kind of agent. T is a plain struct; with a member `bool alive` it is mortal.
    template <class T>
    Fields<T> agent(std::string_view name, std::string_view about = {}) {
        add_record<T>(Record::Role::agent, name, about);
        return fields<T>();
    }

    /// A kind of edge. E has `using From`, `using To` and a member `Id<To> to`, or `OptionalId<To> to` if it may lead to
    /// nobody; it belongs to its From. An edge ends when the agent at either end dies. Where the owner himself sees to it
    /// that his edges lead to the living, before somebody else is born in the place of the dead, E says so: `static
    /// constexpr bool outlives_target = true;`
    template <class E>
    Fields<E> edge(std::string_view name, std::string_view about = {}) {
        static_assert(std::is_same_v<typename IdsOf<decltype(E::to)>::type, typename E::To>,
                      "an edge has a member `to`, an Id of its To, or an OptionalId if it may lead to nobody");
        Record& r = add_record<E>(Record::Role::edge, name, about);
        r.of = typeid(typename E::From);
        r.to = typeid(typename E::To);
        r.to_offset = offset_of(&E::to);
        r.to_nobody = std::is_same_v<decltype(E::to), OptionalId<typename E::To>>;
        if constexpr (requires { E::outlives_target; }) r.outlives_target = E::outlives_target;
        return fields<E>();
    }

    /// A second component of the agent C::Of, for what many others read of it.
    template <class C>
    Fields<C> component(std::string_view name, std::string_view about = {}) {
        add_record<C>(Record::Role::component, name, about).of = typeid(typename C::Of);
        return fields<C>();
    }

    /// Exact sums that others add to the agent S::Of; S holds only Count and Fixed, Sums of them and structs of them.
    template <class S>
    Fields<S> tally(std::string_view name, std::string_view about = {}) {
        add_record<S>(Record::Role::tally, name, about).of = typeid(typename S::Of);
        return fields<S>();
    }

    /// Ordered sums in double over few groups R::Of, for what fixed point would round too much; R holds only Real,
    /// Sums of it and structs of it.
    template <class R>
    Fields<R> reduction(std::string_view name, std::string_view about = {}) {
        add_record<R>(Record::Role::reduction, name, about).of = typeid(typename R::Of);
        return fields<R>();
    }

    /// A parameter: a described number, and the member that phases read.
    template <class G>
    void parameter(const Quantity& quantity, double G::*member) {
        add_setting(quantity, given<G>(), offset_of(member), false);
    }

    /// A lever: dated by the scenario, targeted if its description says so.
    template <class G>
    void lever(const Quantity& quantity, Lever G::*member) {
        add_setting(quantity, given<G>(), offset_of(member), true);
    }

    /// A kind of event. Phases of `step.on<E>()` run in the steps of such events alone, and read the one at hand as
    /// Given<E>: `s.event<Campaign>("campaign", {"vaccination", "接种"}).field(real("share", …), &Campaign::share)`.
    template <class E>
    EventFields<E> event(std::string_view name, Text about) {
        events_.push_back({std::string(name), std::move(about), given<E>()});
        return EventFields<E>(*this);
    }

    /// All that YAML files declare, by the structs that consortia_declare() of CMake makes of them:
    /// `s.declare<given::Labour, policy::Schools>()`.
    template <class... Subjects>
    void declare() {
        (Subjects::declare(*this), ...);
    }

    /// A derived table, made once a run from parameters and data by `make`.
    template <class G>
    void derive(G (*make)(const Inputs&)) {
        GivenType& type = given_[position(given<G>())];
        type.make = reinterpret_cast<GivenType::Make>(make);
        type.fill = [](GivenType::Make how, void* g, const Inputs& inputs) {
            *static_cast<G*>(g) = reinterpret_cast<G (*)(const Inputs&)>(how)(inputs);
        };
    }

    void axis(Axis axis);
    /// Labels that depend on the scenario; called once a run.
    void relabel(void (*how)(std::vector<Axis>&, const Scenario&)) { relabel_ = how; }
    void indicator(Indicator indicator);
    /// One that is declared is taken every so many steps alone.
    void taken_every(const std::string& indicator, u32 steps);
    void data(DataDescription description);
    /// What the model asks of data and parameters beyond single cells: called once all of them are good by themselves.
    void check(void (*how)(const Scenario&, const std::vector<Axis>&, std::vector<Problem>&)) { check_ = how; }
    /// Amounts in `unit` are shown in tables in `shown` too, of which `parameter` makes one unit.
    void currency(Currency currency);
    /// A model with dates: what its steps are; scenarios give `start`. Without it they are counted.
    void calendar(Calendar steps_are = Calendar::quarters) { steps_are_ = steps_are; }

    const std::vector<Record>& records() const { return records_; }
    const std::vector<GivenType>& given() const { return given_; }
    const std::vector<Setting>& settings() const { return settings_; }
    const std::vector<EventKind>& events() const { return events_; }
    const EventKind* find_event(std::string_view name) const;
    const std::vector<Indicator>& indicators() const { return indicators_; }
    /// `transfers` of `transfers_by_region`, which is over regions alone; null if there is no such total.
    const Indicator* total_of(const Indicator& cut) const;
    const std::vector<DataDescription>& data() const { return data_; }
    const std::vector<Axis>& axes() const { return axes_; }
    std::vector<Axis> axes(const Scenario& scenario) const;
    std::vector<Problem> problems(const Scenario& scenario, const std::vector<Axis>& axes) const;
    const std::optional<Currency>& currency() const { return currency_; }
    bool has_calendar() const { return steps_are_ != Calendar::steps; }
    Calendar steps_are() const { return steps_are_; }
    /// `but steps are years`: why nothing may wait for a quarter of the year; empty where it may.
    std::string without_quarters() const;
    /// On average; 0 without a calendar.
    double steps_per_year() const { return consortia::steps_per_year(steps_are_); }

    const Record* find(std::type_index type) const;
    const Setting* find_setting(std::string_view name) const;
    /// A parameter, a lever or a field of an event: what a study may vary.
    const Setting* find_factor(std::string_view name) const;

    /// Every fault of the declaration itself: double names, undescribed bytes or numbers, leaf prefixes, unknown axes.
    std::vector<std::string> faults() const;

  private:
    template <class E>
    friend class EventFields;

    template <class T>
    Record& add_record(Record::Role role, std::string_view name, std::string_view about) {
        static_assert(std::is_trivially_copyable_v<T>, "a record is a plain struct: trivially copyable");
        Record& record = add_record(role, name, about, typeid(T), sizeof(T), alignof(T));
        if constexpr (requires(T t) { t.alive; }) record.alive_offset = offset_of(&T::alive);
        return record;
    }
    Record& add_record(Record::Role role, std::string_view name, std::string_view about, std::type_index type,
                       std::size_t size, std::size_t alignment);
    /// Of the last record.
    template <class T>
    Fields<T> fields() {
        return {records_, records_.size() - 1};
    }
    template <class G>
    std::type_index given() {
        add_given(given_type<G>(), [] { return Owned<void>(new G()); });
        return given_type<G>();
    }
    void add_given(std::type_index type, Owned<void> (*fresh)());
    std::size_t position(std::type_index type) const;
    void add_setting(const Quantity& quantity, std::type_index given, std::size_t offset, bool is_lever);

    std::vector<Record> records_;
    std::vector<GivenType> given_;
    /// Of the last event.
    void add_event_field(Quantity quantity, std::size_t offset);

    std::vector<Setting> settings_;
    std::vector<EventKind> events_;
    std::vector<Axis> axes_;
    void (*relabel_)(std::vector<Axis>&, const Scenario&) = nullptr;
    void (*check_)(const Scenario&, const std::vector<Axis>&, std::vector<Problem>&) = nullptr;
    std::vector<Indicator> indicators_;
    std::vector<DataDescription> data_;
    std::optional<Currency> currency_;
    Calendar steps_are_ = Calendar::steps;
};

template <class E>
EventFields<E>& EventFields<E>::field(Quantity quantity, double E::*member) {
    schema_->add_event_field(std::move(quantity), offset_of(member));
    return *this;
}

/// Parameters and data of a run, for populate and derived tables.
class Inputs {
  public:
    /// `once`: for a table that is made once a run, and so from nothing that may move.
    Inputs(const Scenario& scenario, const std::vector<Owned<void>>& given, const std::vector<GivenType>& types,
           bool once = false)
        : scenario_(&scenario), given_(&given), types_(&types), once_(once) {}

    const Scenario& scenario() const { return *scenario_; }
    const DataTable* data(std::string_view name) const;

    template <class G>
    const G& given() const {
        return *static_cast<const G*>(given(given_type<G>()));
    }

  private:
    const void* given(std::type_index type) const;

    const Scenario* scenario_;
    const std::vector<Owned<void>>* given_;
    const std::vector<GivenType>* types_;
    bool once_;
};

}  // namespace consortia

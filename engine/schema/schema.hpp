// What a model declares once: its records, numbers, axes, indicators and input tables. Everything else (digest, checks,
// documentation, output, estimates) is derived from it.
#pragma once

#include "engine/core/error.hpp"
#include "engine/core/type_name.hpp"
#include "engine/schema/axis.hpp"
#include "engine/schema/data.hpp"
#include "engine/schema/indicator.hpp"
#include "engine/schema/lever.hpp"
#include "engine/schema/quantity.hpp"
#include "engine/schema/record.hpp"
#include "engine/schema/scenario.hpp"

#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <typeindex>
#include <vector>

namespace consortia {

/// What a model's own derived tables may be made from.
class Inputs;

/// A struct that every phase may ask for with Given<G>: parameters, levers, derived tables. Constant during a step.
struct GivenType {
    std::type_index type;
    std::function<std::shared_ptr<void>()> fresh;    ///< default constructed
    std::function<void(void*, const Inputs&)> fill;  ///< for derived tables, else empty
};

/// A parameter or lever: its description and the member it sets.
struct Setting {
    Quantity quantity;
    std::type_index given = typeid(void);
    std::function<void(void*, const Lever&)> set;
    bool is_lever = false;
    bool described = false;
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
    Fields<T> agent(std::string name, std::string about = {}) {
        return record<T>(Record::Role::agent, std::move(name), std::move(about));
    }

    /// A kind of edge. E has `using From`, `using To` and a member `Id<To> to`, or `OptionalId<To> to` if it may lead to
    /// nobody; it belongs to its From. An edge ends when the agent at either end dies. Where the owner himself sees to it
    /// that his edges lead to the living, before somebody else is born in the place of the dead, E says so: `static
    /// constexpr bool outlives_target = true;`
    template <class E>
    Fields<E> edge(std::string name, std::string about = {}) {
        static_assert(std::is_same_v<typename IdsOf<decltype(E::to)>::type, typename E::To>,
                      "an edge has a member `to`, an Id of its To, or an OptionalId if it may lead to nobody");
        Record& r = add_record<E>(Record::Role::edge, std::move(name), std::move(about));
        r.of = typeid(typename E::From);
        r.to = typeid(typename E::To);
        r.to_offset = offset_of(&E::to);
        r.to_nobody = std::is_same_v<decltype(E::to), OptionalId<typename E::To>>;
        if constexpr (requires { E::outlives_target; }) r.outlives_target = E::outlives_target;
        return Fields<E>(r);
    }

    /// A second component of the agent C::Of, for what many others read of it.
    template <class C>
    Fields<C> component(std::string name, std::string about = {}) {
        return record_of<C>(Record::Role::component, std::move(name), std::move(about));
    }

    /// Exact sums that others add to the agent S::Of; S holds only Count and Fixed, Sums of them and structs of them.
    template <class S>
    Fields<S> tally(std::string name, std::string about = {}) {
        return record_of<S>(Record::Role::tally, std::move(name), std::move(about));
    }

    /// Ordered sums in double over few groups R::Of, for what fixed point would round too much; R holds only Real,
    /// Sums of it and structs of it.
    template <class R>
    Fields<R> reduction(std::string name, std::string about = {}) {
        return record_of<R>(Record::Role::reduction, std::move(name), std::move(about));
    }

    /// A parameter. Its description comes with it or from the model's YAML.
    template <class G>
    void parameter(std::string name, double G::*member) {
        parameter(Quantity{.name = std::move(name)}, member, false);
    }
    template <class G>
    void parameter(Quantity quantity, double G::*member, bool described = true) {
        const std::type_index type = given<G>();
        add_setting({std::move(quantity), type,
                     [member](void* g, const Lever& value) { static_cast<G*>(g)->*member = value.everywhere(); }, false,
                     described});
    }

    /// A lever: dated by the scenario, targeted if its description says so.
    template <class G>
    void lever(std::string name, Lever G::*member) {
        lever(Quantity{.name = std::move(name)}, member, false);
    }
    template <class G>
    void lever(Quantity quantity, Lever G::*member, bool described = true) {
        const std::type_index type = given<G>();
        add_setting({std::move(quantity), type,
                     [member](void* g, const Lever& value) { static_cast<G*>(g)->*member = value; }, true, described});
    }

    /// A derived table, made once a run from parameters and data by `make`.
    template <class G>
    void derive(G (*make)(const Inputs&)) {
        const std::type_index type = given<G>();
        given_[position(type)].fill = [make](void* g, const Inputs& inputs) { *static_cast<G*>(g) = make(inputs); };
    }

    void axis(Axis axis) { axes_.push_back(std::move(axis)); }
    /// Labels that depend on the scenario; called once a run.
    void relabel(std::function<void(std::vector<Axis>&, const Scenario&)> how) { relabel_ = std::move(how); }
    void indicator(Indicator indicator) { indicators_.push_back(std::move(indicator)); }
    void data(DataDescription description) { data_.push_back(std::move(description)); }
    /// What the model asks of data and parameters beyond single cells: called once all of them are good by themselves.
    void check(std::function<void(const Scenario&, const std::vector<Axis>&, std::vector<Problem>&)> how) {
        check_ = std::move(how);
    }
    /// Amounts in `unit` are shown in tables in `shown` too, of which `parameter` makes one unit.
    void currency(Currency currency) { currency_ = std::move(currency); }
    /// A model with dates: steps are quarters, scenarios give `start`. `steps_per_year` for the phase of the year.
    void calendar(u32 steps_per_year = 4) { steps_per_year_ = steps_per_year; }

    const std::deque<Record>& records() const { return records_; }
    const std::vector<GivenType>& given() const { return given_; }
    const std::vector<Setting>& settings() const { return settings_; }
    std::vector<Setting>& settings() { return settings_; }
    const std::vector<Indicator>& indicators() const { return indicators_; }
    const std::vector<DataDescription>& data() const { return data_; }
    const std::vector<Axis>& axes() const { return axes_; }
    std::vector<Axis> axes(const Scenario& scenario) const;
    std::vector<Problem> problems(const Scenario& scenario, const std::vector<Axis>& axes) const;
    const std::optional<Currency>& currency() const { return currency_; }
    bool has_calendar() const { return steps_per_year_ > 0; }
    u32 steps_per_year() const { return steps_per_year_; }

    const Record* find(std::type_index type) const;
    const Setting* find_setting(std::string_view name) const;

    /// Every fault of the declaration itself: double names, undescribed bytes or numbers, leaf prefixes, unknown axes.
    std::vector<std::string> faults() const;

  private:
    template <class T>
    Record& add_record(Record::Role role, std::string name, std::string about) {
        static_assert(std::is_trivially_copyable_v<T>, "a record is a plain struct: trivially copyable");
        Record r;
        r.name = std::move(name);
        r.role = role;
        r.type = typeid(T);
        r.size = sizeof(T);
        r.alignment = alignof(T);
        r.about = std::move(about);
        if constexpr (requires(T t) { t.alive; }) r.alive_offset = offset_of(&T::alive);
        records_.push_back(std::move(r));
        return records_.back();
    }
    template <class T>
    Fields<T> record(Record::Role role, std::string name, std::string about) {
        return Fields<T>(add_record<T>(role, std::move(name), std::move(about)));
    }
    template <class T>
    Fields<T> record_of(Record::Role role, std::string name, std::string about) {
        Record& r = add_record<T>(role, std::move(name), std::move(about));
        r.of = typeid(typename T::Of);
        return Fields<T>(r);
    }
    template <class G>
    std::type_index given() {
        const std::type_index type = typeid(G);
        if (position(type) == given_.size()) {
            given_.push_back({type, [] { return std::static_pointer_cast<void>(std::make_shared<G>()); }, {}});
        }
        return type;
    }
    std::size_t position(std::type_index type) const;
    void add_setting(Setting setting);

    std::deque<Record> records_;
    std::vector<GivenType> given_;
    std::vector<Setting> settings_;
    std::vector<Axis> axes_;
    std::function<void(std::vector<Axis>&, const Scenario&)> relabel_;
    std::function<void(const Scenario&, const std::vector<Axis>&, std::vector<Problem>&)> check_;
    std::vector<Indicator> indicators_;
    std::vector<DataDescription> data_;
    std::optional<Currency> currency_;
    u32 steps_per_year_ = 0;
};

/// Parameters and data of a run, for populate and derived tables.
class Inputs {
  public:
    Inputs(const Scenario& scenario, std::vector<std::shared_ptr<void>> given, const std::vector<GivenType>& types)
        : scenario_(&scenario), given_(std::move(given)), types_(&types) {}

    const Scenario& scenario() const { return *scenario_; }
    const DataTable* data(std::string_view name) const;

    template <class G>
    const G& given() const {
        for (std::size_t k = 0; k < types_->size(); ++k) {
            if ((*types_)[k].type == typeid(G)) return *static_cast<const G*>(given_[k].get());
        }
        throw ContractError("nothing given of type " + name_of(typeid(G)));
    }

  private:
    const Scenario* scenario_;
    std::vector<std::shared_ptr<void>> given_;
    const std::vector<GivenType>* types_;
};

}  // namespace consortia

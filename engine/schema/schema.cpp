#include "engine/schema/schema.hpp"

#include "engine/core/type_name.hpp"

#include <algorithm>
#include <set>

namespace consortia {

std::size_t Schema::position(std::type_index type) const {
    const auto found = std::ranges::find(given_, type, &GivenType::type);
    return static_cast<std::size_t>(found - given_.begin());
}

void Setting::set(void* given_struct, const Lever& value) const {
    void* const member = static_cast<std::byte*>(given_struct) + offset;
    if (is_lever) {
        *static_cast<Lever*>(member) = value;
    } else {
        *static_cast<double*>(member) = value.everywhere();
    }
}

Record& Schema::add_record(Record::Role role, std::string_view name, std::string_view about, std::type_index type,
                           std::size_t size, std::size_t alignment) {
    Record& record = records_.emplace_back();
    record.name = name;
    record.role = role;
    record.type = type;
    record.size = size;
    record.alignment = alignment;
    record.about = about;
    return record;
}

void Schema::axis(Axis axis) { axes_.push_back(std::move(axis)); }
void Schema::indicator(Indicator indicator) { indicators_.push_back(std::move(indicator)); }

std::string Schema::without_quarters() const {
    if (steps_are_ > Calendar::years) return "";
    return has_calendar() ? "but steps are years" : "but steps are counted, without a calendar (Schema::calendar)";
}

void Schema::taken_every(const std::string& indicator, u32 steps) {
    const auto found = std::ranges::find(indicators_, indicator, &Indicator::name);
    if (found != indicators_.end()) found->every = steps;
}
void Schema::data(DataDescription description) { data_.push_back(std::move(description)); }
void Schema::currency(Currency currency) { currency_ = std::move(currency); }

void Schema::add_given(std::type_index type, Owned<void> (*fresh)()) {
    if (position(type) == given_.size()) given_.push_back({type, fresh});
}

void Schema::add_setting(const Quantity& quantity, std::type_index given, std::size_t offset, bool is_lever) {
    Setting& setting = settings_.emplace_back();
    setting.quantity = quantity;
    setting.given = given;
    setting.offset = offset;
    setting.is_lever = is_lever;
    if (quantity.moves) given_[position(given)].moves = true;
}

void Schema::add_event_field(Quantity quantity, std::size_t offset) {
    EventKind& event = events_.back();
    quantity.name.insert(0, event.name + '.');
    event.fields.push_back({std::move(quantity), event.given, offset, false, true});
}

const Indicator* Schema::total_of(const Indicator& cut) const {
    if (cut.over.size() != 1) return nullptr;
    const auto is_it = [&](const Indicator& total) {
        return total.over.empty() && cut.name == total.name + "_by_" + cut.over.front();
    };
    const auto found = std::ranges::find_if(indicators_, is_it);
    return found == indicators_.end() ? nullptr : &*found;
}

std::vector<Axis> Schema::axes(const Scenario& scenario) const {
    std::vector<Axis> labelled = axes_;
    if (relabel_ != nullptr) relabel_(labelled, scenario);
    return labelled;
}

std::vector<Problem> Schema::problems(const Scenario& scenario, const std::vector<Axis>& axes) const {
    std::vector<Problem> problems;
    if (check_ != nullptr) check_(scenario, axes, problems);
    return problems;
}

const Record* Schema::find(std::type_index type) const {
    const auto found = std::ranges::find(records_, type, &Record::type);
    return found == records_.end() ? nullptr : &*found;
}

const Setting* Schema::find_setting(std::string_view name) const {
    const auto found =
        std::ranges::find(settings_, name, [](const Setting& s) { return std::string_view(s.quantity.name); });
    return found == settings_.end() ? nullptr : &*found;
}

const EventKind* Schema::find_event(std::string_view name) const {
    const auto found = std::ranges::find(events_, name, [](const EventKind& e) { return std::string_view(e.name); });
    return found == events_.end() ? nullptr : &*found;
}

const Setting* Schema::find_factor(std::string_view name) const {
    if (const Setting* setting = find_setting(name)) return setting;
    for (const EventKind& event : events_) {
        for (const Setting& field : event.fields)
            if (field.quantity.name == name) return &field;
    }
    return nullptr;
}

namespace {

/// Adds NAME: declared twice, behind `what`, for each name that more than one has.
template <class Named>
void check_twice(const std::string& what, const std::vector<Named>& all, std::vector<std::string>& faults) {
    std::set<std::string> names, told;
    for (const Named& one : all) {
        if (!names.insert(one.name).second && told.insert(one.name).second)
            faults.push_back(what + one.name + ": declared twice");
    }
}

/// Two records of a name would share streams and digests, and the second of a struct would never be looked at.
void check_record(const Schema& schema, const Record& record, std::vector<std::string>& faults) {
    const Record* first = schema.find(record.type);
    if (first != &record)
        faults.push_back("record " + record.name + ": its struct " + name_of(record.type) + " is declared as " +
                         first->name);
    check_twice(record.name + '.', record.fields, faults);
    if (std::string fault = record.uncovered(); !fault.empty()) faults.push_back(std::move(fault));
}

void check_names(const std::vector<Setting>& settings, std::vector<std::string>& faults) {
    std::set<std::string> names;
    for (const Setting& setting : settings) {
        const std::string& name = setting.quantity.name;
        if (!names.insert(name).second) faults.push_back(name + ": declared twice");
    }
    for (const std::string& name : names) {
        const auto longer = names.lower_bound(name + '.');
        if (longer != names.end() && longer->starts_with(name + '.')) faults.push_back(name + ": is a prefix of " + *longer);
    }
}

void check_quantity(const Quantity& q, std::vector<std::string>& faults) {
    if (!q.hard.contains(q.fallback) && !(q.may_be_none && q.fallback > q.hard.high)) {
        faults.push_back(q.name + ": its default lies outside its range");
    }
    if (q.kind == Quantity::Kind::choice && q.labels.empty()) faults.push_back(q.name + ": a choice needs labels");
    if (q.source.empty()) faults.push_back(q.name + ": has no source");
}

void check_fields(const Record& record, const std::set<std::string>& axes, std::vector<std::string>& faults) {
    for (const Field& field : record.fields) {
        const std::string& axis = field.values.label_of;
        if (!axis.empty() && !axes.contains(axis))
            faults.push_back(record.name + "." + field.name + ": unknown axis " + axis);
    }
}

/// Titles and levers are of labels that the axis has.
void check_titles(const Axis& axis, std::vector<std::string>& faults) {
    const auto check = [&](const std::string& name, bool or_group) {
        const bool known =
            std::ranges::find(axis.labels, name) != axis.labels.end() || (or_group && axis.groups.contains(name));
        if (!known) faults.push_back("axis " + axis.name + ": no label " + name);
    };
    for (const auto& [name, title] : axis.titles) check(name, true);
    for (const auto& [name, lever] : axis.levers) check(name, false);
}

/// What results call the dates of their steps.
void check_dates(const std::string& period, const std::vector<Axis>& axes, const std::vector<Indicator>& indicators,
                 std::vector<std::string>& faults) {
    const auto check = [&](const std::string& what, const auto& all) {
        if (std::ranges::any_of(all, [&](const auto& one) { return one.name == period; }))
            faults.push_back(what + period + ": results call the dates of steps so; give it another name");
    };
    check("axis ", axes);
    check("indicator ", indicators);
}

void check_table(const DataDescription& table, const std::set<std::string>& axes, std::vector<std::string>& faults) {
    std::vector<std::string> used{table.row_axis, table.rest_axis};
    for (const DataColumn& column : table.columns) used.push_back(column.axis);
    for (const std::string& axis : used) {
        if (!axis.empty() && !axes.contains(axis)) faults.push_back("data " + table.name + ": unknown axis " + axis);
    }
    if (table.network == DataDescription::Network::edges && table.columns.size() < 2)
        faults.push_back("data " + table.name + ": edges have two columns of their ends, before all others");
    if (!table.row_axis.empty() && table.key.size() != 1) faults.push_back("data " + table.name + ": rows need one key");
}

}  // namespace

std::vector<std::string> Schema::faults() const {
    std::vector<std::string> faults;
    for (const Record& record : records_) check_record(*this, record, faults);
    check_twice("record ", records_, faults);
    check_twice("axis ", axes_, faults);
    check_twice("data ", data_, faults);
    check_twice("", indicators_, faults);
    check_twice("event ", events_, faults);
    std::vector<Setting> numbers = settings_;
    for (const EventKind& event : events_) numbers.insert(numbers.end(), event.fields.begin(), event.fields.end());
    check_names(numbers, faults);
    for (const EventKind& event : events_)
        for (const Setting& field : event.fields) check_quantity(field.quantity, faults);
    std::set<std::string> axis_names;
    for (const Axis& axis : axes_) axis_names.insert(axis.name);
    for (const Setting& setting : settings_) {
        check_quantity(setting.quantity, faults);
        for (const std::string& target : setting.quantity.targets) {
            if (!axis_names.contains(target)) faults.push_back(setting.quantity.name + ": unknown target axis " + target);
        }
    }
    for (const Axis& axis : axes_) check_titles(axis, faults);
    if (has_calendar()) check_dates(period_of(steps_are_).en, axes_, indicators_, faults);
    for (const Record& record : records_) check_fields(record, axis_names, faults);
    for (const DataDescription& table : data_) check_table(table, axis_names, faults);
    if (currency_ && find_setting(currency_->parameter) == nullptr) {
        faults.push_back("currency " + currency_->shown + ": unknown parameter " + currency_->parameter);
    }
    for (const Indicator& indicator : indicators_) {
        if (const std::string fault = fault_of_compared(indicator); !fault.empty())
            faults.push_back(indicator.name + ": compared: " + fault);
        for (const std::string& axis : indicator.over) {
            if (!axis_names.contains(axis)) faults.push_back(indicator.name + ": unknown axis " + axis);
        }
    }
    return faults;
}

const void* Inputs::given(std::type_index type) const {
    const auto found = std::ranges::find(*types_, type, &GivenType::type);
    if (found == types_->end()) throw ContractError("nothing given of type " + name_of(type));
    if (once_ && found->moves)
        throw ContractError("asks for " + name_of(type) +
                            ", in which a parameter may move, as what is made once cannot: give those that move a struct "
                            "of their own");
    return (*given_)[static_cast<std::size_t>(found - types_->begin())].get();
}

const DataTable* Inputs::data(std::string_view name) const {
    const auto found = scenario_->data.find(std::string(name));
    return found == scenario_->data.end() ? nullptr : &found->second;
}

}  // namespace consortia

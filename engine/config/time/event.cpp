#include "engine/config/time/event.hpp"

#include "engine/config/input/nearest.hpp"
#include "engine/config/yaml/fields.hpp"
#include "engine/config/yaml/value.hpp"
#include "engine/config/yaml/write.hpp"

#include <algorithm>

namespace consortia::config {

namespace {

std::string field_of(const Setting& field, const EventKind& kind) {
    return field.quantity.name.substr(kind.name.size() + 1);
}

std::vector<std::string> kinds_of(const Schema& schema) {
    std::vector<std::string> names;
    for (const EventKind& kind : schema.events()) names.push_back(kind.name);
    return names;
}

std::vector<std::string> keys_of(const EventKind& kind) {
    std::vector<std::string> keys{"at", "do"};
    for (const Setting& field : kind.fields) keys.push_back(field_of(field, kind));
    return keys;
}

std::string written(double value, const Quantity& quantity) {
    const std::string text = value_text(value, quantity);
    return quantity.kind == Quantity::Kind::choice ? yaml_text(text) : text;
}

class EventReader {
  public:
    EventReader(const Node& node, const Schema& schema, const Timeline& timeline, u32 steps, Problems& problems)
        : node_(node), schema_(schema), timeline_(timeline), steps_(static_cast<i32>(steps)), problems_(problems) {}

    /// Nothing if any of it is wrong.
    std::optional<Event> read() {
        const std::size_t errors = problems_.errors();
        const EventKind* kind = read_kind();
        if (kind == nullptr) return std::nullopt;
        const Fields fields(node_, kind->name, keys_of(*kind), problems_);
        Event event{.kind = kind->name, .values = {}, .where = node_.place()};
        read_date(fields, event);
        for (const Setting& field : kind->fields) event.values[field.quantity.name] = value_of(fields, field, *kind);
        return problems_.errors() == errors ? std::optional(std::move(event)) : std::nullopt;
    }

  private:
    void error(const Place& where, const std::string& text) { problems_.error(where, "events: " + text); }

    const EventKind* read_kind() {
        const Node* name = node_.find("do");
        const std::vector<std::string> known = kinds_of(schema_);
        if (name == nullptr) {
            error(node_.place(), "`do` is missing; it says what happens: " + listed(known));
            return nullptr;
        }
        const EventKind* kind = name->is_scalar() ? schema_.find_event(name->text) : nullptr;
        if (kind == nullptr && !name->is_refused())
            error(name->place(), "do: expected one of " + listed(known) + ", got " + got(*name) +
                                     (name->is_scalar() ? nearest_hint(name->text, known) : ""));
        return kind;
    }

    void read_date(const Fields& fields, Event& event) {
        const Node* at = fields.needed("at", "it says in which step it happens");
        if (at == nullptr) return;
        if (!at->is_scalar()) return error(at->place(), "at: expected a date, got " + got(*at));
        const auto step = timeline_.step(at->text, at->place(), event.kind + ".at", problems_);
        event.step = step.value_or(0);
        if (event.step < 0)
            error(at->place(), "at: " + at->text + " lies before the first step, " + timeline_.told(0) +
                                   "; nothing happens in a burn-in");
        if (steps_ > 0 && event.step >= steps_)
            problems_.warning(at->place(), "events: at: " + at->text + " lies after the last step, " +
                                               timeline_.told(steps_ - 1) + "; it never happens");
    }

    double value_of(const Fields& fields, const Setting& field, const EventKind& kind) {
        const Node* value = fields.find(field_of(field, kind));
        return value == nullptr ? field.quantity.fallback
                                : read_value(*value, field.quantity, problems_).value_or(field.quantity.fallback);
    }

    const Node& node_;
    const Schema& schema_;
    const Timeline& timeline_;
    i32 steps_;
    Problems& problems_;
};

/// Each step has room for one of a kind, which its phases read.
void refuse_twins(const std::vector<Event>& events, const Timeline& timeline, Problems& problems) {
    for (std::size_t k = 1; k < events.size(); ++k) {
        const auto twin = [&](const Event& other) { return other.kind == events[k].kind && other.step == events[k].step; };
        if (std::any_of(events.begin(), events.begin() + static_cast<std::ptrdiff_t>(k), twin))
            problems.error(events[k].where, "events: there is another " + events[k].kind + " at " +
                                                timeline.told(events[k].step) + "; a step has one of a kind");
    }
}

std::string braced(const EventKind& kind, const std::string& date, const std::map<std::string, double>& values) {
    std::string text = "{at: " + date + ", do: " + yaml_text(kind.name);
    for (const Setting& field : kind.fields)
        text += ", " + yaml_text(field_of(field, kind)) + ": " + written(values.at(field.quantity.name), field.quantity);
    return text + '}';
}

}  // namespace

std::vector<Event> read_events(const Node& node, const Schema& schema, const Timeline& timeline, u32 steps,
                               Problems& problems) {
    std::vector<Event> events;
    if (node.is_refused()) return events;
    if (schema.events().empty()) {
        problems.error(node.place(), "events: the model declares none; leave it out");
        return events;
    }
    if (!node.is_sequence()) {
        problems.error(node.place(),
                       "events: expected a list [{at: DATE, do: " + schema.events().front().name + "}], got " + got(node));
        return events;
    }
    for (const Node& item : node.items) {
        if (item.is_refused()) continue;
        if (!item.is_map()) {
            problems.error(item.place(), "events: expected {at: DATE, do: EVENT, …}, got " + got(item));
        } else if (auto event = EventReader(item, schema, timeline, steps, problems).read()) {
            events.push_back(std::move(*event));
        }
    }
    if (timeline.knows_dates()) refuse_twins(events, timeline, problems);
    std::ranges::stable_sort(events, {}, &Event::step);
    return events;
}

std::string events_text(const std::vector<Event>& events, const Schema& schema, const Timeline& timeline) {
    std::string text;
    for (const Event& event : events)
        text += (text.empty() ? "" : ", ") + braced(*schema.find_event(event.kind), timeline.date(event.step), event.values);
    return '[' + text + ']';
}

std::string event_text(const EventKind& kind, const std::string& date) {
    std::map<std::string, double> values;
    for (const Setting& field : kind.fields) values[field.quantity.name] = field.quantity.fallback;
    return braced(kind, date, values);
}

}  // namespace consortia::config

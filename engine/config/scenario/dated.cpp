#include "engine/config/scenario/dated.hpp"

#include "engine/config/input/nearest.hpp"
#include "engine/config/scenario/acting.hpp"
#include "engine/config/scenario/targets.hpp"
#include "engine/config/yaml/value.hpp"
#include "engine/config/yaml/write.hpp"

#include <algorithm>
#include <cmath>

namespace consortia::config {

namespace {

const std::vector<std::string> entry_keys = {"value", "from", "ramp_to", "target"};

class LeverReader {
  public:
    LeverReader(const Quantity& lever, const LeverContext& context, Problems& problems)
        : lever_(lever), context_(context), problems_(problems), is_parameter_(lever.moves) {}

    LeverSetting read(const Entry& entry) {
        const Node& node = *entry.value;
        setting_.status_quo = lever_.fallback;
        setting_.origin = origin_of(entry);
        from_command_line_ = entry.from_command_line;
        if (node.is_scalar()) {
            read_alone(node);
        } else if (node.is_map()) {
            read_dates(node);
        } else if (node.is_sequence()) {
            for (const Node& item : node.items) read_entry(item);
        }
        std::ranges::stable_sort(setting_.entries, {}, &LeverEntry::from);
        check_ramps(setting_, lever_.name, problems_);
        if (context_.axes != nullptr && context_.timeline.knows_dates())
            check_acting(setting_, lever_.name, context_.timeline, context_.steps, problems_);
        return std::move(setting_);
    }

    std::optional<LeverEntry> read_when_and_whom(const Node& item) {
        LeverEntry entry{.origin = origin(item)};
        const bool dated = read_dates_of(item, entry);
        const bool targeted = read_target_of(item, entry);
        return dated && targeted ? std::optional(std::move(entry)) : std::nullopt;
    }

  private:
    void read_alone(const Node& value) {
        if (!is_parameter_) return add_value(value, 0);
        hold(read_value(value, lever_, problems_, context_.money).value_or(lever_.fallback));
    }

    void error(const Place& where, const std::string& text) { problems_.error(where, lever_.name + ": " + text); }

    Origin origin(const Node& node) const {
        return from_command_line_ ? setting_.origin : Origin{Origin::Kind::file, node.place()};
    }

    /// Of a parameter what has no date holds all the time.
    void hold(double value) { setting_.status_quo = value; }

    void add_value(const Node& value, i32 from) {
        if (const auto number = read_value(value, lever_, problems_, context_.money)) {
            setting_.entries.push_back({.value = *number, .from = from, .origin = origin(value)});
        }
    }

    void read_dates(const Node& node) {
        if (node.find("value") != nullptr) {
            error(node.place(), "put entries with `value:` in a list: `- {value: …}`");
            return;
        }
        if (node.keys.empty()) error(node.place(), "expected a value or {date: value}, got an empty map");
        for (std::size_t k = 0; k < node.keys.size(); ++k) {
            if (const auto from = beginning(node.keys[k].text, node.keys[k].place())) add_value(node.items[k], *from);
        }
    }

    /// The step from which a value holds, with a warning where that is not what the reader may think.
    std::optional<i32> beginning(const std::string& text, const Place& where) {
        const auto step = context_.timeline.step(text, where, lever_.name, problems_);
        if (step && *step < 0) {
            problems_.warning(where, lever_.name + ": " + text + " lies before the start; it acts from the start on");
        }
        if (step && is_after_the_end(*step)) {
            problems_.warning(where, lever_.name + ": " + text + " lies after the last step; it never acts");
        }
        return step;
    }

    void read_entry(const Node& item) {
        if (item.is_refused()) return;
        if (!item.is_map()) {
            error(item.place(), "expected an entry {value, from, ramp_to, target}, got " + got(item));
            return;
        }
        check_keys(item);
        const Node* value = item.find("value");
        if (value == nullptr) {
            error(item.place(), "an entry needs a `value`");
            return;
        }
        const auto number = read_value(*value, lever_, problems_, context_.money);
        auto entry = read_when_and_whom(item);
        if (!number || !entry) return;
        entry->value = *number;
        const bool dated_nowhere = item.find("from") == nullptr && item.find("ramp_to") == nullptr;
        if (is_parameter_ && dated_nowhere) return hold(*number);
        setting_.entries.push_back(std::move(*entry));
    }

    void check_keys(const Node& item) {
        for (std::size_t k = 0; k < item.keys.size(); ++k) {
            const Key& key = item.keys[k];
            if (item.items[k].is_refused() || std::ranges::find(entry_keys, key.text) != entry_keys.end()) continue;
            error(key.place(),
                  "unknown key " + quote(key.text) + (problems_.full() ? "" : suggestion(key.text, entry_keys)));
        }
    }

    bool read_dates_of(const Node& item, LeverEntry& entry) {
        if (const Node* from = item.find("from")) {
            if (!is_date(*from)) return false;
            const auto step = beginning(from->text, from->place());
            if (!step) return false;
            entry.from = *step;
        }
        const Node* ramp_to = item.find("ramp_to");
        if (ramp_to == nullptr) return true;
        if (!is_date(*ramp_to)) return false;
        const auto step = context_.timeline.step(ramp_to->text, ramp_to->place(), lever_.name, problems_);
        if (!step) return false;
        if (*step <= entry.from) {
            error(ramp_to->place(), "a ramp must end after it begins (" + context_.timeline.told(entry.from) + "), got " +
                                        quote(ramp_to->text));
            return false;
        }
        entry.ramp_to = step;
        // A ramp reaches its value in the step of its end, so the last step is not too late.
        if (is_after_the_end(*step) && !is_after_the_end(entry.from)) {
            problems_.warning(ramp_to->place(), lever_.name + ": the ramp ends after the last step (" + last_date() +
                                                    "); its value is never reached");
        }
        return ramp_makes_sense(*ramp_to);
    }

    bool is_after_the_end(i32 step) const { return context_.steps > 0 && step >= static_cast<i32>(context_.steps); }
    std::string last_date() const { return context_.timeline.told(static_cast<i32>(context_.steps) - 1); }

    bool is_date(const Node& node) {
        if (!node.is_scalar() && !node.is_refused()) error(node.place(), "expected a date, got " + got(node));
        return node.is_scalar();
    }

    bool ramp_makes_sense(const Node& ramp_to) {
        if (lever_.kind == Quantity::Kind::real) return true;
        error(ramp_to.place(), lever_.kind == Quantity::Kind::choice ? "a choice cannot ramp; date its values"
                                                                     : "a whole number cannot ramp; date its values");
        return false;
    }

    bool read_target_of(const Node& item, LeverEntry& entry) {
        const Node* target = item.find("target");
        if (target == nullptr) return true;
        if (is_parameter_) {
            error(target->place(), "a parameter is for everybody; levers have targets");
            return false;
        }
        if (context_.axes == nullptr) return false;
        const auto mask = read_target(*target, lever_, *context_.axes, problems_);
        if (!mask) return false;
        entry.whom = *mask;
        entry.targeted = true;
        return true;
    }

    const Quantity& lever_;
    const LeverContext& context_;
    Problems& problems_;
    LeverSetting setting_;
    bool is_parameter_;
    bool from_command_line_ = false;
};

/// Phases read it in every step, but so may what is made before the first.
void refuse_to_move(const Node& value, const Quantity& parameter, const Schema& schema, Problems& problems) {
    std::vector<std::string> moving;
    for (const Setting& setting : schema.settings())
        if (setting.quantity.moves) moving.push_back(setting.quantity.name);
    problems.error(value.place(), parameter.name + ": expected one value, " + expected(parameter) + ", got " + got(value) +
                                      "; a parameter holds for the whole run, for the start and tables are made of it" +
                                      (moving.empty() ? "" : "; those that may move are " + listed(moving)));
}

}  // namespace

LeverSetting read_lever(const Entry& entry, const Quantity& lever, const LeverContext& context, Problems& problems) {
    return LeverReader(lever, context, problems).read(entry);
}

std::optional<LeverEntry> read_when_and_whom(const Node& item, const Quantity& lever, const LeverContext& context,
                                             Problems& problems) {
    return LeverReader(lever, context, problems).read_when_and_whom(item);
}

std::string when_and_whom(const LeverEntry& entry, const Timeline& timeline, const std::vector<Axis>& axes) {
    std::string text = "from: " + timeline.date(entry.from);
    if (entry.ramp_to) text += ", ramp_to: " + timeline.date(*entry.ramp_to);
    if (!entry.targeted) return text;
    std::string target;
    for (const auto& [axis, labels] : target_labels(entry.whom, axes))
        target += (target.empty() ? "" : ", ") + yaml_text(axis) + ": " + yaml_list(labels);
    return text + ", target: {" + target + '}';
}

ParameterSetting read_parameter(const Entry& entry, const Quantity& parameter, const Schema& schema,
                                const LeverContext& context, Problems& problems) {
    const Node& value = *entry.value;
    if (parameter.moves) {
        LeverSetting read = LeverReader(parameter, context, problems).read(entry);
        return {read.status_quo, read.origin, std::move(read.entries)};
    }
    ParameterSetting fixed{parameter.fallback, origin_of(entry)};
    if (value.is_map() || value.is_sequence()) {
        refuse_to_move(value, parameter, schema, problems);
    } else {
        fixed.value = read_value(value, parameter, problems, context.money).value_or(parameter.fallback);
    }
    return fixed;
}

Origin origin_of(const Entry& entry) {
    return {entry.from_command_line ? Origin::Kind::command_line : Origin::Kind::file, entry.key};
}

}  // namespace consortia::config

#include "engine/config/scenario/run_keys.hpp"

#include "engine/config/input/number.hpp"
#include "engine/config/panel/panel.hpp"
#include "engine/config/scenario/dated.hpp"
#include "engine/config/time/event.hpp"
#include "engine/config/yaml/fields.hpp"
#include "engine/config/yaml/value.hpp"

#include <algorithm>
#include <limits>

namespace consortia::config {

namespace {

/// Streams count steps in 16 bits.
constexpr u64 most_steps = 65'535;
constexpr u64 most_seeds = 1'000'000;

/// 0 where a year is no whole number of steps, so that a burn-in of whole years cannot be asked for.
u32 whole_steps_of_year(Calendar calendar) {
    const u32 steps = steps_of_about_a_year(calendar);
    return steps == steps_per_year(calendar) ? steps : 0;
}

class RunKeys {
  public:
    RunKeys(const Section& top, const Schema* schema, const Place* whole_file, Scenario& scenario, Problems& problems)
        : top_(top), schema_(schema), whole_file_(whole_file), scenario_(scenario), problems_(problems) {}

    void read() {
        read_title();
        read_length();
        if (const Entry* events = entry_of(top_, "events"); events != nullptr && schema_ != nullptr) read_events(*events);
        if (const Entry* stop = entry_of(top_, "stop")) read_stop(*stop);
        if (const Entry* panel = entry_of(top_, "panel")) read_panel(*panel);
    }

  private:
    /// The entry of a key the scenario cannot do without.
    const Entry* needed(const std::string& key, const std::string& what) {
        if (!top_.contains(key) && whole_file_ != nullptr) problems_.error(*whole_file_, key + ": is missing; " + what);
        return entry_of(top_, key);
    }

    void read_title() {
        const Entry* title = entry_of(top_, "title");
        if (title == nullptr) return;
        scenario_.origins["title"] = origin_of(*title);
        const Node& node = *title->value;
        if (node.is_scalar()) {
            scenario_.title.en = node.text;
        } else if (node.is_map()) {
            for (std::size_t k = 0; k < node.keys.size(); ++k) read_title(node.keys[k], node.items[k]);
        } else {
            problems_.error(node.place(), "title: expected a text or {en: text, zh: text}, got " + got(node));
        }
    }

    void read_title(const Key& language, const Node& text) {
        if (text.is_refused()) return;
        if (language.text != "en" && language.text != "zh") {
            problems_.error(language.place(), "title: expected the languages en and zh, got " + quote(language.text));
        } else if (!text.is_scalar()) {
            problems_.error(text.place(), "title: expected a text, got " + got(text));
        } else {
            (language.text == "en" ? scenario_.title.en : scenario_.title.zh) = text.text;
        }
    }

    std::optional<u64> read_count(const Entry& entry, const std::string& key, u64 low, u64 high) {
        const Node& node = *entry.value;
        scenario_.origins[key] = origin_of(entry);
        const auto count = node.is_scalar() && !node.in_quotes ? parse_count(node.text) : std::nullopt;
        if (count && low <= *count && *count <= high) return count;
        problems_.error(node.place(), key + ": expected a whole number from " + std::to_string(low) + " to " +
                                          std::to_string(high) + ", got " + got(node) +
                                          (node.in_quotes ? " in quotes; leave out the quotes" : ""));
        return std::nullopt;
    }

    void read_length() {
        if (const Entry* steps = needed("steps", "it says how many steps follow the burn-in")) {
            const auto count = read_count(*steps, "steps", 0, most_steps);
            scenario_.steps = static_cast<u32>(count.value_or(0));
            if (count == 0)
                problems_.warning(steps->value->place(), "steps: 0, so nothing follows the burn-in or is recorded");
        }
        if (const Entry* seed = entry_of(top_, "seed")) {
            scenario_.seed = read_count(*seed, "seed", 0, std::numeric_limits<u64>::max()).value_or(1);
        }
        if (const Entry* seeds = entry_of(top_, "seeds")) {
            scenario_.seeds = static_cast<u32>(read_count(*seeds, "seeds", 1, most_seeds).value_or(1));
        }
        if (const Entry* burn_in = entry_of(top_, "burn_in")) read_burn_in(*burn_in);
        if (schema_ != nullptr) read_start();
    }

    void read_events(const Entry& entry) {
        scenario_.origins["events"] = origin_of(entry);
        scenario_.events =
            config::read_events(*entry.value, *schema_, Timeline(*schema_, scenario_.start), scenario_.steps, problems_);
    }

    /// What the condition says is looked at where indicators are known (engine/measure).
    void read_stop(const Entry& entry) {
        const Node& node = *entry.value;
        scenario_.origins["stop"] = origin_of(entry);
        if (!node.is_map())
            return problems_.error(node.place(),
                                   "stop: expected {when: CONDITION}, such as {when: \"share > 0.99\", after: "
                                   "4}, got " +
                                       got(node));
        const Fields fields(node, "stop", {"when", "after"}, problems_);
        const Node* when = fields.needed("when", "it says at which condition a run ends, such as \"share > 0.99\"");
        const auto after = fields.count("after", 1, most_steps);
        if (when == nullptr) return;
        if (!when->is_scalar()) return fields.error(when->place(), "when", "expected a condition, got " + got(*when));
        Place where = when->place();
        where.column += when->in_quotes ? 1 : 0;
        scenario_.stop = {when->text, static_cast<u32>(after.value_or(1)), where};
    }

    void read_panel(const Entry& entry) {
        scenario_.origins["panel"] = origin_of(entry);
        scenario_.panels = read_panels(*entry.value, schema_, problems_);
        const auto never = [&](const Panel& panel) { return panel.every > scenario_.steps && scenario_.steps > 0; };
        if (std::ranges::any_of(scenario_.panels, never))
            problems_.error(entry.value->place(), "panel.every: expected at most the " + std::to_string(scenario_.steps) +
                                                      " steps of the scenario");
    }

    void read_burn_in(const Entry& entry) {
        const auto steps = read_count(entry, "burn_in", 0, most_steps);
        if (!steps) return;
        scenario_.burn_in = static_cast<u32>(*steps);
        const u32 year = schema_ == nullptr ? 0 : whole_steps_of_year(schema_->steps_are());
        if (year > 0 && *steps % year != 0) {
            const u64 below = *steps / year * year;
            problems_.error(entry.value->place(), "burn_in: expected whole years of " + std::to_string(year) +
                                                      " steps, got " + std::to_string(*steps) + "; nearest are " +
                                                      std::to_string(below) + " and " + std::to_string(below + year));
        } else if (*steps + scenario_.steps > most_steps) {
            problems_.error(entry.value->place(), "burn_in: together with steps more than " + std::to_string(most_steps));
        }
    }

    void read_start() {
        if (!schema_->has_calendar()) {
            const Entry* start = entry_of(top_, "start");
            if (start != nullptr)
                problems_.error(start->key, "start: the model " + scenario_.model + " has no calendar; leave it out");
            return;
        }
        const Entry* start =
            needed("start", "the model " + scenario_.model + " has a calendar; write " + form_of(schema_->steps_are()));
        if (start == nullptr) return;
        scenario_.origins["start"] = origin_of(*start);
        read_start(*start->value);
    }

    void read_start(const Node& node) {
        const Calendar calendar = schema_->steps_are();
        scenario_.start = node.is_scalar() ? parse_date(node.text, calendar) : std::nullopt;
        if (!scenario_.start)
            return problems_.error(node.place(), "start: expected " + form_of(calendar) + ", got " + got(node) +
                                                     meant_instead(node.text, calendar));
        const Date last = *scenario_.start + std::max(static_cast<i32>(scenario_.steps), 1) + -1;
        if (last.year() > last_year)
            problems_.error(node.place(), "start: the steps run beyond the year " + std::to_string(last_year));
    }

    const Section& top_;
    const Schema* schema_;
    const Place* whole_file_;
    Scenario& scenario_;
    Problems& problems_;
};

}  // namespace

const Entry* entry_of(const Section& section, std::string_view key) {
    const auto found = section.find(key);
    return found == section.end() || found->second.value->is_refused() ? nullptr : &found->second;
}

void read_run_keys(const Section& top, const Schema* schema, const Place* whole_file, Scenario& scenario,
                   Problems& problems) {
    RunKeys(top, schema, whole_file, scenario, problems).read();
}

}  // namespace consortia::config

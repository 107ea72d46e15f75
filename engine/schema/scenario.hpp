// A scenario with everything resolved: each value and where it came from. Config makes it, run plays it, output embeds it.
#pragma once

#include "engine/core/calendar.hpp"
#include "engine/core/error.hpp"
#include "engine/core/text/text.hpp"
#include "engine/schema/data.hpp"
#include "engine/schema/lever.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace consortia {

/// Where a value came from: a place in a file, `--set`, or the default.
struct Origin {
    enum class Kind : u8 { fallback, file, command_line };
    Kind kind = Kind::fallback;
    Place place;
};

/// One entry of a lever, or of a parameter that moves: from step `from` (0 = start, after the burn-in) it holds `value` for
/// whom it is meant; with `ramp_to` it moves there in a straight line from what held before.
struct LeverEntry {
    double value = 0;
    i32 from = 0;
    std::optional<i32> ramp_to{};
    TargetMask whom{};
    bool targeted = false;
    Origin origin{};
};

/// A lever over the whole run: status quo, then its entries in order (of those that apply the last one counts).
struct LeverSetting {
    double status_quo = 0;
    std::vector<LeverEntry> entries{};
    Origin origin{};

    /// The lever as it stands in step `step` counted from the start; negative steps are burn-in.
    Lever at(i32 step) const;
};

/// A parameter: one value, and of one that may move further ones from their dates on.
struct ParameterSetting {
    double value = 0;  ///< in the burn-in too
    Origin origin{};
    std::vector<LeverEntry> entries{};  ///< for everybody

    double at(i32 step) const;
    /// One value, whatever was dated.
    void fix(double to) {
        value = to;
        entries.clear();
    }
};

/// Whether two levers hold the same values at the same time for the same targets.
bool same_course(const LeverSetting& a, const LeverSetting& b);
bool same_course(const ParameterSetting& a, const ParameterSetting& b);

/// When a run ends though steps are left: with the step at whose end the condition has held so often in a row.
struct StopRule {
    std::string when;  ///< an expression over indicators, held against another: `adopters > 0.99`
    u32 after = 1;     ///< steps in a row, of those that follow the burn-in
    Place where{};     ///< of its first character
};

/// `adopters > 0.99`, or `adopters > 0.99, 4 steps in a row`.
std::string to_string(const StopRule& rule);

/// What happens in one step, of a kind that the model declares (Schema::event).
struct Event {
    std::string kind;
    i32 step = 0;                          ///< after so many since the start: 0 is the first
    std::map<std::string, double> values;  ///< of all its fields: `campaign.share`
    Place where{};

    bool operator==(const Event& other) const { return kind == other.kind && step == other.step && values == other.values; }
};

/// Agents, or edges, whose course is recorded one by one, see schema/panel/.
struct Panel {
    enum class Who : u8 {
        founders,  ///< all who are there when the burn-in is over
        sample,    ///< so many of these, whom their keys choose
        share,     ///< that part of all who ever live, whom their keys choose
        listed,    ///< those of these keys, as long as they live; of edges those from and to agents of these keys
    };

    std::string kind;                 ///< of agent or edge
    std::vector<std::string> fields;  ///< of it, or of a component: `workforce.hours`
    Who who = Who::founders;
    double amount = 0;        ///< of a sample or a share
    u32 every = 1;            ///< steps, from record to record
    std::vector<u64> keys{};  ///< of those who are listed
};

struct Scenario {
    std::string model;
    std::string name;  ///< file name without folder and ending
    Text title;
    std::string currency;       ///< what its money is told in, EUR; empty: in what the model names
    std::optional<Date> start;  ///< nothing for a model without a calendar
    u32 steps = 0;              ///< after the burn-in
    u32 burn_in = 0;
    u64 seed = 1;
    u32 seeds = 1;                                       ///< replicates 0 … seeds-1
    std::map<std::string, ParameterSetting> parameters;  ///< every parameter of the model
    std::map<std::string, LeverSetting> levers;          ///< every lever of the model
    std::map<std::string, DataTable> data;
    std::vector<Event> events;     ///< in order of their steps
    std::optional<StopRule> stop;  ///< nothing: all steps are played
    std::vector<Panel> panels;     ///< of one kind each; all have the same `every`
    std::map<std::string, Origin>
        origins;               ///< of model, currency, start, steps, events, stop, panel, burn_in, seed, seeds, data.NAME
    std::vector<Place> files;  ///< the files it was made of, base first
};

}  // namespace consortia

// The result of an ensemble, run.h5: every indicator over (scenario,) (draw,) seed, time and its axes, with all that is
// needed to make the file again. Nothing in it depends on threads, hosts, compilers or the clock.
#pragma once

#include "engine/core/calendar.hpp"
#include "engine/core/text/text.hpp"
#include "engine/output/labelled.hpp"
#include "engine/schema/axis.hpp"
#include "engine/schema/draws.hpp"
#include "engine/schema/scenario.hpp"
#include "engine/state/frame.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace consortia::output {

/// A scenario as the file keeps it.
struct ScenarioText {
    std::string name;  ///< the label on the `scenario` dimension
    Text title;
    std::string resolved;  ///< the whole scenario as YAML, every value written out
    std::string origins;   ///< where each value came from, one a line
    std::string stop{};    ///< the condition that may end a run before its steps are over; empty: there is none
};

/// An input table: its name in the scenario, its file as written there and the hash of its bytes.
struct DataHash {
    std::string name;
    std::string file;
    u64 content = 0;
};

/// What a result holds beside its indicators: declared once, and then of each run, also of one that is missing.
class Beside {
  public:
    virtual ~Beside() = default;
    virtual void declare(LabelledSink& file, const std::vector<std::string>& over_runs) = 0;
    /// `run`: its position along these dimensions.
    virtual void add(LabelledSink& file, const std::vector<u64>& run, const RunOutput& output) = 0;
};

/// What a result holds besides its numbers.
struct ResultFile {
    std::string model;
    std::vector<Axis> axes;  ///< with their labels
    FrameLayout layout;
    std::optional<Date> start;  ///< the date of the first step; nothing without a calendar
    u32 steps = 0;
    std::vector<ScenarioText> scenarios;  ///< one, or those that were compared
    bool compared = false;                ///< a leading `scenario` dimension
    u64 seed = 1;
    std::vector<u32> replicates;  ///< the labels of the `seed` dimension
    ParameterDraws draws{};       ///< of parameters: a dimension `draw` before `seed`, if there are some
    std::string version;
    std::string commit;
    std::vector<DataHash> data;
    std::string content_digest;  ///< of all inputs together
    u64 missing = 0;             ///< runs of which nothing is there
    Beside* beside = nullptr;    ///< nothing: indicators alone
};

/// xarray takes a variable in "days" or "hours" for a time difference; in the singular it stays a number.
std::string unit_for_readers(const std::string& unit);

/// The hashes of a scenario's tables, in order of their names.
std::vector<DataHash> data_hashes(const Scenario& scenario);

/// Along `seed` the seed of which the replicates are, so that results of several seeds can be joined along it.
void add_base_seed(LabelledSink& file, u64 seed, std::size_t replicates);

/// What a result says of draws of parameters, if there are some: notes on the whole, a dimension `draw`, and what each has
/// in place of the scenario's own parameters.
void add_draw_notes(LabelledSink& file, const ParameterDraws& draws);
void add_draw_dimension(LabelledSink& file, const ParameterDraws& draws);
void add_drawn_values(LabelledSink& file, const ParameterDraws& draws);

/// How many steps a run played, and why no more: `stop`, its scenario's condition, or `steps`, all were played. Nothing is
/// said of one that is missing.
struct RunEnd {
    u64 steps = 0;
    std::string by{};
};

/// The variables that say it, `steps_played` and `ended_by`; for results of scenarios that may stop.
class RunEnds {
  public:
    RunEnds(LabelledSink& file, const std::vector<std::string>& over);
    void write(std::span<const u64> from, std::span<const u64> count, const std::vector<RunEnd>& ends);

  private:
    LabelledSink* file_;
    std::size_t steps_;
    std::size_t by_;
};

/// The run of a scenario by its place: its replicate, with draws those of the first draw, then of the next. Without width it
/// is missing. It must stay valid until the next call.
using RunSource = std::function<const RunOutput&(std::size_t scenario, std::size_t place)>;

/// Writes `path`, whole or not at all. Asks for every run once, scenario by scenario, so that memory holds one run. Throws
/// SystemError, or ContractError if a run does not have the declared steps and width; one that was stopped may have fewer,
/// and what would follow is missing.
void write_results(const std::string& path, const ResultFile& result, const RunSource& run);
/// The same into `sink`.
void write_results(LabelledSink& sink, const ResultFile& result, const RunSource& run);

}  // namespace consortia::output

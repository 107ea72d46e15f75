// What came of a plan, in one view: of runs in memory and of every kind of result file (run.h5, compare.h5, study.h5), whole
// or partial. A file alone yields its tables again: what the model calls things comes from the workspace where it knows the
// model, else from the file. Tables, analyses, reports and bindings take this and open no file themselves.
#pragma once

#include "engine/config/yaml/value.hpp"
#include "engine/output/data_set.hpp"
#include "engine/session/workspace.hpp"
#include "engine/study/league/league.hpp"

#include <memory>
#include <optional>

namespace consortia::session {

/// A scenario as its result keeps it.
struct ScenarioOfResult {
    std::string name;                           ///< unlike all others of the result
    Text title;                                 ///< of its own; empty where an earlier scenario bears the same
    std::string text;                           ///< the whole scenario as YAML
    std::map<std::string, std::string> values;  ///< of its keys, parameters and levers, as written there
};

class Result {
  public:
    enum class Kind : u8 { ensemble, comparison, study };

    /// A result file. Throws SystemError if it is damaged or none of ours.
    static Result open(const std::string& file, const Workspace& workspace);
    /// Of what lies in memory, or is open already.
    Result(std::shared_ptr<const output::DataSet> data, const Workspace& workspace);
    /// Of the model that `schema` describes; null if it is not known.
    Result(std::shared_ptr<const output::DataSet> data, const Schema* schema);
    /// Of runs that lie in `file`, which is opened when more is asked for than their outcomes, where these are known.
    Result(const study::RunList& list, bool compared, std::string file,
           std::optional<std::vector<study::Outcomes>> outcomes = std::nullopt);
    /// The same of runs that lie in `data`.
    Result(const study::RunList& list, bool compared, std::shared_ptr<const output::DataSet> data,
           std::vector<study::Outcomes> outcomes);

    Kind kind() const { return kind_; }
    const std::string& path() const { return path_; }
    /// All variables, labels and notes.
    const output::DataSet& data() const;
    /// The model's vocabulary; null if this program has no such model.
    const Schema* schema() const { return schema_; }

    /// One, or those that were compared; of a study the scenario that its points lie over.
    const std::vector<ScenarioOfResult>& scenarios() const { return scenarios_; }
    /// The replicates of the seed, in order.
    const std::vector<u32>& replicates() const { return replicates_; }
    /// The draws of parameters at which every seed was played, by their numbers; none if parameters are the scenarios' own.
    const std::vector<u32>& draws() const { return draws_; }
    /// The parameters that differ from draw to draw, and their values by draw.
    const std::vector<std::string>& drawn() const { return drawn_; }
    /// Throws SystemError if the result does not say.
    std::vector<double> drawn_values(const std::string& parameter) const;
    /// The dimensions of a run, before its steps: `scenario`, `draw` and `seed` as far as there are several; not of a study.
    std::vector<std::string> run_dimensions() const;
    study::Extent extent() const;
    /// Steps of each run, scenario by scenario and, of a study, point by point; empty where none was to stop before its end.
    const std::vector<u64>& played() const;
    /// Recorded of each run; of a study that keeps no series 0.
    u32 steps() const { return steps_; }
    /// 0 without a calendar.
    double steps_per_year() const { return steps_per_year_; }
    /// Runs of which nothing is there.
    u64 missing() const;

    /// The outcomes of all totals; none of a study.
    const std::vector<study::Outcomes>& outcomes() const;
    /// For each benefit the scenarios but the first, the best buys first.
    std::vector<study::League> leagues(study::Valuation valuation = {}) const {
        return study::leagues(outcomes(), valuation);
    }
    /// The unit of what scenarios cost; empty if no indicator is a cost.
    std::string cost_unit() const;
    /// What a unit of the model's money is, where the model says so.
    std::optional<config::Money> money() const;
    /// What a variable of the result is.
    Indicator indicator_of(const output::StoredVariable& variable) const;
    /// The first variable of an indicator with that role; null if there is none.
    const output::StoredVariable* variable_of(Indicator::Role role) const;
    /// As the model describes it; null where that is not known.
    const Axis* axis(std::string_view name) const;
    Text axis_about(const std::string& name) const;
    /// Of each step the date, `2025Q1`; without a calendar its number from 1.
    std::vector<std::string> times() const;
    /// Whether a scenario has a lever of that group elsewhere than the first one; true where the model is not known.
    bool moves(std::size_t scenario, const std::string& group) const;

  private:
    void read_ensemble();
    void read_study();
    std::vector<study::Outcomes> read_outcomes() const;

    Kind kind_ = Kind::ensemble;
    std::string path_;
    mutable std::shared_ptr<const output::DataSet> data_;
    const Schema* schema_ = nullptr;
    std::vector<ScenarioOfResult> scenarios_;
    std::vector<u32> replicates_;
    std::vector<u32> draws_;
    std::vector<std::string> drawn_;
    u32 steps_ = 0;
    double steps_per_year_ = 0;
    mutable std::optional<std::vector<u64>> played_;
    mutable std::optional<std::vector<study::Outcomes>> outcomes_;
};

}  // namespace consortia::session

// The panels of a result: of each a dimension that is called as its kind of agent or edge, the keys of those (of edges also
// of the agents at both ends), and their fields over run, agent and time. What is missing of an agent is before its birth,
// behind its death or behind the end of the run.
#pragma once

#include "engine/output/data_set.hpp"
#include "engine/output/results.hpp"
#include "engine/schema/panel/panel.hpp"

#include <vector>

namespace consortia::study {

class PanelVariables final : public output::Beside {
  public:
    /// `agents`: of each panel the most that a run followed. `scenario` must outlive it.
    PanelVariables(const Scenario& scenario, const Schema& schema, const std::vector<std::size_t>& agents);

    void declare(output::LabelledSink& file, const std::vector<std::string>& over_runs) override;
    void add(output::LabelledSink& file, const std::vector<u64>& run, const RunOutput& output) override;

  private:
    struct Followed {
        std::string kind;
        std::vector<PanelField> fields;
        std::size_t agents = 0;  ///< or edges
        bool is_edge = false;
        std::size_t keys = 0;  ///< the variable of them
        std::size_t from = 0;  ///< of edges those of their ends
        std::size_t to = 0;
        std::vector<std::size_t> variables{};
    };

    std::vector<output::Attribute> about(const PanelField& field, const Schema& schema) const;
    void declare_time(output::LabelledSink& file) const;
    static void add_keys(output::LabelledSink& file, std::size_t variable, std::size_t most, std::vector<u64> run,
                         const std::vector<Key>& keys);
    void add_fields(output::LabelledSink& file, const Followed& followed, std::vector<u64> run, const PanelRows& rows) const;

    const Scenario* scenario_;
    const Schema* schema_;
    std::vector<Followed> followed_;
    u32 every_;
    u32 times_;
};

/// The panels of one run as a result holds them, by its position along the dimensions of runs. Agents that were met later
/// are known from the start, and missing until then. Throws SystemError.
std::vector<PanelRows> stored_panels(const output::DataSet& data, const Scenario& scenario, const Schema& schema,
                                     const std::vector<u64>& run);

}  // namespace consortia::study

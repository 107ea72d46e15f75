// The finished runs of a list as one result file, in the order of their numbers: who ran what leaves no trace. One run at a
// time is in memory.
#pragma once

#include "engine/output/labelled.hpp"
#include "engine/output/reading/reader.hpp"
#include "engine/output/results.hpp"
#include "engine/study/results/comparison.hpp"
#include "engine/study/run_list.hpp"

#include <functional>
#include <string>

namespace consortia::study {

/// The content digest that a result of the list bears.
std::string content_digest(const RunList& list);

/// What a run of the list left; nothing (no width) if it is missing.
using RunSource = std::function<RunOutput(u64 run)>;

/// Writes `file`, whole or not at all; with `compared` a leading dimension `scenario`. Asks for each run once, in order. Of
/// `missing` runs every number is NaN, and the file says how many they are. Throws SystemError.
void merge(const RunList& list, const RunSource& source, bool compared, const std::string& file, u64 missing = 0);
/// The same into `sink`.
void merge(const RunList& list, const RunSource& source, bool compared, output::LabelledSink& sink, u64 missing = 0);

/// The scenarios as the result keeps them, each of a name of its own.
std::vector<output::ScenarioText> texts_of(const RunList& list);

/// The runs of a result, one at a time; digests of single steps only where they are asked for.
class StoredRuns {
  public:
    /// A result of scenarios like those of `list`. Throws SystemError if the file is damaged or holds something else.
    StoredRuns(const RunList& list, const std::string& file, bool digests = false);

    /// By the place of its scenario and its own, as of the list. Throws SystemError.
    RunOutput run(std::size_t scenario, u32 place) const;

  private:
    void cut(RunOutput& output, std::size_t number) const;

    std::shared_ptr<const Scenario> scenario_;  ///< the first
    const Schema* schema_;
    FrameLayout layout_;
    u32 steps_;
    u32 seeds_;
    u32 runs_;  ///< of a scenario
    bool has_draws_;
    output::ResultReader result_;
    std::vector<std::string> final_digests_;
    std::vector<u64> played_;            ///< steps, where some runs were stopped before their end
    std::vector<std::string> ended_by_;  ///< of the same
    std::vector<std::string> step_digests_;
};

}  // namespace consortia::study

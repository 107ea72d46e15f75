// What is to be played, before anything is: scenarios beside each other, or a study, with all that is laid over their files
// read and checked. A plan is a value; it can be looked at, estimated, and played any number of times.
#pragma once

#include "engine/session/listener.hpp"
#include "engine/session/workspace.hpp"
#include "engine/study/run_list.hpp"
#include "engine/study/sweep.hpp"

#include <filesystem>
#include <memory>
#include <optional>

namespace consortia::session {

/// What is laid over files, and how they are read.
struct Overrides {
    std::vector<std::string> set{};               ///< `policy.tax_credit.rate=0.6`
    std::optional<u32> seeds{};                   ///< how many replicates
    std::optional<u32> replicate{};               ///< this one alone
    std::optional<u32> draws{};                   ///< how many draws of parameters of those the scenarios name; 0: none
    std::optional<std::filesystem::path> root{};  ///< above it no file may reach
    bool strict = false;                          ///< warnings are errors
};

/// As the reader takes them.
config::Options reading(const Overrides& overrides);

/// Reads scenarios; their warnings go to the listener. Throws InputError with the mistakes of all of them.
std::vector<config::Loaded> load_scenarios(const Workspace& workspace, const std::vector<std::string>& files,
                                           const Overrides& overrides, Listener& listener);

class Plan {
  public:
    /// `compared`: the first scenario is what the others are held against, be they none. The list's model and schema must
    /// outlive the plan, as must the workspace of the others.
    Plan(study::RunList list, bool compared);
    explicit Plan(study::Sweep sweep);

    /// Scenario files, of one model, with the same seeds. Throws InputError with every mistake of all of them.
    static Plan of_scenarios(const Workspace& workspace, const std::vector<std::string>& files, const Overrides& overrides,
                             bool compared, Listener& listener);
    /// A study file. Throws InputError with every mistake.
    static Plan of_study(const Workspace& workspace, const std::string& file, const Overrides& overrides,
                         Listener& listener);

    const study::Runs& runs() const { return *runs_; }
    bool is_study() const { return sweep_ != nullptr; }
    /// Not of a study.
    const study::RunList& scenarios() const { return *list_; }
    /// Of a study alone.
    const study::Sweep& study() const { return *sweep_; }
    bool compared() const { return compared_; }

    /// `run.h5`, `compare.h5` or `study.h5`.
    std::string result_name() const;
    /// A name for the folder of the result, the same for the same content: `compare-baseline-0123456789ab`.
    std::string folder_name(bool digests = false) const;
    /// What the journals and checkpoints of unfinished runs belong to: `digests` of every step are kept in them. Scenarios
    /// with more replicates, or fewer, go on with the same.
    u64 work_content(bool digests = false) const;
    /// As the result bears it.
    std::string content_digest() const;

    /// The same scenarios with so many replicates; not of a study.
    Plan with_replicates(u32 count) const { return {list_->with_replicates(count), compared_}; }
    /// Other scenarios with the same seeds and draws; not of a study.
    Plan of_scenarios(std::vector<Scenario> scenarios) const {
        return {list_->of_scenarios(std::move(scenarios)), compared_};
    }

  private:
    std::shared_ptr<const study::Runs> runs_;
    const study::RunList* list_ = nullptr;
    const study::Sweep* sweep_ = nullptr;
    bool compared_ = false;
};

}  // namespace consortia::session

// Files that a study lays over its scenario: packages of levers (packages.hpp) and futures (futures.hpp).
#pragma once

#include "engine/config/scenario/load.hpp"
#include "engine/config/yaml/references.hpp"
#include "engine/schema/study/study.hpp"

#include <map>
#include <optional>

namespace consortia::config {

class OverlayReader {
  public:
    /// All must outlive it; `study` has its scenario. Options are those of the scenario, laid over every file too.
    OverlayReader(const References& references, const Options& options, const ModelLookup& models, const FileSource& source,
                  const Study& study)
        : references_(references), options_(options), models_(models), source_(source), study_(study) {}

    const Study& study() const { return study_; }

    /// What may be called by letters, digits, _ and -; else an error that says what `a_thing` is called by.
    static bool is_plain(const Key& name, const std::string& a_thing, Problems& problems);

    /// The scenario with this file over it, as one that extends both; nothing where it cannot be read. `what` is the key
    /// that names it. Mistakes in the file are told where they stand there. What the command line sets holds, but for levers
    /// where `sets_levers`: one that the file sets too is refused later, not lost.
    std::optional<Loaded> read(const std::string& what, const std::string& name, const Node& file, bool sets_levers,
                               Problems& problems) const;

  private:
    bool is_there(const std::string& what, const Node& file, Problems& problems) const;
    Loaded laid_over(const std::string& name, const std::string& file, bool sets_levers, Problems& problems) const;

    const References& references_;
    const Options& options_;
    const ModelLookup& models_;
    const FileSource& source_;
    const Study& study_;
};

/// What a file over a scenario changes of it.
struct Overlaid {
    std::map<std::string, LeverSetting> levers;
    std::vector<std::string> parameters;
    std::vector<std::string> frame;   ///< what all runs of a study share: model, calendar, steps, seed
    std::vector<std::string> others;  ///< events and data
};
Overlaid what_changes(const Scenario& scenario, const Scenario& with);

}  // namespace consortia::config

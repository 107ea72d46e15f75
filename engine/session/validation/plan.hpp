// What a model should show, ready to be measured: its facts held against its vocabulary, and the runs that they need. Every
// mistake in them is found here, before anything is played.
#pragma once

#include "engine/measure/measure.hpp"
#include "engine/schema/facts/facts.hpp"
#include "engine/session/plan.hpp"

#include <optional>
#include <string>
#include <vector>

namespace consortia::session {

/// What is validated, and how much of it.
struct Asked {
    std::string level{};     ///< of those that the facts name
    std::string scenario{};  ///< in place of the facts' own; empty: that
    Overrides overrides{};   ///< over all runs, above what the facts lay over them
};

/// A run that facts are measured on.
struct RunOfFacts {
    FactRun run;
    Plan plan;
    bool played = true;  ///< at this level
};

/// A fact with what it is measured by.
struct FactToMeasure {
    Fact fact;
    std::size_t run = 0;      ///< of the runs
    std::size_t against = 0;  ///< the same as `run` where it stands alone
    std::optional<measure::Measure> on{};
    std::optional<measure::Measure> on_other{};  ///< of the other run
};

struct ValidationPlan {
    std::string model;
    std::string level;
    Facts facts;  ///< with what is tested elsewhere and what nothing measures
    std::vector<RunOfFacts> runs;
    std::vector<FactToMeasure> measured;

    bool is_played(const FactToMeasure& fact) const { return runs[fact.run].played && runs[fact.against].played; }
    /// The same for the same facts, scenarios and level: for the name of a folder.
    std::string content() const;
};

/// Reads the facts that the model embeds, and the scenarios that they are measured on. Throws InputError with every mistake,
/// at its place in the file that the facts were embedded from.
ValidationPlan plan_to_validate(const Workspace& workspace, const Model& model, const Asked& asked, Listener& listener);

}  // namespace consortia::session

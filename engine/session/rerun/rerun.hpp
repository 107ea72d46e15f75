// One run of a result played once more, alone, from what the result embeds, and held against it bit by bit.
#pragma once

#include "engine/output/data_set.hpp"
#include "engine/session/listener.hpp"
#include "engine/session/workspace.hpp"

#include <filesystem>
#include <functional>
#include <optional>

namespace consortia {
class Simulation;
}

namespace consortia::session {

struct Again {
    std::string run;                              ///< `12:3` (point and seed) of a study, `3`, or `reform:3` of a comparison
    std::optional<std::filesystem::path> from{};  ///< folder of the file, for its data; else as the provenance says
    std::optional<std::filesystem::path> root{};  ///< above it no scenario may reach
    u32 threads = 1;
    std::function<bool()> stop{};  ///< asked after every step
    /// Shown the run when its founders are made, and after every step.
    std::function<void(Simulation&)> watch = [](Simulation&) {};
};

struct Rerun {
    std::string run;                         ///< `reform, replicate 3`
    std::string failure{};                   ///< it failed before, and again in these words
    std::size_t compared = 0;                ///< numbers that were held against the result
    std::vector<std::string> differences{};  ///< in words
};

/// Throws InputError if the result has no such run or its inputs are not found, ContractError if a run that failed does not
/// fail again, and what a run throws.
Rerun rerun(const Workspace& workspace, const output::DataSet& result, const Again& again, Listener& listener);

/// Throws ContractError that lists what differs, if anything does.
void require_same(const Rerun& rerun, const output::DataSet& result);

}  // namespace consortia::session

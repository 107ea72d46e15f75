// Agents or edges of one run of a result at one moment: the run is played again from what the result embeds, the table is
// taken on the way, and it is given only if all that was recorded of the run came out the same, to the last bit.
#pragma once

#include "engine/session/micro/table.hpp"
#include "engine/session/rerun/rerun.hpp"
#include "engine/session/result.hpp"

#include <optional>
#include <string>
#include <vector>

namespace consortia::session {

struct MicroRequest {
    Record::Role role = Record::Role::agent;  ///< or edge
    std::string kind;                         ///< its name, `firm` or `partnership`
    std::optional<std::string> at{};          ///< the end of this quarter or step; the last one
    bool with_ends = false;                   ///< of edges: also the agents at both ends
    Again again{};                            ///< without a run, the first seed of the first scenario or point
};

struct MicroData {
    std::string run;                 ///< `reform, replicate 3`
    std::string at;                  ///< `2030Q4`, or the number of the step
    MicroTable table;                ///< what was asked for
    std::vector<MicroTable> ends{};  ///< the agents at both ends, one table where they are of one kind
    std::size_t compared = 0;        ///< numbers of the run that came out the same
};

/// Throws InputError, with the nearest name, for a kind that the model has not or a moment that the run did not see, and
/// what rerun() throws; ContractError if the run did not come out the same.
MicroData micro_data(const Workspace& workspace, const Result& result, const MicroRequest& request, Listener& listener);

}  // namespace consortia::session

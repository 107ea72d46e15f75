#include "engine/session/search/rounds.hpp"

#include <algorithm>

namespace consortia::session {

void Rounds::play(const Plan& listed) {
    Playing playing = playing_;
    playing.replace = playing_.replace && !played_;
    playing.time_limit = time_left();
    played_ = true;
    const study::Effort effort = sweep(listed, playing, part_, listener_);
    burn_ins_.insert(effort.burn_ins_loaded.begin(), effort.burn_ins_loaded.end());
}

/// In seconds.
std::optional<double> Rounds::time_left() const {
    if (!playing_.time_limit) return std::nullopt;
    const double passed = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun_).count();
    return std::max(0.0, *playing_.time_limit - passed);
}

study::Records Rounds::records_of(const Plan& listed) const {
    study::Records records = session::records_of(listed, playing_.folder, study::Keep::places, listener_);
    if (!study::completeness(listed.study(), records).all_done()) throw Interrupted("runs are missing");
    return records;
}

}  // namespace consortia::session

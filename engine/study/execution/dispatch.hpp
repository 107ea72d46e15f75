// Who does which run next, asked by every thread that plays runs: the roster of this process, or that of another rank.
#pragma once

#include "engine/core/types.hpp"

#include <functional>
#include <optional>

namespace consortia::study {

struct Task {
    enum class BurnIn : u8 {
        own,   ///< no other run has use for it
        make,  ///< and leave its snapshot for the others
        load,  ///< the snapshot is there
    };
    u64 run = 0;
    BurnIn burn_in = BurnIn::own;
};

class Dispatch {
  public:
    virtual ~Dispatch() = default;

    /// The next run; waits while all that is left needs a snapshot that is being made. Nothing when no run is left or
    /// `stopping`.
    virtual std::optional<Task> take(const std::function<bool()>& stopping) = 0;
    /// The snapshot of a run cannot be used. Whether this run is to make it again (else another does).
    virtual bool make_again(u64 run) = 0;
    /// The maker of a snapshot has published it, or (`made` false) goes on without one.
    virtual void burn_in_over(u64 run, bool made) = 0;
    /// Whether runs are left that nobody has taken, as far as is known.
    virtual bool any_left() const = 0;
    /// Lets those who wait look again whether all is stopping.
    virtual void wake() {}
};

}  // namespace consortia::study

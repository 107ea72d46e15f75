// A sweep outlives a run that ends its process: the program goes on in a child, and where a run ends that one, in another.
#pragma once

namespace consortia::command {

/// From here on the program goes on in a child of this process, which only waits: it passes SIGINT, SIGTERM and SIGUSR1 on
/// and ends as the child ends. If the child dies of a fault, for want of memory or by an exit() of the model, another one
/// goes on, as long as each has begun to play. A kill from outside ends both. Call it before there are threads. Returns
/// whether this is not the first child.
bool survive_runs();

/// Tells the waiting process, if there is one, that runs are being played; and, when it is destroyed, that the program ends
/// by its own will.
void note_playing();
class OwnWill {
  public:
    ~OwnWill();
};

}  // namespace consortia::command

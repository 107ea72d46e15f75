// Ctrl-C and its kin (SIGINT, SIGTERM, SIGUSR1) as a flag that the runs look at after every step.
#pragma once

namespace consortia::command {

/// From now on the first such signal asks to stop, with checkpoints; a second one ends the program at once.
void watch_signals();
bool stop_asked();

}  // namespace consortia::command

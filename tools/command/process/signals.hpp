// Ctrl-C and its kin (SIGINT, SIGTERM, SIGUSR1) as a flag that the runs look at after every step.
#pragma once

namespace consortia::command {

/// From now on such a signal ends the program at once, with exit code 130: only steps need more.
void watch_signals();

/// While it lives, the first such signal only asks to stop, so that checkpoints can be left or another program be ended; a
/// second one ends the program.
class Stepping {
  public:
    Stepping();
    ~Stepping();
    Stepping(const Stepping&) = delete;
    Stepping& operator=(const Stepping&) = delete;
};

bool stop_asked();

}  // namespace consortia::command

// The checkpoints of unfinished runs, by the key of the run: numbered by step, the last two good ones of each are kept.
#pragma once

#include "engine/run/simulation.hpp"

#include <filesystem>
#include <functional>
#include <string>

namespace consortia::study {

bool is_checkpoint_name(const std::string& name);

class Checkpoints {
  public:
    /// `warn` hears of checkpoints that cannot be used. Throws SystemError if others may write in the folder.
    Checkpoints(std::filesystem::path folder, std::function<void(const std::string&)> warn);

    void save(u64 run, Simulation& simulation);
    /// The steps of the run's checkpoints, newest first.
    std::vector<u32> steps(u64 run) const;
    /// Brings a fresh simulation to the checkpoint of that step; false, with a warning, if it is damaged. The simulation is
    /// then not fit for use.
    bool restore(u64 run, u32 step, Simulation& simulation) const;
    void remove(u64 run) const;
    /// Removes what killed processes left: halves, and checkpoints of runs that are finished.
    void clean(const std::function<bool(u64 run)>& finished) const;

  private:
    std::filesystem::path file(u64 run, u32 step) const;

    std::filesystem::path folder_;
    std::function<void(const std::string&)> warn_;
};

}  // namespace consortia::study

// The processes that an MPI launcher started to do one list of runs together. One of them keeps the roster, and works like
// the others; a thread of it answers who asks for the next run. Runs, snapshots and records go through the disk, not
// through messages.
#pragma once

#include "engine/study/execution/executor.hpp"

#include <memory>
#include <thread>
#include <vector>

namespace consortia::study {

class Ranks {
  public:
    /// Whether this program was built with MPI.
    static bool supported();
    /// Whether `mpirun` or `srun` started this process as one of several.
    static bool launched();

    /// Joins the others. Throws SystemError if MPI cannot be used from several threads, or is not built in.
    Ranks();
    /// Waits for the others.
    ~Ranks();
    Ranks(const Ranks&) = delete;
    Ranks& operator=(const Ranks&) = delete;

    u32 rank() const { return rank_; }
    u32 size() const { return size_; }
    /// How many of them share this machine.
    u32 on_this_machine() const { return on_this_machine_; }
    bool keeps_roster() const { return rank_ == 0; }
    /// What the keeper of the roster says, on every rank. All must call it.
    bool told(bool what_i_say) const;
    /// The numbers of the keeper of the roster, on every rank. All must call it.
    std::vector<double> shared(std::vector<double> numbers) const;
    /// Throws SystemError on every rank if one has another value: another program, study or option.
    void agree(u64 value) const;

  private:
    u32 rank_ = 0;
    u32 size_ = 1;
    u32 on_this_machine_ = 1;
};

/// Answers the other ranks from a roster, in a thread of its own, until all of them have left.
class RosterServer {
  public:
    RosterServer(const Ranks& ranks, Roster& roster);
    /// Waits until all have left; what they did.
    Effort wait();

  private:
    void serve();
    void answer(int from);

    [[maybe_unused]] Roster* roster_;
    [[maybe_unused]] u32 working_;  ///< ranks that have not left
    Effort effort_;
    std::jthread thread_;
};

/// The roster of another rank.
class RemoteRoster final : public Dispatch {
  public:
    std::optional<Task> take(const std::function<bool()>& stopping) override;
    bool make_again(u64 run) override;
    void burn_in_over(u64 run, bool made) override;
    bool any_left() const override { return any_left_; }
    /// Tells that this rank asks no more. Only when its journal is closed.
    void leave(const Effort& effort);

  private:
    std::mutex mutex_;
    bool any_left_ = true;
};

}  // namespace consortia::study

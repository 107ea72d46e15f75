// Which run comes next, and who plays a burn-in that several runs share: the first to come makes its snapshot, the others
// wait for it, and meanwhile do what does not need it.
#pragma once

#include "engine/study/run_list.hpp"

#include <condition_variable>
#include <filesystem>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <set>

namespace consortia::study {

class Roster {
  public:
    struct Task {
        enum class BurnIn : u8 {
            own,   ///< no other run has use for it
            make,  ///< and leave its snapshot for the others
            load,  ///< the snapshot is there
        };
        u64 run = 0;
        BurnIn burn_in = BurnIn::own;
    };

    /// Of the list's runs those that are not `finished`. Snapshots lie in `folder`, which is made if there is need; with
    /// `keep` every burn-in leaves one.
    Roster(const RunList& list, const std::function<bool(u64 run)>& finished, std::filesystem::path folder, bool keep);

    std::size_t left() const { return pending_.size(); }
    const std::vector<u64>& pending() const { return pending_; }

    /// The next run; waits while all that is left needs a snapshot that is being made. Nothing when no run is left or
    /// `stopping`.
    std::optional<Task> take(const std::function<bool()>& stopping);
    std::filesystem::path snapshot(u64 run) const;
    /// The snapshot of a run cannot be used: removes it. Whether this run is to make it again (else another does).
    bool make_again(u64 run);
    /// How many burn-ins were there, and good, before anything was run; and of how many.
    u64 found() const { return found_; }
    u64 burn_ins() const { return shared_.size(); }
    /// The contents of all burn-ins.
    std::set<u64> contents() const;
    /// The maker of a snapshot has published it, or (`made` false) goes on without one.
    void burn_in_over(u64 run, bool made);
    /// Lets those who wait look again whether all is `stopping`.
    void wake() { changed_.notify_all(); }

    /// Steps still to be played if all goes well: a shared burn-in counts once.
    u64 steps_ahead() const;

  private:
    struct Shared {
        enum class State : u8 { absent, being_made, there };
        State state = State::absent;
        u32 users = 0;
    };
    u64 burn_in_of(u64 run) const;
    std::optional<Task> ready_task();

    const RunList* list_;
    std::filesystem::path folder_;
    bool keep_;
    std::vector<u64> pending_;
    std::map<u64, Shared> shared_;  // by content of the burn-in
    u64 found_ = 0;
    std::mutex mutex_;
    std::condition_variable changed_;
};

}  // namespace consortia::study

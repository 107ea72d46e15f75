// Which run comes next, and who plays a burn-in that several runs share: the first to come makes its snapshot, the others
// wait for it, and meanwhile do what does not need it.
#pragma once

#include "engine/files/file.hpp"
#include "engine/study/execution/dispatch.hpp"
#include "engine/study/runs.hpp"

#include <condition_variable>
#include <list>
#include <map>
#include <mutex>
#include <set>

namespace consortia::study {

/// The runs of a list that are not `done`, each once even if two points of a design are the same; replicate by replicate (so
/// that what is finished when stopped is paired), beginning with replicate `first` and going round: processes that share a
/// folder of burn-ins begin with different ones.
std::vector<u64> runs_to_do(const Runs& runs, const std::function<bool(u64 run)>& done, u64 first = 0);

class Roster final : public Dispatch {
  public:
    /// Hands out the runs `to_do` for which it is `ours`; the others count as users of burn-ins alone. Snapshots lie in
    /// `folder`, which is made if there is need; with `keep` every burn-in leaves one, else those of which there is more
    /// than one user.
    Roster(
        const Runs& runs, const std::vector<u64>& to_do, files::Path folder, bool keep,
        const std::function<bool(u64 run)>& ours = [](u64) { return true; });

    std::optional<Task> take(const std::function<bool()>& stopping) override;
    bool make_again(u64 run) override;
    void burn_in_over(u64 run, bool made) override;
    bool any_left() const override { return left() > 0; }
    void wake() override { changed_.notify_all(); }
    /// A run at once, or what else is to be done about it.
    enum class Answer : u8 { task, wait, none };
    Answer ask(Task& task);

    u64 left() const;
    const files::Path& folder() const { return folder_; }
    /// How many burn-ins were there, and good, when they were first needed; and of how many.
    u64 found() const { return found_; }
    u64 burn_ins() const { return burn_ins_; }
    /// The contents of burn-ins that runs still need, at most so many.
    std::set<u64> contents() const;
    /// Steps still to be played if all goes well: a shared burn-in counts once.
    u64 steps_ahead() const;

  private:
    /// Runs that share a burn-in.
    struct Group {
        enum class State : u8 { unknown, absent, being_made, there };
        State state = State::unknown;
        u64 users = 0;
        std::vector<u64> runs;
        std::size_t taken = 0;

        u64 next_run() const { return runs[taken]; }
    };
    /// Without burn-ins all runs are of one group.
    u64 group_key(u64 run) const { return burns_in_ ? runs_->burn_in_key(run) : 0; }
    Group& group_of(u64 run) { return groups_.at(group_key(run)); }
    Answer next(Task& task);
    Task::BurnIn burn_in_for(Group& group, u64 run);
    void look(Group& group, u64 run);

    const Runs* runs_;
    files::Path folder_;
    bool keep_;
    bool burns_in_ = false;
    std::map<u64, Group> groups_;  // by key of the burn-in
    std::list<u64> order_;         // of groups that have runs left
    u64 left_ = 0;
    u64 burn_ins_ = 0;
    u64 found_ = 0;
    mutable std::mutex mutex_;
    std::condition_variable changed_;
};

}  // namespace consortia::study

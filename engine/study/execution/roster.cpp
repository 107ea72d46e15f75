#include "engine/study/execution/roster.hpp"

#include "engine/files/trust.hpp"
#include "engine/study/store/burn_ins.hpp"
#include "engine/study/store/key_set.hpp"

#include <chrono>

namespace consortia::study {

namespace {

constexpr std::size_t most_contents = 1000;  // enough to keep what is needed next

}  // namespace

std::vector<u64> runs_to_do(const Runs& runs, const std::function<bool(u64 run)>& done, u64 first) {
    std::vector<u64> to_do;
    KeySet keys;
    for (u32 k = 0; k < runs.replicates(); ++k) {
        const auto place = static_cast<u32>((first + k) % runs.replicates());
        for (u64 variant = 0; variant < runs.variants(); ++variant) {
            const u64 run = runs.run(variant, place);
            if (done(run) || keys.contains(runs.key_of(run))) continue;
            keys.insert(runs.key_of(run));
            to_do.push_back(run);
        }
    }
    return to_do;
}

Roster::Roster(const Runs& runs, const std::vector<u64>& to_do, files::Path folder, bool keep,
               const std::function<bool(u64 run)>& ours)
    : runs_(&runs), folder_(std::move(folder)), keep_(keep) {
    burns_in_ = runs.size() > 0 && runs.largest().front()->burn_in > 0;
    for (u64 run : to_do) {
        const u64 key = group_key(run);
        Group& group = groups_[key];
        ++group.users;
        if (!ours(run)) continue;
        if (group.runs.empty()) order_.push_back(key);
        group.runs.push_back(run);
        ++left_;
    }
    if (!burns_in_) return;
    burn_ins_ = order_.size();
    if (burn_ins_ == 0) return;
    files::require_own_folder(folder_);
    files::make_folder(folder_);
}

u64 Roster::left() const {
    const std::scoped_lock lock(mutex_);
    return left_;
}

/// Looks for a snapshot that other commands may have left; again where it was absent, for they may have made it since.
void Roster::look(Group& group, u64 run) {
    const bool there = std::filesystem::exists(snapshot_of(*runs_, run, folder_));
    if (there && group.state == Group::State::unknown) ++found_;
    group.state = there ? Group::State::there : Group::State::absent;
}

Task::BurnIn Roster::burn_in_for(Group& group, u64 run) {
    if (!burns_in_) return Task::BurnIn::own;
    const bool worth_it = keep_ || group.users > 1;
    if (group.state == Group::State::unknown || (group.state == Group::State::absent && worth_it)) look(group, run);
    if (group.state == Group::State::there) return Task::BurnIn::load;
    if (!worth_it) return Task::BurnIn::own;
    group.state = Group::State::being_made;
    return Task::BurnIn::make;
}

Roster::Answer Roster::next(Task& task) {
    for (auto key = order_.begin(); key != order_.end(); ++key) {
        Group& group = groups_.at(*key);
        if (group.state == Group::State::being_made) continue;
        task.run = group.next_run();
        task.burn_in = burn_in_for(group, task.run);
        --left_;
        if (++group.taken == group.runs.size()) order_.erase(key);
        return Answer::task;
    }
    return order_.empty() ? Answer::none : Answer::wait;
}

Roster::Answer Roster::ask(Task& task) {
    const std::scoped_lock lock(mutex_);
    return next(task);
}

std::optional<Task> Roster::take(const std::function<bool()>& stopping) {
    std::unique_lock lock(mutex_);
    while (!stopping()) {
        Task task;
        const Answer answer = next(task);
        if (answer == Answer::task) return task;
        if (answer == Answer::none) return std::nullopt;
        changed_.wait_for(lock, std::chrono::milliseconds(200));  // a signal handler cannot wake us
    }
    return std::nullopt;
}

bool Roster::make_again(u64 run) {
    const std::scoped_lock lock(mutex_);
    Group& group = group_of(run);
    if (group.state != Group::State::there) return false;
    group.state = Group::State::being_made;
    found_ -= found_ > 0 ? 1 : 0;
    remove_burn_in(snapshot_of(*runs_, run, folder_));
    return true;
}

void Roster::burn_in_over(u64 run, bool made) {
    {
        const std::scoped_lock lock(mutex_);
        group_of(run).state = made ? Group::State::there : Group::State::absent;
    }
    changed_.notify_all();
}

std::set<u64> Roster::contents() const {
    const std::scoped_lock lock(mutex_);
    std::set<u64> contents;
    if (!burns_in_) return contents;
    for (u64 key : order_) {
        const Group& group = groups_.at(key);
        if (keep_ || group.users > 1) contents.insert(snapshot_content(*runs_, group.next_run()));
        if (contents.size() >= most_contents) break;
    }
    return contents;
}

u64 Roster::steps_ahead() const {
    const std::scoped_lock lock(mutex_);
    if (left_ == 0) return 0;
    const std::shared_ptr<const Scenario> first = runs_->largest().front();
    u64 burn_ins = 0;
    for (u64 key : order_) {
        const Group& group = groups_.at(key);
        const bool there = burns_in_ && std::filesystem::exists(snapshot_of(*runs_, group.next_run(), folder_));
        burn_ins += there ? 0 : 1;
        if (burn_ins == most_contents) return left_ * first->steps + order_.size() * first->burn_in;  // a guess will do
    }
    return left_ * first->steps + burn_ins * first->burn_in;
}

}  // namespace consortia::study

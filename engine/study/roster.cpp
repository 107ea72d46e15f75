#include "engine/study/roster.hpp"

#include "engine/run/content.hpp"
#include "engine/study/burn_ins.hpp"

#include <algorithm>
#include <chrono>

namespace consortia::study {

Roster::Roster(const RunList& list, const std::function<bool(u64 run)>& finished, std::filesystem::path folder, bool keep)
    : list_(&list), folder_(std::move(folder)), keep_(keep) {
    // Replicate by replicate: a burn-in is used by all scenarios at once, and what is finished when stopped is paired.
    for (u32 place = 0; place < list.replicates(); ++place) {
        for (std::size_t scenario = 0; scenario < list.scenarios().size(); ++scenario) {
            const u64 run = list.run(scenario, place);
            if (finished(run)) continue;
            pending_.push_back(run);
            if (list.scenario_of(run).burn_in == 0) continue;
            Shared& shared = shared_[burn_in_of(run)];
            ++shared.users;
            if (shared.users > 1 || !std::filesystem::exists(snapshot(run))) continue;
            shared.state = Shared::State::there;
            ++found_;
        }
    }
    if (!shared_.empty()) files::make_folder(folder_);
}

u64 Roster::burn_in_of(u64 run) const {
    return for_this_build(content_of_burn_in(list_->scenario_of(run), list_->replicate_of(run)));
}

std::filesystem::path Roster::snapshot(u64 run) const { return folder_ / burn_in_file(burn_in_of(run)); }

std::optional<Roster::Task> Roster::ready_task() {
    for (auto place = pending_.begin(); place != pending_.end(); ++place) {
        Task task{*place, Task::BurnIn::own};
        const auto found = shared_.find(burn_in_of(task.run));
        if (found != shared_.end()) {
            Shared& shared = found->second;
            if (shared.state == Shared::State::being_made) continue;
            if (shared.state == Shared::State::there) {
                task.burn_in = Task::BurnIn::load;
            } else if (keep_ || shared.users > 1) {
                task.burn_in = Task::BurnIn::make;
                shared.state = Shared::State::being_made;
            }
        }
        pending_.erase(place);
        return task;
    }
    return std::nullopt;
}

std::optional<Roster::Task> Roster::take(const std::function<bool()>& stopping) {
    std::unique_lock lock(mutex_);
    while (!pending_.empty() && !stopping()) {
        if (auto task = ready_task()) return task;
        changed_.wait_for(lock, std::chrono::milliseconds(200));  // a signal handler cannot wake us
    }
    return std::nullopt;
}

bool Roster::make_again(u64 run) {
    const std::scoped_lock lock(mutex_);
    Shared& shared = shared_[burn_in_of(run)];
    if (shared.state != Shared::State::there) return false;
    shared.state = Shared::State::being_made;
    found_ -= std::min<u64>(found_, 1);
    std::error_code ignored;  // the new one replaces it
    std::filesystem::remove(snapshot(run), ignored);
    return true;
}

std::set<u64> Roster::contents() const {
    std::set<u64> contents;
    for (const auto& [content, shared] : shared_) contents.insert(content);
    return contents;
}

void Roster::burn_in_over(u64 run, bool made) {
    {
        const std::scoped_lock lock(mutex_);
        shared_[burn_in_of(run)].state = made ? Shared::State::there : Shared::State::absent;
    }
    changed_.notify_all();
}

u64 Roster::steps_ahead() const {
    u64 steps = 0;
    std::map<u64, bool> counted;
    for (u64 run : pending_) {
        steps += list_->scenario_of(run).steps;
        const auto shared = shared_.find(burn_in_of(run));
        const bool there = shared != shared_.end() && shared->second.state == Shared::State::there;
        if (!there && !std::exchange(counted[burn_in_of(run)], true)) steps += list_->scenario_of(run).burn_in;
    }
    return steps;
}

}  // namespace consortia::study

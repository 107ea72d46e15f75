#include "engine/study/execution/executor.hpp"

#include "engine/run/simulation.hpp"
#include "engine/study/execution/alone.hpp"
#include "engine/study/store/burn_ins.hpp"
#include "engine/study/store/checkpoints.hpp"
#include "engine/study/store/snapshots.hpp"
#include "engine/study/store/work_folder.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <exception>
#include <map>
#include <memory>
#include <mutex>
#include <new>
#include <thread>

namespace consortia::study {

namespace {

using Time = std::chrono::steady_clock;

double seconds_since(Time::time_point then) { return std::chrono::duration<double>(Time::now() - then).count(); }

/// The exception now in flight, with the name of the run before its words; if the model is to blame, with what plays it
/// again.
[[noreturn]] void rethrow_named(const std::string& run, const std::string& reproduction) {
    try {
        throw;
    } catch (const ContractError& error) {
        throw ContractError(with_reproduction(run + ": " + error.what(), reproduction));
    } catch (const SystemError& error) {
        throw SystemError(run + ": " + error.what());
    } catch (const std::bad_alloc&) {
        throw SystemError(run + ": out of memory; use fewer threads, or a smaller population");
    }
}

class Executor {
  public:
    Executor(const Runs& runs, Ledger& ledger, const Execution& how, Dispatch& dispatch, u64 lanes)
        : runs_(runs),
          ledger_(ledger),
          how_(how),
          checkpoints_(how.folder / checkpoints_folder, [this](const std::string& text) { warn(text); }),
          dispatch_(dispatch),
          lanes_(lanes) {}

    /// What is known of all that is to be done here: for progress, and for burn-ins that must not be taken away.
    void expect(const Roster& roster) {
        roster_ = &roster;
        runs_ahead_ = roster.left();
        steps_ahead_ = roster.steps_ahead();
    }

    Effort execute() {
        checkpoints_.clean([this](u64 key) { return ledger_.is_finished(key); });
        trim_burn_ins();
        const std::vector<u32> lanes = shared_out(how_.threads, lanes_, how_.runs_at_once);
        {
            std::vector<std::jthread> threads;
            for (u32 k = 0; k < lanes.size(); ++k) threads.emplace_back([this, k, &lanes] { lane(k, lanes[k]); });
        }
        trim_burn_ins();
        if (!failures_.empty()) std::rethrow_exception(failures_.begin()->second);
        if (left_unfinished_ || (how_.stop() && dispatch_.any_left())) throw Interrupted("interrupted");
        effort_.seconds = seconds_since(begin_);
        effort_.runs_at_once = static_cast<u32>(lanes.size());
        effort_.threads_per_run = lanes.empty() ? 0 : lanes.front();
        return effort_;
    }

  private:
    bool stopping() const { return failed_ || how_.stop(); }

    /// Burn-ins that others may want are kept within bounds; those that are still needed here in any case.
    void trim_burn_ins() {
        if (!how_.burn_ins) return;
        const std::set<u64> needed = roster_ == nullptr ? std::set<u64>{} : roster_->contents();
        study::trim_burn_ins(*how_.burn_ins, room_for_burn_ins(*how_.burn_ins), needed);
    }

    void lane(u32 number, u32 workers) {
        Crew crew(workers);
        crew.time_blocks(how_.times_blocks);
        while (const auto task = dispatch_.take([this] { return stopping(); })) {
            bool making = task->burn_in == Task::BurnIn::make;
            try {
                begin(number, task->run);
                play(*task, crew, making);
            } catch (...) {
                fail(task->run);
            }
            if (making) dispatch_.burn_in_over(task->run, false);
        }
    }

    void begin(u32 lane, u64 run) {
        ledger_.begin(lane, runs_.key_of(run));
        const std::scoped_lock lock(mutex_);
        report();
    }

    /// Called while the exception is in flight.
    void fail(u64 run) {
        const std::scoped_lock lock(mutex_);
        try {
            if (how_.go_on && entered_as_failed(run)) return;
            rethrow_named(runs_.name_of(run), how_.reproduction(run));
        } catch (...) {
            failures_[run] = std::current_exception();
        }
        failed_ = true;
        dispatch_.wake();
    }

    /// What is wrong with the point alone; a failing system would fail the next run too.
    bool entered_as_failed(u64 run) {
        std::string message;
        try {
            throw;
        } catch (const ContractError& error) {
            message = error.what();
        } catch (const InputError& error) {
            message = error.what();
        } catch (const std::bad_alloc&) {
            message = "out of memory; fewer threads, or a smaller population, need less";
        } catch (...) {
            return false;
        }
        message = runs_.name_of(run) + ": " + message;
        ledger_.add_failure(runs_.key_of(run), message);
        how_.warn(with_reproduction(message, how_.reproduction(run)));
        ++effort_.failed;
        report();
        return true;
    }

    std::unique_ptr<Simulation> fresh(u64 run, const Scenario& scenario, Crew& crew) {
        auto simulation =
            std::make_unique<Simulation>(runs_.model(), runs_.schema(), scenario, runs_.replicate_of(run), crew);
        simulation->keep_digests(how_.digests);
        simulation->ask_only(runs_.asked());
        return simulation;
    }

    /// From the newest good checkpoint, a shared burn-in, or the founders.
    std::unique_ptr<Simulation> begin(const Task& task, const Scenario& scenario, Crew& crew, bool& making) {
        const u64 key = runs_.key_of(task.run);
        for (u32 step : checkpoints_.steps(key)) {
            auto simulation = fresh(task.run, scenario, crew);
            if (checkpoints_.restore(key, step, *simulation)) {
                spared(step);
                return simulation;
            }
        }
        if (task.burn_in == Task::BurnIn::load) {
            auto simulation = fresh(task.run, scenario, crew);
            const files::Path snapshot = snapshot_of(runs_, task.run, burn_in_folder(how_));
            try {
                const u64 digest = restore(*simulation, snapshot, burn_in_content(*simulation));
                if (simulation->steps_done() != scenario.burn_in) files::fail(snapshot, "is not of the end of the burn-in");
                touch_burn_in(snapshot);
                note_loaded(snapshot, digest);
                return simulation;
            } catch (const SystemError& error) {
                warn(std::string(error.what()) + "; the burn-in is played again");
                making = dispatch_.make_again(task.run);
            }
        }
        auto simulation = fresh(task.run, scenario, crew);
        simulation->populate();
        return simulation;
    }

    void play(const Task& task, Crew& crew, bool& making) {
        const auto begun = Time::now();
        const std::shared_ptr<const Scenario> scenario = runs_.scenario(task.run);
        const auto simulation = begin(task, *scenario, crew, making);
        auto saved = Time::now();
        while (!simulation->done()) {
            if (making && simulation->burnt_in()) {
                dispatch_.burn_in_over(task.run, left_burn_in(task.run, *scenario, *simulation));
                making = false;
                trim_burn_ins();
            }
            how_.before_step();
            if (stopping()) return leave(task.run, *simulation);
            simulation->step();
            count_step(simulation->step_seconds());
            if (seconds_since(saved) >= how_.checkpoint_every && !simulation->done()) {
                checkpoints_.save(runs_.key_of(task.run), *simulation);
                saved = Time::now();
            }
        }
        spared(simulation->steps_total() - simulation->steps_done());
        finish(task.run, *simulation, seconds_since(begun));
    }

    /// Leaves the snapshot for others, unless a checkpoint has brought the run beyond it or the disk refuses.
    bool left_burn_in(u64 run, const Scenario& scenario, Simulation& simulation) {
        if (simulation.steps_done() != scenario.burn_in) return false;
        try {
            save(simulation, snapshot_of(runs_, run, burn_in_folder(how_)), burn_in_content(simulation));
            return true;
        } catch (const SystemError& error) {
            warn(std::string(error.what()) + "; this burn-in is not kept");
            return false;
        }
    }

    void leave(u64 run, Simulation& simulation) {
        checkpoints_.save(runs_.key_of(run), simulation);
        left_unfinished_ = true;
        const std::scoped_lock lock(mutex_);
        add_phases(simulation.times());
    }

    void finish(u64 run, Simulation& simulation, double seconds) {
        const RunOutput kept = runs_.kept(simulation.output());
        {
            const std::scoped_lock lock(mutex_);
            ledger_.add(runs_.key_of(run), kept, seconds);
            ++effort_.finished;
            add_phases(simulation.times());
            report();
        }
        checkpoints_.remove(runs_.key_of(run));
    }

    void add_phases(const std::vector<PhaseTime>& times) {
        effort_.phases.resize(times.size());
        for (std::size_t k = 0; k < times.size(); ++k) {
            effort_.phases[k].name = times[k].name;
            effort_.phases[k] += times[k];
        }
    }

    void note_loaded(const files::Path& snapshot, u64 digest) {
        const std::scoped_lock lock(mutex_);
        effort_.burn_ins_loaded[snapshot.string()] = digest;
    }

    void spared(u64 steps) {
        const std::scoped_lock lock(mutex_);
        steps_ahead_ -= std::min(steps, steps_ahead_);
    }

    void count_step(double seconds) {
        const std::scoped_lock lock(mutex_);
        ++effort_.steps;
        effort_.stepping_seconds += seconds;
        report();
    }

    void report() {
        Progress progress{.runs = runs_.size(), .share = 1};
        progress.runs_failed = effort_.failed;
        progress.runs_done = runs_.size() - runs_ahead_ + effort_.finished + effort_.failed;
        if (how_.by_runs && roster_ != nullptr && runs_ahead_ > 0) {
            const u64 taken = runs_ahead_ - roster_->left();
            progress.runs_done = runs_.size() - runs_ahead_ + taken;
            progress.share = static_cast<double>(taken) / static_cast<double>(runs_ahead_);
        } else if (steps_ahead_ > 0) {
            progress.share = std::min(1.0, static_cast<double>(effort_.steps) / static_cast<double>(steps_ahead_));
        }
        const bool begun = effort_.steps > 0 && progress.share > 0;
        if (begun) progress.seconds_left = seconds_since(begin_) * (1 / progress.share - 1);
        how_.progress(progress);
    }

    void warn(const std::string& text) {
        const std::scoped_lock lock(mutex_);
        how_.warn(text);
    }

    const Runs& runs_;
    Ledger& ledger_;
    const Execution& how_;
    Checkpoints checkpoints_;
    Dispatch& dispatch_;
    u64 lanes_;
    const Roster* roster_ = nullptr;
    u64 runs_ahead_ = 0;
    u64 steps_ahead_ = 0;
    Time::time_point begin_ = Time::now();
    std::mutex mutex_;
    Effort effort_;
    std::atomic<bool> failed_{false};
    std::atomic<bool> left_unfinished_{false};
    std::map<u64, std::exception_ptr> failures_;
};

}  // namespace

Effort& Effort::operator+=(const Effort& other) {
    finished += other.finished;
    failed += other.failed;
    burn_ins_loaded.insert(other.burn_ins_loaded.begin(), other.burn_ins_loaded.end());
    return *this;
}

std::vector<u32> shared_out(u32 threads, u64 runs, u32 runs_at_once) {
    const u64 lanes = std::min({u64{std::max(1U, threads)}, runs, u64{std::max(1U, runs_at_once)}});
    std::vector<u32> workers;
    for (u32 lane = 0; lane < lanes; ++lane) {
        const u32 rest = lane < threads % lanes ? 1 : 0;
        workers.push_back(std::max(1U, static_cast<u32>(threads / lanes) + rest));
    }
    return workers;
}

files::Path burn_in_folder(const Execution& how) { return how.burn_ins.value_or(how.folder / burn_ins_folder); }

Effort execute(const Runs& runs, Ledger& ledger, const Execution& how, Dispatch& dispatch, u64 lanes) {
    return Executor(runs, ledger, how, dispatch, lanes).execute();
}

Effort execute(const Runs& runs, Ledger& ledger, const Execution& how, Roster& roster) {
    Executor executor(runs, ledger, how, roster, roster.left());
    executor.expect(roster);
    Effort effort = executor.execute();
    effort.burn_ins = roster.burn_ins();
    effort.burn_ins_found = roster.found();
    return effort;
}

Effort execute(const Runs& runs, Ledger& ledger, const Execution& how) {
    const auto done = [&](u64 run) { return ledger.is_finished(runs.key_of(run)); };
    const std::vector<u64> suspects = ledger.suspects();
    const auto suspected = [&](u64 run) { return !std::ranges::binary_search(suspects, runs.key_of(run)); };
    const Effort alone = try_alone(runs, ledger, how, runs_to_do(runs, suspected));
    Roster roster(runs, runs_to_do(runs, done), burn_in_folder(how), how.burn_ins && how.keep_every_burn_in);
    return execute(runs, ledger, how, roster) += alone;
}

}  // namespace consortia::study

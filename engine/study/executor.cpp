#include "engine/study/executor.hpp"

#include "engine/run/simulation.hpp"
#include "engine/study/burn_ins.hpp"
#include "engine/study/checkpoints.hpp"
#include "engine/study/roster.hpp"

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
        const std::string again = reproduction.empty() ? "" : "\n  once more, alone: " + reproduction;
        throw ContractError(run + ": " + error.what() + again);
    } catch (const SystemError& error) {
        throw SystemError(run + ": " + error.what());
    } catch (const std::bad_alloc&) {
        throw SystemError(run + ": out of memory; use fewer threads, or a smaller population");
    }
}

class Executor {
  public:
    Executor(const RunList& list, Ledger& ledger, const Execution& how)
        : list_(list),
          ledger_(ledger),
          how_(how),
          checkpoints_(how.folder / "checkpoints", [this](const std::string& text) { warn(text); }),
          roster_(
              list, [&](u64 run) { return ledger.find(run) != nullptr; }, how.burn_ins.value_or(how.folder / "burn_in"),
              how.burn_ins.has_value()),
          steps_ahead_(roster_.steps_ahead()) {}

    Effort execute() {
        trim_burn_ins(roster_.contents());
        const std::vector<u32> lanes = shared_out(how_.threads, roster_.left(), how_.runs_at_once);
        {
            std::vector<std::jthread> threads;
            for (u32 workers : lanes) threads.emplace_back([this, workers] { lane(workers); });
        }
        trim_burn_ins({});
        if (!failures_.empty()) std::rethrow_exception(failures_.begin()->second);
        if (ledger_.finished().size() < list_.size()) throw Interrupted("interrupted");
        effort_.seconds = seconds_since(begin_);
        effort_.burn_ins = roster_.burn_ins();
        effort_.burn_ins_found = roster_.found();
        effort_.runs_at_once = static_cast<u32>(lanes.size());
        effort_.threads_per_run = lanes.empty() ? 0 : lanes.front();
        return effort_;
    }

  private:
    bool stopping() const { return failed_ || how_.stop(); }

    /// Burn-ins that others may want are kept within bounds; those that are still `needed` here in any case.
    void trim_burn_ins(const std::set<u64>& needed) {
        if (how_.burn_ins) study::trim_burn_ins(*how_.burn_ins, room_for_burn_ins(*how_.burn_ins), needed);
    }

    void lane(u32 workers) {
        Crew crew(workers);
        while (const auto task = roster_.take([this] { return stopping(); })) {
            bool making = task->burn_in == Roster::Task::BurnIn::make;
            try {
                play(*task, crew, making);
            } catch (...) {
                fail(task->run);
            }
            if (making) roster_.burn_in_over(task->run, false);
        }
    }

    void fail(u64 run) {
        const std::scoped_lock lock(mutex_);
        try {
            rethrow_named(list_.name_of(run), how_.reproduction(run));
        } catch (...) {
            failures_[run] = std::current_exception();
        }
        failed_ = true;
        roster_.wake();
    }

    std::unique_ptr<Simulation> fresh(u64 run, Crew& crew) {
        auto simulation = std::make_unique<Simulation>(list_.model(), list_.schema(), list_.scenario_of(run),
                                                       list_.replicate_of(run), crew);
        simulation->keep_digests(how_.digests);
        return simulation;
    }

    /// From the newest good checkpoint, a shared burn-in, or the founders.
    std::unique_ptr<Simulation> begin(const Roster::Task& task, Crew& crew, bool& making) {
        for (u32 step : checkpoints_.steps(task.run)) {
            auto simulation = fresh(task.run, crew);
            if (checkpoints_.restore(task.run, step, *simulation)) {
                spared(step);
                return simulation;
            }
        }
        if (task.burn_in == Roster::Task::BurnIn::load) {
            auto simulation = fresh(task.run, crew);
            try {
                simulation->restore(roster_.snapshot(task.run), simulation->burn_in_content());
                touch_burn_in(roster_.snapshot(task.run));
                return simulation;
            } catch (const SystemError& error) {
                warn(std::string(error.what()) + "; the burn-in is played again");
                making = roster_.make_again(task.run);
            }
        }
        auto simulation = fresh(task.run, crew);
        simulation->populate();
        return simulation;
    }

    void play(const Roster::Task& task, Crew& crew, bool& making) {
        const auto simulation = begin(task, crew, making);
        auto saved = Time::now();
        while (!simulation->done()) {
            if (making && simulation->burnt_in()) {
                roster_.burn_in_over(task.run, left_burn_in(task.run, *simulation));
                making = false;
            }
            if (stopping()) return leave(task.run, *simulation);
            const auto begin = Time::now();
            simulation->step();
            count_step(seconds_since(begin));
            if (seconds_since(saved) >= how_.checkpoint_every && !simulation->done()) {
                checkpoints_.save(task.run, *simulation);
                saved = Time::now();
            }
        }
        finish(task.run, *simulation);
    }

    /// Leaves the snapshot for others, unless a checkpoint has brought the run beyond it or the disk refuses.
    bool left_burn_in(u64 run, Simulation& simulation) {
        if (simulation.steps_done() != list_.scenario_of(run).burn_in) return false;
        try {
            simulation.save(roster_.snapshot(run), simulation.burn_in_content());
            return true;
        } catch (const SystemError& error) {
            warn(std::string(error.what()) + "; this burn-in is not kept");
            return false;
        }
    }

    void leave(u64 run, Simulation& simulation) {
        checkpoints_.save(run, simulation);
        const std::scoped_lock lock(mutex_);
        add_phases(simulation.times());
    }

    void finish(u64 run, Simulation& simulation) {
        {
            const std::scoped_lock lock(mutex_);
            ledger_.add(run, simulation.output());
            add_phases(simulation.times());
            report();
        }
        checkpoints_.remove(run);
    }

    void add_phases(const std::vector<PhaseTime>& times) {
        effort_.phases.resize(times.size());
        for (std::size_t k = 0; k < times.size(); ++k) {
            PhaseTime& sum = effort_.phases[k];
            sum.name = times[k].name;
            sum.calls += times[k].calls;
            sum.visits += times[k].visits;
            sum.seconds += times[k].seconds;
        }
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
        Progress progress{list_.size(), ledger_.finished().size(), 1, std::nullopt};
        if (steps_ahead_ > 0 && effort_.steps > 0) {
            progress.share = std::min(1.0, static_cast<double>(effort_.steps) / static_cast<double>(steps_ahead_));
            progress.seconds_left = seconds_since(begin_) * (1 / progress.share - 1);
        }
        how_.progress(progress);
    }

    void warn(const std::string& text) {
        const std::scoped_lock lock(mutex_);
        how_.warn(text);
    }

    const RunList& list_;
    Ledger& ledger_;
    const Execution& how_;
    Checkpoints checkpoints_;
    Roster roster_;
    u64 steps_ahead_;
    Time::time_point begin_ = Time::now();
    std::mutex mutex_;
    Effort effort_;
    std::atomic<bool> failed_{false};
    std::map<u64, std::exception_ptr> failures_;
};

}  // namespace

std::vector<u32> shared_out(u32 threads, u64 runs, u32 runs_at_once) {
    const u64 lanes = std::min({u64{std::max(1U, threads)}, runs, u64{std::max(1U, runs_at_once)}});
    std::vector<u32> workers;
    for (u32 lane = 0; lane < lanes; ++lane) {
        const u32 rest = lane < threads % lanes ? 1 : 0;
        workers.push_back(std::max(1U, static_cast<u32>(threads / lanes) + rest));
    }
    return workers;
}

Effort execute(const RunList& list, Ledger& ledger, const Execution& how) { return Executor(list, ledger, how).execute(); }

}  // namespace consortia::study

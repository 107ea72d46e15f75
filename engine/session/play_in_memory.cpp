// A plan of scenarios played without a folder, its runs in threads of this process.
#include "engine/core/blame.hpp"
#include "engine/output/data_in_memory.hpp"
#include "engine/run/simulation.hpp"
#include "engine/session/estimate.hpp"
#include "engine/session/play.hpp"
#include "engine/study/results/merge.hpp"

#include <atomic>
#include <exception>
#include <map>
#include <mutex>
#include <thread>

namespace consortia::session {

namespace {

class InMemory {
  public:
    InMemory(const study::RunList& list, const Playing& playing, Listener& listener)
        : list_(list),
          playing_(playing),
          listener_(listener),
          control_(playing.stop, playing.time_limit, &listener),
          outputs_(list.size()) {}

    std::vector<RunOutput> play() {
        const u32 at_once = runs_at_once(list_, playing_.threads);
        const std::vector<u32> lanes = study::shared_out(playing_.threads, list_.size(), at_once);
        {
            const Stepping stepping(listener_);
            std::vector<std::jthread> threads;
            for (const u32 workers : lanes) threads.emplace_back([this, workers] { lane(workers); });
        }
        if (!failures_.empty()) std::rethrow_exception(failures_.begin()->second);
        if (stopped_) throw Interrupted("interrupted");
        return std::move(outputs_);
    }

  private:
    void lane(u32 workers) {
        Crew crew(workers);
        for (u64 run = next_++; run < list_.size() && !stopped_; run = next_++) {
            try {
                outputs_[run] = played(run, crew);
            } catch (...) {
                const std::scoped_lock lock(mutex_);
                failures_[run] = std::current_exception();
                stopped_ = true;
            }
        }
    }

    /// Nothing if all is to stop.
    RunOutput played(u64 run, Crew& crew) {
        const std::shared_ptr<const Scenario> scenario = list_.scenario(run);
        Simulation simulation(list_.model(), list_.schema(), *scenario, list_.replicate_of(run), crew);
        simulation.keep_digests(playing_.digests);
        blaming([&] { return list_.name_of(run); }, [&] { simulation.populate(); });
        while (!simulation.done()) {
            if (stopped_ || control_.must_stop()) {
                stopped_ = true;
                return {};
            }
            blaming([&] { return list_.name_of(run); }, [&] { simulation.step(); });
            report(simulation);
        }
        return simulation.output();
    }

    void report(const Simulation& simulation) {
        const std::scoped_lock lock(mutex_);
        const u64 steps = list_.size() * simulation.steps_total();
        done_ += simulation.done() ? 1 : 0;
        study::Progress progress{.runs = list_.size(), .runs_done = done_};
        steps_ += 1 + (simulation.done() ? simulation.steps_total() - simulation.steps_done() : 0);
        progress.share = static_cast<double>(steps_) / static_cast<double>(steps);
        progress.seconds_left = control_.seconds_passed() * (1 / progress.share - 1);
        listener_.progress(progress);
    }

    const study::RunList& list_;
    const Playing& playing_;
    Listener& listener_;
    Control control_;
    std::vector<RunOutput> outputs_;
    std::atomic<u64> next_{0};
    std::atomic<bool> stopped_{false};
    std::mutex mutex_;
    u64 done_ = 0;   ///< runs
    u64 steps_ = 0;  ///< of all runs, with those that a run that was stopped was spared
    std::map<u64, std::exception_ptr> failures_;
};

}  // namespace

Played play_in_memory(const Plan& plan, const Playing& playing, Listener& listener) {
    if (plan.is_study()) {
        throw InputError(
            {{Problem::Severity::error, Place{plan.study().study().name}, "a study needs a folder to be played in"}});
    }
    const study::RunList& list = plan.scenarios();
    const std::vector<RunOutput> outputs = InMemory(list, playing, listener).play();
    study::OutcomesOf outcomes(list);
    for (u64 run = 0; run < list.size(); ++run) outcomes.add(run, outputs[run]);
    auto data = std::make_shared<output::DataInMemory>("the result in memory");
    study::merge(
        list, [&](u64 run) { return outputs[run]; }, plan.compared(), *data);
    study::Effort effort;
    effort.finished = list.size();
    return {.result = Result(list, plan.compared(), std::move(data), outcomes.outcomes()), .effort = effort};
}

}  // namespace consortia::session

#include "engine/session/sweep.hpp"

#include "engine/core/hash.hpp"
#include "engine/files/framed.hpp"
#include "engine/session/estimate.hpp"
#include "engine/study/execution/alone.hpp"
#include "engine/study/execution/executor.hpp"
#include "engine/study/store/disk.hpp"
#include "engine/study/store/work_folder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <set>
#include <thread>

namespace consortia::session {

namespace {

namespace fs = std::filesystem;

constexpr double sync_every = 1;       // seconds that a power cut may cost
constexpr double between_looks = 0.5;  // seconds
constexpr auto while_paused = std::chrono::milliseconds(100);

/// A name that no other process takes whose journal may lie on the same disk.
std::string journal_name(const Part& part) {
    std::string name = std::string(study::journal_prefix) + files::machine_name();
    const Shard& shard = part.shard;
    if (shard.named) name += fmt::format("-{}-of-{}", shard.number, shard.count);
    if (part.ranks != nullptr) name += fmt::format("-rank-{}", part.ranks->rank());
    return name;
}

/// Lets every thread stand still while the study is paused. The disk is asked once in a while by the thread that comes
/// first.
class Pause {
  public:
    Pause(fs::path mark, Control& control, Listener* listener)
        : mark_(std::move(mark)), control_(control), listener_(listener) {}

    void stand_still() {
        const double now = control_.seconds_passed();
        double looked = looked_;
        if (now - looked < between_looks || !looked_.compare_exchange_strong(looked, now)) {
            while (paused_ && !control_.must_stop()) std::this_thread::sleep_for(while_paused);
            return;
        }
        paused_ = fs::exists(mark_);
        if (paused_ && listener_ != nullptr) listener_->paused();
        while (paused_ && !control_.must_stop()) {
            std::this_thread::sleep_for(while_paused);
            paused_ = fs::exists(mark_);
            looked_ = control_.seconds_passed();
        }
    }

  private:
    fs::path mark_;
    Control& control_;
    Listener* listener_;
    std::atomic<double> looked_ = -1;  ///< in seconds since playing began
    std::atomic<bool> paused_{false};
};

class Sweeper {
  public:
    Sweeper(const Plan& plan, const Playing& playing, const Part& part, Listener& listener)
        : sweep_(plan.study()),
          plan_(plan),
          playing_(playing),
          part_(part),
          listener_(listener),
          work_(work_folder(playing.folder)),
          at_once_(runs_at_once(sweep_, playing.threads, part.ranks == nullptr ? 1 : part.ranks->on_this_machine())),
          control_(playing.stop, playing.time_limit, leads() ? &listener : nullptr),
          pause_(pause_mark(playing.folder), control_, leads() ? &listener : nullptr) {}

    study::Effort play() {
        if (leads()) prepare();
        if (!leads() && !part_.ranks->told(true)) throw ToldByLeader();
        if (part_.ranks != nullptr) part_.ranks->agree(joined(sweep_.content(), sweep_.journal_content()));
        return leads() ? lead() : follow();
    }

  private:
    bool leads() const { return part_.ranks == nullptr || part_.ranks->keeps_roster(); }

    /// The other ranks must hear of it if there is no room. They begin when the ledger is open, which takes note of what
    /// dead processes left, before they leave marks of their own.
    void prepare() {
        try {
            require_own(playing_.folder, playing_.burn_ins);
            study::require_own_work(work_);
            if (playing_.replace) study::remove_work(work_);
            study::require_room(study::disk_needs(sweep_, at_once_, playing_.burn_ins, false), playing_.folder,
                                playing_.burn_ins);
            open_ledger();
        } catch (...) {
            if (part_.ranks != nullptr) part_.ranks->told(false);
            throw;
        }
        if (part_.ranks != nullptr) part_.ranks->told(true);
    }

    void open_ledger() {
        try {
            ledger_.emplace(work_, sweep_.journal_content(), journal());
        } catch (const files::OtherWork&) {
            refuse_other_work(plan_, playing_.folder);
        }
    }

    study::JournalUse journal() const {
        return {.journal = journal_name(part_),
                .shared = part_.shard.named || part_.ranks != nullptr,
                .read = leads(),
                .sync_every = sync_every};
    }

    study::Effort lead() {
        for (const std::string& warning : ledger_->warnings()) listener_.warning(warning);
        const study::Effort effort = execute(*ledger_);
        listener_.finished(effort);
        ledger_->sync();
        if (control_.asked()) throw Interrupted("interrupted");
        ledger_.reset();
        return effort;
    }

    /// Does what the leading rank hands out.
    study::Effort follow() {
        const Stepping stepping(listener_);
        study::RemoteRoster roster;
        study::Effort effort;
        try {
            study::Ledger ledger(work_, sweep_.journal_content(), journal());
            effort = study::execute(sweep_, ledger, execution(), roster, sweep_.size());
            ledger.sync();
        } catch (...) {
            roster.leave(effort);
            throw;
        }
        roster.leave(effort);
        return effort;
    }

    bool is_done(const study::Ledger& ledger, u64 run) const {
        const u64 key = sweep_.key_of(run);
        return ledger.is_finished(key) || (!part_.retry && ledger.failure(key) != nullptr);
    }

    bool is_ours(u64 run) const { return part_.shard.has(sweep_.variant_of(run) / sweep_.design().points_a_block()); }

    study::Effort execute(study::Ledger& ledger) {
        const study::Execution how = execution();
        const std::vector<u64> suspects = suspects_among(ledger);
        const study::Effort alone = try_alone(ledger, how, suspects);
        const std::set<u64> tried(suspects.begin(), suspects.end());
        const auto done = [&](u64 run) { return is_done(ledger, run) || tried.contains(run); };
        const std::vector<u64> to_do = study::runs_to_do(sweep_, done, part_.shard.number - 1);
        study::Roster roster(sweep_, to_do, study::burn_in_folder(how), false, [&](u64 run) { return is_ours(run); });
        const Stepping stepping(listener_);
        if (part_.ranks == nullptr) return study::execute(sweep_, ledger, how, roster) += alone;
        study::RosterServer others(*part_.ranks, roster);
        study::Effort effort = study::execute(sweep_, ledger, how, roster);
        return (effort += others.wait()) += alone;
    }

    study::Effort try_alone(study::Ledger& ledger, const study::Execution& how, const std::vector<u64>& suspects) {
        const Stepping stepping(listener_);
        return study::try_alone(sweep_, ledger, how, suspects);
    }

    /// What dead processes were at, and what ended its process before and is to be done again.
    std::vector<u64> suspects_among(const study::Ledger& ledger) const {
        const std::vector<u64> suspects = ledger.suspects();
        const auto is_suspect = [&](u64 run) {
            const u64 key = sweep_.key_of(run);
            const study::Failure* failure = ledger.failure(key);
            return std::ranges::binary_search(suspects, key) || (failure != nullptr && study::ended_its_process(*failure));
        };
        const auto spared = [&](u64 run) { return is_done(ledger, run) || !is_ours(run) || !is_suspect(run); };
        return study::runs_to_do(sweep_, spared);
    }

    study::Execution execution() {
        study::Execution how;
        how.folder = work_;
        how.burn_ins = playing_.burn_ins;
        how.threads = playing_.threads;
        how.runs_at_once = at_once_;
        how.go_on = true;
        how.keep_every_burn_in = false;
        how.by_runs = part_.ranks != nullptr;
        how.checkpoint_every = playing_.checkpoint_every;
        how.stop = [this] { return control_.must_stop(); };
        how.before_step = [this] { pause_.stand_still(); };
        how.reproduction = playing_.reproduction;
        how.progress = [this](const study::Progress& progress) { listener_.progress(progress); };
        how.warn = [this](const std::string& text) { listener_.warning(text); };
        return how;
    }

    const study::Sweep& sweep_;
    const Plan& plan_;
    const Playing& playing_;
    const Part& part_;
    Listener& listener_;
    fs::path work_;
    u32 at_once_;
    Control control_;
    Pause pause_;
    std::optional<study::Ledger> ledger_;  ///< of the leading process
};

}  // namespace

study::Effort sweep(const Plan& plan, const Playing& playing, const Part& part, Listener& listener) {
    return Sweeper(plan, playing, part, listener).play();
}

}  // namespace consortia::session

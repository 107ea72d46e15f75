#include "tools/command/sweeper.hpp"

#include "engine/config/number.hpp"
#include "engine/core/hash.hpp"
#include "engine/core/visible.hpp"
#include "engine/files/framed.hpp"
#include "engine/study/alone.hpp"
#include "engine/study/disk.hpp"
#include "engine/study/executor.hpp"
#include "engine/study/sweep_result.hpp"
#include "tools/command/ensemble.hpp"
#include "tools/command/shell.hpp"
#include "tools/command/signals.hpp"
#include "tools/command/subcommands.hpp"
#include "tools/command/survive.hpp"
#include "tools/command/text_table.hpp"

#include <algorithm>
#include <iostream>
#include <set>
#include <thread>

namespace consortia::command {

namespace {

namespace fs = std::filesystem;

constexpr double sync_every = 1;       // seconds that a power cut may cost
constexpr std::size_t most_told = 20;  // warnings
constexpr double between_looks = .5;   // seconds
constexpr auto while_paused = std::chrono::milliseconds(100);

/// A name that no other process takes whose journal may lie on the same disk.
std::string journal_name(const Shard& shard, const study::Ranks* ranks) {
    std::string name = std::string(study::journal_prefix) + files::machine_name();
    if (shard.named) name += "-" + std::to_string(shard.number) + "-of-" + std::to_string(shard.count);
    if (ranks != nullptr) name += "-rank-" + std::to_string(ranks->rank());
    return name;
}

}  // namespace

Shard shard_of(const std::string& text) {
    if (text.empty()) return {};
    const std::size_t slash = text.find('/');
    const u64 number = config::parse_count(text.substr(0, slash)).value_or(0);
    const u64 count = slash == std::string::npos ? 0 : config::parse_count(text.substr(slash + 1)).value_or(0);
    if (number >= 1 && number <= count) return {number, count, true};
    throw InputError({{Problem::Severity::error, Place{"--shard " + text}, "expected K/N with K from 1 to N, such as 3/7"}});
}

Sweeper::Sweeper(const OpenStudy& open, const SweepOptions& options, const study::Ranks* ranks)
    : open_(open),
      options_(options),
      ranks_(ranks),
      shard_(shard_of(options.shard)),
      burn_ins_(kept_burn_ins(open.sweep, options.run, open.folder)),
      at_once_(runs_at_once(open.sweep, options.run, ranks == nullptr ? 1 : ranks->on_this_machine())) {
    if (!shard_.named || !options.run.force) return;
    throw InputError({{Problem::Severity::error, Place{"--force"},
                       "begins the whole study anew, so not with --shard: the other parts would be lost; begin it anew "
                       "without --shard, or remove " +
                           open.work().string()}});
}

void Sweeper::sweep() {
    if (leads()) prepare();
    if (!leads() && !ranks_->told(true)) throw SaidByAnother{Exit::system_failed};
    if (ranks_ != nullptr) ranks_->agree(joined(open_.sweep.content(), open_.sweep.journal_content()));
    leads() ? lead() : follow();
}

/// The other ranks must hear of it if there is no room. They begin when the ledger is open, which takes note of what dead
/// processes left, before they leave marks of their own.
void Sweeper::prepare() {
    try {
        require_own(open_.folder, burn_ins_);
        study::require_own_work(open_.work());
        if (options_.run.force) study::remove_work(open_.work());
        study::require_room(study::disk_needs(open_.sweep, at_once_, burn_ins_, false), open_.folder, burn_ins_);
        open_ledger();
    } catch (...) {
        if (ranks_ != nullptr) ranks_->told(false);
        throw;
    }
    if (ranks_ != nullptr) ranks_->told(true);
}

void Sweeper::open_ledger() {
    try {
        ledger_.emplace(open_.work(), open_.sweep.journal_content(), journal());
    } catch (const files::OtherWork&) {
        refuse_other_work(open_);
    }
}

void Sweeper::lead() {
    for (const std::string& warning : ledger_->warnings()) warn(warning);
    const study::Effort effort = execute(*ledger_);
    tell(effort);
    ledger_->sync();
    if (stop_asked()) throw Interrupted("interrupted");
    ledger_.reset();
    end(effort);
}

/// Does what the leading rank hands out.
void Sweeper::follow() {
    const Stepping stepping;
    study::RemoteRoster roster;
    study::Effort effort;
    try {
        study::Ledger ledger(open_.work(), open_.sweep.journal_content(), journal());
        effort = study::execute(open_.sweep, ledger, execution(), roster, open_.sweep.size());
        ledger.sync();
    } catch (...) {
        roster.leave(effort);
        throw;
    }
    roster.leave(effort);
}

study::JournalUse Sweeper::journal() const {
    return {.journal = journal_name(shard_, ranks_),
            .shared = shard_.named || ranks_ != nullptr,
            .read = leads(),
            .sync_every = sync_every};
}

bool Sweeper::is_done(const study::Ledger& ledger, u64 run) const {
    const u64 key = open_.sweep.key_of(run);
    return ledger.is_finished(key) || (!options_.retry && ledger.failure(key) != nullptr);
}

bool Sweeper::is_ours(u64 run) const {
    return shard_.has(open_.sweep.variant_of(run) / open_.sweep.design().points_a_block());
}

study::Effort Sweeper::execute(study::Ledger& ledger) {
    const study::Execution how = execution();
    const std::vector<u64> suspects = suspects_among(ledger);
    const study::Effort alone = try_alone(ledger, how, suspects);
    const std::set<u64> tried(suspects.begin(), suspects.end());
    const auto done = [&](u64 run) { return is_done(ledger, run) || tried.contains(run); };
    const std::vector<u64> to_do = study::runs_to_do(open_.sweep, done, shard_.number - 1);
    study::Roster roster(open_.sweep, to_do, study::burn_in_folder(how), false, [&](u64 run) { return is_ours(run); });
    const Stepping stepping;
    if (ranks_ == nullptr) return study::execute(open_.sweep, ledger, how, roster) += alone;
    study::RosterServer others(*ranks_, roster);
    study::Effort effort = study::execute(open_.sweep, ledger, how, roster);
    return (effort += others.wait()) += alone;
}

study::Effort Sweeper::try_alone(study::Ledger& ledger, const study::Execution& how, const std::vector<u64>& suspects) {
    const Stepping stepping;
    return study::try_alone(open_.sweep, ledger, how, suspects);
}

/// What dead processes were at, and what ended its process before and is to be done again.
std::vector<u64> Sweeper::suspects_among(const study::Ledger& ledger) const {
    const std::vector<u64> suspects = ledger.suspects();
    const auto is_suspect = [&](u64 run) {
        const u64 key = open_.sweep.key_of(run);
        const study::Failure* failure = ledger.failure(key);
        return std::ranges::binary_search(suspects, key) || (failure != nullptr && study::ended_its_process(*failure));
    };
    const auto spared = [&](u64 run) { return is_done(ledger, run) || !is_ours(run) || !is_suspect(run); };
    return study::runs_to_do(open_.sweep, spared);
}

study::Execution Sweeper::execution() {
    study::Execution how;
    how.folder = open_.work();
    how.burn_ins = burn_ins_;
    how.threads = threads_of(options_.run);
    how.runs_at_once = at_once_;
    how.go_on = true;
    how.keep_every_burn_in = false;
    how.by_runs = ranks_ != nullptr;
    how.checkpoint_every = options_.run.checkpoint_every;
    how.stop = [this] { return must_stop(); };
    how.before_step = [this] { stand_still(); };
    how.reproduction = [this](u64 run) { return reproduction(open_, options_.run, run); };
    how.progress = [this](const study::Progress& progress) {
        note_playing();
        if (leads()) progress_.show(progress);
    };
    how.warn = [this](const std::string& text) { warn(text); };
    return how;
}

double Sweeper::seconds_passed() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begun_).count();
}

bool Sweeper::must_stop() {
    const bool over = options_.time_limit && seconds_passed() >= *options_.time_limit;
    const bool stop = over || stop_asked();
    if (stop && !said_.exchange(true) && leads()) {
        std::cerr << (over ? "\nthe time is over: stopping after this step\n" : "\nstopping after this step\n");
    }
    return stop;
}

/// While the study is paused. The disk is asked once in a while by whoever comes first.
void Sweeper::stand_still() {
    const double now = seconds_passed();
    double looked = looked_;
    if (now - looked < between_looks || !looked_.compare_exchange_strong(looked, now)) {
        while (paused_ && !must_stop()) std::this_thread::sleep_for(while_paused);
        return;
    }
    paused_ = fs::exists(open_.pause_mark());
    if (paused_ && leads()) std::cerr << "\npaused\n";
    while (paused_ && !must_stop()) {
        std::this_thread::sleep_for(while_paused);
        paused_ = fs::exists(open_.pause_mark());
        looked_ = seconds_passed();
    }
}

void Sweeper::warn(const std::string& text) {
    if (++told_ == most_told + 1) std::cerr << "further warnings are left out; `status` lists what failed\n";
    if (told_ > most_told) return;
    progress_.clear();
    std::cerr << "warning: " << visible(text, LineEnds::indented) << '\n';
}

void Sweeper::tell(const study::Effort& effort) {
    progress_.clear();
    std::cerr << effort.finished << (effort.finished == 1 ? " run" : " runs") << " finished in " << duration(effort.seconds);
    if (ranks_ != nullptr) std::cerr << " on " << ranks_->size() << " ranks";
    if (effort.failed > 0) std::cerr << ", " << effort.failed << " failed";
    if (effort.burn_ins_found > 0) {
        std::cerr << "; " << effort.burn_ins_found << " of " << effort.burn_ins << " burn-ins were already there";
    }
    std::cerr << '\n';
}

/// Of the whole study the result is written at once; a shard says what comes next.
void Sweeper::end(const study::Effort& effort) {
    const study::Records records = records_of(open_, shard_.named ? study::Keep::keys : study::Keep::places);
    const study::Completeness done = study::completeness(open_.sweep, records);
    if (done.failed > 0) {
        std::cerr << done.failed << " failed in all; --retry does them again, `status` lists them\n";
    }
    if (shard_.named) return end_shard(done.missing);
    if (!done.all_done() && ranks_ != nullptr) throw Interrupted("a rank was interrupted");
    write_result(open_, records, options_.run, false, effort.burn_ins_loaded);
}

void Sweeper::end_shard(u64 missing) {
    std::cerr << "shard " << shard_.number << " of " << shard_.count << " is done; ";
    if (missing == 0) {
        std::cerr << "so are all others: `" << command_for("merge", options_.run) << "` joins them\n";
    } else {
        std::cerr << missing << " runs of other shards are missing\n";
    }
}

}  // namespace consortia::command

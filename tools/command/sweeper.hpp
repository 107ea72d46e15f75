// Carries out a study: alone on the threads of this machine, as a shard, or together with other ranks.
#pragma once

#include "engine/study/ranks.hpp"
#include "tools/command/progress_line.hpp"
#include "tools/command/studies.hpp"

#include <atomic>
#include <chrono>

namespace consortia::command {

struct SweepOptions {
    RunOptions run;
    std::string shard;  ///< K/N
    bool retry = false;
    bool slurm = false;                ///< write the script in place of playing
    std::optional<double> time_limit;  ///< seconds
};

/// Part `number` of `count`, counted from 1. Once it is `named`, be it 1 of 1, others may write beside it: an earlier try of
/// the same task on a node that was taken for dead.
struct Shard {
    u64 number = 1;
    u64 count = 1;
    bool named = false;

    bool has(u64 block) const { return block % count == number - 1; }
};

/// What `--shard K/N` says. Throws InputError.
Shard shard_of(const std::string& text);

class Sweeper {
  public:
    /// Without `ranks` this process works alone. All must outlive it.
    Sweeper(const OpenStudy& open, const SweepOptions& options, const study::Ranks* ranks);

    /// Plays what is left of the study, or of our part, and writes the result where that is the whole. Throws Interrupted.
    void sweep();

  private:
    bool leads() const { return ranks_ == nullptr || ranks_->keeps_roster(); }
    void prepare();
    void open_ledger();
    void lead();
    void follow();
    study::JournalUse journal() const;
    bool is_done(const study::Ledger& ledger, u64 run) const;
    bool is_ours(u64 run) const;
    study::Effort execute(study::Ledger& ledger);
    study::Effort try_alone(study::Ledger& ledger, const study::Execution& how, const std::vector<u64>& suspects);
    std::vector<u64> suspects_among(const study::Ledger& ledger) const;
    study::Execution execution();
    double seconds_passed() const;
    bool must_stop();
    void stand_still();
    void warn(const std::string& text);
    void tell(const study::Effort& effort);
    void end(const study::Effort& effort);
    void end_shard(u64 missing);

    const OpenStudy& open_;
    const SweepOptions& options_;
    const study::Ranks* ranks_;
    Shard shard_;
    std::optional<std::filesystem::path> burn_ins_;
    u32 at_once_;
    std::optional<study::Ledger> ledger_;  ///< of the leading process
    ProgressLine progress_;
    std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
    std::atomic<double> looked_ = -1;  ///< for the mark of a pause, in seconds since we began
    std::atomic<bool> paused_{false};
    std::size_t told_ = 0;
    std::atomic<bool> said_{false};
};

}  // namespace consortia::command

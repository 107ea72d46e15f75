// A folder for studies of the town: played whole or by parts, their journals and their results.
#pragma once

#include "engine/study/execution/executor.hpp"
#include "engine/study/results/sweep_result.hpp"
#include "tests/support/town_study.hpp"
#include "tests/unit/files/files.hpp"

#include <string>

namespace consortia::study {

/// The files of one place, so that studies can go on where others were.
struct StudyBench {
    files::TestFolder scratch;

    JournalUse use(const std::string& journal = "journal-0") const { return {.journal = journal}; }
    Execution how(u32 threads = 1) const {
        Execution how{.folder = scratch / "work"};
        how.threads = threads;
        how.go_on = true;
        return how;
    }
    Effort play(const Sweep& sweep, u32 threads = 1) {
        Ledger ledger(scratch / "work", sweep.journal_content(), use());
        return execute(sweep, ledger, how(threads));
    }
    /// Part `number` of `count`, in a journal of its own.
    Effort play_shard(const Sweep& sweep, u64 number, u64 count) {
        Ledger ledger(scratch / "work", sweep.journal_content(), use("journal-" + std::to_string(number)));
        const auto done = [&](u64 run) { return ledger.is_finished(sweep.key_of(run)); };
        const auto ours = [&](u64 run) { return sweep.variant_of(run) / sweep.design().points_a_block() % count == number; };
        const Execution execution = how();
        Roster roster(sweep, runs_to_do(sweep, done, number), burn_in_folder(execution), false, ours);
        return execute(sweep, ledger, execution, roster);
    }
    Records records(const Sweep& sweep) const {
        return read_records(scratch / "work", sweep.journal_content(), Keep::places);
    }
    std::string result(const Sweep& sweep) const {
        merge(sweep, records(sweep), (scratch / "study.h5").string());
        return files::read_text(scratch / "study.h5");
    }
};

}  // namespace consortia::study

// Plays a study in its folder: alone on the threads of this machine, as a shard, or together with other ranks. Several may
// work on one study, on any machines that see the folder, and each may be killed and begun again.
#pragma once

#include "engine/session/studies.hpp"
#include "engine/study/execution/ranks.hpp"

namespace consortia::session {

/// Part `number` of `count`, counted from 1. Once it is `named`, be it 1 of 1, others may write beside it: an earlier try of
/// the same task on a node that was taken for dead.
struct Shard {
    u64 number = 1;
    u64 count = 1;
    bool named = false;

    bool has(u64 block) const { return block % count == number - 1; }
};

/// Which part of a study is played, and by whom.
struct Part {
    Shard shard{};
    bool retry = false;                   ///< what failed before
    const study::Ranks* ranks = nullptr;  ///< the processes that do it together; null: this one works alone
};

/// The process that leads the others fails, and tells why; this one has nothing to add.
struct ToldByLeader {};

/// Plays what is left of the study, or of our part. The listener hears of the effort when it is over. Throws Refused if the
/// folder holds other work, Interrupted, and ToldByLeader.
study::Effort sweep(const Plan& plan, const Playing& playing, const Part& part, Listener& listener);

}  // namespace consortia::session

// Runs that a dead process was playing, each tried again in a process of its own: the one that ends it is to blame, its
// neighbours are not, and a kill from outside or a power cut blames nobody.
#pragma once

#include "engine/study/execution/executor.hpp"

#include <vector>

namespace consortia::study {

/// Plays these runs, several at once as `how` allows, each in a child of this process, and enters them in the ledger as if
/// they had been played here. A run that ends its process (a fault of memory, an abort, out of memory) is entered as failed
/// if the others go on, else it is a ContractError. No other thread of this process may be playing. Throws what execute()
/// throws.
Effort try_alone(const Runs& runs, Ledger& ledger, const Execution& how, const std::vector<u64>& suspects);

/// Whether a failure is of a run that ended its process: played here it would end this one.
bool ended_its_process(const Failure& failure);

}  // namespace consortia::study

// A study as a job array of Slurm, a search as one task of it: how many tasks, and the script, to be read and changed by the
// user.
#pragma once

#include "engine/core/types.hpp"

#include <string>

namespace consortia::command {

struct SlurmJob {
    std::string study;    ///< its name
    std::string folder;   ///< from where the commands are given; absolute
    std::string command;  ///< that plays the study, as a shell takes it, without shard and threads
    std::string log;      ///< path without ending; each task adds its number
    u64 runs = 0;         ///< that are left
    u64 blocks = 0;       ///< a task has one at least
    double seconds = 0;   ///< of one thread for all that is left
    u32 threads = 1;      ///< a task
    double memory = 0;    ///< bytes a task
    double limit = 0;     ///< seconds a task may take; 0: by its work
    bool search = false;  ///< each block follows from the one before: a single task, and no shards
};

/// How many tasks: each has half an hour of work, so that starting it costs little, and there are no more than 500.
u64 tasks_of(const SlurmJob& job);

/// The script.
std::string slurm_script(const SlurmJob& job);

}  // namespace consortia::command

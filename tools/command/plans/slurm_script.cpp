#include "tools/command/plans/slurm_script.hpp"

#include "tools/command/process/shell.hpp"
#include "tools/command/tables/text_table.hpp"

#include <algorithm>
#include <cmath>

namespace consortia::command {

namespace {

constexpr double work_a_task = 1800;     // seconds
constexpr u64 most_tasks = 500;          // arrays are commonly limited to 1000
constexpr double shortest_limit = 1800;  // seconds
constexpr double notice = 120;           // seconds between the signal and the limit

double seconds_a_task(const SlurmJob& job) {
    return job.seconds / static_cast<double>(tasks_of(job)) / static_cast<double>(job.threads);
}

/// Three times what is expected: nodes differ.
u64 minutes_of_limit(const SlurmJob& job) {
    const double seconds = job.limit > 0 ? job.limit : std::max(shortest_limit, 3 * seconds_a_task(job)) + notice;
    return static_cast<u64>(std::ceil(seconds / 60));
}

u64 megabytes(const SlurmJob& job) { return static_cast<u64>(std::ceil(job.memory / 1e8)) * 100; }

/// What may stand in a directive, whatever the file is called.
std::string plain(const std::string& name) {
    std::string text;
    for (char c : name) {
        const bool good = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
        text += good ? c : '_';
    }
    return text.empty() ? "study" : text;
}

std::string directive(const std::string& text) { return "#SBATCH --" + text + "\n"; }

std::string directives(const SlurmJob& job) {
    const std::string array = job.search ? "" : directive("array=1-" + std::to_string(tasks_of(job)));
    return directive("job-name=" + plain(job.study)) + array + directive("cpus-per-task=" + std::to_string(job.threads)) +
           directive("mem=" + std::to_string(megabytes(job)) + "M") +
           directive("time=" + std::to_string(minutes_of_limit(job))) +
           directive("signal=B:USR1@" + std::to_string(static_cast<int>(notice))) + directive("requeue") +
           directive("open-mode=append") + directive("output=/dev/null");
}

std::string about(const SlurmJob& job) {
    const u64 tasks = tasks_of(job);
    const std::string runs = job.search ? "At most " + std::to_string(job.runs) : std::to_string(job.runs);
    return "# " + runs + " runs of the study " + plain(job.study) + " in " + std::to_string(tasks) +
           (tasks == 1 ? " task" : " tasks") + " of about " + duration(seconds_a_task(job)) +
           " each.\n"
           "# Change the directives as your site wants them (partition, account)" +
           (job.search ? ".\n" : "; the number of tasks stands twice.\n");
}

/// Which task of the job this is, as its log and `scontrol` name it.
std::string number_of_task(const SlurmJob& job) { return job.search ? "$SLURM_JOB_ID" : "$SLURM_ARRAY_TASK_ID"; }
std::string name_of_task(const SlurmJob& job) {
    return job.search ? "$SLURM_JOB_ID" : "${SLURM_ARRAY_JOB_ID}_$SLURM_ARRAY_TASK_ID";
}

std::string command_of_task(const SlurmJob& job) {
    const std::string shard = job.search ? "" : " --shard \"$SLURM_ARRAY_TASK_ID/" + std::to_string(tasks_of(job)) + "\"";
    return job.command + shard + " --threads \"$SLURM_CPUS_PER_TASK\"";
}

}  // namespace

u64 tasks_of(const SlurmJob& job) {
    if (job.search) return 1;
    const double wanted = std::ceil(job.seconds / (work_a_task * job.threads));
    const auto tasks = static_cast<u64>(std::clamp(wanted, 1.0, static_cast<double>(most_tasks)));
    return std::min(tasks, std::max<u64>(job.blocks, 1));
}

std::string slurm_script(const SlurmJob& job) {
    return "#!/bin/bash\n" + about(job) + directives(job) + "\nexec >> " + quoted(job.log) + "\"-" + number_of_task(job) +
           ".log\" 2>&1\ncd " + quoted(job.folder) + " || exit 4\n" + command_of_task(job) +
           " &\n"
           "work=$!\n"
           "\n"
           "# Before the limit Slurm sends USR1 to this shell alone: the work then leaves checkpoints and ends with 130. "
           "scancel\n"
           "# sends TERM to both. A preemption may kill at once: what is finished stays, the rest begins at its last "
           "checkpoint.\n"
           "trap 'again=yes; kill -USR1 $work' USR1\n"
           "trap 'kill -TERM $work' TERM\n"
           "while kill -0 $work 2>/dev/null; do\n"
           "    wait $work\n"
           "    code=$?\n"
           "done\n"
           "if [ \"$code\" = 130 ] && [ \"$again\" = yes ]; then\n"
           "    scontrol requeue \"" +
           name_of_task(job) +
           "\"\n"
           "fi\n"
           "exit \"$code\"\n";
}

}  // namespace consortia::command

#include "tools/command/plans/slurm.hpp"

#include "engine/core/text/visible.hpp"
#include "engine/files/atomic_file.hpp"
#include "engine/run/estimate.hpp"
#include "engine/session/estimate.hpp"
#include "engine/session/search/reached.hpp"
#include "tools/command/plans/slurm_script.hpp"
#include "tools/command/plans/studies.hpp"
#include "tools/command/process/shell.hpp"

#include <algorithm>
#include <iostream>
#include <set>

namespace consortia::command {

namespace {

/// Of one thread, by the time that finished runs took or, before there are any, by a trial.
double seconds_left(const study::Sweep& sweep, const study::Records& records, u64 missing) {
    if (records.timed == 0) return session::seconds_on_one_thread(sweep);
    return records.seconds / static_cast<double>(records.timed) * static_cast<double>(missing);
}

double memory_a_task(const study::Sweep& sweep, u32 threads) {
    constexpr double program = 256e6, margin = 1.3;
    double one = 0;
    for (const auto& scenario : sweep.largest()) {
        const Estimate needs = estimate(sweep.model(), sweep.schema(), *scenario);
        one = std::max(one, needs.memory + needs.output);
    }
    return program + margin * one * threads;
}

/// The command as it was typed, without what the script itself says: so whatever an option means is carried.
std::string carried(const std::vector<std::string>& command_line) {
    const std::set<std::string> flags{"--slurm", "--resume", "--force"};
    const std::set<std::string> with_value{"--out", "--threads", "--time-limit", "--shard"};
    std::string text;
    for (std::size_t k = 0; k < command_line.size(); ++k) {
        const std::string& word = command_line[k];
        const std::string name = word.substr(0, word.find('='));
        if (flags.contains(name)) continue;
        if (with_value.contains(name)) {
            k += word == name ? 1 : 0;
            continue;
        }
        text += (text.empty() ? "" : " ") + quoted(word);
    }
    return text;
}

/// What both kinds of studies have in common: from where which command is given, and what a task needs.
SlurmJob job_of(const session::Plan& plan, const RunOptions& asked, std::optional<double> time_limit) {
    const std::string log = (std::filesystem::absolute(asked.out) / "slurm").lexically_normal().string();
    const u32 threads = threads_of(asked);
    return {.study = plan.study().study().name,
            .folder = std::filesystem::current_path().string(),
            .command = carried(asked.command_line) + " --out " + quoted(asked.out),
            .log = log,
            .threads = threads,
            .memory = memory_a_task(plan.study(), threads),
            .limit = time_limit.value_or(0)};
}

RunOptions with_folder(const session::Plan& plan, RunOptions options) {
    options.out = folder_of(plan, options).string();
    return options;
}

/// DIR/`name`.slurm, and its path.
std::filesystem::path written(const SlurmJob& job, const std::string& folder, const std::string& name) {
    const std::filesystem::path script = std::filesystem::path(folder) / (name + ".slurm");
    files::make_folder(folder);
    files::write_text(script, slurm_script(job));
    return script;
}

}  // namespace

void write_slurm(const session::Plan& plan, const RunOptions& options, std::optional<double> time_limit) {
    const study::Sweep& sweep = plan.study();
    const study::Records records = records_of(plan, options, study::Keep::keys);
    const study::Completeness done = study::completeness(sweep, records);
    const RunOptions asked = with_folder(plan, options);
    SlurmJob job = job_of(plan, asked, time_limit);
    job.runs = done.missing;
    job.blocks = done.blocks;
    job.seconds = seconds_left(sweep, records, done.missing);
    const std::filesystem::path script = written(job, asked.out, "sweep");
    std::cout << tasks_of(job) << (tasks_of(job) == 1 ? " task" : " tasks") << ", written to " << visible(script.string())
              << "; read it, then\n  job=$(sbatch --parsable " << quoted(script.string())
              << ")\n  sbatch --dependency=afterany:$job --wrap " << quoted(command_for("merge", asked))
              << "\nThe second joins them, or says in its log what is missing.\n";
}

void write_slurm_of_search(const session::Plan& plan, const RunOptions& options, std::optional<double> time_limit) {
    Terminal terminal;
    const RunOptions asked = with_folder(plan, options);
    const session::Reached now = with_remedies([&] { return session::reached_by(plan, asked.out, 0, terminal); });
    const auto one_run = [&] {
        const session::Plan alone = session::scenario_alone(plan);
        return session::seconds_on_one_thread(alone.study()) / static_cast<double>(alone.runs().size());
    };
    SlurmJob job = job_of(plan, asked, time_limit);
    job.search = true;
    job.runs = now.left();
    job.seconds = static_cast<double>(now.left()) * (now.seconds_a_run ? *now.seconds_a_run : one_run());
    const std::filesystem::path script = written(job, asked.out, player_of(plan));
    std::cout << "one task, written to " << visible(script.string()) << "; read it, then\n  sbatch "
              << quoted(script.string()) << "\nHow far it has come: " << command_for("status", asked) << '\n';
}

}  // namespace consortia::command

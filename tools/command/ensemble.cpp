#include "tools/command/ensemble.hpp"

#include "engine/config/nearest.hpp"
#include "engine/config/resolved.hpp"
#include "engine/core/hash.hpp"
#include "engine/core/visible.hpp"
#include "engine/files/atomic_file.hpp"
#include "engine/files/budget.hpp"
#include "engine/files/build_id.hpp"
#include "engine/files/digest.hpp"
#include "engine/files/trust.hpp"
#include "engine/output/build_info.hpp"
#include "engine/output/provenance.hpp"
#include "engine/output/read.hpp"
#include "engine/run/content.hpp"
#include "engine/run/estimate.hpp"
#include "engine/study/disk.hpp"
#include "engine/study/merge.hpp"
#include "engine/study/work_folder.hpp"
#include "tools/command/bandwidth.hpp"
#include "tools/command/profile.hpp"
#include "tools/command/progress_line.hpp"
#include "tools/command/shell.hpp"
#include "tools/command/signals.hpp"

#include <unistd.h>

#include <algorithm>
#include <iostream>
#include <thread>

namespace consortia::command {

namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse(const fs::path& place, const std::string& why) {
    throw InputError({{Problem::Severity::error, Place{place.string(), 0, 0}, why}});
}

/// What the journal and checkpoints of an unfinished ensemble belong to.
u64 content_of_work(const Ensemble& ensemble) {
    return files::for_this_build(joined(ensemble.list.content(), ensemble.options.digest ? 1 : 0));
}

bool is_ours(const Ensemble& ensemble, const output::ResultReader& result) {
    const bool digests = result.find("state_digest") != nullptr;
    return result.note("content_digest") == study::content_digest(ensemble.list) &&
           result.note("version") == output::version() && result.note("commit") == output::commit() &&
           (digests || !ensemble.options.digest);
}

/// In a few words, for who expected to find the same.
std::string what_differs(const Ensemble& ensemble, const output::ResultReader& result) {
    std::vector<std::string> now;
    for (const Scenario& scenario : ensemble.list.scenarios())
        now.push_back(config::resolved(scenario, ensemble.list.schema()));
    const auto embedded = result.notes().find("scenario");
    std::vector<std::string> all;
    if (embedded != result.notes().end()) all = config::differences(embedded->second, now);
    if (result.note("version") != output::version() || result.note("commit") != output::commit()) {
        all.push_back("made by version " + result.note("version") + " " + result.note("commit") + ", this is " +
                      std::string(output::version()) + " " + std::string(output::commit()));
    }
    if (ensemble.options.digest && result.find("state_digest") == nullptr)
        all.push_back("without the digests that --digest asks for");
    return all.empty() ? "the data or the replicates" : config::listed(all, 4);
}

session::Result found_again(const Ensemble& ensemble, const fs::path& file) {
    if (!is_ours(ensemble, output::ResultReader(file.string()))) {
        refuse(file, "is the result of other inputs: " + what_differs(ensemble, output::ResultReader(file.string())) +
                         "; give another --out, or --force to replace it");
    }
    session::Result result(ensemble.list, ensemble.compared, file.string());
    result.outcomes();
    std::cerr << "already there: " << visible(file.string()) << '\n';
    renew_sidecar(file, ensemble.options);
    return result;
}

/// Clears or accepts what an earlier command left unfinished.
void face_unfinished(const Ensemble& ensemble, const fs::path& work) {
    if (!study::Ledger::begun(work) || ensemble.options.resume) return;
    if (!ensemble.options.force)
        refuse(work, "holds an unfinished run; give --resume to go on with it, or --force to begin anew");
    study::remove_work(work);
}

/// `burn-in` beside the folder of the result, so that all packages of a place share it; nowhere if others may write there,
/// or we may not.
std::optional<fs::path> burn_ins_beside(const fs::path& folder) {
    const fs::path above = (fs::absolute(folder) / ".").lexically_normal().parent_path().parent_path();
    const fs::path beside = folder.is_absolute() ? above / "burn-in" : fs::proximate(above / "burn-in");
    if (!files::distrust(above).empty() || !files::distrust(beside).empty()) return std::nullopt;
    const fs::path there = fs::exists(beside) ? beside : above;
    const bool ours = !fs::exists(there) || ::access(there.c_str(), W_OK) == 0;
    return ours ? std::optional(beside) : std::nullopt;
}

/// The command that plays one run of an ensemble alone; of scaled packages the whole command.
std::string reproduction(const Ensemble& ensemble, u64 run) {
    const RunOptions& options = ensemble.options;
    std::string text;
    if (ensemble.scaled) {
        for (const std::string& word : options.command_line) text += (text.empty() ? "" : " ") + quoted(word);
        return text;
    }
    text =
        quoted(options.command_line.front()) + " run " + quoted(options.scenarios.files[ensemble.list.scenario_number(run)]);
    if (options.scenarios.root) text += " --root " + quoted(*options.scenarios.root);
    for (const std::string& value : options.scenarios.set) text += " --set " + quoted(value);
    return text + " --replicate " + std::to_string(ensemble.list.replicate_of(run));
}

study::Records records_of(const Ensemble& ensemble, const fs::path& work) {
    return study::read_records(work, content_of_work(ensemble), study::Keep::places);
}

u64 missing_of(const Ensemble& ensemble, const study::Records& records) {
    return ensemble.list.size() - records.done.size();
}

/// Writes the result from the journals, one run at a time, and gathers its outcomes on the way.
std::vector<study::Outcomes> merged(const Ensemble& ensemble, const study::Records& records, const fs::path& file) {
    study::OutputReader outputs(records, content_of_work(ensemble));
    study::OutcomesOf outcomes(ensemble.list);
    const auto source = [&](u64 run) -> RunOutput {
        const study::RecordPlace* place = outputs.find(ensemble.list.key_of(run));
        if (place == nullptr) return {};
        RunOutput output = outputs.read(*place);
        outcomes.add(run, output);
        return output;
    };
    study::merge(ensemble.list, source, ensemble.compared, file.string(), missing_of(ensemble, records));
    return outcomes.outcomes();
}

void warn(const std::string& text) { std::cerr << "warning: " << visible(text, LineEnds::indented) << '\n'; }

/// The result is there: the work, and what a killed command left half written beside it, are not needed any more.
void clean_up(const fs::path& work, const fs::path& file) {
    files::remove_leftovers(file);
    files::remove_leftovers(output::provenance_path(file.string()));
    try {
        study::remove_work(work);
    } catch (const InputError& error) {  // what somebody laid there meanwhile is none of our business
        warn(error.what());
    } catch (const files::JournalInUse& error) {
        warn(error.what());
    }
}

/// What plays the runs that a `merge` finds missing.
std::string command_to_resume(const Ensemble& ensemble) {
    std::string text;
    for (const std::string& word : ensemble.options.command_line) {
        if (word == "--partial" || word == "--force") continue;
        text += (text.empty() ? "" : " ") + quoted(word == "merge" ? (ensemble.compared ? "compare" : "run") : word);
    }
    return text + " --resume";
}

class Player {
  public:
    Player(const Ensemble& ensemble, const fs::path& folder)
        : ensemble_(ensemble),
          folder_(folder),
          work_(folder / "work"),
          burn_ins_(kept_burn_ins(ensemble.list, ensemble.options, folder)) {}

    session::Result play() {
        const u32 at_once = runs_at_once(ensemble_.list, ensemble_.options);
        study::require_own_work(work_);
        face_unfinished(ensemble_, work_);
        study::require_room(study::disk_needs(ensemble_.list, at_once, burn_ins_), folder_, burn_ins_);
        auto provenance = provenance_of(ensemble_.options);
        std::optional<study::Ledger> ledger(std::in_place, work_, content_of_work(ensemble_));
        for (const std::string& warning : ledger->warnings()) warn(warning);
        const study::Effort effort = execute_or_tell(*ledger, at_once);
        ledger->sync();
        if (stop_asked()) throw Interrupted("interrupted");
        const fs::path file = folder_ / ensemble_.file;
        const std::vector<study::Outcomes> outcomes = merged(file);
        if (ensemble_.options.profile) {
            provenance.profile = profile_rows(effort);
            provenance.peak_memory = output::peak_memory();
            provenance.memory_bandwidth = memory_bandwidth(threads_of(ensemble_.options));
        }
        provenance.burn_ins = effort.burn_ins_loaded;
        output::write_provenance(file.string(), provenance);
        progress_.clear();
        if (ensemble_.options.profile) print_profile(std::cout, effort, ensemble_.list, provenance.memory_bandwidth);
        tell_burn_ins(effort);
        std::cerr << ensemble_.list.size() << (ensemble_.list.size() == 1 ? " run" : " runs") << " in "
                  << duration(effort.seconds) << ", written to " << visible(file.string()) << '\n';
        ledger.reset();
        clean_up(work_, file);
        return {ensemble_.list, ensemble_.compared, file.string(), outcomes};
    }

  private:
    std::vector<study::Outcomes> merged(const fs::path& file) const {
        const study::Records records = records_of(ensemble_, work_);
        const u64 missing = missing_of(ensemble_, records);
        if (missing == 0) return command::merged(ensemble_, records, file);
        throw SystemError(work_.string() + ": " + std::to_string(missing) +
                          " runs that were finished are not in the journal any more; --resume plays them again");
    }

    /// What is finished outlives a run that breaks its contract.
    study::Effort execute_or_tell(study::Ledger& ledger, u32 at_once) {
        try {
            return execute(ledger, at_once);
        } catch (const ContractError& error) {
            throw ContractError(std::string(error.what()) + "\n  " + std::to_string(ledger.records().done.size()) + " of " +
                                std::to_string(ensemble_.list.size()) + " runs are finished and kept in " +
                                visible(work_.string()));
        }
    }

    study::Effort execute(study::Ledger& ledger, u32 at_once) {
        study::Execution how;
        how.folder = work_;
        how.burn_ins = burn_ins_;
        how.threads = threads_of(ensemble_.options);
        how.runs_at_once = at_once;
        how.digests = ensemble_.options.digest;
        how.checkpoint_every = ensemble_.options.checkpoint_every;
        how.stop = [this] {
            if (stop_asked() && !said_.exchange(true)) std::cerr << "\nstopping after this step\n";
            return stop_asked();
        };
        how.reproduction = [this](u64 run) { return reproduction(ensemble_, run); };
        how.progress = [this](const study::Progress& progress) { progress_.show(progress); };
        how.warn = [this](const std::string& text) { warn(text); };
        const Stepping stepping;
        return study::execute(ensemble_.list, ledger, how);
    }

    void tell_burn_ins(const study::Effort& effort) const {
        if (effort.burn_ins_found == 0) return;
        std::cerr << effort.burn_ins_found << " of " << effort.burn_ins
                  << (effort.burn_ins == 1 ? " burn-in was" : " burn-ins were")
                  << " already there: " << visible(burn_ins_->string()) << '\n';
    }

    void warn(const std::string& text) {
        progress_.clear();
        command::warn(text);
    }

    const Ensemble& ensemble_;
    fs::path folder_;
    fs::path work_;
    std::optional<fs::path> burn_ins_;
    ProgressLine progress_;
    std::atomic<bool> said_{false};
};

}  // namespace

void require_own(const fs::path& folder, const std::optional<fs::path>& burn_ins) {
    if (const std::string why = files::distrust(folder); !why.empty()) refuse(folder, why);
    if (!burn_ins) return;
    if (const std::string why = files::distrust(*burn_ins); !why.empty()) refuse(*burn_ins, why);
}

namespace {

std::vector<std::string> inputs_of(const RunOptions& options) {
    std::vector<std::string> inputs;
    for (const std::string& file : options.scenarios.files) {
        inputs.push_back(fs::absolute(file).lexically_normal().string());
    }
    return inputs;
}

}  // namespace

output::Provenance provenance_of(const RunOptions& options) {
    output::Provenance provenance = output::provenance(options.command_line, threads_of(options));
    provenance.inputs = inputs_of(options);
    return provenance;
}

void renew_sidecar(const fs::path& result, const RunOptions& options) {
    using output::Sidecar;
    const Sidecar sidecar = output::sidecar_of(result.string());
    if (sidecar == Sidecar::fits) return;
    const std::string beside = visible(output::provenance_path(result.string()));
    std::cerr << "warning: " << beside
              << (sidecar == Sidecar::missing ? " was missing"
                                              : " was of another result: a command was stopped between the two")
              << "; what can be known is written there\n";
    output::renew_provenance(result.string(), options.command_line, inputs_of(options));
}

u32 threads_of(const RunOptions& options) {
    return options.threads.value_or(std::max(1U, std::thread::hardware_concurrency()));
}

u32 runs_at_once(const study::Runs& runs, const RunOptions& options, u32 processes) {
    const double available = static_cast<double>(files::available_memory()) / processes;
    u32 fit = static_cast<u32>(std::min<u64>(threads_of(options), runs.size()));
    for (const auto& scenario : runs.largest()) {
        const Estimate needs = estimate(runs.model(), runs.schema(), *scenario);
        fit = runs_that_fit(needs, *scenario, fit, available);
    }
    return fit;
}

std::optional<fs::path> kept_burn_ins(const study::Runs& runs, const RunOptions& options, const fs::path& folder) {
    const auto burns_in = [](const std::shared_ptr<const Scenario>& scenario) { return scenario->burn_in > 0; };
    if (std::ranges::none_of(runs.largest(), burns_in) || options.burn_ins == "none") return std::nullopt;
    if (options.burn_ins) return *options.burn_ins;
    return burn_ins_beside(folder);
}

std::string folder_name(const std::string& name, const std::string& content) {
    constexpr std::size_t longest = 200;  // bytes, of the 255 that a file system takes
    std::size_t length = std::min(name.size(), longest);
    while (length < name.size() && length > 0 && (static_cast<u8>(name[length]) & 0xC0U) == 0x80U) --length;
    return name.substr(0, length) + '-' + content;
}

std::filesystem::path folder_of(const Ensemble& ensemble) {
    if (!ensemble.options.out.empty()) return ensemble.options.out;
    const std::string content = files::hex(content_of_work(ensemble)).substr(0, 12);
    const std::string name = (ensemble.compared ? "compare-" : "") + ensemble.list.scenarios().front().name;
    return fs::path("results") / folder_name(name, content);
}

session::Result carried_out(const Ensemble& ensemble) {
    const fs::path folder = folder_of(ensemble);
    const fs::path file = folder / ensemble.file;
    require_own(folder, kept_burn_ins(ensemble.list, ensemble.options, folder));
    const bool unfinished = ensemble.options.resume && study::Ledger::begun(folder / "work");
    if (fs::exists(file) && !ensemble.options.force && !unfinished) return found_again(ensemble, file);
    return Player(ensemble, folder).play();
}

void join(const Ensemble& ensemble, bool partial) {
    const fs::path folder = folder_of(ensemble);
    const fs::path work = folder / "work";
    fs::path file = folder / ensemble.file;
    require_own(folder, std::nullopt);
    study::require_own_work(work);
    if (!study::Ledger::begun(work) && fs::exists(file)) return static_cast<void>(found_again(ensemble, file));
    const study::Records records = records_of(ensemble, work);
    for (const std::string& warning : records.warnings) warn(warning);
    const u64 missing = missing_of(ensemble, records);
    const std::string text = std::to_string(missing) + " of " + std::to_string(ensemble.list.size()) +
                             " runs are missing; `" + command_to_resume(ensemble) + "` plays them";
    if (missing > 0 && !partial) refuse(work, text + ", --partial writes what is there");
    if (missing > 0) std::cerr << text << '\n';
    if (missing > 0) file = folder / "partial.h5";
    merged(ensemble, records, file);
    output::write_provenance(file.string(), provenance_of(ensemble.options));
    std::cerr << "written to " << visible(file.string()) << '\n';
    if (missing == 0) clean_up(work, file);
}

}  // namespace consortia::command

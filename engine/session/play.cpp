#include "engine/session/play.hpp"

#include "engine/config/input/nearest.hpp"
#include "engine/config/scenario/resolved.hpp"
#include "engine/core/text/visible.hpp"
#include "engine/files/atomic_file.hpp"
#include "engine/output/build_info.hpp"
#include "engine/output/reading/reader.hpp"
#include "engine/session/estimate.hpp"
#include "engine/session/extension.hpp"
#include "engine/session/sweep.hpp"
#include "engine/study/results/merge.hpp"
#include "engine/study/store/disk.hpp"
#include "engine/study/store/work_folder.hpp"

#include <algorithm>

namespace consortia::session {

namespace {

namespace fs = std::filesystem;

bool is_of(const Plan& plan, const Playing& playing, const output::DataSet& result) {
    return result.note("content_digest") == plan.content_digest() && by_this_program(result) &&
           (has_digests(result) || !playing.digests);
}

/// In a few words, for who expected to find the same.
std::string what_differs(const Plan& plan, const Playing& playing, const output::DataSet& result) {
    std::vector<std::string> now;
    for (const Scenario& scenario : plan.scenarios().scenarios())
        now.push_back(config::resolved(scenario, plan.scenarios().schema()));
    const auto embedded = result.notes().find("scenario");
    std::vector<std::string> all;
    if (embedded != result.notes().end()) all = config::differences(embedded->second, now);
    if (!by_this_program(result)) {
        all.push_back("made by version " + result.note("version") + " " + result.note("commit") + ", this is " +
                      std::string(output::version()) + " " + std::string(output::commit()));
    }
    if (playing.digests && !has_digests(result)) all.push_back("without the digests that --digest asks for");
    if (!playing.digests && has_digests(result)) all.push_back("with digests, as --digest keeps them");
    return all.empty() ? "the data or the replicates" : config::listed(all, 4);
}

/// Sees to the provenance beside a result that was found again: what is missing there, or of another result, is written
/// anew.
void renew_sidecar(const files::Path& result, const Playing& playing, Listener& listener) {
    using output::Sidecar;
    const Sidecar sidecar = output::sidecar_of(result.string());
    if (sidecar == Sidecar::fits) return;
    listener.warning(
        visible(output::provenance_path(result.string())) +
        (sidecar == Sidecar::missing ? " was missing" : " was of another result: a command was stopped between the two") +
        "; what can be known is written there");
    output::renew_provenance(output::ResultReader(result.string()), playing.made_by, playing.inputs);
}

Played found_again(const Plan& plan, const Playing& playing, Result result, Listener& listener) {
    const fs::path file = result.path();
    if (!is_of(plan, playing, result.data())) {
        throw Refused(Refused::Why::other_result, file,
                      "is the result of other inputs: " + what_differs(plan, playing, result.data()));
    }
    result.outcomes();  // what is wrong with it is said before it is said to be there
    listener.found(file);
    renew_sidecar(file, playing, listener);
    return {.result = std::move(result), .found = true};
}

/// Clears or accepts what somebody left unfinished.
void face_unfinished(const fs::path& work, const Playing& playing) {
    if (!study::Ledger::begun(work) || playing.resume) return;
    if (!playing.replace) throw Refused(Refused::Why::unfinished, work, "holds an unfinished run");
    study::remove_work(work);
}

study::Records finished_runs(const Plan& plan, const Playing& playing, const fs::path& work) {
    return study::read_records(work, plan.work_content(playing.digests), study::Keep::places);
}

u64 missing_of(const Plan& plan, const study::Records& records) {
    u64 missing = 0;
    for (u64 run = 0; run < plan.runs().size(); ++run) missing += records.done.contains(plan.runs().key_of(run)) ? 0 : 1;
    return missing;
}

/// Writes the result from the journals, one run at a time, and gathers its outcomes on the way.
Result merged(const Plan& plan, const Playing& playing, const study::Records& records, const fs::path& file) {
    const study::RunList& list = plan.scenarios();
    study::OutputReader outputs(records, plan.work_content(playing.digests));
    study::OutcomesOf outcomes(list);
    const auto source = [&](u64 run) -> RunOutput {
        const study::RecordPlace* place = outputs.find(list.key_of(run));
        if (place == nullptr) return {};
        RunOutput output = outputs.read(*place);
        outcomes.add(run, output);
        return output;
    };
    study::merge(list, source, plan.compared(), file.string(), missing_of(plan, records));
    return {list, plan.compared(), file.string(), outcomes.outcomes()};
}

/// The result is there: the work, and what a killed command left half written beside it, are not needed any more.
void clean_up(const fs::path& work, const fs::path& file, Listener& listener) {
    files::remove_leftovers(file);
    files::remove_leftovers(output::provenance_path(file.string()));
    try {
        study::remove_work(work);
    } catch (const InputError& error) {  // what somebody laid there meanwhile is none of our business
        listener.warning(std::string(error.what()));
    } catch (const files::JournalInUse& error) {
        listener.warning(std::string(error.what()));
    }
}

class Player {
  public:
    /// `held`: what the result in the folder has already.
    Player(const Plan& plan, const Playing& playing, std::optional<study::RunList> held, Listener& listener)
        : plan_(plan),
          playing_(playing),
          held_(std::move(held)),
          listener_(listener),
          control_(playing.stop, playing.time_limit, &listener),
          work_(playing.folder / "work") {}

    Played play() {
        const u32 at_once = runs_at_once(plan_.runs(), playing_.threads);
        study::require_own_work(work_);
        face_unfinished(work_, playing_);
        study::require_room(study::disk_needs(plan_.runs(), at_once, playing_.burn_ins), playing_.folder, playing_.burn_ins);
        output::Provenance provenance = provenance_of(playing_);
        std::optional<study::Ledger> ledger(std::in_place, work_, plan_.work_content(playing_.digests));
        for (const std::string& warning : ledger->warnings()) listener_.warning(warning);
        enter_what_is_held(*ledger);
        const study::Effort effort = execute_or_tell(*ledger, at_once);
        ledger->sync();
        if (control_.asked()) throw Interrupted("interrupted");
        const fs::path file = result_file();
        Result result = written(file);
        provenance.burn_ins = effort.burn_ins_loaded;
        playing_.complete(provenance, effort);
        output::write_provenance(file.string(), provenance);
        listener_.written({file, plan_.runs().size(), effort, playing_.burn_ins});
        const bool more = ledger->records().done.size() > plan_.runs().size();  // replicates that others asked for
        ledger.reset();
        if (!more) clean_up(work_, file, listener_);
        return {.result = std::move(result), .effort = effort};
    }

  private:
    fs::path result_file() const { return playing_.folder / plan_.result_name(); }

    void enter_what_is_held(study::Ledger& ledger) {
        if (!held_) return;
        listener_.extending(result_file(), held_->replicates(), plan_.runs().replicates());
        enter(*held_, result_file(), playing_.digests, ledger);
    }

    Result written(const fs::path& file) const {
        const study::Records records = finished_runs(plan_, playing_, work_);
        const u64 missing = missing_of(plan_, records);
        if (missing == 0) return merged(plan_, playing_, records, file);
        throw SystemError(work_.string() + ": " + std::to_string(missing) +
                          " runs that were finished are not in the journal any more; going on plays them again");
    }

    /// What is finished outlives a run that breaks its contract.
    study::Effort execute_or_tell(study::Ledger& ledger, u32 at_once) {
        try {
            return execute(ledger, at_once);
        } catch (const ContractError& error) {
            throw ContractError(std::string(error.what()) + "\n  " + std::to_string(ledger.records().done.size()) + " of " +
                                std::to_string(plan_.runs().size()) + " runs are finished and kept in " +
                                visible(work_.string()));
        }
    }

    study::Effort execute(study::Ledger& ledger, u32 at_once) {
        study::Execution how;
        how.folder = work_;
        how.burn_ins = playing_.burn_ins;
        how.threads = playing_.threads;
        how.runs_at_once = at_once;
        how.digests = playing_.digests;
        how.checkpoint_every = playing_.checkpoint_every;
        how.times_blocks = playing_.times_blocks;
        how.stop = [this] { return control_.must_stop(); };
        how.reproduction = playing_.reproduction;
        how.progress = [this](const study::Progress& progress) { listener_.progress(progress); };
        how.warn = [this](const std::string& text) { listener_.warning(text); };
        const Stepping stepping(listener_);
        return study::execute(plan_.scenarios(), ledger, how);
    }

    const Plan& plan_;
    const Playing& playing_;
    std::optional<study::RunList> held_;
    Listener& listener_;
    Control control_;
    fs::path work_;
};

/// Finds the result in the folder, extends it, or refuses it.
Played play_over(const Plan& plan, const Playing& playing, const fs::path& file, Listener& listener) {
    Result result(plan.scenarios(), plan.compared(), file.string());
    std::optional<study::RunList> held = runs_held(plan, playing, result.data());
    const bool unfinished = playing.resume && study::Ledger::begun(playing.folder / "work");
    if (!held && !unfinished) return found_again(plan, playing, std::move(result), listener);
    return Player(plan, playing, std::move(held), listener).play();
}

/// The result of a study from its journals.
Played join_study(const Plan& plan, const Playing& playing, bool partial, const BurnIns& burn_ins, Listener& listener) {
    const study::Records records = records_of(plan, playing.folder, study::Keep::places, listener);
    const StudyResult written = write_study(plan, records, playing, partial, burn_ins);
    auto data = std::make_shared<output::ResultReader>(written.file.string());
    return {
        .result = Result(std::move(data), &plan.runs().schema()), .found = written.found, .missing = written.done.missing};
}

Played play_study(const Plan& plan, const Playing& playing, Listener& listener) {
    const study::Effort effort = sweep(plan, playing, {}, listener);
    Played played = join_study(plan, playing, false, effort.burn_ins_loaded, listener);
    played.effort = effort;
    return played;
}

}  // namespace

output::Provenance provenance_of(const Playing& playing) {
    output::Provenance provenance = output::provenance(playing.made_by, playing.threads);
    provenance.inputs = playing.inputs;
    return provenance;
}

Played play(const Plan& plan, const Playing& playing, Listener& listener) {
    if (playing.folder.empty()) return play_in_memory(plan, playing, listener);
    if (plan.is_study()) return play_study(plan, playing, listener);
    require_own(playing.folder, playing.burn_ins);
    const fs::path file = playing.folder / plan.result_name();
    if (fs::exists(file) && !playing.replace) return play_over(plan, playing, file, listener);
    return Player(plan, playing, std::nullopt, listener).play();
}

Played join(const Plan& plan, const Playing& playing, bool partial, Listener& listener) {
    if (plan.is_study()) return join_study(plan, playing, partial, {}, listener);
    const fs::path work = playing.folder / "work";
    fs::path file = playing.folder / plan.result_name();
    require_own(playing.folder, std::nullopt);
    study::require_own_work(work);
    if (!study::Ledger::begun(work) && fs::exists(file))
        return found_again(plan, playing, Result(plan.scenarios(), plan.compared(), file.string()), listener);
    const study::Records records = finished_runs(plan, playing, work);
    for (const std::string& warning : records.warnings) listener.warning(warning);
    const u64 missing = missing_of(plan, records);
    if (missing > 0 && !partial) {
        throw Refused(Refused::Why::missing_runs, work,
                      std::to_string(missing) + " of " + std::to_string(plan.runs().size()) + " runs are missing");
    }
    if (missing > 0) file = playing.folder / "partial.h5";
    Result result = merged(plan, playing, records, file);
    output::write_provenance(file.string(), provenance_of(playing));
    if (missing == 0) clean_up(work, file, listener);
    return {.result = std::move(result), .missing = missing};
}

}  // namespace consortia::session

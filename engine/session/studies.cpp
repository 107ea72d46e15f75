#include "engine/session/studies.hpp"

#include "engine/config/input/nearest.hpp"
#include "engine/files/atomic_file.hpp"
#include "engine/files/framed.hpp"
#include "engine/output/build_info.hpp"
#include "engine/output/csv.hpp"
#include "engine/output/reading/reader.hpp"
#include "engine/study/store/ledger.hpp"
#include "engine/study/store/work_folder.hpp"

#include <algorithm>

namespace consortia::session {

namespace {

namespace fs = std::filesystem;

fs::path result_of(const Plan& plan, const fs::path& folder) { return folder / plan.result_name(); }

/// Whether the file is the result of exactly this study, whole and by this program, with the sidecar that is written after
/// it and names its digest. If not, both are written again from the journals.
bool is_there(const Plan& plan, const fs::path& file) {
    if (!fs::exists(file) || output::sidecar_of(file.string()) != output::Sidecar::fits) return false;
    const output::ResultReader result(file.string());
    return result.note("content_digest") == plan.content_digest() && result.note("version") == output::version() &&
           result.note("commit") == output::commit() && result.find("failure") == nullptr;
}

/// What a study's journals depend on: the build of the program, and what is kept of every run.
std::string what_differs(const study::Sweep& sweep, const output::DataSet& result) {
    std::vector<std::string> kept;
    for (const StudyVariable& variable : sweep.study().variables) kept.push_back(variable.name);
    const std::vector<std::string> before = output::indicators_of(result);
    std::string text;
    if (before != kept) text = "indicators were " + config::listed(before, 6) + " and are " + config::listed(kept, 6);
    if (result.note("commit") == output::commit() && result.note("version") == output::version()) return text;
    return text + (text.empty() ? "" : "; ") + "made by version " + result.note("version") + " " + result.note("commit") +
           ", this is " + std::string(output::version()) + " " + std::string(output::commit());
}

void write(const Plan& plan, const study::Records& records, const Playing& playing, const fs::path& file,
           const BurnIns& burn_ins) {
    output::Provenance provenance = provenance_of(playing);
    provenance.burn_ins = burn_ins;
    study::merge(plan.study(), records, file.string());
    output::write_provenance(file.string(), provenance);
    files::remove_leftovers(file);
    files::remove_leftovers(output::provenance_path(file.string()));
}

}  // namespace

files::Path work_folder(const files::Path& folder) { return folder / "work"; }

files::Path pause_mark(const files::Path& folder) { return work_folder(folder) / study::pause_mark; }

void refuse_other_work(const Plan& plan, const files::Path& folder) {
    std::string differs;
    const fs::path result = result_of(plan, folder);
    if (fs::exists(result)) differs = what_differs(plan.study(), output::ResultReader(result.string()));
    if (differs.empty()) differs = "of another build of the program, or of a study that keeps other indicators";
    throw Refused(Refused::Why::other_work, work_folder(folder), "holds runs of other work: " + differs);
}

study::Records records_of(const Plan& plan, const files::Path& folder, study::Keep keep, Listener& listener) {
    study::Records records;
    try {
        records = study::read_records(work_folder(folder), plan.work_content(), keep);
    } catch (const files::OtherWork&) {
        refuse_other_work(plan, folder);
    }
    for (const std::string& warning : records.warnings) listener.warning(warning);
    return records;
}

Status status_of(const Plan& plan, const files::Path& folder, u64 most_failed, Listener& listener) {
    const study::Sweep& sweep = plan.study();
    const study::Records records = records_of(plan, folder, study::Keep::keys, listener);
    Status status{.done = study::completeness(sweep, records), .journals = records.files.size()};
    if (records.timed > 0) status.seconds_a_run = records.seconds / static_cast<double>(records.timed);
    const u64 told = std::min(most_failed, status.done.failed);
    for (u64 run = 0; run < sweep.size() && status.failed.size() < told; ++run) {
        const auto failed = records.failed.find(sweep.key_of(run));
        if (failed != records.failed.end()) status.failed.push_back({run, failed->second});
    }
    return status;
}

void pause(const files::Path& folder) {
    if (!study::Ledger::begun(work_folder(folder))) {
        throw InputError(
            {{Problem::Severity::error, Place{work_folder(folder).string()}, "no run of this study has begun here"}});
    }
    files::write_text(pause_mark(folder), "the runs of this study wait until this file is gone\n");
}

bool resume(const files::Path& folder) { return fs::remove(pause_mark(folder)); }

std::string missing_runs(const study::Sweep& sweep, const study::Completeness& done) {
    std::string text = std::to_string(done.missing) + " of " + std::to_string(sweep.size()) + " runs are missing: ";
    for (u64 run : done.first_missing) text += (run == done.first_missing.front() ? "" : ", ") + sweep.id_of(run);
    const u64 more = done.missing - done.first_missing.size();
    return more == 0 ? text : text + " and " + std::to_string(more) + " more";
}

StudyResult write_study(const Plan& plan, const study::Records& records, const Playing& playing, bool partial,
                        const BurnIns& burn_ins) {
    StudyResult written{.file = result_of(plan, playing.folder), .done = study::completeness(plan.study(), records)};
    const bool whole = written.done.all_done();
    if (!whole && !partial) {
        throw Refused(Refused::Why::missing_runs, work_folder(playing.folder), missing_runs(plan.study(), written.done));
    }
    written.found = whole && !playing.replace && written.done.failed == 0 && is_there(plan, written.file);
    if (!whole) written.file = playing.folder / "partial.h5";
    if (!written.found) write(plan, records, playing, written.file, burn_ins);
    return written;
}

}  // namespace consortia::session

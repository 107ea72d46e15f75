#include "tools/command/studies.hpp"

#include "engine/config/nearest.hpp"
#include "engine/config/study.hpp"
#include "engine/core/visible.hpp"
#include "engine/files/atomic_file.hpp"
#include "engine/files/digest.hpp"
#include "engine/files/framed.hpp"
#include "engine/output/build_info.hpp"
#include "engine/output/csv.hpp"
#include "engine/output/provenance.hpp"
#include "engine/output/read.hpp"
#include "engine/study/sweep_result.hpp"
#include "tools/command/ensemble.hpp"
#include "tools/command/scenarios.hpp"
#include "tools/command/shell.hpp"

#include <iostream>

namespace consortia::command {

namespace {

namespace fs = std::filesystem;

/// Whether the file is the result of exactly this study, whole and by this program, with the sidecar that is written after
/// it and names its digest. If not, both are written again from the journals.
bool is_there(const OpenStudy& open) {
    const std::string file = open.result().string();
    if (!fs::exists(file) || output::sidecar_of(file) != output::Sidecar::fits) return false;
    const output::ResultReader result(file);
    return result.note("content_digest") == study::content_digest(open.sweep) &&
           result.note("version") == output::version() && result.note("commit") == output::commit() &&
           result.find("failure") == nullptr;
}

/// What a study's journals depend on: the build of the program, and what is kept of every run.
std::string what_differs(const OpenStudy& open, const output::ResultReader& result) {
    std::vector<std::string> kept;
    for (const StudyVariable& variable : open.sweep.study().variables) kept.push_back(variable.name);
    const std::vector<std::string> before = output::indicators_of(result);
    std::string text;
    if (before != kept) text = "indicators were " + config::listed(before, 6) + " and are " + config::listed(kept, 6);
    if (result.note("commit") == output::commit() && result.note("version") == output::version()) return text;
    return text + (text.empty() ? "" : "; ") + "made by version " + result.note("version") + " " + result.note("commit") +
           ", this is " + std::string(output::version()) + " " + std::string(output::commit());
}

std::string missing_runs(const study::Sweep& sweep, const study::Completeness& done) {
    std::string text = std::to_string(done.missing) + " of " + std::to_string(sweep.size()) + " runs are missing: ";
    for (u64 run : done.first_missing) text += (run == done.first_missing.front() ? "" : ", ") + sweep.id_of(run);
    const u64 more = done.missing - done.first_missing.size();
    return more == 0 ? text : text + " and " + std::to_string(more) + " more";
}

void write(const OpenStudy& open, const study::Records& records, const RunOptions& options, const fs::path& file,
           const BurnIns& burn_ins) {
    auto provenance = provenance_of(options);
    provenance.burn_ins = burn_ins;
    study::merge(open.sweep, records, file.string());
    output::write_provenance(file.string(), provenance);
    files::remove_leftovers(file);
    files::remove_leftovers(output::provenance_path(file.string()));
    std::cerr << "written to " << visible(file.string()) << '\n';
}

}  // namespace

void add_study(Arguments& command, RunOptions& options) {
    command.words("study", options.scenarios.files, "the study file", "STUDY", 1, 1);
    add_overlays(command, options.scenarios);
    command.option("--out", options.out, "folder of the study (default: results/<study>-<content hash>)", "DIR");
}

OpenStudy open_study(const session::Workspace& workspace, const RunOptions& options) {
    config::LoadedStudy loaded =
        config::load_study(options.scenarios.files.front(), load_options(options.scenarios), workspace.lookup());
    for (const Problem& warning : loaded.warnings) print_problem(warning);
    const Model& model = *workspace.find(loaded.study.scenario.model);
    OpenStudy open{study::Sweep(model, *loaded.schema, std::move(loaded.study)), options.out};
    if (open.folder.empty()) {
        const std::string content = files::hex(open.sweep.folder_content()).substr(0, 12);
        open.folder = fs::path("results") / folder_name(open.sweep.study().name, content);
    }
    return open;
}

void refuse_other_work(const OpenStudy& open) {
    std::string differs;
    if (fs::exists(open.result())) differs = what_differs(open, output::ResultReader(open.result().string()));
    if (differs.empty()) differs = "of another build of the program, or of a study that keeps other indicators";
    throw InputError({{Problem::Severity::error, Place{open.work().string()},
                       "holds runs of other work: " + differs + "; give another --out, or --force to begin anew"}});
}

study::Records records_of(const OpenStudy& open, study::Keep keep) {
    study::Records records;
    try {
        records = study::read_records(open.work(), open.sweep.journal_content(), keep);
    } catch (const files::OtherWork&) {
        refuse_other_work(open);
    }
    for (const std::string& warning : records.warnings)
        std::cerr << "warning: " << visible(warning, LineEnds::indented) << '\n';
    return records;
}

std::string command_for(const std::string& subcommand, const RunOptions& options) {
    const ScenarioOptions& scenarios = options.scenarios;
    std::string text = quoted(options.command_line.front()) + " " + subcommand + " " + quoted(scenarios.files.front());
    if (!options.out.empty()) text += " --out " + quoted(options.out);
    if (scenarios.seeds) text += " --seeds " + std::to_string(*scenarios.seeds);
    if (scenarios.root) text += " --root " + quoted(*scenarios.root);
    for (const std::string& value : scenarios.set) text += " --set " + quoted(value);
    if (options.burn_ins && subcommand == "sweep") text += " --burn-ins " + quoted(*options.burn_ins);
    return text;
}

std::string reproduction(const OpenStudy& open, const RunOptions& options, u64 run) {
    const fs::path folder = fs::path(options.scenarios.files.front()).parent_path();
    const std::string scenario = (folder / open.sweep.study().scenario_file).lexically_normal().string();
    std::string text = quoted(options.command_line.front()) + " run " + quoted(scenario);
    if (options.scenarios.root) text += " --root " + quoted(*options.scenarios.root);
    for (const std::string& value : options.scenarios.set) text += " --set " + quoted(value);
    for (const std::string& value : open.sweep.settings(open.sweep.variant_of(run))) text += " --set " + quoted(value);
    return text + " --replicate " + std::to_string(open.sweep.replicate_of(run));
}

void write_result(const OpenStudy& open, const study::Records& records, const RunOptions& options, bool partial,
                  const BurnIns& burn_ins) {
    const study::Completeness done = study::completeness(open.sweep, records);
    if (done.undefined > 0) std::cerr << study::words_of_undefined(done) << '\n';
    if (done.all_done()) {
        if (!options.force && done.failed == 0 && is_there(open)) {
            std::cerr << "already there: " << visible(open.result().string()) << '\n';
        } else {
            write(open, records, options, open.result(), burn_ins);
        }
        return;
    }
    const std::string missing = missing_runs(open.sweep, done);
    const std::string how = "`" + command_for("sweep", options) + "` completes it";
    if (!partial) {
        throw InputError({{Problem::Severity::error, Place{open.work().string()},
                           missing + "; " + how + ", --partial writes what is there"}});
    }
    std::cerr << missing << "; " << how << '\n';
    write(open, records, options, open.folder / "partial.h5", burn_ins);
}

}  // namespace consortia::command

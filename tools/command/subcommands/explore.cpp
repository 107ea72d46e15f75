// `explore`: a finished study as one HTML page with a slider for every factor, for people who run nothing. The second
// program, consortia-analyse, makes the emulators that the page predicts with.
#include "tools/report/page.hpp"

#include "engine/core/text/visible.hpp"
#include "engine/files/atomic_file.hpp"
#include "engine/output/reading/reader.hpp"
#include "engine/session/exploration/json.hpp"
#include "engine/session/rerun/embedded.hpp"
#include "tools/command/exploration/exchange.hpp"
#include "tools/command/exploration/front.hpp"
#include "tools/command/plans/studies.hpp"
#include "tools/command/process/other_program.hpp"
#include "tools/command/subcommands.hpp"

#include <algorithm>
#include <iostream>

namespace consortia::command {

namespace {

namespace fs = std::filesystem;
namespace exploration = session::exploration;

struct ExploreOptions {
    RunOptions run;
    std::optional<std::string> page;  ///< where it is written
    std::optional<std::string> from;  ///< folder of the study
    std::string language;
    bool json = false;
};

/// A study, or the file of its result.
std::string result_asked_for(const session::Workspace& workspace, const RunOptions& options) {
    const std::string& file = options.scenarios.files.front();
    return output::is_result(file) ? finished_result_of(file, options.scenarios)
                                   : finished_result_of(any_study_of(workspace, options), options);
}

/// Runs that failed are left out and told; those that are missing may still come.
void check_finished(const session::Result& result) {
    const std::vector<std::string> status = result.data().texts("run_status");
    const auto missing = std::ranges::count(status, "missing");
    if (missing == 0) return;
    throw InputError(Place{result.path()}, "is not finished: " + std::to_string(missing) + " of " +
                                               std::to_string(status.size()) +
                                               " runs are missing; `sweep` goes on with them, `merge` writes them");
}

session::Result study_at(const std::string& file, const session::Workspace& workspace) {
    session::Result result = session::Result::open(file, workspace);
    if (result.kind() != session::Result::Kind::study)
        throw InputError(Place{file},
                         std::string("is no study but a ") +
                             (result.kind() == session::Result::Kind::comparison ? "comparison, of which `report`"
                                                                                 : "run, of which `show`") +
                             " tells; `sweep` and `optimise` make studies, study.h5");
    check_finished(result);
    return result;
}

/// Seen from here, where it lies below; a page that is handed on tells no folders of this machine.
std::string below_here(const fs::path& path) {
    std::error_code error;
    const std::string relative = fs::relative(path, error).generic_string();
    return error || relative.starts_with("..") ? "" : relative;
}

exploration::Places places_of(const fs::path& study_file, const Study& study) {
    const fs::path folder = study_file.parent_path();
    return {.folder = below_here(folder), .scenario = below_here((folder / study.scenario_file).lexically_normal())};
}

std::optional<exploration::FrontOfStudy> front_of(const std::string& result,
                                                  const std::vector<exploration::Control>& controls) {
    try {
        return front_beside(result, controls);
    } catch (const InputError& error) {
        std::cerr << "no front is shown: " << visible(error.what()) << '\n';
        return std::nullopt;
    }
}

/// The one JSON object that the page is made of.
std::string data_of(const session::Workspace& workspace, const ExploreOptions& options, const std::string& file) {
    const session::Result result = study_at(file, workspace);
    session::Embedded embedded(workspace, result.data(), {.from = options.from, .root = options.run.scenarios.root});
    const Study study = embedded.study().study;
    const exploration::Explored explored = exploration::explored_of(result, study);
    std::cerr << "emulating " << explored.outputs.size() << " outputs of " << explored.points.size() << " points\n";
    const exploration::Reply reply =
        reply_of_exploration(told_by(beside_this_program("consortia-analyse"), {"--emulate"}, text_of(explored.question)));
    return json_of(result, explored, reply, front_of(file, explored.controls), places_of(embedded.study_file(), study));
}

int explore(const session::Workspace& workspace, const ExploreOptions& options) {
    if (!options.json) report::require_page();
    const std::string file = result_asked_for(workspace, options.run);
    const std::string data = data_of(workspace, options, file);
    if (options.json) {
        std::cout << data << '\n';
        return 0;
    }
    const files::Path place = options.page ? files::Path(*options.page) : files::Path(file).replace_filename("explore.html");
    files::write_text(place, report::page(report::Kind::explorer, data, options.language));
    std::cout << visible(place.string()) << '\n';
    return 0;
}

}  // namespace

void add_explore(CommandLine& program, Context& context) {
    auto options = std::make_shared<ExploreOptions>();
    Arguments command = program.subcommand(
        "explore", "write a finished study as one HTML page to play with: sliders, what follows with its errors, the price");
    add_study(command, options->run);
    command.option("--page", options->page, "the page (default: explore.html beside the result)", "FILE.html");
    command.option("--from", options->from,
                   "folder of the study, for its data (default: as the provenance beside the result says)", "DIR");
    command.choice("--lang", options->language, "the language it opens in (default: the reader's own)", {"en", "zh"});
    command.flag("--json", options->json, "print what the page is made of as JSON instead");
    command.when_chosen([&context, options] {
        options->run.command_line = context.command_line;
        context.chosen = [&context, options] { return explore(context.workspace, *options); };
    });
}

}  // namespace consortia::command

// `report`: a comparison as one HTML page that answers what a package costs and brings, for people who run nothing.
#include "tools/report/page.hpp"

#include "engine/core/text/visible.hpp"
#include "engine/files/atomic_file.hpp"
#include "engine/session/estimate.hpp"
#include "tools/command/answer/hand_on.hpp"
#include "tools/command/answer/options.hpp"
#include "tools/command/documents/report_data.hpp"
#include "tools/command/documents/workbook.hpp"
#include "tools/command/process/signals.hpp"
#include "tools/command/subcommands.hpp"
#include "tools/command/terminal.hpp"

#include <iostream>

namespace consortia::command {

namespace {

struct ReportOptions {
    std::vector<std::string> files;
    std::optional<std::string> out;
    std::string language;
    std::optional<std::string> network;  ///< a kind of edges
    std::optional<u32> threads;
    AnswerOptions answer;
    bool excel = false;
};

session::Result comparison(const std::string& file, const session::Workspace& workspace) {
    session::Result result = session::Result::open(file, workspace);
    if (result.kind() != session::Result::Kind::comparison)
        throw InputError(Place{file}, "is no comparison; `compare` makes one, compare.h5");
    return result;
}

/// Beside the result, where nothing else is asked for.
files::Path place_of(const ReportOptions& options) {
    return options.out ? files::Path(*options.out) : files::Path(options.files.front()).replace_filename("report.html");
}

/// Who is tied to whom in the first run, which is played again for it.
std::optional<session::Network> network_of(const session::Workspace& workspace, const session::Result& result,
                                           const ReportOptions& options) {
    if (!options.network) return std::nullopt;
    session::MicroRequest request{.role = Record::Role::edge, .kind = *options.network, .with_ends = true};
    request.again.threads = options.threads.value_or(session::all_threads());
    request.again.stop = stop_asked;
    Terminal terminal;
    return session::network_of(session::micro_data(workspace, result, request, terminal));
}

int write_report(const session::Workspace& workspace, const ReportOptions& options) {
    report::require_page();
    if (options.excel) check_workbooks();
    const session::Result result = comparison(options.files.front(), workspace);
    const std::vector<std::string> explanations(options.files.begin() + 1, options.files.end());
    const session::Answer answer = session::answer_of(result, options.answer.asking());
    const std::string data =
        report_data(result, answer, explanations, network_of(workspace, result, options), map_for(result));
    const files::Path place = place_of(options);
    files::write_text(place, report::page(report::Kind::report, data, options.language));
    if (options.excel)
        hand_on_workbook(result, answer, look_of({.language = options.language}).language, place.parent_path(), false);
    std::cout << visible(place.string()) << '\n';
    return 0;
}

}  // namespace

void add_report(CommandLine& program, Context& context) {
    auto options = std::make_shared<ReportOptions>();
    Arguments command =
        program.subcommand("report", "write a comparison as one HTML page: answer, charts, tables, how made");
    command.words("result", options->files, "compare.h5, and what `explain` left of its packages (explain.json)", "RESULT",
                  1, 1000);
    command.option("--out", options->out, "the page (default: report.html beside the result)", "FILE.html");
    command.option(
        "--network", options->network,
        "draw who is tied to whom by edges of this kind (partnership) at the end of the first run, which is played "
        "again for it and must come out the same (default: no network, no run)",
        "KIND");
    command.option("--threads", options->threads, "threads of that run (default: all processors)", "N", 1, 4096);
    add_asking_options(command, options->answer);
    command.choice("--lang", options->language, "the language it opens in (default: the reader's own)", {"en", "zh"});
    command.flag("--excel", options->excel, "write a workbook beside it, answer.xlsx (default language: the locale's)");
    command.when_chosen(
        [&context, options] { context.chosen = [&context, options] { return write_report(context.workspace, *options); }; });
}

}  // namespace consortia::command

// `report`: a comparison as one HTML file that opens anywhere, with no network.
#include "engine/core/text/visible.hpp"
#include "engine/files/atomic_file.hpp"
#include "engine/session/answer/json.hpp"
#include "tools/command/answer/options.hpp"
#include "tools/command/subcommands.hpp"
#include "tools/report/page.hpp"

#include <iostream>

namespace consortia::command {

namespace {

struct ReportOptions {
    std::vector<std::string> results;
    std::optional<std::string> out;
    AnswerOptions answer;
};

[[noreturn]] void refuse(const std::string& file, const std::string& text) {
    throw InputError({{Problem::Severity::error, Place{file}, text}});
}

files::Path page_of(const ReportOptions& options, const std::string& file) {
    if (options.out) return *options.out;
    return files::Path(file).replace_filename("report.html");
}

void write_report(const session::Workspace& workspace, const std::string& file, const ReportOptions& options) {
    const session::Result result = session::Result::open(file, workspace);
    if (result.kind() != session::Result::Kind::comparison) refuse(file, "is no comparison; `compare` makes one");
    const std::string json = session::json_of(result, session::answer_of(result, options.answer.asking()));
    const std::string& language = options.answer.look.language;
    const files::Path page = page_of(options, file);
    files::write_text(page, report::page(json, language == "zh" ? "zh-CN" : language));
    std::cerr << "report: " << visible(page.string()) << '\n';
}

int report_of(const session::Workspace& workspace, const ReportOptions& options) {
    if (!report::has_page())
        refuse("", "this program was built without the report's page, for which node and npm are needed (tools/dev/setup)");
    if (options.out && options.results.size() > 1) refuse("--out " + *options.out, "is of one result; here are several");
    for (const std::string& file : options.results) write_report(workspace, file, options);
    return 0;
}

}  // namespace

void add_report(CommandLine& program, Context& context) {
    auto options = std::make_shared<ReportOptions>();
    Arguments command = program.subcommand("report", "write a comparison as one HTML file: the answer, charts, tables");
    command.words("results", options->results, "compare.h5; the page is written beside it as report.html", "RESULT…", 1,
                  1000);
    command.option("--out", options->out, "the page, of one result", "FILE");
    add_asking_options(command, options->answer);
    command.choice("--lang", options->answer.look.language, "the language in which it opens (default: the reader's own)",
                   {"en", "zh"});
    command.when_chosen(
        [&context, options] { context.chosen = [&context, options] { return report_of(context.workspace, *options); }; });
}

}  // namespace consortia::command

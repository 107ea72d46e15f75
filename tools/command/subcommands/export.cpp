// `export`: a result as CSV on standard output, or the agents or edges of one of its runs.
#include "engine/output/csv.hpp"
#include "engine/output/cuts/cut_table.hpp"
#include "tools/command/opened_result.hpp"
#include "tools/command/plans/micro_data.hpp"
#include "tools/command/subcommands.hpp"

#include <iostream>

namespace consortia::command {

namespace {

struct ExportOptions {
    std::string result;
    output::Cut cut;
    std::string per;
    MicroOptions micro;
};

void write(const output::DataSet& result, const ExportOptions& options) {
    if (options.cut.by.empty() && !options.cut.per_year) {
        output::write_csv(std::cout, result, options.cut.indicators);
    } else {
        output::write_cut(std::cout, result, options.cut);
    }
}

void require_no_table_options(const ExportOptions& options) {
    if (options.cut.by.empty() && options.per.empty() && options.cut.indicators.empty()) return;
    throw InputError(Place{},
                     "--indicator, --by and --per hold for indicators; leave them out with "
                     "--agents and --edges");
}

int export_result(const session::Workspace& workspace, ExportOptions options) {
    if (options.micro.asked()) {
        require_no_table_options(options);
        return export_micro(workspace, options.result, options.micro);
    }
    require_no_micro_options(options.micro);
    options.cut.per_year = options.per == "year";
    const output::ResultReader result = opened_result(options.result);
    try {
        write(result, options);
    } catch (const SystemError&) {
        if (std::cout) throw;  // else the end of the program says what befell standard output
    }
    return 0;
}

}  // namespace

void add_export(CommandLine& program, Context& context) {
    auto options = std::make_shared<ExportOptions>();
    Arguments command =
        program.subcommand("export", "write a result as CSV, one row a seed and time, or of a study a point and seed");
    command.word("result", options->result, "run.h5, compare.h5 or study.h5", "RESULT", true);
    command.option("--indicator", options->cut.indicators, "only these; may be repeated", "NAME");
    command.option("--by", options->cut.by,
                   "a row for each label of this axis (region, size, field …), of the indicators that lie over it; may be "
                   "repeated",
                   "AXIS");
    command.choice("--per", options->per, "a row a year: flows are summed over it, stocks and ratios are its mean",
                   {"year"});
    add_micro_options(command, options->micro);
    command.when_chosen([&context, options] {
        context.chosen = [&context, options] { return export_result(context.workspace, *options); };
    });
}

}  // namespace consortia::command

// `export`: a result as CSV on standard output.
#include "engine/output/csv.hpp"
#include "tools/command/opened_result.hpp"
#include "tools/command/subcommands.hpp"

#include <iostream>

namespace consortia::command {

void add_export(CommandLine& program, Context& context) {
    struct Options {
        std::string result;
        std::vector<std::string> indicators;
    };
    auto options = std::make_shared<Options>();
    Arguments command =
        program.subcommand("export", "write a result as CSV, one row a seed and time, or of a study a point and seed");
    command.word("result", options->result, "run.h5, compare.h5 or study.h5", "RESULT", true);
    command.option("--indicator", options->indicators, "only these; may be repeated", "NAME");
    command.when_chosen([&context, options] {
        context.chosen = [options] {
            const output::ResultReader result = opened_result(options->result);
            try {
                output::write_csv(std::cout, result, options->indicators);
            } catch (const SystemError&) {
                if (std::cout) throw;  // else the end of the program says what befell standard output
            }
            return 0;
        };
    });
}

}  // namespace consortia::command

// `export`: a result as CSV on standard output.
#include "engine/output/csv.hpp"
#include "tools/command/subcommands.hpp"

#include <CLI/CLI.hpp>

#include <iostream>

namespace consortia::command {

void add_export(CLI::App& program, Context& context) {
    struct Options {
        std::string result;
        std::vector<std::string> indicators;
    };
    auto options = std::make_shared<Options>();
    CLI::App& command = *program.add_subcommand("export", "write a result as CSV, one row a seed and time");
    command.add_option("result", options->result, "run.h5 or compare.h5")->required()->type_name("RESULT");
    command.add_option("--indicator", options->indicators, "only these; may be repeated")
        ->type_name("NAME")
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    command.callback([&context, options] {
        context.chosen = [options] {
            output::write_csv(std::cout, output::ResultReader(options->result), options->indicators);
            return 0;
        };
    });
}

}  // namespace consortia::command

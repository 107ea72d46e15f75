#include "tools/command/answer/options.hpp"

#include "engine/session/answer/json.hpp"
#include "tools/command/answer/screen.hpp"
#include "tools/command/tables/result_tables.hpp"

#include <iostream>

namespace consortia::command {

void add_asking_options(Arguments& command, AnswerOptions& options) {
    command.flag("--across-places", options.across_places,
                 "rank scenarios that differ in parameters or data too, not in levers alone");
    command.option(
        "--cost-of-funds", options.cost_of_funds,
        "what a unit of public money costs beyond itself, since taxes distort: net costs count 1 + this (0; estimates "
        "are 0.17 to 0.56: Ballard, Shoven and Whalley 1985)",
        "SHARE");
}

void add_answer_options(Arguments& command, AnswerOptions& options) {
    add_asking_options(command, options);
    command.choice("--lang", options.look.language, "the language of tables (default: as the locale says)", {"en", "zh"});
    command.flag("--all", options.look.all, "every indicator and account, not the headlines alone");
    command.flag("--json", options.look.json, "all of it for programs, in place of tables");
    command.flag("--quiet", options.look.quiet,
                 "the sentences of the answer alone, and no progress: of standard error warnings and errors");
    command.flag("--spark", options.look.spark, "the course of each headline over time, drawn in a line");
}

session::Answer tell(const session::Result& result, const AnswerOptions& options) {
    session::Answer answer = session::answer_of(result, options.asking());
    const Look look = look_of(options.look);
    if (options.look.json) {
        std::cout << session::json_of(result, answer) << '\n';
    } else if (options.look.quiet) {
        print_sentences(std::cout, answer, look);
    } else {
        print_answer(std::cout, result, answer, look);
        print_endings(std::cout, result);
    }
    return answer;
}

}  // namespace consortia::command

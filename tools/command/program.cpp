#include "tools/command/program.hpp"

#include "engine/core/text/visible.hpp"
#include "tools/command/process/standard_streams.hpp"
#include "tools/command/subcommands.hpp"
#include "tools/command/terminal.hpp"

#include <iostream>

namespace consortia::command {

namespace {

int told(const InputError& error) {
    std::size_t errors = 0;
    for (const Problem& problem : error.problems()) {
        print_problem(problem);
        errors += problem.severity == Problem::Severity::error ? 1 : 0;
    }
    if (errors == 0) errors = error.problems().size();  // warnings, where they are errors
    std::cerr << errors << (errors == 1 ? " error" : " errors") << "; nothing was run\n";
    return wrong_input;
}

int told(const std::string& text, int code) {
    const Ink ink(std::cerr, Ink::Style::red);
    std::cerr << "error: " + visible(text, LineEnds::indented) + '\n';
    return code;
}

int guarded(const std::function<int()>& work) {
    try {
        return work();
    } catch (const SaidByAnother&) {
        return done;
    } catch (const InputError& error) {
        return told(error);
    } catch (const ContractError& error) {
        return told(std::string("the model broke its contract: ") + error.what(), broken_contract);
    } catch (const Interrupted&) {
        std::cerr << "interrupted; the same command with --resume goes on\n";
        return interrupted;
    } catch (const std::bad_alloc&) {
        return told("out of memory", system_failed);
    } catch (const std::exception& error) {
        return told(error.what(), system_failed);
    }
}

}  // namespace

int as_program(const std::function<int()>& work) {
    StandardStreams streams;
    return streams.end(guarded(work));
}

}  // namespace consortia::command

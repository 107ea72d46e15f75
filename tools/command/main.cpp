// The program: subcommands, and what their errors mean for whoever called.
#include "engine/model.hpp"
#include "engine/output/build_info.hpp"
#include "tools/command/scenarios.hpp"
#include "tools/command/subcommands.hpp"

#include <iostream>

namespace consortia {

namespace {

using enum command::Exit;

int told(const InputError& error) {
    std::size_t errors = 0;
    for (const Problem& problem : error.problems()) {
        command::print_problem(problem);
        errors += problem.severity == Problem::Severity::error ? 1 : 0;
    }
    if (errors == 0) errors = error.problems().size();  // warnings, where they are errors
    std::cerr << errors << (errors == 1 ? " error" : " errors") << "; nothing was run\n";
    return wrong_input;
}

int told(const std::string& text, int code) {
    std::cerr << "error: " << text << '\n';
    return code;
}

int guarded(const std::function<int()>& work) {
    try {
        return work();
    } catch (const command::SaidByAnother& said) {
        return said.code;
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

int main(const Catalogue& catalogue, int argc, char** argv) {
    const command::Models models(catalogue);
    command::Context context{models, {argv, argv + argc}, {}};
    command::CommandLine program(
        "consortia",
        "Agent-based simulation of policies: runs scenarios, compares them, and says how every figure was made.",
        std::string(output::version()) + " " + output::commit());
    command::add_run(program, context);
    command::add_compare(program, context);
    command::add_sweep(program, context);
    command::add_status(program, context);
    command::add_pause(program, context);
    command::add_merge(program, context);
    command::add_analyse(program, context);
    command::add_rerun(program, context);
    command::add_export(program, context);
    command::add_check(program, context);
    command::add_show(program, context);
    command::add_describe(program, context);
    using Read = command::CommandLine::Read;
    const Read read = program.read(argc, argv);
    if (read != Read::chosen) return read == Read::answered ? done : wrong_input;
    return guarded(context.chosen);
}

}  // namespace consortia

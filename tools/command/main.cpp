// The program: its subcommands, one of which is chosen and done.
#include "engine/core/machine/registers.hpp"
#include "engine/model.hpp"
#include "engine/output/build_info.hpp"
#include "tools/command/process/signals.hpp"
#include "tools/command/program.hpp"
#include "tools/command/subcommands.hpp"

namespace consortia {

namespace {

int chosen_and_done(const Catalogue& catalogue, int argc, char** argv) {
    registers_in_use();  // refused now, if they are named wrongly
    const session::Workspace workspace(catalogue);
    command::Context context{workspace, {argv, argv + argc}, {}};
    command::CommandLine program(
        "consortia",
        "Agent-based simulation of policies: runs scenarios, compares them, and says how every figure was made.",
        std::string(output::version()) + " " + output::commit());
    command::add_run(program, context);
    command::add_compare(program, context);
    command::add_explain(program, context);
    command::add_pilot(program, context);
    command::add_validate(program, context);
    command::add_sweep(program, context);
    command::add_status(program, context);
    command::add_pause(program, context);
    command::add_merge(program, context);
    command::add_analyse(program, context);
    command::add_calibrate(program, context);
    command::add_optimise(program, context);
    command::add_explore(program, context);
    command::add_rerun(program, context);
    command::add_diff(program, context);
    command::add_report(program, context);
    command::add_export(program, context);
    command::add_check(program, context);
    command::add_show(program, context);
    command::add_describe(program, context);
    command::add_new(program, context);
    using Read = command::CommandLine::Read;
    const Read read = program.read(argc, argv);
    if (read != Read::chosen) return read == Read::answered ? command::done : command::wrong_input;
    return context.chosen();
}

}  // namespace

int main(const Catalogue& catalogue, int argc, char** argv) {
    command::watch_signals();
    return command::as_program([&] { return chosen_and_done(catalogue, argc, argv); });
}

}  // namespace consortia

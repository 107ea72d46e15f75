#include "tools/command/plans/micro_data.hpp"

#include "engine/config/input/nearest.hpp"
#include "engine/core/text/visible.hpp"
#include "engine/files/atomic_file.hpp"
#include "engine/run/estimate.hpp"
#include "engine/session/estimate.hpp"
#include "engine/session/micro/as_hdf5.hpp"
#include "engine/session/micro/graphml.hpp"
#include "tools/command/opened_result.hpp"
#include "tools/command/terminal.hpp"

#include <iostream>

namespace consortia::command {

namespace {

namespace fs = std::filesystem;
using session::MicroData;

enum class Format : u8 { csv, hdf5, graphml };

/// By the ending of the file.
Format format_of(const MicroOptions& options) {
    if (!options.out) return Format::csv;
    const std::string ending = fs::path(*options.out).extension();
    if (ending == ".csv") return Format::csv;
    if (ending == ".h5" || ending == ".hdf5") return Format::hdf5;
    if (ending != ".graphml")
        throw InputError(Place{"--out " + *options.out}, "expected a file that ends with .csv, .h5 or .graphml");
    if (!options.edges)
        throw InputError(Place{"--out " + *options.out}, "a network is made of edges; name them with --edges");
    return Format::graphml;
}

session::MicroRequest request_of(const MicroOptions& options, Format format) {
    if (options.agents && options.edges) throw InputError(Place{"--agents and --edges"}, "expected one of them");
    session::MicroRequest request{.role = options.edges ? Record::Role::edge : Record::Role::agent,
                                  .kind = options.edges ? *options.edges : *options.agents,
                                  .at = options.at,
                                  .with_ends = format == Format::graphml};
    request.again = {.run = options.run.value_or(""),
                     .from = options.from,
                     .root = options.root,
                     .threads = options.threads.value_or(session::all_threads()),
                     .stop = stop_asked};
    return request;
}

/// Before anything is played. What is there already might be a result that took days.
void require_room_for(const std::string& file) {
    if (fs::exists(file)) throw InputError(Place{"--out " + file}, "is there already; name another file, or remove it");
    const fs::path folder = fs::absolute(file).parent_path();
    if (!fs::is_directory(folder)) throw InputError(Place{"--out " + file}, "there is no folder " + folder.string());
}

/// A line a piece, whole at its end.
void write_file(const std::string& file, const std::function<void(const session::TextSink&)>& write) {
    files::AtomicFile whole(file);
    constexpr std::size_t at_once = 1U << 20U;
    std::string waiting;
    write([&](std::string_view text) {
        waiting += text;
        if (waiting.size() < at_once) return;
        whole.append(waiting);
        waiting.clear();
    });
    whole.append(waiting);
    whole.publish();
}

void write_graph(const MicroData& data, const std::string& file) {
    u64 left_out = 0;
    write_file(file, [&](const session::TextSink& out) { left_out = session::write_graphml(data, out); });
    if (left_out > 0)
        std::cerr << left_out << (left_out == 1 ? " edge leads" : " edges lead") << " to nobody and not into the graph\n";
}

void write(const MicroData& data, const output::DataSet& result, const MicroOptions& options, Format format) {
    if (!options.out) return session::write_csv(data.table, [](std::string_view text) { std::cout << text; });
    if (format == Format::graphml) return write_graph(data, *options.out);
    if (format == Format::csv)
        return write_file(*options.out, [&](const session::TextSink& out) { session::write_csv(data.table, out); });
    output::LabelledWriter file(*options.out);
    session::write_hdf5(data, result, file);
}

void tell(const MicroData& data, const MicroOptions& options) {
    const session::MicroTable& table = data.table;
    std::cerr << visible(data.run) << ", end of " << data.at << ": " << table.rows << " rows of " << visible(table.name)
              << ", " << table.columns.size() << " columns; the run came out the same, " << data.compared
              << " numbers and the digest of the state\n";
    if (!table.left_out.empty())
        std::cerr << "left out, since only the model can read them: " << visible(config::listed(table.left_out, 40)) << '\n';
    if (options.out) std::cerr << "written to " << visible(*options.out) << '\n';
}

}  // namespace

void add_micro_options(Arguments& command, MicroOptions& options) {
    command.option("--agents", options.agents,
                   "all agents of this kind in one run, which is played again and must come out the same: key, slot, fields",
                   "KIND");
    command.option("--edges", options.edges, "all edges of this kind, in the same way: the keys of both ends, fields",
                   "KIND");
    command.option(
        "--at", options.at,
        "as they stand at the end of this date or step; 1 is the first, 0 the initial state (default: the last one)",
        "DATE");
    command.option("--run", options.run,
                   "SEED of a run, SCENARIO:SEED of a comparison, POINT:SEED of a study, with draws of parameters DRAW: "
                   "before the seed "
                   "(default: the first)",
                   "RUN-ID");
    command.option(
        "--out", options.out,
        "into this file, by its ending as .csv, .h5 or, of edges with the agents at both ends, .graphml (default: "
        "CSV on standard output)",
        "FILE");
    command.option("--from", options.from,
                   "folder of the scenario or study file, for its data (default: as the provenance beside the result says)",
                   "DIR");
    command.option("--root", options.root, "the folder above which no scenario may reach", "DIR");
    command.option("--threads", options.threads, "threads of the run (default: all processors)", "N", 1, 4096);
}

void require_no_micro_options(const MicroOptions& options) {
    const auto refuse_if = [](bool given, const std::string& name) {
        if (given)
            throw InputError(Place{name}, "says how agents or edges are exported; name them with --agents or --edges");
    };
    refuse_if(options.at.has_value(), "--at");
    refuse_if(options.run.has_value(), "--run");
    refuse_if(options.out.has_value(), "--out");
    refuse_if(options.from.has_value(), "--from");
    refuse_if(options.root.has_value(), "--root");
    refuse_if(options.threads.has_value(), "--threads");
}

int export_micro(const session::Workspace& workspace, const std::string& file, const MicroOptions& options) {
    const Format format = format_of(options);
    const session::MicroRequest request = request_of(options, format);
    if (options.out) require_room_for(*options.out);
    const session::Result result(std::make_shared<output::ResultReader>(opened_result(file)), workspace);
    Terminal terminal;
    const MicroData data = session::micro_data(workspace, result, request, terminal);
    write(data, result.data(), options, format);
    tell(data, options);
    return 0;
}

}  // namespace consortia::command

// Reference workloads on the engine and on plain arrays, side by side: one table, and a line a row in a CSV that is kept.
// README.md says why each is measured and what it showed.
#include "engine/core/error.hpp"
#include "engine/output/build_info.hpp"
#include "engine/output/provenance.hpp"
#include "tests/performance/measure.hpp"
#include "tools/command/tables/text_table.hpp"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iostream>

namespace performance {

namespace {

struct Options {
    std::vector<double> agents{1e4, 1e5, 1e6, 1e7};
    std::vector<std::uint32_t> threads{1, 2};
    std::vector<std::string> workloads{"net_sis", "partnet"};
    double seconds = 4;
    std::string csv;
};

std::string fixed(double value, int digits) {
    char text[32];
    std::snprintf(text, sizeof text, "%.*f", digits, value);
    return text;
}

/// Every combination with its memory, which is measured before this process grows.
std::vector<Measured> with_memory(const Options& options) {
    std::vector<Measured> rows;
    for (const Pair& pair : workloads()) {
        if (std::ranges::find(options.workloads, pair.name) == options.workloads.end()) continue;
        for (double agents : options.agents) {
            for (std::uint32_t threads : options.threads) {
                Measured row{pair.name, {static_cast<std::uint32_t>(agents), threads}};
                row.plain_bytes = peak_bytes_per_agent(pair.plain, row.size);
                row.engine_bytes = peak_bytes_per_agent(pair.engine, row.size);
                rows.push_back(row);
            }
        }
    }
    return rows;
}

const Pair& pair_of(const std::string& name) {
    return *std::ranges::find_if(workloads(), [&](const Pair& pair) { return pair.name == name; });
}

std::vector<Measured> measured(const Options& options) {
    std::vector<Measured> rows = with_memory(options);
    for (Measured& row : rows) measure_speeds(pair_of(row.workload), options.seconds, row);
    return rows;
}

void print(std::ostream& out, const std::vector<Measured>& rows) {
    consortia::command::TextTable table({{"workload"},
                                         {"agents", true},
                                         {"threads", true},
                                         {"plain M/s", true},
                                         {"engine M/s", true},
                                         {"ratio", true},
                                         {"of processor time", true},
                                         {"plain set-up s", true},
                                         {"engine set-up s", true},
                                         {"plain B/agent", true},
                                         {"engine B/agent", true}});
    for (const Measured& row : rows) {
        table.add({row.workload, std::to_string(row.size.agents), std::to_string(row.size.threads),
                   fixed(row.plain.wall / 1e6, 1), fixed(row.engine.wall / 1e6, 1), fixed(row.ratio(), 2),
                   fixed(row.processor_ratio(), 2), fixed(row.plain.set_up, 3), fixed(row.engine.set_up, 3),
                   fixed(row.plain_bytes, 0), fixed(row.engine_bytes, 0)});
    }
    out << table;
}

std::string today() {
    const std::time_t now = std::time(nullptr);
    char text[16];
    return {text, std::strftime(text, sizeof text, "%Y-%m-%d", std::gmtime(&now))};
}

void append(const std::string& file, const std::vector<Measured>& rows) {
    const bool fresh = !std::filesystem::exists(file);
    std::ofstream out(file, std::ios::app);
    if (fresh) {
        out << "machine,processors,date,commit,workload,agents,threads,plain_updates_per_second,engine_updates_per_second,"
               "ratio,processor_time_ratio,plain_set_up_seconds,engine_set_up_seconds,plain_bytes_per_agent,"
               "engine_bytes_per_agent\n";
    }
    const consortia::output::Provenance here = consortia::output::provenance({}, 1);
    for (const Measured& row : rows) {
        out << here.processor << ',' << here.processors << ',' << today() << ',' << consortia::output::commit() << ','
            << row.workload << ',' << row.size.agents << ',' << row.size.threads << ',' << fixed(row.plain.wall, 0) << ','
            << fixed(row.engine.wall, 0) << ',' << fixed(row.ratio(), 3) << ',' << fixed(row.processor_ratio(), 3) << ','
            << fixed(row.plain.set_up, 4) << ',' << fixed(row.engine.set_up, 4) << ',' << fixed(row.plain_bytes, 1) << ','
            << fixed(row.engine_bytes, 1) << '\n';
    }
    if (!out.flush()) throw consortia::SystemError("cannot write " + file);
}

int run(int argc, char** argv) {
    Options options;
    CLI::App program("reference workloads: the engine beside plain arrays");
    program.add_option("--agents", options.agents, "numbers of agents")->delimiter(',')->check(CLI::Range(1000.0, 1e8));
    program.add_option("--threads", options.threads, "numbers of threads")->delimiter(',')->check(CLI::Range(1, 64));
    program.add_option("--workloads", options.workloads, "net_sis, partnet")->delimiter(',');
    program.add_option("--seconds", options.seconds, "of stepping for each row");
    program.add_option("--csv", options.csv, "append the rows to this file");
    CLI11_PARSE(program, argc, argv);
    const std::vector<Measured> rows = measured(options);
    print(std::cout, rows);
    if (!options.csv.empty()) append(options.csv, rows);
    return 0;
}

}  // namespace
}  // namespace performance

int main(int argc, char** argv) {
    try {
        return performance::run(argc, argv);
    } catch (const std::exception& error) {
        std::cerr << "performance: " << error.what() << '\n';
        return 4;
    }
}

// How this copy of a result was made: host, compiler, threads, times. All that may differ between two runs with the same
// bytes of results stands here, in run.provenance.json beside the result, and nowhere else.
#pragma once

#include "engine/output/data_set.hpp"

#include <chrono>
#include <map>
#include <string>
#include <vector>

namespace consortia::output {

/// One line of the table of phases: seconds of wall time and of processor time, summed over all runs.
struct ProfileRow {
    std::string phase;
    u64 calls = 0;
    u64 agents = 0;
    double wall_seconds = 0;
    double processor_seconds = 0;
    double imbalance = 1;  ///< processor time of the slowest worker over the mean of all
    u64 bytes = 0;         ///< gone over in order; what is read by id comes on top
    u64 allocations = 0;
};

struct Provenance {
    std::string host;
    std::string system;  ///< kernel and release
    std::string processor;
    u32 processors = 0;  ///< those this process may use
    std::string compiler;
    std::string build;  ///< flags that matter: optimised or not
    std::string version;
    std::string commit;
    std::string build_id;
    std::string library;  ///< version of HDF5
    std::string folder;   ///< where the command was given
    std::vector<std::string> command_line;
    std::vector<std::string> inputs;  ///< the scenario or study files, as absolute paths
    u32 threads = 1;
    u32 ranks = 1;
    std::chrono::system_clock::time_point started = std::chrono::system_clock::now();
    std::chrono::steady_clock::time_point began = std::chrono::steady_clock::now();  ///< clocks are set meanwhile
    double wall_seconds = 0;
    u64 peak_memory = 0;                  ///< bytes
    std::vector<ProfileRow> profile;      ///< empty unless asked for
    double memory_bandwidth = 0;          ///< bytes a second of this machine, measured with the profile
    std::map<std::string, u64> burn_ins;  ///< snapshots that runs went on from, and the digest of each
};

/// What can be known at the start: machine, program, folder, time.
Provenance provenance(std::vector<std::string> command_line, u32 threads, u32 ranks = 1);
/// The largest memory this process ever held, in bytes.
u64 peak_memory();

/// `run.provenance.json` for `run.h5`, in the same folder.
std::string provenance_path(const std::string& result_path);
/// The inputs that the provenance beside a result names; none if there is none, it is of another result or cannot be read.
std::vector<std::string> inputs_of(const std::string& result_path);
/// How a result and what stands beside it belong together.
enum class Sidecar : u8 { fits, missing, of_another };
/// By the digest of the result's bytes, which the provenance names. A command that was killed between the two, replacing an
/// older result, leaves one of another.
Sidecar sidecar_of(const std::string& result_path);
/// Writes beside a result that was found again, and whose provenance is not there or of another, what can be known: who
/// looks at it now, and what the result itself says.
void renew_provenance(const DataSet& result, const std::vector<std::string>& command_line,
                      const std::vector<std::string>& inputs);
/// Writes it beside the result, which must be there, with its digest, and with the wall time since `started` and the peak
/// memory until now where they are 0. Whole or not at all. Throws SystemError.
void write_provenance(const std::string& result_path, Provenance provenance);

}  // namespace consortia::output

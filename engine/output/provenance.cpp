#include "engine/output/provenance.hpp"

#include "engine/files/atomic_file.hpp"
#include "engine/files/build_id.hpp"
#include "engine/files/digest.hpp"
#include "engine/output/build_info.hpp"
#include "engine/output/hdf5/hdf5.hpp"

#include <nlohmann/json.hpp>

#include <sched.h>
#include <sys/resource.h>
#include <sys/utsname.h>

#include <ctime>
#include <filesystem>
#include <fstream>
#include <string_view>

namespace consortia::output {

namespace {

using Json = nlohmann::ordered_json;

std::string processor_name() {
    std::ifstream info("/proc/cpuinfo");
    for (std::string line; std::getline(info, line);) {
        const auto colon = line.find(": ");
        if (line.starts_with("model name") && colon != std::string::npos) return line.substr(colon + 2);
    }
    return "unknown";
}

u32 usable_processors() {
    cpu_set_t set;
    if (::sched_getaffinity(0, sizeof set, &set) != 0) return 0;
    return static_cast<u32>(CPU_COUNT(&set));
}

std::string compiler_name() {
#if defined(__clang__)
    return "clang " __clang_version__;
#else
    return "g++ " __VERSION__;
#endif
}

std::string build_kind() {
#if defined(__OPTIMIZE__)
    return "optimised";
#else
    return "not optimised";
#endif
}

std::string here() {
    std::error_code error;
    return std::filesystem::current_path(error).string();
}

/// `2025-01-31T12:00:00Z`
std::string utc(std::chrono::system_clock::time_point time) {
    const std::time_t seconds = std::chrono::system_clock::to_time_t(time);
    std::tm parts{};
    ::gmtime_r(&seconds, &parts);
    char text[32];
    return {text, std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts)};
}

Json profile_table(const std::vector<ProfileRow>& rows) {
    double all = 0;
    for (const ProfileRow& row : rows) all += row.wall_seconds;
    const auto over = [](double part, double whole) { return whole > 0 ? part / whole : 0; };
    Json table = Json::array();
    for (const ProfileRow& row : rows) {
        table.push_back({{"phase", row.phase},
                         {"calls", row.calls},
                         {"agents", row.agents},
                         {"wall_seconds", row.wall_seconds},
                         {"processor_seconds", row.processor_seconds},
                         {"share", over(row.wall_seconds, all)},
                         {"agents_per_second", over(static_cast<double>(row.agents), row.wall_seconds)},
                         {"imbalance", row.imbalance},
                         {"bytes", row.bytes},
                         {"bytes_per_second", over(static_cast<double>(row.bytes), row.wall_seconds)},
                         {"allocations", row.allocations}});
    }
    return table;
}

constexpr const char* digest_key = "result_digest";

Json digests(const std::map<std::string, u64>& files) {
    Json named = Json::object();
    for (const auto& [file, digest] : files) named[file] = files::hex(digest);
    return named;
}

Json written(const Provenance& p, const std::string& result_digest, std::chrono::system_clock::time_point finished) {
    return {{digest_key, result_digest},
            {"version", p.version},
            {"commit", p.commit},
            {"build_id", p.build_id},
            {"compiler", p.compiler},
            {"build", p.build},
            {"hdf5", p.library},
            {"command_line", p.command_line},
            {"inputs", p.inputs},
            {"folder", p.folder},
            {"host", p.host},
            {"system", p.system},
            {"processor", p.processor},
            {"processors", p.processors},
            {"threads", p.threads},
            {"ranks", p.ranks},
            {"started", utc(p.started)},
            {"finished", utc(finished)},
            {"wall_seconds", p.wall_seconds},
            {"peak_memory_bytes", p.peak_memory},
            {"memory_bandwidth_bytes_per_second", p.memory_bandwidth},
            {"burn_ins_loaded", digests(p.burn_ins)},
            {"profile", profile_table(p.profile)}};
}

}  // namespace

Provenance provenance(std::vector<std::string> command_line, u32 threads, u32 ranks) {
    utsname system{};
    ::uname(&system);
    return {.host = system.nodename,
            .system = std::string(system.sysname) + " " + system.release + " " + system.machine,
            .processor = processor_name(),
            .processors = usable_processors(),
            .compiler = compiler_name(),
            .build = build_kind(),
            .version = version(),
            .commit = commit(),
            .build_id = files::build_id(),
            .library = hdf5::library_version(),
            .folder = here(),
            .command_line = std::move(command_line),
            .threads = threads,
            .ranks = ranks};
}

u64 peak_memory() {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return static_cast<u64>(usage.ru_maxrss) * 1024;
}

std::string provenance_path(const std::string& result_path) {
    return std::filesystem::path(result_path).replace_extension(".provenance.json").string();
}

namespace {

/// Null if there is none, or none that can be read.
Json read(const std::string& result_path) {
    try {
        return Json::parse(files::read_text(provenance_path(result_path)));
    } catch (const std::exception&) {
        return {};
    }
}

/// Paths and arguments may be any bytes: what is not UTF-8 is shown as such.
void write(const std::string& result_path, const Json& provenance) {
    const std::string text = provenance.dump(2, ' ', false, Json::error_handler_t::replace);
    files::write_text(provenance_path(result_path), text + "\n");
}

}  // namespace

std::vector<std::string> inputs_of(const std::string& result_path) {
    try {
        if (sidecar_of(result_path) != Sidecar::fits) return {};
        return read(result_path).at("inputs").get<std::vector<std::string>>();
    } catch (const Json::exception&) {
        return {};
    }
}

Sidecar sidecar_of(const std::string& result_path) {
    const Json found = read(result_path);
    if (!found.is_object()) return Sidecar::missing;
    const auto digest = found.find(digest_key);
    const bool fits = digest != found.end() && *digest == files::hex(files::hash_file(result_path));
    return fits ? Sidecar::fits : Sidecar::of_another;
}

void renew_provenance(const DataSet& result, const std::vector<std::string>& command_line,
                      const std::vector<std::string>& inputs) {
    write(result.path(), {{digest_key, files::hex(files::hash_file(result.path()))},
                          {"version", result.note("version")},
                          {"commit", result.note("commit")},
                          {"found_again", utc(std::chrono::system_clock::now())},
                          {"about", "written when the result was found again; how and when it was made is not known"},
                          {"command_line", command_line},
                          {"inputs", inputs},
                          {"folder", here()}});
}

void write_provenance(const std::string& result_path, Provenance provenance) {
    const auto now = std::chrono::system_clock::now();
    const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - provenance.began;
    if (provenance.wall_seconds <= 0) provenance.wall_seconds = passed.count();
    if (provenance.peak_memory == 0) provenance.peak_memory = peak_memory();
    write(result_path, written(provenance, files::hex(files::hash_file(result_path)), now));
}

}  // namespace consortia::output

#include "engine/output/provenance.hpp"

#include "engine/output/reading/reader.hpp"

#include "engine/core/error.hpp"
#include "engine/files/digest.hpp"
#include "engine/output/build_info.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/files/files.hpp"
#include "tests/unit/output/synthetic.hpp"

#include <nlohmann/json.hpp>

using namespace consortia;

TEST_CASE("beside a result stands how it was made", "[output][provenance]") {
    const files::TestFolder folder;
    output::Provenance made = output::provenance({"consortia", "run", "a b.yaml", "\xff"}, 2);
    made.inputs = {"/scenarios/a b.yaml"};
    made.profile = {{.phase = "infect",
                     .calls = 8,
                     .agents = 800,
                     .wall_seconds = 0.5,
                     .processor_seconds = 1,
                     .imbalance = 1.5,
                     .bytes = 6400,
                     .allocations = 3}};
    made.memory_bandwidth = 1e10;
    made.burn_ins = {{"burn-in/00.snapshot", 255}};
    synthetic::write(folder / "run.h5", synthetic::result());
    output::write_provenance(folder / "run.h5", made);
    const auto read = nlohmann::json::parse(files::read_text(folder / "run.provenance.json"));
    CHECK(read["command_line"][2] == "a b.yaml");
    CHECK(read["threads"] == 2);
    CHECK(read["version"] == output::version());
    CHECK(read["commit"] == output::commit());
    CHECK(read["build_id"].get<std::string>().size() == 16);
    CHECK(read["started"].get<std::string>().size() == 20);
    CHECK(read["peak_memory_bytes"].get<u64>() > 1000000);
    CHECK(read["wall_seconds"].get<double>() > 0);
    CHECK(read["profile"][0]["phase"] == "infect");
    CHECK(read["profile"][0]["processor_seconds"] == 1);
    CHECK(read["profile"][0]["share"] == 1);
    CHECK(read["profile"][0]["agents_per_second"] == 1600);
    CHECK(read["profile"][0]["imbalance"] == 1.5);
    CHECK(read["profile"][0]["bytes_per_second"] == 12800);
    CHECK(read["profile"][0]["allocations"] == 3);
    CHECK(read["memory_bandwidth_bytes_per_second"] == 1e10);
    for (const char* key : {"host", "system", "processor", "compiler", "build", "hdf5", "folder", "finished"}) {
        CAPTURE(key);
        CHECK_FALSE(read[key].get<std::string>().empty());
    }
    CHECK(read["burn_ins_loaded"]["burn-in/00.snapshot"] == "00000000000000ff");
    CHECK(read["result_digest"] == files::hex(files::hash_file(folder / "run.h5")));
    CHECK(folder.entries() == 2);
    CHECK(output::inputs_of(folder / "run.h5") == made.inputs);
    CHECK(output::inputs_of(folder / "other.h5").empty());
}

TEST_CASE("provenance that is missing, or of another result, is told apart from what fits, and what can be known is written",
          "[output][provenance]") {
    using output::Sidecar;
    const files::TestFolder folder;
    const std::string result = folder / "run.h5";
    synthetic::write(result, synthetic::result());
    CHECK(output::sidecar_of(result) == Sidecar::missing);
    output::Provenance made = output::provenance({"consortia"}, 1);
    made.inputs = {"/scenarios/a.yaml"};
    output::write_provenance(result, made);
    CHECK(output::sidecar_of(result) == Sidecar::fits);

    synthetic::write(result, synthetic::result(false));  // replaced, and the command killed before the provenance
    CHECK(output::sidecar_of(result) == Sidecar::of_another);
    CHECK(output::inputs_of(result).empty());
    output::renew_provenance(output::ResultReader(result), {"consortia", "run"}, {"/scenarios/b.yaml"});
    CHECK(output::sidecar_of(result) == Sidecar::fits);
    CHECK(output::inputs_of(result) == std::vector<std::string>{"/scenarios/b.yaml"});
    const auto read = nlohmann::json::parse(files::read_text(folder / "run.provenance.json"));
    CHECK(read["version"] == "0.0.0");
    CHECK(read["about"].get<std::string>().find("not known") != std::string::npos);
}

TEST_CASE("provenance that cannot be written is a system error", "[output][provenance]") {
    CHECK_THROWS_AS(output::write_provenance("/proc/none/run.h5", output::provenance({}, 1)), SystemError);
}

TEST_CASE("the program knows its version and commit", "[output][provenance]") {
    CHECK(std::string(output::version()).find('.') != std::string::npos);
    CHECK_FALSE(std::string(output::commit()).empty());
}

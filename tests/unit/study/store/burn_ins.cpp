#include "engine/study/store/burn_ins.hpp"

#include "engine/study/execution/executor.hpp"
#include "engine/study/run_list.hpp"
#include "engine/study/store/snapshots.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/outputs.hpp"
#include "tests/support/town_run.hpp"
#include "tests/unit/files/files.hpp"

#include <fstream>

using namespace consortia;
using namespace consortia::study;

namespace {

RunList list_with(double birth) {
    Scenario scenario = town::scenario(3);
    scenario.seeds = 2;
    scenario.parameters["population.people"].value = 500;
    scenario.levers["policy.birth"].entries.push_back({birth, 0, {}, {}, false, {}});
    return {town::model, town::schema(), {scenario}};
}

struct Played {
    Outputs runs;
    Effort effort;
    u32 warnings = 0;
};

/// In a new folder for itself, with burn-ins in `burn_ins`.
Played played(const RunList& list, const std::optional<files::Path>& burn_ins) {
    const files::TestFolder scratch;
    Ledger ledger(scratch / "work", list.content());
    Played result;
    Execution how{.folder = scratch / "work"};
    how.burn_ins = burn_ins;
    how.warn = [&](const std::string&) { ++result.warnings; };
    result.effort = execute(list, ledger, how);
    result.runs = outputs_in(scratch / "work", list.content());
    return result;
}

bool same(const Outputs& a, const Outputs& b) {
    return std::ranges::equal(a, b, [](const auto& x, const auto& y) {
        return x.first == y.first && x.second.final_digest == y.second.final_digest;
    });
}

std::vector<files::Path> snapshots_in(const files::Path& folder) {
    std::vector<files::Path> found;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) found.push_back(entry.path());
    std::ranges::sort(found);
    return found;
}

constexpr u64 four_steps_of_burn_in = 4;

}  // namespace

TEST_CASE("burn-ins that another command left are not played again, and leave no trace in the result") {
    const files::TestFolder scratch;
    const auto folder = scratch / "burn-in";
    CHECK(played(list_with(0), folder).effort.burn_ins_found == 0);
    const Played second = played(list_with(3), folder);
    CHECK(second.effort.burn_ins == 2);
    CHECK(second.effort.burn_ins_found == 2);
    CHECK(second.effort.steps == 2 * 3);
    const Played alone = played(list_with(3), std::nullopt);
    CHECK(alone.effort.steps == 2 * (3 + four_steps_of_burn_in));
    CHECK(same(second.runs, alone.runs));
}

TEST_CASE("a damaged or truncated burn-in is told, made again, and replaced") {
    const files::TestFolder scratch;
    const auto folder = scratch / "burn-in";
    const Outputs straight = played(list_with(0), folder).runs;
    const auto snapshots = snapshots_in(folder);
    REQUIRE(snapshots.size() == 2);
    std::fstream(snapshots[0], std::ios::in | std::ios::out | std::ios::binary).seekp(300).put('\x55');
    std::filesystem::resize_file(snapshots[1], std::filesystem::file_size(snapshots[1]) / 2);
    const Played mended = played(list_with(0), folder);
    CHECK(mended.warnings == 2);
    CHECK(mended.effort.burn_ins_found == 0);
    CHECK(same(mended.runs, straight));
    CHECK(snapshots_in(folder) == snapshots);
    const Played again = played(list_with(0), folder);
    CHECK(again.warnings == 0);
    CHECK(again.effort.steps == 2 * 3);
}

TEST_CASE("a folder of burn-ins that cannot be written costs no run") {
    const files::TestFolder scratch;
    const auto folder = scratch / "burn-in";
    files::make_folder(folder);
    for (u32 replicate : {0U, 1U}) {  // a folder in the place of each snapshot
        const RunList list = list_with(0);
        Crew crew(1);
        const Simulation one(list.model(), list.schema(), list.scenario_of(0), replicate, crew);
        files::make_folder(folder / burn_in_file(study::burn_in_content(one)) / "in the way");
    }
    const Played hindered = played(list_with(0), folder);
    CHECK(hindered.warnings >= 2);
    CHECK(same(hindered.runs, played(list_with(0), std::nullopt).runs));
}

TEST_CASE("beyond its room a folder loses the burn-ins used longest ago, never those needed, never other files") {
    const files::TestFolder scratch;
    const auto make = [&](const std::string& name, int minutes_ago) {
        std::ofstream(scratch / name) << "CONSIMG" << std::string(93, '\0');
        const auto now = std::filesystem::file_time_type::clock::now();
        std::filesystem::last_write_time(scratch / name, now - std::chrono::minutes(minutes_ago));
    };
    make(burn_in_file(1), 50);
    make(burn_in_file(2), 40);
    make(burn_in_file(3), 30);
    make("." + burn_in_file(4) + ".part-0badcafe-1-1", 61);  // left by a killed command
    make("notes.txt", 90);
    const auto there = [&](const std::string& name) { return std::filesystem::exists(scratch / name); };

    CHECK(trim_burn_ins(scratch / ".", 1000, {}) == 0);
    CHECK(trim_burn_ins(scratch / ".", 200, {1}) == 200);
    CHECK(there(burn_in_file(1)));
    CHECK_FALSE(there(burn_in_file(2)));
    CHECK(there(burn_in_file(3)));
    touch_burn_in(scratch / burn_in_file(1));
    CHECK(trim_burn_ins(scratch / ".", 100, {}) == 100);
    CHECK(there(burn_in_file(1)));
    CHECK(trim_burn_ins(scratch / ".", 0, {1}) == 0);
    CHECK(there("notes.txt"));
    CHECK(trim_burn_ins(scratch / "nowhere", 0, {}) == 0);
}

TEST_CASE("of a folder of burn-ins only those go that this program wrote: by their whole name and first bytes") {
    const files::TestFolder scratch;
    const std::string image = std::string("CONSIMG") + std::string(93, '\0');
    const std::vector<std::string> foreign{"my.snapshot",
                                           "notes.snapshot.txt",
                                           "0123456789abcdef.snapshot.bak",
                                           "0123456789ABCDEF.snapshot",
                                           ".0123456789abcdef.snapshot",
                                           "123.snapshot"};
    for (const std::string& name : foreign) files::overwrite(scratch / name, image);
    files::overwrite(scratch / burn_in_file(1), "a holiday picture");
    files::overwrite(scratch / burn_in_file(2), "");
    files::overwrite(scratch / "elsewhere", image);
    std::filesystem::create_symlink(scratch / "elsewhere", scratch / burn_in_file(3));
    files::make_folder(scratch / burn_in_file(4));
    const std::size_t before = scratch.entries();
    CHECK(trim_burn_ins(scratch / ".", 0, {}) == 0);
    for (u64 key : {1U, 2U, 3U, 4U}) remove_burn_in(scratch / burn_in_file(key));
    CHECK(scratch.entries() == before);
}

TEST_CASE("a foreign file with the name of a burn-in is told, and neither replaced nor removed") {
    const files::TestFolder scratch;
    const auto folder = scratch / "burn-in";
    const Outputs straight = played(list_with(0), folder).runs;
    const auto snapshots = snapshots_in(folder);
    for (const auto& snapshot : snapshots) files::overwrite(snapshot, "a holiday picture");
    const Played hindered = played(list_with(0), folder);
    CHECK(hindered.warnings == 4);  // that it is no image, and that it is in the way
    CHECK(same(hindered.runs, straight));
    for (const auto& snapshot : snapshots) CHECK(files::read_text(snapshot) == "a holiday picture");
}

TEST_CASE("burn-ins that others could have made or changed are not used") {
    const files::TestFolder scratch;
    const auto folder = scratch / "burn-in";
    const Outputs straight = played(list_with(0), folder).runs;
    std::filesystem::permissions(snapshots_in(folder)[0], std::filesystem::perms(0664));
    const Played wary = played(list_with(0), folder);
    CHECK(wary.warnings == 1);
    CHECK(wary.effort.burn_ins_found == 1);
    CHECK(same(wary.runs, straight));
    CHECK(played(list_with(0), folder).warnings == 0);  // it was made anew
    for (const int mode : {0775, 0757, 0777}) {
        std::filesystem::permissions(folder, std::filesystem::perms(mode));
        CHECK_THROWS_WITH(played(list_with(0), folder),
                          Catch::Contains("others may write there") && Catch::Contains("chmod go-w"));
    }
}

TEST_CASE("burn-ins may take a fifth of the disk, and no more than 10 GB") {
    const files::TestFolder scratch;
    CHECK(room_for_burn_ins(scratch / ".") > 0);
    CHECK(room_for_burn_ins(scratch / ".") <= 10'000'000'000);
}

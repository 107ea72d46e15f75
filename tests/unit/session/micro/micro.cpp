#include "engine/session/micro/micro.hpp"

#include "engine/output/data_in_memory.hpp"
#include "engine/session/play.hpp"
#include "engine/study/results/merge.hpp"
#include "tests/support/catch.hpp"

#include "tests/unit/files/files.hpp"
#include "tests/unit/session/heard.hpp"
#include "tests/unit/session/micro/lodging.hpp"
#include "tests/unit/session/micro/things.hpp"
#include "tests/unit/session/town_files.hpp"

#include <map>

using namespace consortia;
using namespace consortia::session;
using namespace consortia::session::things;

namespace {

Result compared() {
    Heard heard;
    const Plan plan =
        Plan::of_scenarios(town_workspace(), {"/scenarios/town.yaml", "/scenarios/births.yaml"}, {}, true, heard);
    return play(plan, {}, heard).result;
}

MicroData taken(const Result& result, const MicroRequest& request) {
    Heard heard;
    return micro_data(town_workspace(), result, request, heard);
}

/// At the end of the run where `at` is empty.
MicroRequest people(const std::string& at = "", const std::string& run = "") {
    MicroRequest request{.kind = "person"};
    if (!at.empty()) request.at = at;
    request.again.run = run;
    return request;
}

/// The number of persons that the result itself tells.
double people_of(const Result& result, u64 scenario, u64 seed, u64 step) {
    const std::vector<u64> from{scenario, seed, step}, count{1, 1, 1};
    return result.data().numbers("people", from, count).front();
}

}  // namespace

TEST_CASE("agents are those that the result counted in that quarter, of the run that was named") {
    const Result result = compared();
    const MicroData last = taken(result, people());
    CHECK(last.run == "town, replicate 0");
    CHECK(last.at == "2025Q3");
    CHECK(last.table.rows == people_of(result, 0, 0, 2));
    const MicroData named = taken(result, people("2025Q2", "births:1"));
    CHECK(named.run == "births, replicate 1");
    CHECK(named.at == "2025Q2");
    CHECK(named.table.rows == people_of(result, 1, 1, 1));
    CHECK(named.compared > 0);
}

TEST_CASE("0 is the initial state, behind the burn-in: who was there then is a step older at the end of the first step") {
    const Result result = compared();
    const MicroData before = taken(result, people("0")), after = taken(result, people("2025Q1"));
    CHECK(before.at == "0");
    const auto ages = [](const MicroData& data) {
        const std::vector<std::string> keys = texts(data.table, "key");
        const auto age = std::ranges::find(data.table.columns, "age", &MicroColumn::name);
        std::map<std::string, double> all;
        for (u32 row = 0; row < data.table.rows; ++row) all[keys[row]] = age->number(row);
        return all;
    };
    const std::map<std::string, double> young = ages(before);
    u32 met = 0;
    for (const auto& [key, age] : ages(after)) {
        if (!young.contains(key)) continue;
        if (age != young.at(key) + 1) FAIL(key);
        ++met;
    }
    CHECK(met > 100);
}

TEST_CASE("everybody's employer is a firm of the same moment, by its key") {
    const Result result = compared();
    const MicroData workers = taken(result, people("2025Q1"));
    const MicroData firms = taken(result, {.kind = "firm", .at = "2025Q1"});
    const std::vector<std::string> keys = texts(firms.table, "key");
    for (const std::string& employer : texts(workers.table, "employer")) {
        if (std::ranges::find(keys, employer) == keys.end()) FAIL(employer);
    }
    CHECK(firms.table.rows == 100);
}

TEST_CASE("edges come with the agents at both ends where these are wanted, once if they are of one kind") {
    const Result result = compared();
    const MicroData bare = taken(result, {.role = Record::Role::edge, .kind = "link"});
    CHECK(bare.ends.empty());
    CHECK(bare.table.rows > 0);
    const MicroData whole = taken(result, {.role = Record::Role::edge, .kind = "link", .with_ends = true});
    REQUIRE(whole.ends.size() == 1);
    CHECK(whole.ends.front().name == "firm");
    CHECK(whole.ends.front().rows == 100);
}

TEST_CASE("what a run will take is told after its first step") {
    struct Told final : Listener {
        void replaying(const Replaying& replaying) override { told.push_back(replaying); }
        std::vector<Replaying> told;
    } told;
    micro_data(town_workspace(), compared(), people(), told);
    REQUIRE(told.told.size() == 1);
    CHECK(told.told[0].steps == 7);
    CHECK(told.told[0].rows >= 300);
    CHECK(told.told[0].table == told.told[0].rows * sizeof(town::Person));
    CHECK(told.told[0].memory > 0);
}

TEST_CASE("unknown kinds and moments outside the run are refused, with what there is") {
    const Result result = compared();
    const auto refused = [&](const MicroRequest& request, const std::string& words) {
        CHECK_THROWS_WITH(taken(result, request), Catch::Contains(words));
    };
    refused({.kind = "persno"}, "persno: error: is no kind of agent of the model; nearest is person");
    refused({.role = Record::Role::edge, .kind = "firm"}, "it is a kind of agent");
    refused({.kind = "link"}, "it is a kind of edge");
    refused({.kind = "payroll"}, "there are firm, person");
    refused(people("2025Q4"), "--at 2025Q4: error: expected 2025Q1 to 2025Q3");
    refused(people("2024Q4"), "expected 2025Q1 to 2025Q3");
    refused(people("2"), "expected 2025Q1 to 2025Q3, or 0 for the initial state");
    refused(people("", "births:7"), "there are 0, 1");
}

TEST_CASE("nothing is given of a run that does not come out as the result says") {
    Heard heard;
    const Plan plan = Plan::of_scenarios(town_workspace(), {"/scenarios/town.yaml"}, {.seeds = 1}, false, heard);
    RunOutput forged;
    const FrameLayout layout(plan.runs().schema().indicators(), plan.runs().schema().axes(plan.scenarios().scenarios()[0]));
    forged.width = layout.width();
    forged.rows.assign(forged.width * 3, 7);
    const auto data = std::make_shared<output::DataInMemory>("forged");
    study::merge(
        plan.scenarios(), [&](u64) { return forged; }, false, *data);
    CHECK_THROWS_WITH(taken(Result(data, town_workspace()), people()), Catch::Contains("is not what the result holds"));
}

TEST_CASE("the first point of a study is taken where none is named") {
    Heard heard;
    const files::TestFolder folder;
    const Plan plan = Plan::of_study(town_workspace(), "/scenarios/births_study.yaml", {}, heard);
    const Result result = play(plan, {.folder = folder / "study"}, heard).result;
    const MicroData first = taken(result, {.kind = "person", .again = {.run = "", .from = "/scenarios"}});
    CHECK(first.run == plan.runs().name_of(0));
    CHECK(first.at == "2025Q3");
    CHECK(first.table.rows > 0);
}

TEST_CASE("an id of somebody dead does not become that of whoever has the place now") {
    Heard heard;
    const Workspace& workspace = lodging::workspace();
    const Result result = play(Plan::of_scenarios(workspace, {"/scenarios/house.yaml"}, {}, false, heard), {}, heard).result;
    const auto of = [&](const std::string& kind, const std::string& step) {
        MicroRequest request{.kind = kind};
        request.at = step;
        return micro_data(workspace, result, request, heard).table;
    };
    CHECK_FALSE(texts(of("house", "1"), "first").front().empty());
    REQUIRE(texts(of("lodger", "4"), "slot").front() == "0");  // the place is taken again
    CHECK(texts(of("house", "4"), "first").front().empty());
    CHECK(texts(of("house", "4"), "first_slot").front().empty());
}

TEST_CASE("a model that reads by the id of somebody dead is played even so, with a warning") {
    if (checked_build) return;  // which does not play it at all
    Heard heard;
    const Workspace& workspace = lodging::workspace();
    const Result result =
        play(Plan::of_scenarios(workspace, {"/scenarios/visits.yaml"}, {}, false, heard), {}, heard).result;
    const MicroData house = micro_data(workspace, result, {.kind = "house"}, heard);
    CHECK(house.table.rows == 1);
    REQUIRE(heard.warnings.size() == 1);
    CHECK_THAT(heard.warnings.front(),
               Catch::Contains("may stand for whoever has the place now") && Catch::Contains("reads lodger 0"));
}

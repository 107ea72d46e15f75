#include "engine/session/answer/json.hpp"

#include "tests/support/catch.hpp"
#include "tests/unit/session/answer/made_result.hpp"

#include <nlohmann/json.hpp>

using namespace consortia;
using namespace consortia::session;
using Json = nlohmann::json;

namespace {

double with_gaps(const MadeCell& cell) {
    if (cell.indicator == "queue") return std::numeric_limits<double>::quiet_NaN();
    return cell.scenario == 0 ? 10.0 : 10 + (1 + noise(cell.seed)) / 3;
}

Json json(std::size_t seeds) {
    const Result result = made_result({{"first"}, {"</script>\u202e\"", {"a & b", "甲"}}}, seeds, with_gaps);
    return Json::parse(json_of(result, answer_of(result)));
}

}  // namespace

TEST_CASE("the JSON of a comparison has every part of a report") {
    const Json all = json(4);
    for (const char* part :
         {"format", "made", "time", "money", "scenarios", "sentences", "indicators", "league", "accounts", "differences",
          "cuts", "series", "chance", "seeds", "shapley", "network", "assumptions", "data"})
        CHECK(all.contains(part));
    CHECK(all["time"]["years"] == Json::array({"2025", "2026", "2027"}));
    CHECK(all["scenarios"][1]["name"] == "</script>\u202e\"");
    CHECK(all["scenarios"][1]["title"]["zh"] == "甲");
    CHECK(all["league"][0]["lines"][0]["package"] == 1);
    CHECK(all["accounts"]["packages"][0]["groups"].size() == 3);
    CHECK(all["cuts"][1]["of"] == "net_cost");
    CHECK(all["cuts"][2]["of"] == "jobs");
    CHECK(all["series"][0]["packages"][0]["low"].size() == 8);
    CHECK(all["series"][0]["unit"] == "job");
    CHECK(all["series"][0]["kind"] == "flow");
}

TEST_CASE("missing numbers are null, and without a second seed an estimate has no interval") {
    const Json one = json(1);
    CHECK(one["differences"][0]["difference"].size() == 1);
    CHECK(one["series"][0]["packages"][0]["low"].empty());
    CHECK(one["seeds"].is_null());
    for (const Json& each : one["differences"])
        if (each["indicator"] == "queue") CHECK(each["difference"].is_null());
}

TEST_CASE("numbers of the JSON have six digits") {
    CHECK(json(4)["differences"][0]["level"].dump() == "82.7");
    CHECK(json(2)["differences"][1]["level"].dump() == "10.35");
}

TEST_CASE("the JSON names the data that a scenario reads, with their digests") {
    const MadeScenario with_data{"first", {}, "model: made\ndata:\n  prices: {file: \"a, b.csv\", content: 00ff}\n"};
    const Result result = made_result({with_data, {"other"}}, 2, with_gaps);
    const Json data = Json::parse(json_of(result, answer_of(result, {.across_places = true})))["data"];
    REQUIRE(data.size() == 1);
    CHECK(data[0]["name"] == "prices");
    CHECK(data[0]["file"] == "\"a, b.csv\"");
    CHECK(data[0]["digest"] == "00ff");
}

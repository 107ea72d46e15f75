#include "engine/session/assumptions/assumptions.hpp"

#include "engine/session/play.hpp"
#include "tests/support/catch.hpp"

#include "tests/unit/session/heard.hpp"
#include "tests/unit/session/town_files.hpp"

using namespace consortia;
using namespace consortia::session;

namespace {

struct Rules {
    double certain = 0, judged = 0, mixed = 0;
    Lever seats, who;
};

void describe(Schema& s) {
    s.parameter(real("rule.certain", "share", 0.5, {0, 1}, "read somewhere [S]", {"known", "已知"}), &Rules::certain);
    s.parameter(real("rule.judged", "share", 0.25, {0, 1}, "modelling assumption [A]", {"judged", "判断"}), &Rules::judged);
    s.parameter(real("rule.mixed", "share", 0.1, {0, 1}, "read [S], usual range [A], as read [S]", {"both", "兼有"}),
                &Rules::mixed);
    s.lever(real("policy.seats", "wq/seat", 0, {0, 20}, "none at status quo [A]", {"seats", "岗位"}), &Rules::seats);
    s.lever(choice("policy.who", {"off", "on"}, 0, "chosen", {"who", "谁"}), &Rules::who);
}

const Schema& rules() {
    static const Schema schema = [] {
        Schema s;
        describe(s);
        return s;
    }();
    return schema;
}

Scenario of_rules() {
    Scenario scenario;
    scenario.model = "rules";
    scenario.parameters = {{"rule.certain", {0.5, {}}},
                           {"rule.judged", {0.3, {Origin::Kind::file, {"s.yaml", 4}}}},
                           {"rule.mixed", {0.1, {Origin::Kind::file, {"s.yaml", 5}}}}};
    scenario.levers["policy.seats"].entries.push_back({2, 0, {}, {}, false, {}});
    scenario.levers["policy.who"] = {};
    return scenario;
}

std::vector<std::string> names(const std::vector<Assumption>& all) {
    std::vector<std::string> names;
    for (const Assumption& each : all) names.push_back(each.quantity().name);
    return names;
}

}  // namespace

TEST_CASE("what differs from its default comes first, levers before parameters") {
    const std::vector<Assumption> all = assumptions(rules(), config::origins(of_rules(), rules()));
    CHECK(names(all) == std::vector<std::string>{"policy.seats", "rule.judged", "policy.who", "rule.certain", "rule.mixed"});
    CHECK(all[0].differs);
    CHECK(all[0].value == "2");
    CHECK(all[0].fallback == "0");
    CHECK(all[1].value == "0.3");
    CHECK(all[1].fallback == "0.25");
    CHECK(all[1].origin == "s.yaml:4");
}

TEST_CASE("a value that a file sets to the default does not differ, and keeps its place in the file") {
    const std::vector<Assumption> all = assumptions(rules(), config::origins(of_rules(), rules()));
    CHECK_FALSE(all[4].differs);
    CHECK(all[4].origin == "s.yaml:5");
}

TEST_CASE("a lever at its status quo has the value of its default, without the unit") {
    const std::vector<Assumption> all = assumptions(rules(), config::origins(of_rules(), rules()));
    CHECK_FALSE(all[2].differs);
    CHECK(all[2].value == "off");
    CHECK(all[2].fallback == all[2].value);
}

TEST_CASE("flags of a source are told once each, and what is no flag is not") {
    const auto letters = [](const std::string& source) {
        std::string all;
        for (const SourceFlag& flag : flags_in(source)) all += flag.letter;
        return all;
    };
    CHECK(letters("read [S], usual range [A], as read [S]") == "SA");
    CHECK(letters("[X] [12] [") == "");
    CHECK(letters("from memory [M]; fitted [C]") == "MC");
}

TEST_CASE("a default rests on judgement alone where no other flag stands") {
    const std::vector<Assumption> all = assumptions(rules(), config::origins(of_rules(), rules()));
    CHECK(all[1].is_judgement());
    CHECK_FALSE(all[3].is_judgement());  // read
    CHECK_FALSE(all[4].is_judgement());  // read, and a judgement
    CHECK_FALSE(all[2].is_judgement());  // nothing said
}

TEST_CASE("the scenarios of a result assume what their files did") {
    Heard heard;
    const Plan plan =
        Plan::of_scenarios(town_workspace(), {"/scenarios/town.yaml", "/scenarios/births.yaml"}, {}, true, heard);
    const Result result = play(plan, {}, heard).result;
    const std::vector<Assumption> base = assumptions(*result.schema(), values_of(result, 0));
    CHECK(names(base).front() == "population.people");
    CHECK(base.front().value == "300");
    CHECK(base.front().origin == "town.yaml:7");
    const std::vector<Assumption> births = assumptions(*result.schema(), values_of(result, 1));
    CHECK(names(births).front() == "policy.birth");
    CHECK(births.front().value == "3");
    CHECK_THROWS_WITH(values_of(result, 2), Catch::Contains("does not say where"));
}

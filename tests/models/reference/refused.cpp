// Numbers of the published models that cannot be kept together.
#include "engine/config/scenario/load.hpp"
#include "engine/run/simulation.hpp"
#include "tests/support/catch.hpp"

using namespace consortia;
using Catch::Matchers::Contains;

namespace labour_flow {
extern const Model model;
}
namespace net_sis {
extern const Model model;
}
namespace sir {
extern const Model model;
}

namespace {

/// What is said of a scenario of the model with these lines.
std::string said_of(const Model& model, const std::string& lines, const std::string& table = "") {
    const Schema schema = schema_of(model);
    const config::ModelLookup models{[&](std::string_view) { return &schema; }, {model.name}};
    config::Memory files;
    files.add("s.yaml", "model: " + model.name + "\nsteps: 3\n" + lines);
    files.add("t.csv", table);
    std::string said;
    try {
        config::load("s.yaml", {}, models, files);
    } catch (const InputError& error) {
        for (const Problem& problem : error.problems()) said += to_string(problem) + '\n';
    }
    return said;
}

}  // namespace

TEST_CASE("a network that cannot be is refused before step 0", "[reference][sir]") {
    const auto said = [](const std::string& parameters) {
        return said_of(sir::model, "parameters: {" + parameters + "}\n");
    };
    CHECK_THAT(said("initial.infectious: 11, population.agents: 10, network.degree: 4"),
               Contains("s.yaml:3:14: error: initial.infectious: expected at most population.agents"));
    CHECK_THAT(said("network.degree: 30, population.agents: 30"),
               Contains("s.yaml:3:14: error: network.degree: expected fewer than population.agents"));
    CHECK_THAT(said("network.degree: 1000, population.agents: 100000000"), Contains("too many"));
    CHECK_THAT(said("network.degree: 3, population.agents: 31, network.kind: regular"), Contains("for a regular network"));
    CHECK_THAT(said("network.degree: 2.5, network.kind: regular"), Contains("for a regular network"));
    CHECK(said("network.degree: 2.5").empty());
}

TEST_CASE("more contacts than can be counted are refused before step 0", "[reference][net_sis]") {
    CHECK_THAT(said_of(net_sis::model, "parameters: {network.contacts: 1000, population.agents: 10000000}\n"),
               Contains("s.yaml:3:14: error: network.contacts: too many"));
}

TEST_CASE("occupations without anybody are refused, and too many people", "[reference][labour_flow]") {
    const std::string data = "data: {occupations: t.csv}\n";
    CHECK_THAT(said_of(labour_flow::model, data, "occupation,employed,a\na,0,1\n"),
               Contains("t.csv:1:12: error: occupations.employed: expected more than 0"));
    CHECK_THAT(
        said_of(labour_flow::model, data + "parameters: {initial.unemployed: 1000, population.employed: 1000000000}\n",
                "occupation,employed,a\na,1,1\n"),
        Contains("s.yaml:4:14: error: initial.unemployed: too many"));
}

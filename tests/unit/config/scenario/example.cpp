// A scenario to start from (engine/config/scenario/example.cpp).
#include "engine/config/scenario/resolved.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/example_schema.hpp"
#include "tests/support/money_schema.hpp"

using namespace consortia;

namespace {

Scenario load(const std::string& text) {
    return config::load("s.yaml", {}, example::models(), config::Memory({{"s.yaml", text}})).scenario;
}

}  // namespace

TEST_CASE("the example scenario loads as it stands and with every line in force", "[config][example]") {
    const std::string text = config::example(example::dated(), "example");
    CHECK(load(text).steps == 80);
    CHECK(text.find("#   # L1: an example / 示例\n") != std::string::npos);
    CHECK(text.find("#   policy.tax_credit.rate: 0.3\n") != std::string::npos);

    const std::string stepped = config::example(example::stepped(), "stepped");
    CHECK(stepped.find("\ndata:\n  contacts: ../data/contacts.csv\n") != std::string::npos);

    std::string in_force;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = text.find('\n', at) + 1;
        const std::string line = text.substr(at, end - at);
        const bool setting =
            line.starts_with("#   policy") || line.starts_with("#   labour") || line.starts_with("#   population");
        const bool section = line == "# parameters:\n" || line == "# levers:\n";
        in_force += setting ? line.substr(1) : section ? line.substr(2) : line;
        at = end;
    }
    CHECK(load(in_force).levers.at("policy.tax_credit.rate").entries.size() == 1);
}

TEST_CASE("the example of a model without a calendar dates by steps, and names the tables that it needs",
          "[config][example]") {
    const config::Memory files({{"scenarios/a/s.yaml", config::example(example::stepped(), "stepped")},
                                {"scenarios/data/contacts.csv", "from\na\n"}});
    const Scenario scenario = config::load("scenarios/a/s.yaml", {}, example::models(), files).scenario;
    CHECK(scenario.steps == 100);
    CHECK_FALSE(scenario.start);
    CHECK(scenario.data.at("contacts").rows() == 1);
}

TEST_CASE("what is said of a number stays one line of comment, whatever it holds", "[config][example]") {
    Schema schema;
    Quantity rate = example::quantity("rate", "share", {0, 1}, {0, 1}, 0.5);
    rate.source = "somebody\nseeds: 5";
    rate.about.en = "a rate\nseeds: 7";
    schema.parameter(rate, &example::Parameters::cap);
    CHECK(config::example(schema, "example").find("\nseeds") == std::string::npos);
}

TEST_CASE("the example names the currency of a model with money", "[config][example]") {
    const std::string text = config::example(example::moneyed(), "moneyed");
    const std::string line = "\n# currency: {name: CNY, per_wq: 19700} ";
    REQUIRE(text.find(line) != std::string::npos);
    std::string in_force = text;
    in_force.erase(text.find(line) + 1, 2);
    CHECK(example::load_moneyed({{"s.yaml", in_force}}).scenario.currency == "CNY");
}

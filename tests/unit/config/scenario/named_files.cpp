#include "engine/config/scenario/named_files.hpp"

#include "engine/config/scenario/load.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/example_schema.hpp"

using namespace consortia;
using config::Loaded;
using config::Options;

namespace {

const std::string head = "model: example\nstart: 2025Q1\nsteps: 80\n";

Loaded load_files(const std::map<std::string, std::string>& files, const std::string& main, const Options& options = {}) {
    return config::load(main, options, example::models(), config::Memory(files));
}

std::string mistakes(const std::string& text, const Options& options = {}) {
    try {
        load_files({{"s.yaml", text}, {"lever.csv", "draw,policy.subsidy\n0,0.1\n"}}, "s.yaml", options);
    } catch (const InputError& error) {
        return error.what();
    }
    return "none";
}

}  // namespace

TEST_CASE("a scenario may name draws of its parameters, of which the first can be asked for", "[config][load]") {
    const std::map<std::string, std::string> files{
        {"s.yaml", head + "parameters: {draws: p.csv, labour.separation: 0.02}\n"},
        {"p.csv", "draw,labour.separation\n0,0.01\n1,0.03\n2,0.05\n"}};
    const Loaded all = load_files(files, "s.yaml");
    CHECK(all.draws.size() == 3);
    CHECK(all.draws.file == "p.csv");
    CHECK(all.draws.parameters == std::vector<std::string>{"labour.separation"});
    CHECK(all.draws.values[1][0] == 0.03);
    CHECK(all.scenario.parameters.at("labour.separation").value == 0.02);
    CHECK(load_files(files, "s.yaml", {.draws = 2}).draws.size() == 2);
    CHECK(load_files(files, "s.yaml", {.overrides = {"labour.separation=0.1"}, .draws = 0}).draws.empty());
    const auto told = [&](const Options& options) {
        try {
            load_files(files, "s.yaml", options);
        } catch (const InputError& error) {
            return std::string(error.what());
        }
        return std::string("none");
    };
    CHECK_THAT(told({.draws = 4}), Catch::Matchers::Contains("expected at most 3, as many as 'p.csv' has, got 4"));
    CHECK_THAT(told({.overrides = {"labour.separation=0.1"}}), Catch::Matchers::Contains("is drawn in 'p.csv'"));
}

TEST_CASE("draws that cannot be read are told where they are named", "[config][load]") {
    CHECK_THAT(mistakes(head + "parameters: {draws: [a]}\n"),
               Catch::Matchers::Contains("s.yaml:4:21: error: parameters.draws"));
    CHECK_THAT(mistakes(head + "parameters: {draws: none.csv}\n"), Catch::Matchers::Contains("'none.csv'"));
    CHECK_THAT(mistakes(head + "parameters: {draws: lever.csv}\n"), Catch::Matchers::Contains("is a lever"));
    CHECK_THAT(mistakes(head, {.draws = 2}), Catch::Matchers::Contains("--draws"));
}

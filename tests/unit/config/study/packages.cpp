#include "engine/config/study/packages.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/example_schema.hpp"

#include "engine/config/study/study.hpp"

using namespace consortia;
using namespace consortia::example;
using Catch::Matchers::Contains;

namespace {

const std::string base = "model: example\nstart: 2025Q1\nsteps: 8\nseeds: 3\nlevers: {policy.min_quality: 1}\n";

config::LoadedStudy load(const std::string& factors, const std::string& package, const config::Options& options = {}) {
    return config::load_study(
        "scenarios/studies/study.yaml", options, models(),
        config::Memory({{"scenarios/town/base.yaml", base},
                        {"scenarios/packages/seats.yaml", package},
                        {"scenarios/packages/quality.yaml", "levers: {policy.min_quality: 2}\n"},
                        {"scenarios/studies/study.yaml",
                         "scenario: ../town/base.yaml\ndesign: {method: grid, levels: 2}\nfactors:\n" + factors}}));
}

const std::string seats = "  seats: {package: ../packages/seats.yaml}\n";
const std::string of_dates =
    "title: {en: Seats, zh: 岗位}\nlevers:\n  policy.subsidy: {2025Q1: 0.2, 2026Q1: 0.3}\n"
    "  policy.tax_credit.rate:\n    - {value: 0.6, target: {size: small}}\n";

std::string mistakes(const std::string& factors, const std::string& package = of_dates,
                     const config::Options& options = {}) {
    try {
        load(factors, package, options);
    } catch (const InputError& error) {
        return error.what();
    }
    return "none";
}

}  // namespace

TEST_CASE("a package is a factor that is off or on, with its levers as they are dated and targeted", "[config][study]") {
    const Study study = load(seats + "  policy.approval_lag: {range: [2, 4]}\n", of_dates).study;
    REQUIRE(study.factors.size() == 2);
    const Factor& factor = study.factors[0];
    CHECK(factor.is_package());
    CHECK_FALSE(study.factors[1].is_package());
    CHECK(factor.quantity.name == "package.seats");
    CHECK(factor.quantity.about.en == "Seats");
    CHECK(factor.quantity.labels == std::vector<std::string>{"off", "on"});
    CHECK(factor.values == std::vector<double>{0, 1});
    CHECK(factor.package.file == "../packages/seats.yaml");
    REQUIRE(factor.package.levers.size() == 2);
    CHECK(factor.package.levers.at("policy.subsidy").at(3).everywhere() == 0.2);
    CHECK(factor.package.levers.at("policy.subsidy").at(4).everywhere() == 0.3);
    CHECK(factor.package.levers.at("policy.tax_credit.rate").entries.front().targeted);
    CHECK(factor.sets("policy.subsidy"));
    CHECK_FALSE(factor.sets("policy.min_quality"));
}

TEST_CASE("a resolved package is the same package", "[config][study]") {
    const Factor factor = load(seats, of_dates).study.factors.front();
    const Factor again = load(seats, factor.package.text).study.factors.front();
    CHECK(again.package.text == factor.package.text);
    CHECK(again.package.levers.size() == factor.package.levers.size());
}

TEST_CASE("mistakes in a package are told where they stand, those of the scenario once", "[config][study]") {
    CHECK_THAT(
        mistakes(seats, "levers: {policy.subsdy: 0.2}\n"),
        Contains("scenarios/packages/seats.yaml:1:10: error: policy.subsdy: unknown lever; nearest is policy.subsidy"));
    CHECK_THAT(mistakes("  seats: {package: ../packages/seat.yaml}\n"),
               Contains("study.yaml:4:20: error: package: ") && Contains("nearest is seats.yaml"));
    CHECK_THAT(mistakes("  seats: {package: ../../packages/seats.yaml}\n"), Contains("study.yaml:4:20: error"));
    CHECK_THAT(mistakes("  seats: {package: [a, b]}\n"), Contains("package: expected the name of a file"));
    CHECK_THAT(mistakes("  seats: {package: ../packages/seats.yaml, weights: [1, 2]}\n"), Contains("weights"));
    CHECK(load(seats, of_dates).warnings.empty());
}

TEST_CASE("a package is of levers alone, and of some", "[config][study]") {
    CHECK_THAT(mistakes(seats, "steps: 9\nparameters: {labour.separation: 0.02}\nlevers: {policy.subsidy: 0.2}\n"),
               Contains("a package is of levers alone; this one also sets steps, labour.separation"));
    CHECK_THAT(mistakes(seats, "levers: {policy.min_quality: 1}\n"), Contains("seats: moves no lever of the scenario"));
}

TEST_CASE("a package has a name of its own, and its levers no other factor sets", "[config][study]") {
    CHECK_THAT(mistakes("  policy.subsidy: {package: ../packages/seats.yaml}\n"), Contains("a name of its own"));
    CHECK_THAT(mistakes("  'se ats': {package: ../packages/seats.yaml}\n"), Contains("letters, digits"));
    CHECK_THAT(mistakes(seats + "  policy.subsidy: {range: [0, 1]}\n"),
               Contains("factors: policy.subsidy is set by package.seats and by a factor of its own"));
    const std::string twice = mistakes(seats + "  more: {package: ../packages/seats.yaml}\n");
    CHECK_THAT(twice, Contains("policy.subsidy is set by package.seats and by package.more"));
    CHECK(twice.find("by package.more and by package.seats") == std::string::npos);
    CHECK_THAT(mistakes(seats, of_dates, {.overrides = {"policy.subsidy=0.5"}}),
               Contains("policy.subsidy: is a factor of this study"));
    CHECK(load(seats + "  quality: {package: ../packages/quality.yaml}\n", of_dates).study.factors.size() == 2);
}

#include "engine/session/exploration/controls.hpp"

#include "engine/core/math.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/example_study.hpp"

#include <cmath>
#include <limits>

using namespace consortia;
using namespace consortia::session::exploration;
using Catch::Matchers::Contains;
using Catch::Matchers::WithinAbs;

namespace {

Study varied(const std::string& factors) {
    return example::study(
        "scenario: base.yaml\ndesign: {method: lhs, samples: 4}\nindicators: {transfers: outcome}\n"
        "factors:\n" +
        factors);
}

std::vector<Control> controls(const Study& study, const std::vector<std::vector<double>>& points) {
    return controls_of(study, points, "study.h5");
}

}  // namespace

TEST_CASE("a number can be set over what the study varies, from what the scenario has", "[session][explore]") {
    const Study study = varied(
        "  policy.tax_credit.rate: {range: [0.1, 0.5]}\n"
        "  labour.separation: {range: [0.005, 0.05], distribution: log_uniform}\n"
        "  policy.approval_lag: {values: [2, 4, 8]}\n");
    const std::vector<Control> all = controls(study, {{.2, .01, 4}, {.4, .03, 8}});
    REQUIRE(all.size() == 3);
    CHECK(all[0].sort == "lever");
    CHECK((all[0].played.low == .1 && all[0].played.high == .5));
    CHECK(all[0].accepted.high == 1);
    CHECK(all[0].start == .3);
    CHECK(all[0].steady);
    CHECK(all[1].sort == "parameter");
    CHECK(all[1].logarithmic);
    CHECK(all[2].whole);
    CHECK(all[2].listed == std::vector<double>{2, 4, 8});
    CHECK((all[2].played.low == 4 && all[2].played.high == 8));  // what its points met
}

TEST_CASE("settings lie in a unit cube, numbers by their distribution and labels one by one", "[session][explore]") {
    const Study study = varied(
        "  policy.tax_credit.rate: {range: [0.1, 0.5]}\n"
        "  labour.separation: {range: [0.005, 0.05], distribution: log_uniform}\n"
        "  labour.matching: {values: [urn_ball, directed, none]}\n");
    const std::vector<Coordinate> coordinates = coordinates_of(controls(study, {{.2, .01, 0}, {.4, .03, 2}}));
    REQUIRE(coordinates.size() == 4);
    const session::Point point = point_of(coordinates, {.2, .005 * math::pow(10.0, .25), 2});
    CHECK_THAT(point[0], WithinAbs(.25, 1e-12));
    CHECK_THAT(point[1], WithinAbs(.25, 1e-12));
    CHECK(point[2] == 0);
    CHECK(point[3] == 1);
    CHECK(point_of(coordinates, {.9, .005, 0})[0] == Approx(2));  // beyond what was played
}

TEST_CASE("what a point leaves as it is counts as the scenario's own", "[session][explore]") {
    const Study study = varied("  policy.approval_lag: {values: [2, 8]}\n");
    const double unset = std::numeric_limits<double>::quiet_NaN();
    CHECK(controls(study, {{unset}, {8}})[0].played.low == 4);
}

TEST_CASE("a study that varies nothing cannot be explored", "[session][explore]") {
    Study study = varied("  policy.tax_credit.rate: {range: [0.1, 0.5]}\n");
    study.factors.clear();
    CHECK_THROWS_WITH(controls(study, {{}}), Contains("study.h5") && Contains("varies nothing"));
}

TEST_CASE("a lever that the scenario changes on the way is told by its first value, and not as steady",
          "[session][explore]") {
    Study study = varied("  policy.subsidy: {range: [0, 1]}\n");
    CHECK(controls(study, {{.5}})[0].steady);
    study.scenario.levers.at("policy.subsidy").entries = {{.value = .2}, {.value = .6, .from = 4}};
    const Control control = controls(study, {{.5}})[0];
    CHECK(control.start == .2);
    CHECK_FALSE(control.steady);
}

TEST_CASE("an entry of a lever is set from what holds when it begins, for whom it is", "[session][explore]") {
    Study study = varied("  late: {lever: policy.subsidy, from: 2026Q1, range: [0, 1]}\n");
    study.scenario.levers.at("policy.subsidy").entries = {{.value = .2}, {.value = .6, .from = 4}};
    const Control control = controls(study, {{.5}})[0];
    CHECK(control.name == "entry.late");
    CHECK(control.sort == "entry");
    CHECK(control.added.lever == "policy.subsidy");
    CHECK(control.start == .6);
    CHECK(control.steady);
    study.scenario.levers.at("policy.subsidy").entries[1].targeted = true;
    CHECK(std::isnan(controls(study, {{.5}})[0].start));
}

TEST_CASE("a cap that is none in the scenario has no place to start from", "[session][explore]") {
    const Study study = varied("  labour.cap: {range: [10, 20]}\n");
    const Control control = controls(study, {{12}, {18}})[0];
    CHECK(std::isinf(control.start));
    CHECK_FALSE(control.steady);
    CHECK((control.played.low == 10 && control.played.high == 20));
}

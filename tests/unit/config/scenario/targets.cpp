#include "engine/config/scenario/targets.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/example_schema.hpp"

using namespace consortia;
using Labels = std::vector<std::pair<std::string, std::vector<std::string>>>;

namespace {

/// Regions of five, as a scenario has them.
std::vector<Axis> axes() {
    Scenario scenario;
    scenario.parameters["population.regions"].value = 5;
    return example::dated().axes(scenario);
}

struct Reader {
    std::optional<TargetMask> read(const std::string& text) {
        const config::Document document = config::parse_document(text, "s.yaml", problems);
        return config::read_target(document.root, lever, axes, problems);
    }

    std::vector<Axis> axes = ::axes();
    Quantity lever = example::dated().find_setting("policy.tax_credit.rate")->quantity;
    config::Problems problems;
};

/// One axis of so many labels.
Reader with_labels(u32 count) {
    Reader reader;
    reader.axes = {{.name = "region", .targetable = true}};
    for (u32 k = 0; k < count; ++k) reader.axes[0].labels.push_back("r" + std::to_string(k));
    return reader;
}

}  // namespace

TEST_CASE("targets name labels, lists and groups, and labels may depend on the parameters", "[config][targets]") {
    Reader reader;
    const auto mask = reader.read("{region: region_5, industry: strategic, size: [small, large]}");
    REQUIRE(mask);
    CHECK(mask->allowed[0] == u64{1} << 4);
    CHECK(mask->allowed[1] == 0b011U);
    CHECK(mask->allowed[2] == 0b101U);
    CHECK(mask->allowed[3] == ~u64{0});
}

TEST_CASE("a mask is told by the labels it was read from, a group by those in it", "[config][targets]") {
    Reader reader;
    const TargetMask mask = reader.read("{size: [large, small], industry: strategic}").value();
    CHECK(config::target_labels(mask, reader.axes) ==
          Labels{{"industry", {"ict", "machinery"}}, {"size", {"small", "large"}}});
    CHECK(config::target_labels(TargetMask{}, reader.axes).empty());
    CHECK(config::target_labels(reader.read("{size: [small, medium, large]}").value(), reader.axes).size() == 1);
}

TEST_CASE("all that is wrong with a target is told, and nothing of it is used", "[config][targets]") {
    Reader reader;
    CHECK_FALSE(reader.read("{region: [region_1, region_6], size: tiny, field: arts}"));
    REQUIRE(reader.problems.errors() == 3);
    CHECK(reader.problems.sorted()[0].text ==
          "policy.tax_credit.rate: target region: unknown label 'region_6'; nearest is region_1; labels: region_1, "
          "region_2, region_3, region_4, region_5");
    CHECK_FALSE(reader.read("{}"));
    CHECK_FALSE(reader.read("{size: []}"));
    CHECK(reader.problems.errors() == 5);
}

TEST_CASE("an axis of 63 labels can be a target to the last of them, one of 64 cannot", "[config][targets]") {
    Reader most = with_labels(63);
    CHECK(most.read("{region: r62}")->allowed[0] == u64{1} << 62);
    CHECK(config::target_labels(*most.read("{region: r62}"), most.axes) == Labels{{"region", {"r62"}}});
    Reader too_many = with_labels(64);
    CHECK_FALSE(too_many.read("{region: r0}"));
    CHECK_THAT(too_many.problems.sorted()[0].text, Catch::Matchers::Contains("at most 8 axes of 63 labels"));
}

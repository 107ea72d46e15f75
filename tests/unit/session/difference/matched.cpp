#include "engine/session/difference/matched.hpp"

#include "engine/output/data_in_memory.hpp"
#include "tests/support/catch.hpp"

using namespace consortia;
using namespace consortia::session;
using Texts = std::vector<std::string>;

namespace {

output::DataInMemory along(const Texts& labels) {
    output::DataInMemory data("labels");
    data.dimension({"region", labels, {}});
    return data;
}

}  // namespace

TEST_CASE("labels are matched by name, in the order of the first") {
    const Matched both = matched(along({"a", "b", "c"}), along({"d", "c", "a"}), "region");
    CHECK(both.labels == Texts{"a", "c"});
    CHECK(both.before == std::vector<u64>{0, 2});
    CHECK(both.now == std::vector<u64>{2, 1});
    CHECK(both.only_before == Texts{"b"});
    CHECK(both.only_now == Texts{"d"});
}

TEST_CASE("combinations of what dimensions share are elements of row-major blocks") {
    const Matched outer{.name = "x", .labels = {"a", "b"}, .before = {0, 1}, .now = {1, 0}};
    const Matched inner{.name = "y", .labels = {"u"}, .before = {2}, .now = {0}};
    const Elements elements = elements_of({&outer, &inner}, {2, 3}, {2, 4});
    CHECK(elements.before == std::vector<u64>{2, 5});
    CHECK(elements.now == std::vector<u64>{4, 0});
    CHECK(elements_of({}, {}, {}).now == std::vector<u64>{0});
}

TEST_CASE("quarters are matched rather than days") {
    output::DataInMemory data("quarters");
    data.dimension({"time", std::vector<i32>{0, 90}, {}});
    CHECK(names_along(data, "time") == Texts{"0", "90"});
    const std::vector<u64> from{0}, count{2};
    const Texts quarters{"2025Q1", "2025Q2"};
    data.write(data.variable({"quarter", output::Variable::Kind::text, {"time"}, {}}), from, count, std::span(quarters));
    CHECK(names_along(data, "time") == quarters);
}

TEST_CASE("a seed and a point are told as such, other labels stand for themselves") {
    CHECK(label_text("seed", "3") == "seed 3");
    CHECK(label_text("region", "north") == "north");
}

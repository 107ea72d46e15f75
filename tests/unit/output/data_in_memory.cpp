#include "engine/output/data_in_memory.hpp"

#include "engine/core/error.hpp"
#include "engine/output/reading/reader.hpp"
#include "tests/support/catch.hpp"

#include "tests/unit/files/files.hpp"

#include <algorithm>
#include <cmath>

using namespace consortia;
using namespace consortia::output;

namespace {

/// Dimensions of each kind, a variable of each kind, written in blocks.
void write(LabelledSink& sink) {
    sink.attribute({"model", std::string("town")});
    sink.attribute({"nothing", std::string()});
    sink.attribute({"number", 1.5});
    sink.dimension({"seed", std::vector<i32>{3, 4}, {{"units", std::string("1")}}});
    sink.dimension({"region", std::vector<std::string>{"北京", "上海", "广东"}, {}});
    sink.dimension({"time", std::vector<double>{0, 0.5}, {}});
    const auto x = sink.variable({"x", Variable::Kind::number, {"seed", "time", "region"}, {{"units", std::string("1")}}});
    const auto count = sink.variable({"count", Variable::Kind::count, {"seed"}, {}});
    const auto digest = sink.variable({"digest", Variable::Kind::text, {"seed"}, {}});
    for (u64 seed = 0; seed < 2; ++seed) {
        const double s = static_cast<double>(seed);
        const std::vector<double> values{s, s + .1, s + .2, s + 1, std::nan(""), s + 1.2};
        sink.write(x, std::vector<u64>{seed, 0, 0}, std::vector<u64>{1, 2, 3}, std::span<const double>(values));
    }
    const std::vector<u64> from{0}, all{2}, counts{7, 8};
    sink.write(count, from, all, std::span<const u64>(counts));
    const std::vector<std::string> texts{"a", "b"};
    sink.write(digest, from, all, std::span<const std::string>(texts));
    sink.publish();
}

bool same(const std::vector<double>& a, const std::vector<double>& b) {
    return std::ranges::equal(a, b, [](double x, double y) { return x == y || (x != x && y != y); });
}

}  // namespace

TEST_CASE("what is written to memory is read back as from a file: variables, notes, labels and every block") {
    const files::TestFolder folder;
    DataInMemory memory("memory");
    LabelledWriter writer(folder / "result.h5");
    write(memory);
    write(writer);
    const ResultReader file(folder / "result.h5");
    REQUIRE(memory.variables().size() == file.variables().size());
    for (std::size_t k = 0; k < file.variables().size(); ++k) {
        const StoredVariable &here = memory.variables()[k], &there = file.variables()[k];
        CHECK(here.name == there.name);
        CHECK(here.kind == there.kind);
        CHECK(here.over == there.over);
        CHECK(here.shape == there.shape);
        CHECK(here.note("units") == there.note("units"));
    }
    CHECK(memory.notes() == file.notes());
    for (const char* dimension : {"seed", "region", "time"}) CHECK(memory.labels(dimension) == file.labels(dimension));
    for (const char* numbers : {"x", "count", "seed"}) CHECK(same(memory.numbers(numbers), file.numbers(numbers)));
    CHECK(memory.texts("digest") == file.texts("digest"));
    const std::vector<u64> from{0, 1, 1}, count{2, 1, 2};
    CHECK(same(memory.numbers("x", from, count), file.numbers("x", from, count)));
    CHECK(memory.numbers("x", from, count).size() == 4);
}

TEST_CASE("a name used twice, an unknown dimension and a block beyond its variable are refused in memory too") {
    DataInMemory memory("here");
    write(memory);
    CHECK_THROWS_AS(memory.dimension({"x", std::vector<double>{1}, {}}), ContractError);
    CHECK_THROWS_AS(memory.variable({"y", Variable::Kind::number, {"nowhere"}, {}}), ContractError);
    CHECK_THROWS_WITH(memory.numbers("x", std::vector<u64>{0, 0, 2}, std::vector<u64>{1, 1, 2}),
                      Catch::Contains("here: x has another shape"));
    CHECK_THROWS_WITH(memory.numbers("digest"), Catch::Contains("holds text"));
    CHECK_THROWS_WITH(memory.texts("missing"), Catch::Contains("holds no missing"));
}

TEST_CASE("what does not fit into its variable is not written to memory either") {
    DataInMemory memory("here");
    write(memory);
    const std::size_t count = 4, digest = 5;  // dimensions are variables too
    const std::vector<u64> first{0}, second{1}, one{1}, two{2};
    const std::vector<u64> counts{1, 2};
    CHECK_THROWS_WITH(memory.write(count, second, two, std::span<const u64>(counts)), "here: count has another shape");
    CHECK_THROWS_AS(memory.write(count, first, one, std::span<const u64>(counts)), ContractError);
    CHECK_THROWS_WITH(memory.write(digest, first, two, std::span<const u64>(counts)), "a variable of another kind");
    CHECK_THROWS_AS(memory.write(digest + 1, first, two, std::span<const u64>(counts)), ContractError);
    CHECK(memory.numbers("count") == std::vector<double>{7, 8});
}

#include "engine/output/data_set.hpp"

#include "engine/core/error.hpp"
#include "engine/output/data_in_memory.hpp"
#include "tests/support/catch.hpp"

using namespace consortia;
using namespace consortia::output;

namespace {

using Extent = std::vector<u64>;

const StoredVariable cube{.name = "cube", .over = {"a", "b", "c"}, .shape = {2, 3, 4}};

std::size_t size_of(const Extent& start, const Extent& count) { return elements(cube, start, count, "run.h5"); }

DataInMemory small() {
    DataInMemory data("here");
    data.attribute({"origins", std::vector<std::string>{"first", "second"}});
    data.dimension({"level", std::vector<double>{0.1, 2}, {}});
    data.dimension({"region", std::vector<std::string>{"北京", "上海"}, {}});
    const auto x = data.variable({"x", Variable::Kind::number, {"level", "region"}, {}});
    data.write(x, Extent{0, 0}, Extent{2, 2}, std::vector<double>{1, 2, 3, 4});
    return data;
}

}  // namespace

TEST_CASE("a block lies within its variable, at its ends too, and may be empty", "[output][data_set]") {
    CHECK(size_of({0, 0, 0}, {2, 3, 4}) == 24);
    CHECK(size_of({1, 2, 3}, {1, 1, 1}) == 1);
    CHECK(size_of({2, 0, 0}, {0, 3, 4}) == 0);
    for (const auto& [start, count] : std::vector<std::pair<Extent, Extent>>{{{0, 0, 0}, {2, 3, 5}},
                                                                             {{2, 0, 0}, {1, 1, 1}},
                                                                             {{0, 1, 0}, {1, 3, 1}},
                                                                             {{0, 0}, {1, 1}},
                                                                             {{0, 0, 0}, {1, 1}},
                                                                             {{1, 0, 0}, {~u64{0}, 1, 1}}}) {
        CHECK_THROWS_WITH(size_of(start, count), "run.h5: cube has another shape");
    }
}

TEST_CASE("a shape that claims more than any result holds is refused before memory is asked for", "[output][data_set]") {
    const StoredVariable vast{.name = "vast", .over = {"a", "b"}, .shape = {u64{1} << 32, u64{1} << 32}};
    const Extent start{0, 0};
    CHECK_THROWS_AS(elements(vast, start, vast.shape, "run.h5"), SystemError);
}

TEST_CASE("a variable is found by name and by what it lies over", "[output][data_set]") {
    const DataInMemory data = small();
    CHECK(data.find("y") == nullptr);
    CHECK_THROWS_WITH(data.at("y"), "here: holds no y");
    CHECK(data.at("x", {"level", "region"}).name == "x");
    CHECK_THROWS_WITH(data.at("x", {"region", "level"}), "here: x does not lie over region, level");
    CHECK(data.at("region").is_dimension());
    CHECK_FALSE(data.at("x").is_dimension());
}

TEST_CASE("labels of a dimension are texts, numbers in their shortest form", "[output][data_set]") {
    CHECK(small().labels("level") == std::vector<std::string>{"0.1", "2"});
    CHECK(small().labels("region") == std::vector<std::string>{"北京", "上海"});
}

TEST_CASE("a note of several texts is read line by line, one that is absent is empty", "[output][data_set]") {
    CHECK(small().note("origins") == "first\nsecond");
    CHECK(small().note("nothing").empty());
}

TEST_CASE("numbers are not asked for as text, nor text as numbers", "[output][data_set]") {
    CHECK_THROWS_WITH(small().texts("x"), "here: x holds numbers, not text");
    CHECK_THROWS_WITH(small().numbers("region"), "here: region holds text, not numbers");
    CHECK(small().numbers("x") == std::vector<double>{1, 2, 3, 4});
}

#include "engine/output/labelled.hpp"

#include "engine/core/error.hpp"
#include "engine/output/reading/reader.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/files/files.hpp"

#include <cmath>
#include <limits>

using namespace consortia;
using namespace consortia::output;

namespace {

using Extent = std::vector<u64>;

/// One variable of each kind over two seeds, whose number is `x` twice.
void write(const files::Path& path, double x) {
    LabelledWriter writer(path.string());
    writer.dimension({"seed", std::vector<i32>{0, 1}, {}});
    const auto number = writer.variable({"x", Variable::Kind::number, {"seed"}, {{"units", std::string("1")}}});
    const auto count = writer.variable({"n", Variable::Kind::count, {"seed"}, {}});
    const auto text = writer.variable({"城市", Variable::Kind::text, {"seed"}, {}});
    const std::vector<u64> counts{0, ~u64{0}};
    const std::vector<std::string> texts{"", "北京"};
    writer.write(number, Extent{0}, Extent{2}, std::vector<double>{x, x});
    writer.write(count, Extent{0}, Extent{2}, std::span<const u64>(counts));
    writer.write(text, Extent{0}, Extent{2}, std::span<const std::string>(texts));
    writer.publish();
}

}  // namespace

TEST_CASE("any table of labelled numbers can be written and read, as for a sweep", "[output][labelled]") {
    const files::TestFolder folder;
    LabelledWriter writer((folder / "sweep.h5").string());
    writer.dimension({"run", std::vector<i32>{7, 9}, {}});
    writer.dimension({"level", std::vector<double>{0.5, 1.5, 2.5}, {{"units", "share"}}});
    const std::size_t effect = writer.variable({.name = "effect", .over = {"run", "level"}});
    const std::vector<u64> start{0, 0}, count{2, 3};
    writer.write(effect, start, count, std::vector<double>{1, 2, 3, 4, 5, 6});
    CHECK_THROWS_AS(writer.variable({.name = "effect", .over = {"run"}}), ContractError);
    CHECK_THROWS_AS(writer.variable({.name = "other", .over = {"place"}}), ContractError);
    CHECK_THROWS_AS(writer.write(effect, start, count, std::vector<double>{1}), ContractError);
    CHECK(folder.entries() == 1);
    writer.publish();
    const ResultReader file((folder / "sweep.h5").string());
    CHECK(file.numbers("effect") == std::vector<double>{1, 2, 3, 4, 5, 6});
    CHECK(file.labels("level") == std::vector<std::string>{"0.5", "1.5", "2.5"});
}

TEST_CASE("every kind of variable is read back, empty texts and the largest count too", "[output][labelled]") {
    const files::TestFolder folder;
    write(folder / "a.h5", 0.1);
    const ResultReader file((folder / "a.h5").string());
    CHECK(file.numbers("x") == std::vector<double>{0.1, 0.1});
    CHECK(file.numbers("n") == std::vector<double>{0, 18446744073709551615.0});
    CHECK(file.texts("城市") == std::vector<std::string>{"", "北京"});
    CHECK(file.at("x").note("units") == "1");
}

TEST_CASE("equal calls leave equal bytes, with whatever NaN they were made", "[output][labelled]") {
    const files::TestFolder folder;
    write(folder / "a.h5", std::nan("1"));
    write(folder / "b.h5", -std::numeric_limits<double>::quiet_NaN());
    write(folder / "c.h5", 3);
    CHECK(files::read_text(folder / "a.h5") == files::read_text(folder / "b.h5"));
    CHECK(files::read_text(folder / "a.h5") != files::read_text(folder / "c.h5"));
}

TEST_CASE("a file that is not published leaves no trace, and an older one as it was", "[output][labelled]") {
    const files::TestFolder folder;
    write(folder / "a.h5", 1);
    const std::string before = files::read_text(folder / "a.h5");
    {
        LabelledWriter writer((folder / "a.h5").string());
        writer.dimension({"seed", std::vector<i32>{0}, {}});
    }
    CHECK(files::read_text(folder / "a.h5") == before);
    CHECK(folder.entries() == 1);
}

TEST_CASE("folders above a file are made", "[output][labelled]") {
    const files::TestFolder folder;
    write(folder / "new/deep/a.h5", 1);
    CHECK(std::filesystem::exists(folder / "new/deep/a.h5"));
}

TEST_CASE("values of another kind than their variable, and numbers of none, are broken contracts", "[output][labelled]") {
    const files::TestFolder folder;
    LabelledWriter writer((folder / "a.h5").string());
    writer.dimension({"seed", std::vector<i32>{0}, {}});
    const auto count = writer.variable({"n", Variable::Kind::count, {"seed"}, {}});
    CHECK_THROWS_WITH(writer.write(count, Extent{0}, Extent{1}, std::vector<double>{1}), "a variable of another kind");
    CHECK_THROWS_AS(writer.write(count + 1, Extent{0}, Extent{1}, std::vector<double>{1}), ContractError);
}

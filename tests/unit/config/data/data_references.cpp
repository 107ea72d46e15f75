#include "engine/config/data/data_references.hpp"

#include "engine/config/data/data.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/example_schema.hpp"

using namespace consortia;

namespace {

using Texts = std::map<std::string, std::string>;

/// Tables of the example model by name, as read.
struct Tables {
    explicit Tables(const Texts& texts) {
        for (const DataDescription& description : example::dated().data()) {
            const auto text = texts.find(description.name);
            if (text == texts.end()) continue;
            data[description.name] = config::read_table(description, text->second, description.name + ".csv", problems);
        }
    }
    std::string references() {
        config::check_references(example::dated(), data, problems);
        return said();
    }
    /// Of two regions.
    bool check_axes() {
        Scenario scenario;
        scenario.parameters["population.regions"].value = 2;
        return config::check_axes(example::dated(), data, example::dated().axes(scenario), problems);
    }
    std::string said() const {
        std::string all;
        for (const Problem& problem : problems.sorted()) all += to_string(problem) + "\n";
        return all;
    }

    std::map<std::string, DataTable> data;
    config::Problems problems;
};

const std::string schools = "school,region,type,teachers\nfirst,region_1,higher,5\n";

}  // namespace

TEST_CASE("labels that refer to another table stand there", "[config][data_references]") {
    CHECK(Tables(Texts{{"schools", schools}, {"links", "industry,school\nict,first\n"}}).references().empty());
    CHECK(Tables(Texts{{"schools", schools}, {"links", "industry,school\nict,frist\nict,first\n"}}).references() ==
          "links.csv:2:5: error: links.school: expected a label of schools.school, got 'frist'; nearest is first\n");
    CHECK(Tables(Texts{{"links", "industry,school\nict,first\n"}}).references() ==
          "links.csv:1:10: error: links.school: names rows of data.schools, which is not given\n");
}

TEST_CASE("labels of an axis are those of this scenario, and wrong ones leave a table complete",
          "[config][data_references]") {
    Tables good(Texts{{"schools", schools}});
    CHECK(good.check_axes());
    CHECK(good.said().empty());
    Tables wrong(Texts{{"schools", "school,region,type,teachers\nfirst,region_3,higher,5\n"}});
    CHECK(wrong.check_axes());
    CHECK_THAT(wrong.said(), Catch::Matchers::StartsWith("schools.csv:2:7: error: schools.region: expected one of "
                                                         "region_1, region_2, got 'region_3'"));
}

TEST_CASE("a table over an axis has each of its labels as a row and as a column, in any order",
          "[config][data_references]") {
    Tables whole(Texts{{"distances", "region,region_2,region_1\nregion_2,0,9\nregion_1,9,0\n"}});
    CHECK(whole.check_axes());
    CHECK(whole.said().empty());
    Tables no_row(Texts{{"distances", "region,region_1,region_2\nregion_1,0,9\n"}});
    CHECK_FALSE(no_row.check_axes());
    CHECK(no_row.said() == "distances.csv: error: distances.region: no row for region_2\n");
    Tables no_column(Texts{{"distances", "region,region_1\nregion_1,0\nregion_2,9\n"}});
    CHECK_FALSE(no_column.check_axes());
    CHECK(no_column.said() == "distances.csv:1:1: error: distances: no column for region_2\n");
    Tables too_much(Texts{{"distances", "region,region_1,region_2,region_9\nregion_1,0,9,1\nregion_2,9,0,1\n"}});
    CHECK_FALSE(too_much.check_axes());
    CHECK_THAT(too_much.said(),
               Catch::Matchers::Contains("distances: unknown column 'region_9'; expected the labels of region"));
}

TEST_CASE("of tables that a scenario does not give nothing is asked", "[config][data_references]") {
    Tables none(Texts{});
    CHECK(none.references().empty());
    CHECK(none.check_axes());
}

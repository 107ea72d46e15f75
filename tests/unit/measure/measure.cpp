#include "engine/measure/measure.hpp"

#include "tests/support/catch.hpp"
#include "tests/unit/measure/described.hpp"

#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

using namespace consortia;
using namespace consortia::measure;
using Catch::Matchers::WithinRel;

namespace {

double of(const std::string& text, Window window = {}) { return measure_of(text, window).of(three_steps()); }

std::string refusal(const std::string& text, const Schema& schema = described()) {
    try {
        measure_of(text, {}, schema);
    } catch (const Mistake& found) {
        return std::to_string(found.at()) + ": " + found.what();
    }
    return "none";
}

/// A run of the consortium city, 80 quarters, of which metrics in numpy were taken: a column for each cell.
struct City {
    Schema schema;
    RunOutput run;

    City() {
        std::ifstream file(std::filesystem::path(__FILE__).parent_path() / "city.csv");
        std::string line;
        std::getline(file, line);
        describe(line);
        while (std::getline(file, line)) add(line);
    }

  private:
    void describe(const std::string& header) {
        std::map<std::string, u32> cells;
        std::vector<std::string> order;
        std::istringstream names(header);
        for (std::string name; std::getline(names, name, ','); ++run.width) {
            name = name.substr(0, name.find('['));
            if (cells[name]++ == 0) order.push_back(name);
        }
        for (const std::string& name : order) {
            const bool is_cut = cells[name] > 1;
            const std::string axis = name.substr(name.find("_by_") + 1);
            if (is_cut && std::ranges::find(schema.axes(), axis, &Axis::name) == schema.axes().end()) {
                std::vector<std::string> labels;
                for (u32 k = 0; k < cells[name]; ++k) labels.push_back(std::to_string(k));
                schema.axis({.name = axis, .labels = labels});
            }
            schema.indicator({.name = name, .over = is_cut ? std::vector{axis} : std::vector<std::string>{}});
        }
        schema.calendar();
    }

    void add(const std::string& line) {
        std::istringstream cells(line);
        std::string cell;
        for (std::size_t k = 0; k < run.width; ++k) {
            std::getline(cells, cell, ',');
            run.rows.push_back(cell.empty() ? undefined : std::stod(cell));
        }
    }
};

}  // namespace

TEST_CASE("expressions come to what one counts by hand") {
    CHECK(of("a") == 2);
    CHECK(of("a", {2}) == 2.5);
    CHECK(of("2*mean(a) - 1", {2}) == 4);
    CHECK(of("sum(b[y])/sum(b[x])") == 10);
    CHECK(of("last(a)/first(a)") == 3);
    CHECK(of("mean(total(b))", {2}) == 33);
    CHECK(of("-(1 + 2)*3") == -9);
    CHECK(of("taught[y, three]") == Approx(13 / 3.0));
    CHECK(of("mean(total(taught))") == Approx(11));
    CHECK(of("log(a)/log(a)", {2}) == 1);
    CHECK(of("total(b/a)", {1}) == Approx(44 / 3.0));
}

TEST_CASE("steps before the last, and the latest, can be taken by themselves") {
    CHECK(of("sum(before(a, 1))") == 3);
    CHECK(of("sum(latest(a, 2))") == 5);
    CHECK(of("sum(latest(before(b[x], 1), 1))") == 2);
    CHECK(std::isnan(of("sum(latest(a, 4))")));
    CHECK(std::isnan(of("sum(before(a, 3))")));
    CHECK(std::isnan(of("latest(a, 0.5)")));
}

TEST_CASE("missing values are left out of means, sums and pairs") {
    CHECK(of("mean(c)") == 4);
    CHECK(of("sum(c)") == 8);
    CHECK(of("c") == 4);
    CHECK(of("correlation(a, c)") == Approx(1));
}

TEST_CASE("what cannot be worked out is undefined, not endless") {
    CHECK(std::isnan(of("a/(a - a)")));
    CHECK(std::isnan(of("log(0 - a)")));
    CHECK(std::isnan(of("c", {0}) - of("last(c)/0")));
    CHECK(std::isnan(measure_of("first(a)").of(RunOutput{10, {}, {}, 0})));
}

TEST_CASE("more steps than there are count as all of them") { CHECK(of("a", {99}) == 2); }

TEST_CASE("names that are none are refused with the nearest one, before anything is played") {
    CHECK(refusal("mean(taugth)") == "5: 'taugth': unknown indicator; nearest is taught");
    CHECK(refusal("meen(a)") == "0: 'meen': unknown function; nearest is mean");
    CHECK_THAT(refusal("1 + b[z]"), Catch::StartsWith("4: b: unknown label 'z' of size"));
    CHECK_THAT(refusal("b[z]"), Catch::Contains("x, y"));
    CHECK_THAT(refusal("taught[x]"), Catch::Contains("taught lies over 2 axes (size, field), not 1"));
    CHECK_THAT(refusal("a[x]"), Catch::Contains("a lies over 0 axes"));
}

TEST_CASE("what does not fit is refused") {
    CHECK(refusal("b") == "0: is not one number: pick labels, or take the total");
    CHECK(refusal("mean(mean(a))") == "5: mean expects what runs over steps");
    CHECK(refusal("mean(a, a)") == "0: mean takes 1 value, not 2");
    CHECK(refusal("total(a)") == "6: total expects a cut");
    CHECK_THAT(refusal("correlation(b, a)"), Catch::Contains("correlation expects what runs over steps, without cells"));
    CHECK(refusal("total(b + taught)") == "10: two cuts by other axes cannot be joined");
    CHECK(refusal("lead(b, b)", described(Calendar::steps)) == "0: lead needs a model with a calendar");
    CHECK(refusal("curvature(mean(b), mean(b), a)") == "28: curvature expects a number");
    CHECK(refusal("curvature(mean(b))") == "0: curvature takes 3 or more values, not 1");
}

TEST_CASE("depth of functions costs no more than their number") {
    std::string nested = "a";
    for (int k = 0; k < 60; ++k) nested = "log(" + nested + ")";
    CHECK(std::isnan(of(nested)));
}

TEST_CASE("a measure says which indicators it reads") {
    CHECK(measure_of("sum(c)/sum(a) + mean(total(b))/mean(a)").indicators() == std::vector<std::string>{"a", "b", "c"});
}

TEST_CASE("a window is so many steps at the end, or all") {
    CHECK(window_of("last 40") == Window{40});
    CHECK(window_of("all") == Window{0});
    for (const char* text : {"last", "last 0", "last -3", "first 4", "last 4.5", ""}) CHECK_FALSE(window_of(text));
    CHECK(text_of({40}) == "last 40");
    CHECK(text_of(Window{}) == "all");
}

TEST_CASE("metrics of a run are those that numpy makes of it") {
    const City city;
    const auto [text, last, expected] = GENERATE(table<std::string, u32, double>({
        {"correlation(log(unemployment), log(vacancy_rate))", 40, -0.4732527329626897},
        {"loop_area(unemployment, vacancy_rate)", 40, -0.23300986055152154},
        {"1 - mean(rnd)/mean(rnd_claimed)", 40, 0.18006012663719462},
        {"curvature(sum(technology_delivered_by_degree)/sum(firms_by_degree), mean(firms_by_degree), 1, 2, 3, 4, 6.5)", 40,
         -0.0001175749599387873},
        {"inner_peak(sum(transfers_by_knowledge_distance)/sum(partnerships_by_knowledge_distance))", 40, 1},
        {"bass_fit(aware_firms)", 0, 0.9997619759411385},
        {"bass_ratio(aware_firms)", 0, 6.289703755239101},
        {"lead(field_wage_by_field, graduates_by_field)", 0, 1},
        {"lead_elasticity(field_wage_by_field, graduates_by_field)", 0, 5.526643129212546},
        {"mean(total(graduates_by_field))", 40, 70.875},
        {"sum(transfers_by_knowledge_distance[2])/last(unemployment)", 40, 109.38939496069311},
    }));
    CAPTURE(text);
    CHECK_THAT(measure_of(text, {last}, city.schema).of(city.run), WithinRel(expected, 1e-8));
}

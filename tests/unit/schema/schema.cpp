#include "engine/schema/schema.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/example_schema.hpp"

#include <algorithm>

using namespace consortia;

namespace {

struct Numbers {
    double rate = 0;
    double size = 0;
};
struct Levers {
    Lever credit;
};
struct Derived {
    double twice = 0;
};
struct Storm {
    double force = 0;
};
struct Flood {
    double force = 0;
};
struct Spot {
    u32 region;
};
struct Yard {
    u32 region;
    u32 town;
};

Quantity described(const std::string& name) { return example::quantity(name, "share", {0, 1}, {0, 1}, 0.5); }

/// The faults of a schema that is good but for what `change` adds.
std::vector<std::string> faults(void (*change)(Schema&)) {
    Schema schema;
    schema.axis({.name = "region"});
    schema.parameter(described("labour.rate"), &Numbers::rate);
    schema.indicator({.name = "wage", .over = {"region"}});
    change(schema);
    return schema.faults();
}

using Faults = std::vector<std::string>;

template <Calendar steps_are>
void dated(Schema& s) {
    s.calendar(steps_are);
    s.axis({.name = "week", .labels = {"first", "second"}});
    s.indicator({.name = "month", .unit = "1"});
}

}  // namespace

TEST_CASE("a schema that is well described has no faults", "[schema]") {
    CHECK(faults([](Schema&) {}).empty());
    CHECK(example::dated().faults().empty());
}

TEST_CASE("quarters are waited for where steps are shorter than years", "[schema]") {
    Schema schema;
    CHECK(schema.without_quarters() == "but steps are counted, without a calendar (Schema::calendar)");
    schema.calendar(Calendar::years);
    CHECK(schema.without_quarters() == "but steps are years");
    schema.calendar(Calendar::months);
    CHECK(schema.without_quarters().empty());
}

TEST_CASE("what is compared so that it may not be is a fault", "[schema]") {
    CHECK(faults([](Schema& s) {
              s.indicator({.name = "paid", .role = Indicator::Role::cost, .compared = Compared::max()});
          }) == Faults{"paid: compared: a cost is compared by what it adds up to: leave it out"});
}

TEST_CASE("a network of edges has columns for both ends", "[schema]") {
    CHECK(faults([](Schema& s) {
              s.data({.name = "ties", .columns = {{.name = "from"}}, .network = DataDescription::Network::edges});
              s.data({.name = "people", .columns = {{.name = "age"}}, .network = DataDescription::Network::nodes});
          }) == Faults{"data ties: edges have two columns of their ends, before all others"});
    CHECK(network_text(DataDescription::Network::edges) == "or edges of GraphML");
    CHECK(network_text(DataDescription::Network::none).empty());
}

TEST_CASE("each fault of a number is told by its name", "[schema]") {
    CHECK(faults([](Schema& s) { s.parameter(described("labour.rate"), &Numbers::size); }) ==
          Faults{"labour.rate: declared twice"});
    CHECK(faults([](Schema& s) {
              Quantity q = described("p");
              q.fallback = 2;
              s.parameter(q, &Numbers::size);
          }) == Faults{"p: its default lies outside its range"});
    CHECK(faults([](Schema& s) {
              Quantity q = described("p");
              q.source.clear();
              s.parameter(q, &Numbers::size);
          }) == Faults{"p: has no source"});
    CHECK(faults([](Schema& s) {
              Quantity q = described("p");
              q.kind = Quantity::Kind::choice;
              s.parameter(q, &Numbers::size);
          }) == Faults{"p: a choice needs labels"});
    CHECK(faults([](Schema& s) {
              Quantity q = described("credit");
              q.targets = {"regoin"};
              s.lever(q, &Levers::credit);
          }) == Faults{"credit: unknown target axis regoin"});
}

TEST_CASE("a cap may be none beyond its range, no other number may", "[schema]") {
    const auto with = [](bool may_be_none) {
        Schema schema;
        Quantity q = described("cap");
        q.fallback = std::numeric_limits<double>::infinity();
        q.may_be_none = may_be_none;
        schema.parameter(q, &Numbers::rate);
        return schema.faults();
    };
    CHECK(with(true).empty());
    CHECK(with(false) == Faults{"cap: its default lies outside its range"});
}

TEST_CASE("no name is the beginning of another, whatever stands between them in the alphabet", "[schema]") {
    CHECK(faults([](Schema& s) { s.parameter(described("labour"), &Numbers::size); }) ==
          Faults{"labour: is a prefix of labour.rate"});
    CHECK(faults([](Schema& s) {
              s.parameter(described("labour"), &Numbers::size);
              s.parameter(described("labour-market"), &Numbers::size);
          }) == Faults{"labour: is a prefix of labour.rate"});
    CHECK(faults([](Schema& s) { s.parameter(described("labour.rates"), &Numbers::size); }).empty());
}

TEST_CASE("axes that are named are there: by indicators, tables and fields", "[schema]") {
    CHECK(faults([](Schema& s) { s.indicator({.name = "skill", .over = {"regoin"}}); }) ==
          Faults{"skill: unknown axis regoin"});
    CHECK(faults([](Schema& s) { s.indicator({.name = "wage"}); }) == Faults{"wage: declared twice"});
    CHECK(faults([](Schema& s) { s.data({.name = "flows", .columns = {{.name = "to", .axis = "regoin"}}}); }) ==
          Faults{"data flows: unknown axis regoin"});
    CHECK(faults([](Schema& s) { s.data({.name = "flows", .row_axis = "region"}); }) ==
          Faults{"data flows: rows need one key"});
}

TEST_CASE("whatever is declared twice is told once, by its name", "[schema]") {
    CHECK(faults([](Schema& s) {
              for (int k = 0; k < 3; ++k) s.axis({.name = "region"});
          }) == Faults{"axis region: declared twice"});
    CHECK(faults([](Schema& s) {
              s.data({.name = "flows"});
              s.data({.name = "flows"});
          }) == Faults{"data flows: declared twice"});
    CHECK(faults([](Schema& s) {
              s.agent<Spot>("place").field("region", &Spot::region, "label");
              s.agent<Yard>("place").field("region", &Yard::region, "label").field("town", &Yard::town, "label");
          }) == Faults{"record place: declared twice"});
    CHECK(faults([](Schema& s) {
              s.agent<Spot>("place").field("region", &Spot::region, "label");
              s.agent<Spot>("spot").field("region", &Spot::region, "label");
          }) == Faults{"record spot: its struct Spot is declared as place"});
    CHECK(faults([](Schema& s) {
              s.agent<Yard>("place").field("region", &Yard::region, "label").field("region", &Yard::town, "label");
          }) == Faults{"place.region: declared twice"});
}

TEST_CASE("the name of the dates in results is no axis and no indicator of a model with such dates", "[schema]") {
    CHECK(faults(dated<Calendar::steps>).empty());
    CHECK(faults(dated<Calendar::days>).empty());
    CHECK(faults(dated<Calendar::weeks>) == Faults{"axis week: results call the dates of steps so; give it another name"});
    CHECK(faults(dated<Calendar::months>) ==
          Faults{"indicator month: results call the dates of steps so; give it another name"});
}

TEST_CASE("a currency is counted by a parameter that is there", "[schema]") {
    CHECK(faults([](Schema& s) { s.currency({"wq", "yuan", "labour.rate"}); }).empty());
    CHECK(faults([](Schema& s) {
              s.currency({"wq", "yuan", "labour.rat"});
          }) == Faults{"currency yuan: unknown parameter labour.rat"});
}

TEST_CASE("events are declared once, with numbers of their own names", "[schema]") {
    CHECK(faults([](Schema& s) {
              s.event<Storm>("storm", {}).field(described("force"), &Storm::force);
              s.event<Flood>("flood", {}).field(described("force"), &Flood::force);
          }).empty());
    CHECK(faults([](Schema& s) {
              s.event<Storm>("storm", {});
              s.event<Flood>("storm", {});
          }) == Faults{"event storm: declared twice"});
    CHECK(faults([](Schema& s) { s.event<Storm>("labour", {}).field(described("rate"), &Storm::force); }) ==
          Faults{"labour.rate: declared twice"});
    Schema schema;
    schema.event<Storm>("storm", {}).field(described("force"), &Storm::force);
    REQUIRE(schema.find_factor("storm.force") != nullptr);
    CHECK(schema.find_factor("storm.force")->is_of_event);
    CHECK(schema.find_setting("storm.force") == nullptr);
    CHECK(schema.find_event("flood") == nullptr);
}

TEST_CASE("settings are found by their whole name and set the member that they describe", "[schema]") {
    Schema schema;
    schema.parameter(described("rate"), &Numbers::rate);
    schema.parameter(described("size"), &Numbers::size);
    schema.lever(described("credit"), &Levers::credit);
    Numbers numbers;
    Levers levers;
    schema.find_setting("size")->set(&numbers, Lever(0.25));
    schema.find_setting("credit")->set(&levers, Lever(0.75));
    CHECK(numbers.rate == 0);
    CHECK(numbers.size == 0.25);
    CHECK(levers.credit.everywhere() == 0.75);
    CHECK(schema.find_setting("siz") == nullptr);
    CHECK(schema.given().size() == 2);
}

TEST_CASE("labels of an axis follow the scenario, and the description keeps its own", "[schema]") {
    Scenario scenario;
    scenario.parameters["population.regions"].value = 2;
    CHECK(example::dated().axes(scenario).front().labels == std::vector<std::string>{"region_1", "region_2"});
    CHECK(example::dated().axes().front().labels.empty());
}

TEST_CASE("a cut by one axis knows its total, and a total none", "[schema]") {
    const Schema& s = example::dated();
    const auto named = [&](const std::string& name) -> const Indicator& {
        return *std::ranges::find(s.indicators(), name, &Indicator::name);
    };
    CHECK(s.total_of(named("employment_by_size")) == &named("employment"));
    CHECK(s.total_of(named("employment")) == nullptr);
    Indicator by_two = named("employment_by_size");
    by_two.over = {"size", "region"};
    CHECK(s.total_of(by_two) == nullptr);
}

TEST_CASE("a record is found by its type, and what is not declared is not", "[schema]") {
    Schema schema;
    schema.agent<Spot>("place").field("region", &Spot::region, "label");
    REQUIRE(schema.find(typeid(Spot)) != nullptr);
    CHECK(schema.find(typeid(Spot))->name == "place");
    CHECK(schema.find(typeid(Numbers)) == nullptr);
}

TEST_CASE("what a table is made from is there, and what was not declared is refused by its type", "[schema]") {
    Schema schema;
    schema.parameter(described("rate"), &Numbers::rate);
    schema.derive<Derived>([](const Inputs& inputs) { return Derived{2 * inputs.given<Numbers>().rate}; });
    std::vector<Owned<void>> given;
    for (const GivenType& type : schema.given()) given.push_back(type.fresh());
    static_cast<Numbers*>(given[0].get())->rate = 3;
    Scenario scenario;
    scenario.data["flows"].name = "flows";
    const Inputs inputs(scenario, given, schema.given());
    schema.given()[1].fill(schema.given()[1].make, given[1].get(), inputs);
    CHECK(inputs.given<Derived>().twice == 6);
    CHECK(inputs.data("flows") == &scenario.data.at("flows"));
    CHECK(inputs.data("stocks") == nullptr);
    CHECK_THROWS_WITH(inputs.given<Levers>(), Catch::Contains("nothing given of type") && Catch::Contains("Levers"));
}

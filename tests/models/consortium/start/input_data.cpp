// Input data (4.6): what a scenario's tables become, and what is said of those that are wrong.
#include "engine/config/scenario/load.hpp"
#include "models/consortium/nouns/derived.hpp"
#include "models/consortium/start/registry.hpp"
#include "tests/models/consortium/stage.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <numeric>

namespace consortium {
extern const Model model;
}

using namespace consortium;
using namespace consortium::stage;
using Catch::Matchers::WithinAbs;

namespace {

const Schema& schema() {
    static const Schema described = schema_of(consortium::model);
    return described;
}

const config::ModelLookup models{[](std::string_view name) { return name == "consortium" ? &schema() : nullptr; },
                                 {"consortium"}};

using Files = std::map<std::string, std::string>;

/// A scenario of a small place that names the given tables, with further parameters.
Files place(Files tables, const std::string& parameters = "") {
    std::string text =
        "model: consortium\nstart: 2025Q1\nsteps: 8\n"
        "parameters: {population.firms: 100, population.persons: 2000" +
        (parameters.empty() ? "" : ", " + parameters) + "}\n";
    if (!tables.empty()) text += "data:\n";
    for (const auto& [name, content] : tables) text += "  " + name + ": " + name + ".csv\n";
    Files files{{"s.yaml", text}};
    for (const auto& [name, content] : tables) files[name + ".csv"] = content;
    return files;
}

Scenario load(const Files& files) { return config::load("s.yaml", {}, models, config::Memory(files)).scenario; }

/// What is said of the tables; warnings about so small a place are left out.
std::string messages(const Files& files) {
    std::vector<Problem> problems;
    try {
        problems = config::load("s.yaml", {}, models, config::Memory(files)).warnings;
    } catch (const InputError& error) {
        problems = error.problems();
    }
    std::string said;
    for (const Problem& problem : problems) said += problem.where.file == "s.yaml" ? "" : to_string(problem) + '\n';
    return said;
}

u32 vocational_programmes(Played& run) {
    const auto all_of_it = all<Programme>(run);
    return static_cast<u32>(
        std::ranges::count_if(all_of_it, [](const Programme& p) { return p.type != SchoolType::university; }));
}

/// The tables of a scenario as its run would have them.
Derived derived_from(const Scenario& scenario) {
    Played run(scenario, consortium::model);
    return *static_cast<const Derived*>(run.world.given(typeid(Derived*)));
}

const std::string seven = "a,b,c,d,e,f,g";
std::string row(const std::string& name, const std::string& cells) { return name + "," + cells + "\n"; }

/// Φ of the ten industries over the fields a to g, all alike but the first.
std::string mix(const std::string& first = ".5,.3,.2,0,0,0,0", const std::string& others = "0,0,0,.25,.25,.25,.25") {
    std::string text = "industry," + seven + "\n" + row("ict", first);
    for (const char* industry : {"vehicles_electrical", "chemicals_medicine", "machinery", "consumer_goods",
                                 "materials_energy", "business_services", "construction", "trade_transport"})
        text += row(industry, others);
    return text + row("public_services", others);
}

/// a and b are near, c is half way to both, everything else is far apart.
std::string distances() {
    return "field," + seven + "\n" + row("a", "0,.25,.5,1,1,1,1") + row("b", ".25,0,.5,1,1,1,1") +
           row("c", ".5,.5,0,1,1,1,1") + row("d", "1,1,1,0,1,1,1") + row("e", "1,1,1,1,0,1,1") + row("f", "1,1,1,1,1,0,1") +
           row("g", "1,1,1,1,1,1,0");
}

const std::string three_regions = "region,population\nnorth,6\nsouth,3\nisland,1\n";
const std::string schools = "school,region,type\nHill,region_1,secondary\nLake,region_1,higher\nOak,region_1,university\n";
const std::string programmes =
    "school,field,places,students,teachers\nLake,field_2,20,50,3\nHill,field_1,12,31,2\nLake,field_5,14,40,2.5\n";
const std::string firms = "firm,region,industry,staff,member\nForge,region_1,machinery,300,1\nByte,region_1,ict,12,0\n";
const std::string partnerships =
    "firm,school,field,depth,trust,age\nForge,Lake,field_5,0.75,.4,9\nByte,Hill,field_1,0.25,.1,2\n"
    "Forge,Lake,field_2,0.5,.6,20\n";

}  // namespace

TEST_CASE("without data fields lie on a ring (4.5.8)", "[consortium][data]") {
    const Derived t = derived_from(load(place({}, "population.new_fields: 0")));
    CHECK(t.field_mix[1].field == std::array<u8, 7>{2, 3, 1, 4, 0, 5, 2});
    CHECK(t.field_mix[1].share == std::array<double, 7>{.35, .20, .15, .15, .10, .05, 0});
    CHECK(t.field_distance(0, 19) == .25F);
    CHECK(t.field_distance(0, 10) == 1.F);
    CHECK(t.mobility[0].field == std::array<u8, 7>{0, 1, 19, 2, 18, 3, 17});
    const auto& share = t.mobility[0].share;
    CHECK(share[0] == .70);
    CHECK_THAT(std::accumulate(share.begin(), share.end(), 0.0), WithinAbs(1, 1e-15));
    CHECK_THAT(share[1] / share[3], WithinAbs(math::exp(1), 1e-12));
}

TEST_CASE("shares and distances of fields as given, under their names", "[consortium][data]") {
    const Scenario scenario = load(place({{"field_mix", mix()}, {"field_distances", distances()}}, "population.fields: 7"));
    const Derived t = derived_from(scenario);
    CHECK(t.field_mix[0].field == std::array<u8, 7>{0, 1, 2, 0, 0, 0, 0});
    CHECK(t.field_mix[0].share == std::array<double, 7>{.5, .3, .2, 0, 0, 0, 0});
    CHECK(t.field_mix[9].share == std::array<double, 7>{.25, .25, .25, .25, 0, 0, 0});
    CHECK(t.strategic_field[0] == 1);
    CHECK(t.field_distance(0, 1) == .25F);
    CHECK(t.field_distance(3, 4) == 1.F);
    // A: who is a finds work in b e times as often as in c; who is d finds nothing near.
    CHECK(t.mobility[0].field == std::array<u8, 7>{0, 1, 2, 0, 0, 0, 0});
    CHECK_THAT(t.mobility[0].share[1] / t.mobility[0].share[2], WithinAbs(math::exp(1), 1e-12));
    CHECK(t.mobility[3].share[0] == 1);
    const auto axes = schema().axes(scenario);
    CHECK(std::ranges::find(axes, "field", &Axis::name)->labels ==
          std::vector<std::string>{"a", "b", "c", "d", "e", "f", "g"});
}

TEST_CASE("a new field is one that no job asks for at the start, and a strategic industry's (E2b)", "[consortium][data]") {
    // On the ring field 1 is the one that is mainly of the first industry, which is strategic.
    const Derived ring = derived_from(load(place({})));
    CHECK(std::ranges::count(ring.new_field, 1) == 1);
    CHECK(ring.new_field[1] == 1);
    CHECK(ring.strategic_field[1] == 1);
    CHECK(ring.field_mix[0].field == std::array<u8, 7>{0, 1, 19, 2, 18, 3, 1});
    CHECK_THAT(ring.field_mix[0].share[0], WithinAbs(.35 / .8, 1e-12));
    for (const FieldMix& row : ring.field_mix) {
        CHECK_THAT(std::accumulate(row.share.begin(), row.share.end(), 0.0), WithinAbs(1, 1e-12));
        for (u32 k = 0; k < fields_per_industry; ++k) CHECK((row.field[k] != 1 || row.share[k] == 0));
    }
    // With a mix given: what it leaves out.
    const Derived given = derived_from(
        load(place({{"field_mix", mix(".5,.3,.2,0,0,0,0", "0,0,0,.5,.25,.25,0")}, {"field_distances", distances()}},
                   "population.fields: 7")));
    CHECK(given.new_field == std::vector<u8>{0, 0, 0, 0, 0, 0, 1});
    CHECK(given.field_mix[0].field[6] == 6);
    CHECK(given.main_industry[6] == 0);
}

TEST_CASE("mobility between fields as given", "[consortium][data]") {
    const std::string rest =
        row("d", "0,0,0,1,0,0,0") + row("e", "0,0,0,0,1,0,0") + row("f", "0,0,0,0,0,1,0") + row("g", "0,0,0,0,0,0,1");
    const std::string given =
        "field," + seven + "\n" + row("a", ".1,0,.9,0,0,0,0") + row("b", "0,1,0,0,0,0,0") + row("c", "0,0,1,0,0,0,0") + rest;
    const Derived t = derived_from(load(place({{"field_mix", mix()}, {"field_mobility", given}}, "population.fields: 7")));
    CHECK(t.mobility[0].field == std::array<u8, 7>{0, 2, 0, 0, 0, 0, 0});
    CHECK(t.mobility[0].share == std::array<double, 7>{.1, .9, 0, 0, 0, 0, 0});
}

TEST_CASE("regions have names and people, and work elsewhere is sought by people and distance", "[consortium][data]") {
    const std::string km = "region,north,south,island\nsouth,100,0,300\nisland,200,300,0\nnorth,0,100,200\n";
    const Scenario scenario = load(place({{"regions", three_regions}, {"region_distances", km}},
                                         "population.regions: 3, population.schools: 9, labour.search_range: 100"));
    const Derived t = derived_from(scenario);
    CHECK(t.region_weight == std::vector<double>{.6, .3, .1});
    CHECK(t.gravity[0][0] == 0);
    CHECK_THAT(t.gravity[0][1] / t.gravity[0][2], WithinAbs(3 * math::exp(1), 1e-12));
    CHECK(schema().axes(scenario).front().labels == std::vector<std::string>{"north", "south", "island"});
    const Derived by_people =
        derived_from(load(place({{"regions", three_regions}}, "population.regions: 3, population.schools: 9")));
    CHECK_THAT(by_people.gravity[0][1] / by_people.gravity[0][2], WithinAbs(3, 1e-12));
}

TEST_CASE("young people follow the cohorts given, relative to the year of the start", "[consortium][data]") {
    const std::string cohorts = "year,region_1\n2024,900\n2025,600\n2026,300\n";
    const Scenario scenario = load(place({{"cohorts", cohorts}}));
    const Derived t = derived_from(scenario);
    CHECK(t.cohort(0, 2025) == 1);
    CHECK(t.cohort(0, 2026) == .5);
    CHECK(t.cohort(0, 2050) == .5);
    CHECK(t.cohort(0, 1999) == 1.5);
    Played halved(scenario, consortium::model);
    Played usual(load(place({})), consortium::model);
    const double young = 4 * .0066 * 2000;
    const auto born = [](Played& run, u32 steps) { return static_cast<double>(all<PersonFlows>(run.until(steps))[0].born); };
    CHECK_THAT(born(halved, 3), WithinAbs(young, 1));
    CHECK_THAT(born(halved, 7), WithinAbs(young / 2, 1));
    CHECK_THAT(born(usual, 7), WithinAbs(young, 1));
}

TEST_CASE("demand drifts by industry where data say so", "[consortium][data]") {
    std::string industries = "industry,name_en,name_zh,strategic,tradable,employment_2018,demand_drift\n";
    industries += "ict,a,a,1,1,10,-.01\nfood,a,a,0,1,10,.02\n";
    Played run(load(place({{"industries", industries}}, "demand.price_elasticity: 1, demand.strategic_drift: .05")),
               consortium::model);
    run.until(5);  // four quarters since the start
    const auto share = [&](u32 i) { return all<Industry>(run)[i].share / all<Industry>(run)[i].share_0; };
    CHECK_THAT(share(0), WithinAbs(math::exp(-.04), 1e-12));
    CHECK_THAT(share(1), WithinAbs(math::exp(.08), 1e-12));
}

TEST_CASE("an industry without a firm stays without demand and entrants", "[consortium][data]") {
    std::string industries = "industry,name_en,name_zh,strategic,tradable,employment_2018\n";
    industries += "ict,a,a,1,1,10\nfood,a,a,0,1,0\ntrade,a,a,0,0,10\n";
    Played run(load(place({{"industries", industries}})), consortium::model);
    CHECK_NOTHROW(run.until(12));
    CHECK(std::ranges::count(all<Firm>(run), 1, &Firm::industry) == 0);
    CHECK(all<Firm>(run).size() > 100);
}

TEST_CASE("schools stand in every region by its weight, a university in each", "[consortium][data]") {
    Played run(load(place({{"regions", three_regions}}, "population.regions: 3, population.schools: 20")),
               consortium::model);
    std::array<u32, 3> vocational{};
    std::array<u32, 3> universities{};
    for (const School& school : all<School>(run))
        ++(school.type == SchoolType::university ? universities : vocational)[school.region];
    CHECK(universities == std::array<u32, 3>{1, 1, 1});
    CHECK(vocational == std::array<u32, 3>{10, 5, 2});
}

TEST_CASE("schools, firms and partnerships stand on the first day as listed", "[consortium][data]") {
    Played run(
        load(place({{"schools", schools}, {"programmes", programmes}, {"firms", firms}, {"partnerships", partnerships}})),
        consortium::model);
    REQUIRE(all<School>(run).size() == 3);
    CHECK(all<School>(run)[2].type == SchoolType::university);
    CHECK(all<School>(run)[1].programmes == 2);
    REQUIRE(vocational_programmes(run) ==
            3);  // by school: Hill, then Lake in the order of its rows; the university's are drawn
    CHECK(std::ranges::count(all<Programme>(run), Id<School>{2}, &Programme::school) >= 4);
    const Programme& hill = all<Programme>(run)[0];
    CHECK((hill.field == 0 && hill.capacity == 12 && hill.students == 31 && hill.teachers == 2));
    CHECK(hill.enrolled == 11);  // 31 students in cohorts of 11, 10 and 10
    CHECK(std::ranges::count_if(all<Person>(run), [](const Person& p) {
              return p.status == Status::student && (*p.programme).slot == 0;
          }) == 31);
    const Firm& forge = all<Firm>(run)[0];
    CHECK((forge.industry == 3 && forge.staff == 300 && forge.member && forge.attitude.aware));
    CHECK((all<Firm>(run)[1].staff == 12 && !all<Firm>(run)[1].member && all<Firm>(run)[1].attitude.aware));
    const auto edges = of<Partnership>(run, 0);
    REQUIRE(edges.size() == 2);
    CHECK((edges[0].to.slot == 2 && edges[0].agreed.depth == .75F && edges[0].learnt.trust == .4F &&
           edges[0].learnt.age == 9));
    CHECK(edges[1].agreed.declared == .5F);
    CHECK(edges[0].agreed.seats > 0);
    CHECK(edges[0].agreed.seats + edges[1].agreed.seats <= 30.F);
    CHECK(of<Partnership>(run, 1).size() == 1);
    u32 staff = 0;
    for (const Firm& firm : all<Firm>(run)) staff += firm.staff;
    CHECK_THAT(staff, WithinAbs(1900, 60));
}

TEST_CASE("a deeper partnership may be declared than there is", "[consortium][data]") {
    const std::string list = "firm,school,field,depth,trust,age,declared\nForge,Lake,field_5,0.75,.4,9,1\n";
    Played run(load(place({{"schools", schools}, {"programmes", programmes}, {"firms", firms}, {"partnerships", list}})),
               consortium::model);
    CHECK(of<Partnership>(run, 0)[0].agreed.declared == 1.F);
}

TEST_CASE("the worked example counts as its files say, and plays with every conservation law", "[consortium][data]") {
    const config::Loaded loaded =
        config::load(std::filesystem::path(CONSORTIA_SCENARIOS) / "consortium/registry.yaml", {.strict = true}, models);
    Played run(loaded.scenario, consortium::model);
    CHECK(all<School>(run).size() == 20);
    CHECK(std::ranges::count(all<School>(run), SchoolType::university, &School::type) == 2);
    CHECK(all<Institute>(run).size() == 26);  // 24, and the universities
    CHECK(vocational_programmes(run) == loaded.scenario.data.at("programmes").rows());
    CHECK(all<Partnership>(run).size() == 61);
    i64 students = 0;
    for (double n : loaded.scenario.data.at("programmes").number("students")) students += static_cast<i64>(n);
    CHECK(std::ranges::count(all<Person>(run), Status::student, &Person::status) == students);
    CHECK_NOTHROW(run.until(5));  // the model checks its identities every quarter
    CHECK(run("partnerships") > 61);
}

TEST_CASE("rows that belong together agree, or all that do not are named", "[consortium][data]") {
    CHECK(messages(place({{"regions", three_regions}}, "population.regions: 2")) ==
          "regions.csv: error: regions.region: 3 rows, and population.regions is 2; they must agree\n");
    CHECK(messages(place({{"schools", schools}}, "population.schools: 4")) ==
          "schools.csv: error: schools.school: 3 rows, and population.schools is 4; they must agree\n");
    CHECK(messages(place({{"field_mix", mix()}})) ==
          "field_mix.csv:1:1: error: field_mix: 7 fields, and population.fields is 20; they must agree\n");
}

TEST_CASE("shares of fields sum to 1 and are few", "[consortium][data]") {
    CHECK(messages(place({{"field_mix", mix(".5,.3,.1,0,0,0,0", ".2,.2,.1,.1,.1,.1,.2")}}, "population.fields: 7"))
              .starts_with("field_mix.csv:2:1: error: field_mix.industry: ict: expected shares that sum to 1, got 0.9\n"
                           "field_mix.csv:3:1: error: field_mix.industry: vehicles_electrical: expected at most 6 shares "
                           "above 0, got 7\n"));
}

TEST_CASE("every industry has its row and column", "[consortium][data]") {
    CHECK(messages(place({{"field_mix", "industry," + seven + "\nict,1,0,0,0,0,0,0\nmachinry,1,0,0,0,0,0,0\n"}},
                         "population.fields: 7")) ==
          "field_mix.csv: error: field_mix.industry: no row for vehicles_electrical, chemicals_medicine, machinery, "
          "consumer_goods, materials_energy, business_services, construction, trade_transport, public_services\n"
          "field_mix.csv:3:1: error: field_mix.industry: expected one of ict, vehicles_electrical, chemicals_medicine, "
          "machinery, consumer_goods, materials_energy, business_services, construction, trade_transport, public_services, "
          "got 'machinry'; nearest is machinery\n");
    CHECK(messages(place({{"industries",
                           "industry,name_en,name_zh,strategic,tradable,employment_2018\nict,a,a,1,1,9\nfood,a,a,0,1,9\n"},
                          {"flows", "supplier,ict,fod\nict,1,2\nfood,1,2\n"}})) ==
          "flows.csv:1:1: error: flows: no column for food\n"
          "flows.csv:1:14: error: flows: unknown column 'fod'; expected the labels of industry; nearest is food\n");
}

TEST_CASE("distances are none to oneself and the same both ways", "[consortium][data]") {
    const std::string km = "region,north,south,island\nnorth,0,100,200\nsouth,110,5,0\nisland,200,0,0\n";
    CHECK(messages(place({{"regions", three_regions}, {"region_distances", km}},
                         "population.regions: 3, population.schools: 9")) ==
          "region_distances.csv:3:7: error: region_distances.north: expected 100 as the other way round, got 110\n"
          "region_distances.csv:3:11: error: region_distances.south: expected 0 from a label to itself, got 5\n"
          "region_distances.csv:3:13: error: region_distances.island: expected more than 0 (km), got 0\n"
          "region_distances.csv:4:12: error: region_distances.south: expected more than 0 (km), got 0\n");
}

TEST_CASE("cohorts run from year to year and know the year of the start", "[consortium][data]") {
    CHECK(messages(place({{"cohorts", "year,region_1\n2026,5\n2028,5\n"}})) ==
          "cohorts.csv: error: cohorts.year: no row for 2025, the year of the start\n"
          "cohorts.csv:3:1: error: cohorts.year: expected 2027, the year after the row above, got 2028\n");
    CHECK(messages(place({{"cohorts", "year,region_1\n2025,0\n"}})) ==
          "cohorts.csv:2:6: error: cohorts.region_1: expected more than 0 in the year of the start\n");
}

TEST_CASE("programmes belong to vocational schools, each of which has one", "[consortium][data]") {
    const std::string wrong =
        "school,field,places,students,teachers\nHill,field_1,30,31,2\nOak,field_1,30,31,2\nHil,field_2,30,31,2\n";
    CHECK(messages(place({{"schools", schools}, {"programmes", wrong}})) ==
          "programmes.csv:4:1: error: programmes.school: expected a label of schools.school, got 'Hil'; nearest is Hill\n"
          "schools.csv:4:1: error: schools.school: Oak is a university, and data.programmes lists vocational programmes of "
          "it\n");
    const std::string misplaced = "school,field,places,students,teachers\nHill,field_1,30,31,2\nOak,field_1,9,31,2\n";
    CHECK(messages(place({{"schools", schools}, {"programmes", misplaced}})) ==
          "schools.csv:3:1: error: schools.school: Lake has no programme in data.programmes\n"
          "schools.csv:4:1: error: schools.school: Oak is a university, and data.programmes lists vocational programmes of "
          "it\n");
    CHECK(messages(place({{"schools", "school,region,type\nOak,region_1,university\n"}}, "population.schools: 1")) ==
          "schools.csv: error: schools.type: expected at least one that is no university\n");
    CHECK(messages(place({{"programmes", programmes}})) ==
          "programmes.csv:1:1: error: programmes.school: names rows of data.schools, which is not given\n");
    const std::string few = "school,field,places,students,teachers\nHill,field_1,9,31,2\nLake,field_1,9,31,2\n";
    CHECK(
        messages(place({{"schools", schools}, {"programmes", few}})) ==
        "programmes.csv:1:14: warning: programmes.places: 18 in all lie outside the usual range of 0.8 to 2 per vocational "
        "entrant; there are 34 a year\n");
}

TEST_CASE("firms find room among the employed", "[consortium][data]") {
    CHECK(
        messages(place({{"firms", "firm,region,industry,staff\nForge,region_1,machinery,1803\n"}})) ==
        "firms.csv:1:22: error: firms.staff: expected at most 1801 in all, the employed less one for every other firm, got "
        "1803\n");
}

TEST_CASE("partnerships join listed firms and listed programmes", "[consortium][data]") {
    const std::string wrong =
        "firm,school,field,depth,trust,age,declared\nForge,Hill,field_9,0.75,.4,9,1\nForge,Hill,field_1,0.5,.4,9,.25\n";
    CHECK(messages(place({{"schools", schools}, {"programmes", programmes}, {"firms", firms}, {"partnerships", wrong}})) ==
          "partnerships.csv:2:12: error: partnerships.field: Hill has no programme in field_9 in data.programmes\n"
          "partnerships.csv:3:29: error: partnerships.declared: expected at least the depth, 0.5, got 0.25\n");
    const std::string cells =
        "firm,school,field,depth,trust,age\nForge,Hill,field_1,0.6,1.4,2.5\nForge,Hill,field_1,1,.4,2\n";
    CHECK(messages(place({{"schools", schools}, {"programmes", programmes}, {"firms", firms}, {"partnerships", cells}})) ==
          "partnerships.csv:2:20: error: partnerships.depth: expected one of 0.25, 0.5, 0.75, 1, got '0.6'; nearest is 0.5\n"
          "partnerships.csv:2:24: error: partnerships.trust: expected 0 to 1 (share), got 1.4\n"
          "partnerships.csv:2:28: error: partnerships.age: expected a whole number (q), got '2.5'\n"
          "partnerships.csv:3:1: error: partnerships.firm, school, field: 'Forge, Hill, field_1' is given twice; first in "
          "line 2\n");
    CHECK(messages(place({{"schools", schools}, {"firms", firms}, {"partnerships", partnerships}})) ==
          "partnerships.csv:1:13: error: partnerships.field: names rows of data.programmes, which is not given\n");
}

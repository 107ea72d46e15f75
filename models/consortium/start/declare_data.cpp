// The tables of input data (4.6), column by column; scenarios/data/README.md shows examples.
#include "models/consortium/start/data.hpp"

namespace consortium {

namespace {

using Kind = DataColumn::Kind;
constexpr double much = 1e12;

void declare_industries(Schema& s) {
    s.data({.name = "industries",
            .about = {"industries: employment, whether strategic and tradable, and drift of demand",
                      "行业：就业、是否战略性、是否可贸易、需求漂移"},
            .columns = {{.name = "industry", .kind = Kind::label},
                        {.name = "name_en", .kind = Kind::label},
                        {.name = "name_zh", .kind = Kind::label},
                        {.name = "strategic", .unit = "flag", .hard = {0, 1}, .whole = true},
                        {.name = "tradable", .unit = "flag", .hard = {0, 1}, .whole = true},
                        {.name = "employment_2018", .unit = "million persons", .hard = {0, 1e6}},
                        {.name = "demand_drift",
                         .unit = "log/q",
                         .hard = {-.1, .1},
                         .about = "ν_i (E2); without it demand.strategic_drift for strategic industries",
                         .optional = true}},
            .rest_are_numbers = true,
            .key = {"industry"}});
    s.data({.name = "flows",
            .about = {"domestic flows between industries: row supplies, column uses", "行业间流量：行供给、列使用"},
            .columns = {{.name = "supplier", .kind = Kind::label, .axis = "industry"}},
            .rest_are_numbers = true,
            .key = {"supplier"},
            .row_axis = "industry",
            .rest_axis = "industry",
            .rest_unit = "billion yuan",
            .rest_hard = {0, much}});
}

void declare_regions(Schema& s) {
    s.data({.name = "regions",
            .about = {"regions: names, and people as weights of their workforce", "地区：名称与人口权重"},
            .columns = {{.name = "region", .kind = Kind::label},
                        {.name = "name_zh", .kind = Kind::label, .optional = true},
                        {.name = "part", .kind = Kind::label, .optional = true},
                        {.name = "population", .unit = "million persons", .hard = {1e-6, 1e5}}},
            .key = {"region"}});
    s.data({.name = "region_distances",
            .about = {"distances between regions, for search of work elsewhere (E63)", "地区间距离：影响跨地区求职"},
            .columns = {{.name = "region", .kind = Kind::label, .axis = "region"}},
            .rest_are_numbers = true,
            .key = {"region"},
            .row_axis = "region",
            .rest_axis = "region",
            .rest_unit = "km",
            .rest_hard = {0, 2e4}});
    s.data({.name = "cohorts",
            .about = {"young people who come of age, by year and region; they count relative to the year of the start (E54)",
                      "适龄青年人数（按年份和地区；以起始年为基准）"},
            .columns = {{.name = "year", .unit = "year", .hard = {1900, 2200}, .whole = true}},
            .rest_are_numbers = true,
            .rest_axis = "region",
            .rest_unit = "person",
            .rest_hard = {0, much}});
}

void declare_fields(Schema& s) {
    s.data({.name = "field_mix",
            .about = {"Φ: shares of fields in the jobs of each industry; names the fields", "行业岗位的专业构成 Φ"},
            .columns = {{.name = "industry", .kind = Kind::label, .axis = "industry"}},
            .rest_are_numbers = true,
            .key = {"industry"},
            .row_axis = "industry",
            .rest_axis = "field",
            .rest_unit = "share",
            .rest_hard = {0, 1}});
    s.data({.name = "field_distances",
            .about = {"distances between fields of study and work, 0 the same, 1 nothing in common", "专业间距离（0–1）"},
            .columns = {{.name = "field", .kind = Kind::label, .axis = "field"}},
            .rest_are_numbers = true,
            .key = {"field"},
            .row_axis = "field",
            .rest_axis = "field",
            .rest_unit = "share",
            .rest_hard = {0, 1}});
    s.data({.name = "field_mobility",
            .about = {"A: where people of a field look for work; rows sum to 1", "专业流动矩阵 A（行和为1）"},
            .columns = {{.name = "field", .kind = Kind::label, .axis = "field"}},
            .rest_are_numbers = true,
            .key = {"field"},
            .row_axis = "field",
            .rest_axis = "field",
            .rest_unit = "share",
            .rest_hard = {0, 1}});
}

void declare_registries(Schema& s) {
    s.data({.name = "schools",
            .about = {"registry of schools", "院校名录"},
            .columns = {{.name = "school", .kind = Kind::label},
                        {.name = "name_zh", .kind = Kind::label, .optional = true},
                        {.name = "region", .kind = Kind::label, .axis = "region"},
                        {.name = "type", .kind = Kind::label, .labels = {"secondary", "higher", "bachelor", "university"}}},
            .key = {"school"}});
    s.data({.name = "programmes",
            .about = {"programmes of the schools: places, students, teachers", "院校专业：招生规模、在校生、教师"},
            .columns = {{.name = "school", .kind = Kind::label, .refers_to = "schools.school"},
                        {.name = "field", .kind = Kind::label, .axis = "field"},
                        {.name = "places", .unit = "person/yr", .hard = {1, 1e5}},
                        {.name = "students", .unit = "person", .hard = {0, 1e6}, .whole = true},
                        {.name = "teachers", .unit = "person", .hard = {1, 1e5}}},
            .key = {"school", "field"}});
    s.data({.name = "firms",
            .about = {"firms known by name; all others are drawn", "已知企业名录（其余随机生成）"},
            .columns = {{.name = "firm", .kind = Kind::label},
                        {.name = "name_zh", .kind = Kind::label, .optional = true},
                        {.name = "region", .kind = Kind::label, .axis = "region"},
                        {.name = "industry", .kind = Kind::label, .axis = "industry"},
                        {.name = "staff", .unit = "person", .hard = {1, 1e7}, .whole = true},
                        {.name = "member",
                         .unit = "flag",
                         .hard = {0, 1},
                         .about = "of its region's consortium",
                         .whole = true,
                         .optional = true}},
            .key = {"firm"}});
    s.data({.name = "partnerships",
            .about = {"partnerships that exist on the first day, of named firms with listed programmes",
                      "起始时已有的校企合作（名录企业与所列专业）"},
            .columns = {{.name = "firm", .kind = Kind::label, .refers_to = "firms.firm"},
                        {.name = "school", .kind = Kind::label, .refers_to = "schools.school"},
                        {.name = "field", .kind = Kind::label, .axis = "field"},
                        {.name = "depth", .kind = Kind::label, .labels = {"0.25", "0.5", "0.75", "1"}},
                        {.name = "trust", .unit = "share", .hard = {0, 1}},
                        {.name = "age", .unit = "q", .hard = {0, 400}, .whole = true},
                        {.name = "declared",
                         .unit = "depth",
                         .hard = {.25, 1},
                         .about = "depth as declared; without it the real one",
                         .optional = true}},
            .key = {"firm", "school", "field"}});
}

}  // namespace

void declare_data(Schema& s) {
    declare_industries(s);
    declare_regions(s);
    declare_fields(s);
    declare_registries(s);
    s.check([](const Scenario& scenario, const std::vector<consortia::Axis>& axes, std::vector<Problem>& problems) {
        check_data(scenario, axes, problems);
        check_numbers(scenario, problems);
    });
}

}  // namespace consortium

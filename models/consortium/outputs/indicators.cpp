// Indicators of productivity, work, skills, inequality, and of the run itself (O1, O2, O3, O10, O15, O16).
#include "models/consortium/outputs/declare_indicators.hpp"

namespace consortium {

void declare_economy_indicators(Schema& s) {
    const IndicatorList list{s};
    using Role = IndicatorList::Role;
    list.stock("productivity_index", "index", "Productivity index, 100 at the start", "新质生产力指数（起点为100）", {},
               Role::benefit);
    list.stock("productivity_index_by_region", "index", "Productivity index inside the group, 100 at the start",
               "新质生产力指数（起点为100）（地区）", {"region"});
    list.stock("productivity_index_by_industry", "index", "Productivity index inside the group, 100 at the start",
               "新质生产力指数（起点为100）（行业）", {"industry"});
    list.flow("productivity_growth", "log", "Growth of the productivity index", "生产率指数增长");
    list.flow("productivity_part", "log", "Parts of productivity growth", "生产率增长的分解", {"part"});
    list.flow("productivity_part_by_region", "log", "Parts of productivity growth inside the region",
              "生产率增长的分解（地区）", {"region", "part"});
    list.flow("productivity_part_by_industry", "log", "Parts of productivity growth inside the industry",
              "生产率增长的分解（行业）", {"industry", "part"});
    list.stock("productivity_by_region", "log", "Mean log output per worker", "劳动生产率（对数）（地区）", {"region"});
    list.stock("productivity_by_industry", "log", "Mean log output per worker", "劳动生产率（对数）（行业）", {"industry"});
    list.stock("composite_index", "index", "Composite index of four parts, 100 at the start",
               "综合指数（四分项几何平均，起点为100）");
    list.stock("composite_by_subindex", "index", "Part of the composite index, 100 at the start",
               "综合指数分项（起点为100）", {"subindex"});
    list.stock("strategic_share", "share", "Strategic industries in value added", "战略性产业增加值占比");
    list.stock("effectiveness", "index", "Mean effectiveness of the employed", "就业人员平均效能");
    list.stock("output_per_worker", "index", "Output per worker, arithmetic mean", "人均产出（算术平均）");
    list.flow("value_added", "wq", "Value added at prices of the start", "增加值（起点价格）", {}, Role::product);
    list.stock("labour_objects", "share", "Adoption of new labour objects", "新型劳动对象采用率");
    list.stock("means_gap", "log", "Technology ahead of equipment", "劳动资料滞后");
    list.stock("frontier_gap", "log", "Distance of technology to the frontier", "与技术前沿的差距");

    list.stock("output_dispersion", "log", "Standard deviation of log output per worker within industries",
               "行业内生产率离散度");
    list.ratio("output_spread_90_10", "log", "Log output per worker within industries, 90th less 10th percentile",
               "行业内生产率90–10分位差");
    list.ratio("output_theil", "index", "Theil index of output per worker over workers", "人均产出泰尔指数");
    list.ratio("output_theil_across_regions", "index", "Theil index of output per worker, part across regions",
               "人均产出泰尔指数（地区间）");
    list.ratio("output_theil_within_regions", "index", "Theil index of output per worker, part within regions",
               "人均产出泰尔指数（地区内）");
    list.ratio("output_gini", "index", "Gini coefficient of output per worker over workers", "人均产出基尼系数");
    list.ratio("output_gini_across_regions", "index", "Gini coefficient of regions' mean output per worker",
               "人均产出基尼系数（地区间）");
    list.ratio("output_gini_by_region", "index", "Gini coefficient of output per worker inside the region",
               "人均产出基尼系数（地区）", {"region"});

    list.stock("skill", "index", "Mean skill of the employed", "就业人员平均技能", {}, Role::headline);
    list.stock("skill_by_region", "index", "Mean skill of the employed", "就业人员平均技能（地区）", {"region"});
    list.stock("skill_by_field", "index", "Mean skill of the employed", "就业人员平均技能（专业）", {"field"});
    list.stock("skill_by_industry", "index", "Mean skill of the employed", "就业人员平均技能（行业）", {"industry"});
    list.stock("vintage", "log", "Mean knowledge vintage of the employed, in Q4", "就业人员平均知识年代（第四季度）");
    list.stock("vintage_by_field", "log", "Mean knowledge vintage of the employed, in Q4", "就业人员平均知识年代（专业）",
               {"field"});
    list.stock("vintage_by_industry", "log", "Mean knowledge vintage of the employed, in Q4", "就业人员平均知识年代（行业）",
               {"industry"});
    list.stock("vintage_gap", "log", "Technology ahead of the knowledge of staff", "知识滞后");
    list.stock("employed_by_field_industry", "person", "Employed by own field and industry, in Q4",
               "就业人数（所学专业与行业）", {"field", "industry"});
    list.stock("skill_by_field_industry", "index", "Mean skill of the employed by own field and industry, in Q4",
               "平均技能（所学专业与行业）", {"field", "industry"});
    list.stock("vintage_by_field_industry", "log", "Mean knowledge vintage of the employed by own field and industry, in Q4",
               "平均知识年代（所学专业与行业）", {"field", "industry"});
    list.stock("competence_by_field_industry", "share",
               "Mean of the four competences of the employed by own field and industry, in Q4", "平均素养（所学专业与行业）",
               {"field", "industry"});
    list.stock("competence_by_kind", "share", "Mean competence of the employed", "就业人员平均素养", {"competence"});
    list.stock("competence_by_region", "share", "Mean competence of the employed", "就业人员平均素养（地区）",
               {"region", "competence"});
    list.stock("competence_by_field", "share", "Mean competence of the employed by own field, in Q4",
               "就业人员平均素养（所学专业）", {"field", "competence"});
    list.stock("competence_by_industry", "share", "Mean competence of the employed, in Q4", "就业人员平均素养（行业）",
               {"industry", "competence"});

    list.stock("persons", "person", "Persons", "人口");
    list.ratio("unemployment", "share", "Unemployment rate", "失业率", {}, Role::headline);
    list.ratio("unemployment_by_region", "share", "Unemployment rate", "失业率（地区）", {"region"});
    list.stock("unemployed", "person", "Unemployed, at the start of matching", "失业人数");
    list.stock("unemployed_by_field", "person", "Unemployed by own field, at the start of matching", "失业人数（专业）",
               {"field"});
    list.stock("vacancies", "post", "Vacancies, at the start of matching", "岗位空缺数");
    list.stock("vacancies_by_field", "post", "Vacancies, at the start of matching", "岗位空缺数（专业）", {"field"});
    list.ratio("vacancy_rate", "share", "Vacancy rate", "空缺率");
    list.ratio("vacancy_rate_by_region", "share", "Vacancy rate", "空缺率（地区）", {"region"});
    list.ratio("tightness", "ratio", "Vacancies per unemployed person", "岗位空缺与失业人数之比");
    list.ratio("tightness_by_region", "ratio", "Vacancies per unemployed person", "岗位空缺与失业人数之比（地区）",
               {"region"});
    list.ratio("tightness_by_field", "ratio", "Vacancies per unemployed person", "岗位空缺与失业人数之比（专业）",
               {"field"});
    list.stock("wage", "wq", "Mean quarterly wage, nominal", "平均季度工资（名义）");
    list.stock("wage_by_region", "ratio", "Mean wage, of the mean of all", "平均工资（相对全体均值）（地区）", {"region"});
    list.stock("wage_by_industry", "ratio", "Mean wage, of the mean of all", "平均工资（相对全体均值）（行业）",
               {"industry"});
    list.stock("field_wage_by_field", "ratio", "Wage that a field pays, before what the person brings, of the mean wage",
               "专业工资水平（相对平均工资）", {"field"});
    list.stock("employment_by_field", "person", "Employed by field of the job", "就业人数（专业）", {"field"});
    list.stock("employment_by_industry", "person", "Employed", "就业人数（行业）", {"industry"});

    list.stock("agents", "agent", "Persons, firms, programmes, schools, institutes and consortia", "主体数");
    list.stock("edges", "edge", "Jobs, posts, partnerships, research links and neighbours", "关系数");
}

}  // namespace consortium

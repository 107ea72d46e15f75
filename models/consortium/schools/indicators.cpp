// Indicators of education and of what becomes of graduates (O4, O5, O6).
#include "models/consortium/outputs/declare_indicators.hpp"

namespace consortium {

void declare_education_indicators(Schema& s) {
    const IndicatorList list{s};
    using Role = IndicatorList::Role;
    list.stock("students", "person", "Students of vocational education", "在校生");
    list.stock("students_by_region", "person", "Students of vocational education", "在校生（地区）", {"region"});
    list.stock("students_by_field", "person", "Students of vocational education", "在校生（专业）", {"field"});
    list.stock("enrolment_by_field", "person", "Places filled in the last autumn", "秋季招生数（专业）", {"field"});
    list.stock("programmes", "programme", "Programmes open", "开设专业点数");
    list.flow("programmes_opened", "programme", "Programmes opened", "新开专业点");
    list.flow("programmes_closed", "programme", "Programmes that began to close", "停招专业点");
    list.ratio("student_teacher_ratio", "ratio", "Students per teacher", "生师比");
    list.ratio("school_fund", "wq", "School fund per student", "生均学校经费结余");

    list.ratio("mismatch", "share", "Employed outside their own field", "专业不对口比例");
    list.ratio("mismatch_by_region", "share", "Employed outside their own field", "专业不对口比例（地区）", {"region"});
    list.ratio("hiring_mismatch", "share", "Hires lost to mismatch across fields, regions weighted by the unemployed",
               "供需错配指数");
    list.ratio("hiring_mismatch_by_region", "share", "Hires lost to mismatch across fields", "供需错配指数（地区）",
               {"region"});
    list.ratio("alignment", "share", "Enrolment by field as vacancies are", "专业布局与产业需求契合度", {}, Role::headline);
    list.ratio("alignment_by_region", "share", "Enrolment by field as vacancies are", "专业布局与产业需求契合度（地区）",
               {"region"});
    list.ratio("wage_gap_by_field_distance", "log",
               "Pay lost by working outside the own field, for equal experience and field of the job, in Q4",
               "不对口工资损失（专业距离）", {"field_distance"});

    list.flow("graduates", "person", "Graduates who look for work", "毕业生（不含升学）");
    list.flow("graduates_by_region", "person", "Graduates who look for work", "毕业生（不含升学）（地区）", {"region"});
    list.flow("graduates_by_field", "person", "Graduates who look for work", "毕业生（不含升学）（专业）", {"field"});
    list.flow("graduates_by_field_industry", "person", "Graduates at work two quarters later, in Q4",
              "毕业两季度后就业人数（专业与行业）", {"field", "industry"});
    list.ratio("graduate_skill", "index", "Mean skill at graduation", "毕业时平均技能");
    list.ratio("graduate_skill_by_field", "index", "Mean skill at graduation", "毕业时平均技能（专业）", {"field"});
    list.ratio("graduate_vintage", "log", "Mean knowledge vintage at graduation", "毕业时平均知识年代");
    list.ratio("graduate_vintage_by_field", "log", "Mean knowledge vintage at graduation", "毕业时平均知识年代（专业）",
               {"field"});
    list.ratio("graduate_competence_by_kind", "share", "Mean competence at graduation", "毕业时平均素养", {"competence"});
    list.ratio("placement", "share", "Placement of graduates after two quarters", "毕业生就业率", {}, Role::headline);
    list.ratio("placement_by_region", "share", "Placement of graduates after two quarters", "毕业生就业率（地区）",
               {"region"});
    list.ratio("placement_by_field", "share", "Placement of graduates after two quarters", "毕业生就业率（专业）",
               {"field"});
    list.ratio("placement_after_8_quarters", "share", "Placement of graduates after eight quarters", "毕业两年后就业率");
    list.ratio("placement_after_8_quarters_by_field", "share", "Placement of graduates after eight quarters",
               "毕业两年后就业率（专业）", {"field"});
    list.ratio("matched_placement", "share", "Graduates at work in their own field after two quarters", "对口就业率");
    list.ratio("matched_placement_by_region", "share", "Graduates at work in their own field after two quarters",
               "对口就业率（地区）", {"region"});
    list.ratio("matched_placement_by_field", "share", "Graduates at work in their own field after two quarters",
               "对口就业率（专业）", {"field"});
    list.flow("matched_graduates", "person", "Graduates employed in their own field", "对口就业毕业生", {}, Role::benefit);
    list.flow("matched_graduates_by_field", "person", "Graduates employed in their own field", "对口就业毕业生（专业）",
              {"field"});
    list.ratio("start_wage", "ratio", "First wage of graduates at work, of the mean wage", "毕业生起薪（相对平均工资）");
    list.ratio("start_wage_by_field", "ratio", "First wage of graduates at work, of the mean wage",
               "毕业生起薪（相对平均工资）（专业）", {"field"});
    list.ratio("graduate_wage_growth", "share", "Growth of graduates' pay in three years", "毕业三年工资增长");
    list.flow("order_placements", "person", "Graduates taken by partner firms", "订单就业人数");
    list.ratio("retention", "share", "Of those taken by partner firms, still there after two quarters", "订单就业留任率");
    list.ratio("retention_after_8_quarters", "share", "Of those taken by partner firms, still there after eight quarters",
               "订单就业两年留任率");
    list.ratio("depth_wage_premium", "log",
               "Graduates' pay by effective depth of their programme, from 0 to 1, inside region and field",
               "深度合作专业工资溢价");
    list.flow("start_ups", "firm", "Firms founded by graduates", "毕业生创办企业");
    list.ratio("start_up_rate", "share", "Firms founded per graduate", "毕业生创业率");

    list.ratio("graduate_wage_by_region", "ratio", "Graduates' wage after two quarters, of the mean wage",
               "毕业生工资（相对平均工资）（地区）", {"region"});
    list.ratio("graduate_wage_theil", "index", "Theil index of graduates' wages", "毕业生工资泰尔指数");
    list.ratio("graduate_wage_theil_across_regions", "index", "Theil index of graduates' wages, part across regions",
               "毕业生工资泰尔指数（地区间）");
    list.ratio("graduate_wage_theil_within_regions", "index", "Theil index of graduates' wages, part within regions",
               "毕业生工资泰尔指数（地区内）");
    list.ratio("graduate_wage_gini", "index", "Gini coefficient of graduates' wages", "毕业生工资基尼系数");
    list.ratio("graduate_wage_gini_across_regions", "index", "Gini coefficient of regions' mean wages of graduates",
               "毕业生工资基尼系数（地区间）");
    list.ratio("graduate_wage_gini_by_region", "index", "Gini coefficient of graduates' wages inside the region",
               "毕业生工资基尼系数（地区）", {"region"});

    list.stock("curriculum_lag", "log", "Technology in use ahead of what is taught", "教学内容滞后");
    list.stock("curriculum_lag_years", "year", "Years by which teaching is behind, at the growth of the frontier",
               "教学内容滞后年数");
    list.stock("curriculum_lag_by_region", "log", "Technology in use ahead of what is taught", "教学内容滞后（地区）",
               {"region"});
    list.stock("curriculum_lag_by_field", "log", "Technology in use ahead of what is taught", "教学内容滞后（专业）",
               {"field"});
}

}  // namespace consortium

#include "models/consortium/declare_indicators.hpp"

#include "models/consortium/types.hpp"

namespace consortium {

namespace {

using Kind = Indicator::Kind;
using Role = Indicator::Role;

std::vector<std::string> numbered(const std::string& stem, u32 count) {
    std::vector<std::string> labels;
    for (u32 k = 0; k < count; ++k) labels.push_back(stem + std::to_string(k + 1));
    return labels;
}

std::vector<std::string> labels_of_levers() {
    std::vector<std::string> labels;
    for (const BookedLever& lever : booked_levers) labels.emplace_back(lever.label);
    return labels;
}

/// Labels that depend on the scenario: regions, fields, and industries by the data's names.
void relabel(std::vector<consortia::Axis>& axes, const Scenario& scenario) {
    const auto count = [&](const char* name, double fallback) {
        const auto found = scenario.parameters.find(name);
        return static_cast<u32>(found == scenario.parameters.end() ? fallback : found->second.value);
    };
    for (consortia::Axis& axis : axes) {
        if (axis.name == "region") axis.labels = numbered("region_", count("population.regions", 1));
        if (axis.name == "field") axis.labels = numbered("field_", count("population.fields", 20));
        if (axis.name != "industry") continue;
        const auto data = scenario.data.find("industries");
        if (data == scenario.data.end()) continue;
        axis.labels = data->second.label("industry");
        axis.groups["strategic"].clear();
        const std::vector<double>& strategic = data->second.number("strategic");
        for (u32 i = 0; i < strategic.size(); ++i) {
            if (strategic[i] > .5) axis.groups["strategic"].push_back(i);
        }
    }
}

}  // namespace

void declare_axes(Schema& s) {
    s.axis({"region", {"region", "地区"}, {}, {}, true});
    s.axis({"industry",
            {"industry", "行业"},
            {"ict", "vehicles_electrical", "chemicals_medicine", "machinery", "consumer_goods", "materials_energy",
             "business_services", "construction", "trade_transport", "public_services"},
            {{"strategic", {0, 1, 2}}},
            true});
    s.axis({"size", {"size class: below 20, 20 to 99, from 100 staff", "规模"}, {"small", "medium", "large"}, {}, true});
    s.axis({"field", {"field of study and work", "专业领域"}, {}, {}, true});
    s.axis({"park", {"inside or outside a park", "园区"}, {"inside", "outside"}, {}, true});
    s.axis({"membership", {"member of the regional consortium or not", "联合体成员"}, {"member", "outsider"}, {}, true});
    s.axis({"order", {"programmes with or without an order class", "订单班"}, {"order_class", "other"}, {}, true});
    s.axis({"depth", {"depth of a partnership", "合作深度"}, {"0.25", "0.5", "0.75", "1"}, {}, false});
    s.axis({"competence", {"competence", "素养"}, {"learning", "innovation", "coordination", "decision"}, {}, false});
    s.axis({"part",
            {"part of productivity growth", "生产率增长分解"},
            {"innovation_core", "means_of_labour", "objects_of_labour", "labourers", "between", "entry", "exit"},
            {},
            false});
    s.axis(
        {"platform",
         {"platform of a consortium", "平台"},
         {"training_base", "talent_exchange", "research_base", "science_education", "service_centre", "technology_complex"},
         {},
         false});
    s.axis({"lever", {"lever whose cost is booked", "政策工具"}, labels_of_levers(), {}, false});
    s.relabel(relabel);
}

void declare_indicators(Schema& s) {
    const auto add = [&s](const char* name, const char* unit, const char* en, const char* zh, Kind kind,
                          Role role = Role::plain, std::vector<std::string> over = {}) {
        s.indicator({name, unit, {en, zh}, kind, role, std::move(over)});
    };

    add("productivity_index", "index", "Productivity index, 100 at the start", "新质生产力指数（起点为100）", Kind::stock,
        Role::benefit);
    add("productivity_growth", "log", "Growth of the productivity index", "生产率指数增长", Kind::flow);
    add("productivity_part", "log", "Parts of productivity growth", "生产率增长的分解", Kind::flow, Role::plain, {"part"});
    add("productivity_by_industry", "log", "Mean log output per worker", "行业劳动生产率（对数）", Kind::stock, Role::plain,
        {"industry"});
    add("output_dispersion", "log", "Standard deviation of log output per worker within industries", "行业内生产率离散度",
        Kind::stock);
    add("frontier_gap", "log", "Distance of technology to the frontier", "与技术前沿的差距", Kind::stock);
    add("labour_objects", "share", "Adoption of new labour objects", "新型劳动对象采用率", Kind::stock);
    add("means_gap", "log", "Technology ahead of equipment", "劳动资料滞后", Kind::stock);

    add("skill", "index", "Mean skill of the employed", "就业人员平均技能", Kind::stock, Role::headline);
    add("skill_by_region", "index", "Mean skill of the employed", "就业人员平均技能（地区）", Kind::stock, Role::plain,
        {"region"});
    add("skill_by_field", "index", "Mean skill of the employed", "就业人员平均技能（专业）", Kind::stock, Role::plain,
        {"field"});
    add("competence_by_kind", "share", "Mean competence of the employed", "就业人员平均素养", Kind::stock, Role::plain,
        {"competence"});
    add("vintage_gap", "log", "Technology ahead of the knowledge of staff", "知识滞后", Kind::stock);
    add("mismatch", "share", "Employed outside their own field", "专业不对口比例", Kind::ratio);
    add("hiring_mismatch_by_region", "share", "Hires lost to mismatch across fields", "供需错配指数", Kind::ratio,
        Role::plain, {"region"});

    add("persons", "person", "Persons", "人口", Kind::stock);
    add("students", "person", "Students of vocational education", "在校生", Kind::stock);
    add("unemployment", "share", "Unemployment rate", "失业率", Kind::ratio, Role::headline);
    add("unemployment_by_region", "share", "Unemployment rate", "失业率（地区）", Kind::ratio, Role::plain, {"region"});
    add("vacancy_rate", "share", "Vacancy rate", "空缺率", Kind::ratio);
    add("tightness", "ratio", "Vacancies per unemployed person", "岗位空缺与失业人数之比", Kind::ratio);
    add("wage", "wq", "Mean quarterly wage, nominal", "平均季度工资（名义）", Kind::stock);
    add("employment_by_field", "person", "Employed by field of the job", "就业人数（专业）", Kind::stock, Role::plain,
        {"field"});
    add("employment_by_industry", "person", "Employed", "就业人数（行业）", Kind::stock, Role::plain, {"industry"});

    add("placement", "share", "Placement of graduates after two quarters", "毕业生就业率", Kind::ratio, Role::headline);
    add("matched_graduates", "person", "Graduates employed in their own field", "对口就业毕业生", Kind::flow, Role::benefit);
    add("matched_graduates_by_field", "person", "Graduates employed in their own field", "对口就业毕业生（专业）",
        Kind::flow, Role::plain, {"field"});
    add("students_by_field", "person", "Students of vocational education", "在校生（专业）", Kind::stock, Role::plain,
        {"field"});
    add("enrolment_by_field", "person", "Places filled in the last autumn", "秋季招生数（专业）", Kind::stock, Role::plain,
        {"field"});
    add("alignment", "share", "Enrolment by field as vacancies are", "专业布局与产业需求契合度", Kind::ratio,
        Role::headline);
    add("alignment_by_region", "share", "Enrolment by field as vacancies are", "专业布局与产业需求契合度（地区）",
        Kind::ratio, Role::plain, {"region"});
    add("programmes", "programme", "Programmes open", "开设专业点数", Kind::stock);
    add("programmes_opened", "programme", "Programmes opened", "新开专业点", Kind::flow);
    add("programmes_closed", "programme", "Programmes that began to close", "停招专业点", Kind::flow);
    add("start_ups", "firm", "Firms founded by graduates", "毕业生创办企业", Kind::flow);
    add("graduate_wage_growth", "share", "Growth of graduates' pay in three years", "毕业三年工资增长", Kind::ratio);
    add("curriculum_lag", "log", "Technology in use ahead of what is taught", "教学内容滞后", Kind::stock);
    add("student_teacher_ratio", "ratio", "Students per teacher", "生师比", Kind::ratio);
    add("school_fund", "wq", "School fund per student", "生均学校经费结余", Kind::ratio);

    add("firms", "firm", "Firms", "企业数", Kind::stock);
    add("firms_by_size", "firm", "Firms", "企业数（规模）", Kind::stock, Role::plain, {"size"});
    add("firm_entries", "firm", "Firms founded", "新设企业", Kind::flow);
    add("firm_exits", "firm", "Firms closed", "退出企业", Kind::flow);
    add("size_exponent", "exponent", "Tail exponent of firm sizes (Hill, largest tenth)", "企业规模尾部指数", Kind::ratio);
    add("cash_to_revenue", "quarter", "Cash of firms in quarters of revenue", "现金与收入之比", Kind::ratio);
    add("participation", "share", "Firms with a partnership", "企业参与率", Kind::ratio, Role::headline);
    add("participation_from_20_staff", "share", "Firms of 20 and more staff with a partnership", "20人以上企业参与率",
        Kind::ratio);
    add("participation_by_size", "share", "Firms with a partnership", "企业参与率（规模）", Kind::ratio, Role::plain,
        {"size"});
    add("participation_by_industry", "share", "Firms with a partnership", "企业参与率（行业）", Kind::ratio, Role::plain,
        {"industry"});
    add("aware_firms", "share", "Firms that know of cooperation", "知晓率", Kind::ratio);
    add("certified_firms", "share", "Certified firms", "认证产教融合型企业比例", Kind::ratio);
    add("partnerships", "edge", "Partnerships", "校企合作数", Kind::stock);
    add("depth_share", "share", "Partnerships by real depth", "合作深度分布", Kind::ratio, Role::plain, {"depth"});
    add("real_depth", "share", "Mean real depth of partnerships", "实际合作深度", Kind::ratio, Role::headline);
    add("formalism", "share", "Declared beyond real depth, of declared", "形式化程度", Kind::ratio, Role::headline);
    add("audit_findings", "edge", "Partnerships found to be overstated", "审计查出数", Kind::flow);
    add("trust", "share", "Mean trust in partnerships", "合作信任", Kind::ratio);
    add("partnership_age", "quarter", "Mean age of partnerships", "合作持续时间", Kind::ratio);
    add("belief", "ratio", "Mean belief in the benefit of cooperation", "对合作收益的信念", Kind::stock);

    add("transfers", "transfer", "Technology transfers", "技术转移次数", Kind::flow, Role::benefit);
    add("transfers_by_industry", "transfer", "Technology transfers", "技术转移次数（行业）", Kind::flow, Role::plain,
        {"industry"});
    add("transfer_fees", "wq", "Fees of technology transfers", "技术转移金额", Kind::flow);
    add("transfer_fee_mean", "wq", "Mean fee of a technology transfer", "平均技术转移金额", Kind::ratio);
    add("rnd_intensity", "share", "R&D of revenue", "研发强度", Kind::ratio);
    add("rnd_reported", "ratio", "Reported to real R&D", "申报与实际研发之比", Kind::ratio);
    add("absorption", "share", "Mean absorptive capacity", "吸收能力", Kind::stock);
    add("innovations", "innovation", "Innovations adopted", "采用的创新", Kind::flow);
    add("imitations", "imitation", "Imitations", "模仿次数", Kind::flow);
    add("co_inventions", "count", "Innovations made with schools", "校企共创成果数", Kind::flow);
    add("research_links", "count", "Research links of firms with institutes", "企业与科研机构合作数", Kind::stock);
    add("research_transfers", "transfer", "Technology transfers from institutes", "科研机构技术转移次数", Kind::flow);
    add("research_fees", "wq", "Fees of transfers from institutes", "科研机构技术转移金额", Kind::flow);
    add("new_products", "count", "Innovations that are new products", "新产品数", Kind::flow);
    add("service_projects", "count", "Service projects for small firms", "中小企业技术服务项目", Kind::flow);
    add("payout_ratio_by_region", "share", "Share of claims that the budget pays", "补贴兑付率", Kind::stock, Role::plain,
        {"region"});
    add("members", "count", "Member firms of consortia", "联合体会员企业数", Kind::stock);
    add("consortium_fund", "wq", "Funds of consortia", "联合体基金余额", Kind::stock);
    add("platform_stock", "wq", "Platforms built", "平台存量", Kind::stock, Role::plain, {"platform"});
    add("platform_intensity", "share", "Intensity of platforms, mean over members", "平台强度（按会员平均）", Kind::stock,
        Role::plain, {"platform"});
    add("projects_proposed", "count", "Projects proposed", "立项申请数", Kind::flow);
    add("projects_funded", "count", "Projects funded", "获资助项目数", Kind::flow);
    add("project_success", "share", "Projects funded of those picked", "项目落地率", Kind::ratio);
    add("project_costs", "wq", "Cost of funded projects", "获资助项目经费", Kind::flow);
    add("project_leakage", "share", "Project money that leaked", "项目经费漏损率", Kind::ratio);

    add("fiscal_cost", "wq", "Cost of all levers, tax forgone included", "财政成本（含税式支出）", Kind::flow, Role::cost);
    add("fiscal_cost_by_lever", "wq", "Cost by lever, tax forgone included", "财政成本（政策工具）", Kind::flow, Role::plain,
        {"lever"});
    add("fiscal_revenue", "wq", "Surcharge, income tax and penalties", "财政收入", Kind::flow);
    s.indicator({"tax_credit_capped",
                 "wq",
                 {"Tax credit beyond the surcharge owed, so not used", "超出应缴附加、未能抵免的投资额度"},
                 Kind::flow,
                 Role::cap,
                 {},
                 "L1"});
}

}  // namespace consortium

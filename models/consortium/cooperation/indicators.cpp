// Indicators of firms, their partnerships and consortia (O7, O8, O12).
#include "models/consortium/outputs/declare_indicators.hpp"

namespace consortium {

void declare_cooperation_indicators(Schema& s) {
    const IndicatorList list{s};
    using Role = IndicatorList::Role;
    list.stock("firms", "firm", "Firms", "企业数");
    list.stock("firms_by_region", "firm", "Firms", "企业数（地区）", {"region"});
    list.stock("firms_by_size", "firm", "Firms", "企业数（规模）", {"size"});
    list.stock("firms_by_leading", "firm", "Firms", "企业数（龙头企业）", {"leading"});
    list.stock("firms_by_degree", "firm", "Firms with so many partnerships", "企业数（合作数）", {"degree"});
    list.flow("firm_entries", "firm", "Firms founded", "新设企业");
    list.flow("firm_exits", "firm", "Firms closed", "退出企业");
    list.ratio("size_exponent", "exponent", "Tail exponent of firm sizes (Hill, largest tenth)", "企业规模尾部指数");
    list.ratio("growth_kurtosis", "index", "Excess kurtosis of firms' yearly growth in log staff", "企业年增长率超额峰度");
    list.ratio("growth_deviation_slope", "exponent",
               "How the spread of yearly growth falls with size: log deviation on log staff, from 16",
               "增长波动随规模变化的斜率");
    list.ratio("cash_to_revenue", "quarter", "Cash of firms in quarters of revenue", "现金与收入之比");

    list.ratio("participation", "share", "Firms with a partnership", "企业参与率", {}, Role::headline);
    list.ratio("participation_from_20_staff", "share", "Firms of 20 and more staff with a partnership",
               "20人以上企业参与率");
    list.ratio("participation_by_region", "share", "Firms with a partnership", "企业参与率（地区）", {"region"});
    list.ratio("participation_by_industry", "share", "Firms with a partnership", "企业参与率（行业）", {"industry"});
    list.ratio("participation_by_size", "share", "Firms with a partnership", "企业参与率（规模）", {"size"});
    list.ratio("participation_by_leading", "share", "Firms with a partnership", "企业参与率（龙头企业）", {"leading"});
    list.ratio("aware_firms", "share", "Firms that know of cooperation", "知晓率");
    list.ratio("certified_firms", "share", "Certified firms", "认证产教融合型企业比例");
    list.stock("partnerships", "edge", "Partnerships", "校企合作数");
    list.stock("partnerships_by_region", "edge", "Partnerships", "校企合作数（地区）", {"region"});
    list.stock("partnerships_by_industry", "edge", "Partnerships", "校企合作数（行业）", {"industry"});
    list.stock("partnerships_by_size", "edge", "Partnerships", "校企合作数（规模）", {"size"});
    list.stock("partnerships_by_leading", "edge", "Partnerships", "校企合作数（龙头企业）", {"leading"});
    list.stock("partnerships_by_depth", "edge", "Partnerships by real depth", "校企合作数（深度）", {"depth"});
    list.ratio("depth_share", "share", "Partnerships by real depth", "合作深度分布", {"depth"});
    list.ratio("real_depth", "share", "Mean real depth of partnerships", "实际合作深度", {}, Role::headline);
    list.ratio("real_depth_by_region", "share", "Mean real depth of partnerships", "实际合作深度（地区）", {"region"});
    list.ratio("real_depth_by_size", "share", "Mean real depth of partnerships", "实际合作深度（规模）", {"size"});
    list.ratio("declared_depth", "share", "Mean declared depth of partnerships", "申报合作深度");
    list.ratio("formalism", "share", "Declared beyond real depth, of declared", "形式化程度", {}, Role::headline);
    list.ratio("formalism_by_region", "share", "Declared beyond real depth, of declared", "形式化程度（地区）", {"region"});
    list.ratio("formalism_by_industry", "share", "Declared beyond real depth, of declared", "形式化程度（行业）",
               {"industry"});
    list.ratio("formalism_by_size", "share", "Declared beyond real depth, of declared", "形式化程度（规模）", {"size"});
    list.ratio("formalism_by_leading", "share", "Declared beyond real depth, of declared", "形式化程度（龙头企业）",
               {"leading"});
    list.flow("audit_findings", "edge", "Partnerships found to be overstated", "审计查出数");
    list.flow("audit_findings_by_region", "edge", "Partnerships found to be overstated", "审计查出数（地区）", {"region"});
    list.flow("exchanges", "exchange", "Exchanges of staff between firms and schools", "校企人员互聘次数");
    list.flow("exchanges_by_region", "exchange", "Exchanges of staff between firms and schools", "校企人员互聘次数（地区）",
              {"region"});
    list.ratio("trust", "share", "Mean trust in partnerships", "合作信任");
    list.ratio("partnership_age", "quarter", "Mean age of partnerships", "合作持续时间");
    list.stock("belief", "ratio", "Mean belief in the benefit of cooperation", "对合作收益的信念");
    list.stock("seats", "seat", "Seats for trainees in firms, a year", "企业实训岗位（年）");
    list.ratio("training_pays", "share", "Training firms whose trainees earn what they cost", "培训当期不亏损企业比例");

    list.ratio("partnerships_per_partner", "edge", "Partnerships per partner firm", "每家参与企业合作数");
    list.ratio("one_partnership_share", "share", "Partner firms with a single partnership", "仅一项合作的企业比例");
    list.stock("largest_firm_degree", "edge", "Most partnerships of a firm", "企业最大合作数");
    list.stock("largest_programme_degree", "edge", "Most partnerships of a programme", "专业点最大合作数");
    list.ratio("firm_degree_share", "share", "Partner firms by number of partnerships", "参与企业合作数分布", {"degree"});
    list.ratio("programme_degree_share", "share", "Partnered programmes by number of partnerships", "专业点合作数分布",
               {"degree"});
    list.ratio("partnered_programmes", "share", "Open programmes with a partnership", "有合作的专业点比例");
    list.ratio("degree_rank_slope", "exponent", "Firms with at least so many partnerships, slope in logs", "合作数位序斜率");
    list.ratio("degree_rank_fit", "share", "Firms with at least so many partnerships, R² of a line in logs",
               "合作数位序拟合优度");
    list.ratio("intraregional_share", "share", "Partnerships inside a region", "区域内合作比例");
    list.ratio("intraregional_share_by_region", "share", "Partnerships inside the region of the firm",
               "区域内合作比例（地区）", {"region"});
    list.ratio("network_clustering", "share", "Clustering of firms and programmes (Robins and Alexander), in Q4",
               "合作网络聚类系数（二模）");

    list.stock("members", "count", "Member firms of consortia", "联合体会员企业数");
    list.stock("members_by_region", "count", "Member firms of the consortium", "联合体会员企业数（地区）", {"region"});
    list.stock("consortium_fund", "wq", "Funds of consortia", "联合体基金余额");
    list.stock("platform_stock", "wq", "Platforms built", "平台存量", {"platform"});
    list.stock("platform_stock_by_region", "wq", "Platforms built", "平台存量（地区）", {"region", "platform"});
    list.stock("platform_intensity", "share", "Intensity of platforms, mean over members", "平台强度（按会员平均）",
               {"platform"});
    list.flow("projects_proposed", "count", "Projects proposed", "立项申请数");
    list.flow("projects_funded", "count", "Projects funded", "获资助项目数");
    list.ratio("project_success", "share", "Projects funded of those picked", "项目落地率");
    list.flow("project_costs", "wq", "Cost of funded projects", "获资助项目经费");
    list.flow("project_leaked", "wq", "Project money that leaked", "项目经费漏损额");
    list.ratio("project_leakage", "share", "Project money that leaked, of the cost", "项目经费漏损率");
}

}  // namespace consortium

// Indicators of technology transfer, research and innovation (O9, O11).
#include "models/consortium/outputs/declare_indicators.hpp"

namespace consortium {

void declare_technology_indicators(Schema& s) {
    const IndicatorList list{s};
    using Role = IndicatorList::Role;
    list.flow("transfers", "transfer", "Technology transfers", "技术转移次数", {}, Role::benefit);
    list.flow("transfers_by_region", "transfer", "Technology transfers", "技术转移次数（地区）", {"region"});
    list.flow("transfers_by_industry", "transfer", "Technology transfers", "技术转移次数（行业）", {"industry"});
    list.flow("transfers_by_size", "transfer", "Technology transfers", "技术转移次数（规模）", {"size"});
    list.flow("transfers_by_degree", "transfer", "Technology transfers to firms with so many partnerships",
              "技术转移次数（合作数）", {"degree"});
    list.flow("transfer_fees", "wq", "Fees of technology transfers", "技术转移金额");
    list.ratio("transfer_fee_mean", "wq", "Mean fee of a technology transfer", "平均技术转移金额");
    list.ratio("transfer_fee_mean_from_5", "wq", "Mean fee of transfers of 5 wq and more, this year so far",
               "平均技术转移金额（5wq以上，本年至今）");
    list.ratio("transfer_top_tenth_share", "share", "The dearest tenth of transfers in all fees, this year so far",
               "技术转移金额前10%占比（本年至今）");
    list.flow("transfer_worth", "wq", "What transfers are worth to firms", "技术转移对企业的价值");
    list.ratio("transfer_small_firm_share", "share", "Transfers to firms below 100 staff", "中小企业技术转移占比");
    list.ratio("transfers_per_rnd", "transfer/wq", "Transfers per R&D, those of institutes included",
               "单位研发投入技术转移次数");
    list.flow("technology_delivered", "log", "Technology delivered by transfers, summed over firms",
              "技术转移带来的技术提升");
    list.flow("technology_delivered_by_region", "log", "Technology delivered by transfers, summed over firms",
              "技术转移带来的技术提升（地区）", {"region"});
    list.flow("technology_delivered_by_industry", "log", "Technology delivered by transfers, summed over firms",
              "技术转移带来的技术提升（行业）", {"industry"});
    list.flow("technology_delivered_by_size", "log", "Technology delivered by transfers, summed over firms",
              "技术转移带来的技术提升（规模）", {"size"});
    list.flow("technology_delivered_by_degree", "log", "Technology delivered to firms with so many partnerships",
              "技术转移带来的技术提升（合作数）", {"degree"});
    list.stock("partnerships_by_knowledge_distance", "edge", "Partnerships by knowledge distance", "校企合作数（知识距离）",
               {"knowledge_distance"});
    list.flow("transfers_by_knowledge_distance", "transfer", "Technology transfers by knowledge distance",
              "技术转移次数（知识距离）", {"knowledge_distance"});
    list.stock("research_links", "count", "Research links of firms with institutes", "企业与科研机构合作数");
    list.flow("research_transfers", "transfer", "Technology transfers from institutes", "科研机构技术转移次数");
    list.flow("research_fees", "wq", "Fees of transfers from institutes", "科研机构技术转移金额");
    list.flow("service_projects", "count", "Service projects for small firms", "中小企业技术服务项目");

    list.flow("rnd", "wq", "R&D", "研发支出");
    list.flow("rnd_claimed", "wq", "R&D as reported", "申报研发支出");
    list.ratio("rnd_intensity", "share", "R&D of revenue", "研发强度");
    list.ratio("rnd_intensity_by_industry", "share", "R&D of revenue", "研发强度（行业）", {"industry"});
    list.ratio("rnd_reported", "ratio", "Reported to real R&D", "申报与实际研发之比");
    list.stock("absorption", "share", "Mean absorptive capacity", "吸收能力");
    list.stock("knowledge_variety", "share", "Variety of firms' knowledge profiles", "企业知识多样性");
    list.flow("innovations", "innovation", "Innovations adopted", "采用的创新");
    list.flow("imitations", "imitation", "Imitations", "模仿次数");
    list.flow("co_inventions", "count", "Innovations made with schools", "校企共创成果数");
    list.flow("new_products", "count", "Innovations that are new products", "新产品数");
}

}  // namespace consortium

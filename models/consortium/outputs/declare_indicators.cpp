#include "models/consortium/outputs/declare_indicators.hpp"

#include "engine/schema/schema.hpp"
#include "models/consortium/government/public_accounts.hpp"
#include "models/consortium/indicators/cooperation.hpp"
#include "models/consortium/indicators/economy.hpp"
#include "models/consortium/indicators/education.hpp"
#include "models/consortium/indicators/money.hpp"
#include "models/consortium/indicators/technology.hpp"
#include "models/consortium/start/data.hpp"

namespace consortium {

namespace {

const char* name_of(AccountGroup group) {
    switch (group) {
        case AccountGroup::paid_out:
            return "paid_out";
        case AccountGroup::reliefs:
            return "reliefs";
        case AccountGroup::revenue:
            break;
    }
    return "revenue";
}

consortia::Axis account_axis() {
    consortia::Axis axis{.name = "account", .about = {"account of the public purse", "财政收支科目"}};
    axis.titles = {{"paid_out", {"paid out", "财政支出"}},
                   {"reliefs", {"tax reliefs", "税收优惠"}},
                   {"revenue", {"revenue", "财政收入"}}};
    for (const PublicAccount& account : public_accounts) {
        axis.groups[name_of(account.group)].push_back(static_cast<u32>(axis.labels.size()));
        axis.labels.emplace_back(account.label);
        axis.titles[account.label] = {account.en, account.zh};
        if (*account.lever != 0) axis.levers[account.label] = account.lever;
    }
    return axis;
}

/// 0.00, 0.05, … 0.95.
std::vector<std::string> steps_of_a_twentieth() {
    std::vector<std::string> labels;
    for (u32 k = 0; k < 20; ++k) {
        const u32 hundredths = 5 * k;
        labels.push_back("0." + std::to_string(hundredths / 10) + std::to_string(hundredths % 10));
    }
    return labels;
}

/// Labels that depend on the scenario: regions, fields and industries by the names of its data.
void relabel(std::vector<consortia::Axis>& axes, const Scenario& scenario) {
    for (consortia::Axis& axis : axes) {
        if (axis.name == "region") axis.labels = region_labels(scenario);
        if (axis.name == "field") axis.labels = field_labels(scenario);
        if (axis.name != "industry") continue;
        axis.labels = industry_labels(scenario);
        const DataTable* data = table_of(scenario, "industries");
        if (data == nullptr) continue;
        axis.groups["strategic"].clear();
        const std::vector<double>& strategic = data->number("strategic");
        for (u32 i = 0; i < strategic.size(); ++i) {
            if (strategic[i] > .5) axis.groups["strategic"].push_back(i);
        }
    }
}

}  // namespace

void declare_axes(Schema& s) {
    s.axis({"region", {"region", "地区"}, {}, {}, true});
    s.axis({"industry", {"industry", "行业"}, industry_labels({}), {{"strategic", {0, 1, 2}}}, true});
    s.axis({"size", {"size class: below 20, 20 to 99, from 100 staff", "规模"}, {"small", "medium", "large"}, {}, true});
    s.axis({"field", {"field of study and work", "专业领域"}, {}, {}, true});
    s.axis({"park", {"inside or outside a park", "园区"}, {"inside", "outside"}, {}, true});
    s.axis({"membership", {"member of the regional consortium or not", "联合体成员"}, {"member", "outsider"}, {}, true});
    s.axis({"order", {"programmes with or without an order class", "订单班"}, {"order_class", "other"}, {}, true});
    s.axis({"depth", {"depth of a partnership", "合作深度"}, {"0.25", "0.5", "0.75", "1"}, {}, false});
    s.axis({"degree",
            {"number of partnerships", "合作数"},
            {"1", "2", "3", "4", "5_to_8", "9_to_16", "17_to_32", "more"},
            {},
            false});
    s.axis({"leading",
            {"among the largest twentieth of its industry and region", "龙头企业"},
            {"leading", "other"},
            {},
            false});
    s.axis({"knowledge_distance",
            {"knowledge distance of the two ends, from", "知识距离（下限）"},
            steps_of_a_twentieth(),
            {},
            false});
    s.axis({"field_distance",
            {"distance between own field and job", "专业与岗位距离"},
            {"0", "0.25", "0.5", "0.75", "1"},
            {},
            false});
    s.axis({"competence", {"competence", "素养"}, {"learning", "innovation", "coordination", "decision"}, {}, false});
    s.axis({"part",
            {"part of productivity growth", "生产率增长分解"},
            {"innovation_core", "means_of_labour", "objects_of_labour", "labourers", "between", "entry", "exit"},
            {},
            false});
    s.axis({"subindex",
            {"part of the composite index", "综合指数分项"},
            {"labourers", "objects_of_labour", "means_of_labour", "strategic_industries"},
            {},
            false});
    s.axis(
        {"platform",
         {"platform of a consortium", "平台"},
         {"training_base", "talent_exchange", "research_base", "science_education", "service_centre", "technology_complex"},
         {},
         false});
    s.axis(account_axis());
    s.relabel(relabel);
}

void declare_indicators(Schema& s) {
    s.declare<indicator::Economy, indicator::Education, indicator::Cooperation, indicator::Technology, indicator::Money>();
}

}  // namespace consortium

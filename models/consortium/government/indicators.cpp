// Indicators of public money (O13).
#include "models/consortium/outputs/declare_indicators.hpp"

namespace consortium {

void declare_money_indicators(Schema& s) {
    const IndicatorList list{s};
    using Role = IndicatorList::Role;
    list.flow("fiscal_cost", "wq", "Cost of all levers, tax forgone included", "财政成本（含税式支出）", {}, Role::cost);
    list.flow("fiscal_cost_by_lever", "wq", "Cost by lever, tax forgone included", "财政成本（政策工具）", {"lever"});
    list.flow("fiscal_cost_by_region", "wq", "Cost of all levers, tax forgone included", "财政成本（含税式支出）（地区）",
              {"region"});
    list.flow("fiscal_revenue", "wq", "Surcharge, income tax and penalties", "财政收入");
    list.flow("fiscal_revenue_by_region", "wq", "Surcharge, income tax and penalties", "财政收入（地区）", {"region"});
    list.stock("payout_ratio_by_region", "share", "Share of claims that the budget pays", "补贴兑付率", {"region"});
    list.flow("tax_credit_used", "wq", "Tax credit used", "已抵免投资额度");
    s.indicator({"tax_credit_capped",
                 "wq",
                 {"Tax credit beyond the surcharge owed, so not used", "超出应缴附加、未能抵免的投资额度"},
                 IndicatorList::Kind::flow,
                 Role::cap,
                 {},
                 "L1"});
}

}  // namespace consortium

// The accounts of the public purse (E107): what each instrument pays out, what each relief forgoes, what each tax brings.
// They are the labels of public_accounts and add up to net_cost.
#pragma once

#include "models/consortium/records.hpp"

#include <array>

namespace consortium {

enum class AccountGroup : u8 { paid_out, reliefs, revenue };

struct PublicAccount {
    const char* label;
    const char* lever;  ///< the group of levers that pays through it
    const char* en;
    const char* zh;
    AccountGroup group;
    Money Treasury::*amount;
};

inline constexpr auto public_accounts = [] {
    using enum AccountGroup;
    using T = Treasury;
    return std::to_array<PublicAccount>({
        {"seat_subsidy", "L4", "seat subsidy", "实训岗位补贴", paid_out, &T::seat_subsidy},
        {"base_co_funding", "L5", "co-funding of training bases", "实训基地共建经费", paid_out, &T::base_co_funding},
        {"outcome_bonus", "L6", "bonus for graduates retained", "留用奖励", paid_out, &T::outcome_bonus},
        {"mutual_hiring", "L7", "support of exchanges of staff", "人员互聘补助", paid_out, &T::mutual_hiring},
        {"hiring_subsidy", "L10", "graduate hiring subsidy", "吸纳毕业生就业补贴", paid_out, &T::hiring_subsidy},
        {"retraining", "L12", "retraining", "转岗培训", paid_out, &T::retraining},
        {"audits", "L13", "audits", "审计", paid_out, &T::audit_cost},
        {"evaluation", "L15", "appraisal and evaluation", "评估", paid_out, &T::evaluation},
        {"planning", "L17", "planning information", "规划信息", paid_out, &T::planning},
        {"start_up_grants", "L20", "grants for new programmes", "新专业启动经费", paid_out, &T::start_up_grants},
        {"stipends", "L21", "stipends", "助学金", paid_out, &T::stipends},
        {"platforms", "L22", "platforms of consortia", "联合体平台", paid_out, &T::platforms},
        {"service_voucher", "L23", "service vouchers", "服务券", paid_out, &T::service_voucher},
        {"matched_pledges", "L24", "matching of pledges", "众筹配套", paid_out, &T::matched_pledges},
        {"offices", "L25", "offices of consortia", "联合体办公机构", paid_out, &T::offices},
        {"public_research", "L26", "public research", "公共研发", paid_out, &T::public_research},
        {"tax_credit", "L1", "investment tax credit", "投资抵免", reliefs, &T::tax_credit},
        {"certified_rate", "L2", "lower income tax of certified firms", "认证企业所得税优惠", reliefs, &T::certified_relief},
        {"super_deduction", "L3", "super-deduction of R&D", "研发加计扣除", reliefs, &T::rnd_relief},
        {"donation_deduction", "L24", "deduction of donations", "捐赠税前扣除", reliefs, &T::donation_relief},
        {"surcharge", "", "education surcharge", "教育费附加", revenue, &T::surcharge},
        {"income_tax", "", "income tax, before reliefs", "企业所得税（优惠前）", revenue, &T::income_tax},
        {"penalties", "", "penalties", "罚款", revenue, &T::penalties},
        {"levy", "L28", "training levy", "培训税费", revenue, &T::levy},
    });
}();

/// What is in an account this quarter, money. Income tax is told as it would be without the reliefs of firms, which are
/// accounts of their own; donors are outside the books, so what their tax would be without the deduction is not known.
inline double amount_in(const PublicAccount& account, const Treasury& treasury) {
    const double reliefs = account.amount == &Treasury::income_tax ? treasury.certified_relief + treasury.rnd_relief : 0.0;
    return treasury.*account.amount + reliefs;
}

}  // namespace consortium

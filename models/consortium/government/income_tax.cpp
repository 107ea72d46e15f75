#include "models/consortium/government/income_tax.hpp"

#include "models/consortium/levers/firms.hpp"
#include "models/consortium/nouns/money.hpp"

#include <array>

namespace consortium {

double high_tech_share(u32 staff, bool strategic, const given::HighTech& g) {
    const std::array<double, size_classes> by_size{g.share_small, g.share_medium, g.share_large};
    return std::min(1.0, by_size[size_class(staff)] * (strategic ? g.factor_strategic : g.factor_other));
}

bool has_high_tech_status(const Firm& firm, const Derived& derived, const given::HighTech& g) {
    return firm.knowledge.high_tech_rank > 1 - high_tech_share(firm.staff, derived.strategic[firm.industry] != 0, g);
}

IncomeTaxRates income_tax_rates(bool high_tech, double lever, const given::Tax& g) {
    if (!high_tech) return {g.income, g.income};
    return {g.high_tech_income, std::min(lever, g.high_tech_income)};
}

IncomeTaxRates income_tax_rates(const Firm& firm, const policy::Firms& levers, const Derived& derived, const given::Tax& tax,
                                const given::HighTech& status) {
    return income_tax_rates(has_high_tech_status(firm, derived, status), levers.certified_income_tax_rate(target_of(firm)),
                            tax);
}

}  // namespace consortium

// The rate of income tax that a firm pays: high-tech status and certificate (E101).
#pragma once

#include "models/consortium/given.hpp"
#include "models/consortium/nouns/derived.hpp"
#include "models/consortium/parameters/government/high_tech.hpp"
#include "models/consortium/parameters/government/tax.hpp"

namespace consortium {

/// (E101) Share of firms of this size and kind of industry with high-tech status, 0 to 1.
double high_tech_share(u32 staff, bool strategic, const given::HighTech& g);
/// (E101) The highest ranks have it; nobody at rank 0.
bool has_high_tech_status(const Firm& firm, const Derived& derived, const given::HighTech& g);

/// (E101) Shares of profit that a firm pays without and with a certificate.
struct IncomeTaxRates {
    double usual = 0;
    double certified = 0;

    double of(bool has_certificate) const { return has_certificate ? certified : usual; }
    double spared() const { return usual - certified; }
};
/// (E101) `lever` is L2: a rate for certified firms with status, never above that of all with status.
IncomeTaxRates income_tax_rates(bool high_tech, double lever, const given::Tax& g);
IncomeTaxRates income_tax_rates(const Firm& firm, const policy::Firms& levers, const Derived& derived, const given::Tax& tax,
                                const given::HighTech& status);

}  // namespace consortium

// The education surcharges that a firm owes (E100): a share of the value-added tax that it pays.
#pragma once

#include "models/consortium/parameters/government/tax.hpp"

namespace consortium {

/// (E100) φ of a quarter with this revenue, which is value added; `goods`: taxed as goods are, else as services. Money.
inline double education_surcharge(double revenue, bool goods, const given::Tax& g, double wage_unit) {
    const double sales_of_year = 4 * revenue / g.value_added_share;
    if (sales_of_year <= g.exempt_sales * wage_unit) return 0;
    const bool small = sales_of_year <= g.small_sales * wage_unit;
    if (small) return g.surcharge * (1 - g.small_relief) * g.vat_small * sales_of_year / 4;
    return g.surcharge * (goods ? g.vat_goods : g.vat_services) * revenue;
}

}  // namespace consortium

// What a certificate (产教融合型企业) costs a firm (E27b, E104).
#pragma once

#include "models/consortium/parameters/government/tax.hpp"

namespace consortium {

/// (E104) c_cert a year: what applying costs, over the years in which a firm sets it off. Money.
inline double yearly_price(const given::Tax& g, double wage_unit) {
    return g.certification_cost * wage_unit / g.certification_horizon;
}

}  // namespace consortium

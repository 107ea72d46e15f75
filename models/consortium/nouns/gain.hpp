// What a gain in productivity does in a firm's books: numbers alone; what they mean is in gain_worth.hpp (E9b).
#pragma once

namespace consortium {

/// What is above what it would be, to first order.
struct Gain {
    double output = 0;  ///< a: of ln y
    double lead = 0;    ///< ℓ: of ln y over what the price has passed on
    double share = 0;   ///< φ: of ln f
};

/// (E31) What partners brought, as accounting can tell.
struct GainBooks {
    double lead;    ///< of ln y over what the price has passed on
    double passed;  ///< of ln p, of late
    double share;   ///< of ln f, of late
};

}  // namespace consortium

// Inverse distribution functions that need more than a line.
#pragma once

namespace consortia {

/// The standard normal value below which a share u of draws lies, for 0 < u < 1. Relative error about 10^-15 (Wichura 1988,
/// algorithm AS 241).
double normal_quantile(double u);

}  // namespace consortia

// The outputs of the model, by name, and the axes they are cut by.
#pragma once

#include "models/consortium/records.hpp"

#include <array>

namespace consortia {
class Schema;
}

namespace consortium {

/// Levers whose cost is booked, and where; the labels of fiscal_cost_by_lever.
struct BookedLever {
    const char* label;
    Money Treasury::*cost;
};
inline constexpr auto booked_levers = std::to_array<BookedLever>({{"L1", &Treasury::tax_credit},
                                                                  {"L2", &Treasury::certified_relief},
                                                                  {"L3", &Treasury::rnd_relief},
                                                                  {"L4", &Treasury::seat_subsidy},
                                                                  {"L5", &Treasury::base_co_funding},
                                                                  {"L6", &Treasury::outcome_bonus},
                                                                  {"L7", &Treasury::mutual_hiring},
                                                                  {"L10", &Treasury::hiring_subsidy},
                                                                  {"L12", &Treasury::retraining},
                                                                  {"L13", &Treasury::audit_cost},
                                                                  {"L15", &Treasury::evaluation},
                                                                  {"L17", &Treasury::planning},
                                                                  {"L20", &Treasury::start_up_grants},
                                                                  {"L21", &Treasury::stipends},
                                                                  {"L22", &Treasury::platforms},
                                                                  {"L23", &Treasury::service_voucher},
                                                                  {"L24", &Treasury::crowdfunding},
                                                                  {"L25", &Treasury::offices},
                                                                  {"L26", &Treasury::public_research}});

void declare_axes(consortia::Schema& s);
void declare_indicators(consortia::Schema& s);

}  // namespace consortium

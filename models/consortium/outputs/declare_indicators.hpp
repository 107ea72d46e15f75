// The outputs of the model, by name, and the axes they are cut by.
#pragma once

#include "engine/schema/schema.hpp"
#include "models/consortium/records.hpp"

#include <array>

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

// Parts of declare_indicators, in indicators_….cpp.
void declare_economy_indicators(consortia::Schema& s);      ///< O1, O2, O3, O10, O15, O16
void declare_education_indicators(consortia::Schema& s);    ///< O4, O5, O6
void declare_cooperation_indicators(consortia::Schema& s);  ///< O7, O8, O12
void declare_technology_indicators(consortia::Schema& s);   ///< O9, O11
void declare_money_indicators(consortia::Schema& s);        ///< O13

/// Says each indicator in a line: name, unit, English, Chinese, then what it is cut by and what it means to a comparison.
struct IndicatorList {
    using Kind = consortia::Indicator::Kind;
    using Role = consortia::Indicator::Role;
    using Axes = std::vector<std::string>;
    using Text = const char*;

    consortia::Schema& schema;

    void stock(Text name, Text unit, Text en, Text zh, Axes over = {}, Role role = Role::plain) const {
        add(name, unit, en, zh, Kind::stock, std::move(over), role);
    }
    void flow(Text name, Text unit, Text en, Text zh, Axes over = {}, Role role = Role::plain) const {
        add(name, unit, en, zh, Kind::flow, std::move(over), role);
    }
    void ratio(Text name, Text unit, Text en, Text zh, Axes over = {}, Role role = Role::plain) const {
        add(name, unit, en, zh, Kind::ratio, std::move(over), role);
    }

  private:
    void add(Text name, Text unit, Text en, Text zh, Kind kind, Axes over, Role role) const {
        schema.indicator({name, unit, {en, zh}, kind, role, std::move(over), {}});
    }
};

}  // namespace consortium

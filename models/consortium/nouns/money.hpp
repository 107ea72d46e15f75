// Conventions that hold in every equation (4.7.0): the money unit, safe denominators, targets of levers, size classes.
#pragma once

#include "engine/schema/lever.hpp"
#include "models/consortium/nouns/derived.hpp"
#include "models/consortium/records.hpp"

#include <algorithm>

namespace consortium {

inline double clip(double x, double low, double high) { return std::min(std::max(x, low), high); }
/// An index whose mean is 1, such as ability: normal, and no further from 1 than `reach`.
inline double index_about_one(double deviation, double reach, Rng& rng) {
    return clip(rng.normal(1, deviation), 1 - reach, 1 + reach);
}
inline double at_least_one(double x) { return std::max(1.0, x); }
inline double heads(u32 n) { return static_cast<double>(n); }

/// The target axes in the order in which describe() declares them.
enum TargetAxis : u8 { region_axis, industry_axis, size_axis, field_axis, park_axis, membership_axis, order_axis };

/// Size classes: below 20, 20 to 99, from 100 staff.
inline u8 size_class(u32 staff) { return staff < 20 ? 0 : (staff < 100 ? 1 : 2); }

inline Target target_of_region(u8 region) {
    Target target;
    target.label[region_axis] = region;
    return target;
}
inline Target target_of(const Firm& firm) {
    Target target = target_of_region(firm.region);
    target.label[industry_axis] = firm.industry;
    target.label[size_axis] = size_class(firm.staff);
    target.label[park_axis] = firm.park ? 0 : 1;
    target.label[membership_axis] = firm.member ? 0 : 1;
    return target;
}
/// What others know of a firm: not its park or membership.
inline Target target_of(const Terms& terms) {
    Target target = target_of_region(terms.region);
    target.label[industry_axis] = terms.industry;
    target.label[size_axis] = size_class(terms.staff);
    return target;
}
/// An edge takes the value of its firm's target group, and its programme's field.
inline Target target_of(const Firm& firm, const Programme& programme) {
    Target target = target_of(firm);
    target.label[field_axis] = programme.field;
    return target;
}
inline Target target_of(const Programme& programme) {
    Target target = target_of_region(programme.region);
    target.label[field_axis] = programme.field;
    return target;
}

/// (E50) L21 where a programme stands, wq a year: for strategic fields, or for whom a rule that names fields or order
/// classes admits.
inline double stipend_of(const consortia::Lever& stipend, Target place, bool strategic, bool order_class) {
    place.label[order_axis] = order_class ? 0 : 1;
    const auto names = [](const TargetMask& whom, u8 axis) { return whom.allowed[axis] != ~u64{0}; };
    for (auto rule = stipend.rules().rbegin(); rule != stipend.rules().rend(); ++rule) {
        if (!rule->whom.admits(place)) continue;
        return strategic || names(rule->whom, field_axis) || names(rule->whom, order_axis) ? rule->value : 0.0;
    }
    return strategic ? stipend.everywhere() : 0.0;
}

inline Target target_of(const Institute& institute) {
    Target target = target_of_region(institute.region);
    target.label[industry_axis] = institute.industry;
    return target;
}

/// Are both ends of a partnership in the same consortium? Schools are members of that of their region.
inline bool inside(const Firm& firm, const Programme& programme) { return firm.member && firm.region == programme.region; }

}  // namespace consortium

// Conventions that hold in every equation (4.7.0): the money unit, safe denominators, targets of levers, size classes.
#pragma once

#include "models/consortium/levers.hpp"
#include "models/consortium/tables.hpp"
#include "models/consortium/types.hpp"

#include <algorithm>

namespace consortium {

inline double clip(double x, double low, double high) { return std::min(std::max(x, low), high); }
inline double at_least_one(double x) { return std::max(1.0, x); }
inline double heads(u32 n) { return static_cast<double>(n); }

/// The target axes in the order in which describe() declares them.
enum TargetAxis : u8 { region_axis, industry_axis, size_axis, field_axis, park_axis, membership_axis };

/// Size classes: below 20, 20 to 99, from 100 staff.
inline u8 size_class(u32 staff) { return staff < 20 ? 0 : (staff < 100 ? 1 : 2); }

inline Target target_of_region(u8 region) {
    Target target;
    target.label[region_axis] = region;
    return target;
}
/// Every firm is a member of its region's consortium (label 0).
inline Target target_of(const Firm& firm) {
    Target target = target_of_region(firm.region);
    target.label[industry_axis] = firm.industry;
    target.label[size_axis] = size_class(firm.staff);
    target.label[park_axis] = firm.park ? 0 : 1;
    target.label[membership_axis] = 0;
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

/// (E92) with all offices at one intensity a: effectiveness of the consortium.
inline double governance_effectiveness(double a) { return std::min(1.0, -math::expm1(-a) / -math::expm1(-1.0)); }
/// (E92) probability per year that an edge is audited.
inline double audit_probability(double floor, bool inside, double a, const given::Audit& g) {
    return clip(std::max(floor, g.routine) + (inside ? g.assessment_gain * -math::expm1(-a) : 0.0), 0, 1);
}

}  // namespace consortium

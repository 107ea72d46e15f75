// What outputs are cut by and measured in: functions that several subjects watch by.
#pragma once

#include "models/consortium/nouns/derived.hpp"
#include "models/consortium/nouns/money.hpp"

#include <limits>

namespace consortium {

inline constexpr double missing = std::numeric_limits<double>::quiet_NaN();

/// Missing (NaN) where the denominator is 0, never 0.
inline double ratio(double numerator, double denominator) { return denominator != 0 ? numerator / denominator : missing; }

/// W̄_t, in which money is told.
inline double mean_wage(Read<Economy> economy) { return economy[the_economy].wage; }

inline bool at_work(const Person& me) { return me.status == Status::employed; }
inline u32 industry_of_job(const Person& me, Read<Terms> firms) { return firms[*me.employer].industry; }

/// Competences in the whole numbers that they are kept in, and the unit that makes shares of them.
inline std::array<u32, competences> raw_competence(const Person& me) {
    std::array<u32, competences> raw;
    for (u32 k = 0; k < competences; ++k) raw[k] = me.competence[k].raw;
    return raw;
}
inline double competence_unit() { return Share16::most; }

inline u32 region_of_cell(const Cell&, Self<Cell> self, Given<Derived> derived) { return derived->layout.region_of(self); }
inline u32 field_of_cell(const Cell&, Self<Cell> self, Given<Derived> derived) { return derived->layout.field_of(self); }
inline u32 own_region(const Region&, Self<Region> self) { return self.id().slot; }

inline u32 size_of_firm(const Firm& me) { return size_class(me.staff); }
inline u32 leading_or_other(const Firm& me) { return me.leading ? 0 : 1; }
inline bool has_staff(const Firm& me) { return me.staff > 0; }

// Of the firm that a partnership belongs to.
inline u32 region_of_owner(const Partnership&, Self<Partnership> self, Read<Firm> firms) {
    return firms[self.from()].region;
}
inline u32 industry_of_owner(const Partnership&, Self<Partnership> self, Read<Firm> firms) {
    return firms[self.from()].industry;
}
inline u32 size_of_owner(const Partnership&, Self<Partnership> self, Read<Firm> firms) {
    return size_of_firm(firms[self.from()]);
}
inline u32 leading_of_owner(const Partnership&, Self<Partnership> self, Read<Firm> firms) {
    return leading_or_other(firms[self.from()]);
}

inline constexpr u32 degree_classes = 8;  ///< 1, 2, 3, 4, 5–8, 9–16, 17–32, more partnerships
inline constexpr u32 most_degrees = 512;  ///< a firm with more counts as having so many
/// The first number of each class.
inline constexpr std::array<u32, degree_classes> degree_begins{1, 2, 3, 4, 5, 9, 17, 33};

inline u32 degree_class(u32 partnerships) {
    u32 k = degree_classes - 1;
    while (k > 0 && partnerships < degree_begins[k]) --k;
    return k;
}
inline bool has_partners(const Firm&, Self<Firm> self, Out<Partnership> edges) { return !edges[self].empty(); }
inline u32 degree_of_firm(const Firm&, Self<Firm> self, Out<Partnership> edges) { return degree_class(edges[self].size()); }

}  // namespace consortium

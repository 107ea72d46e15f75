// The productivity index and its exact decomposition (E110–E113), read at P2.
#include "models/consortium/money.hpp"
#include "models/consortium/phases.hpp"

namespace consortium {

void add_firm(IndexSums& all, const IndexTerms& before, const IndexTerms& now, const given::Production& g) {
    const double n1 = before.staff;
    const double n2 = now.staff;
    if (n2 > 0) {
        all.staff += n2;
        all.log_output += n2 * now.log_output;
    }
    if (n1 <= 0 || n2 <= 0) return;
    all.stayers_1 += n1;
    all.stayers_2 += n2;
    all.stayers_log_1 += n1 * before.log_output;
    all.stayers_log_2 += n2 * now.log_output;
    const std::array<double, 4> parts{(1 - g.means_weight) * (now.technology - before.technology),  // (E111)
                                      g.means_weight * (now.means - before.means),
                                      g.objects_effect * (now.objects - before.objects),
                                      (1 - g.means_weight) * (now.log_effectiveness - before.log_effectiveness)};
    for (u32 k = 0; k < parts.size(); ++k) {
        all.change_1[k] += n1 * parts[k];
        all.change_2[k] += n2 * parts[k];
    }
    const double level = .5 * (before.log_output + now.log_output);
    all.level_1 += n1 * level;
    all.level_2 += n2 * level;
}

/// Adds the firm to the sums of the index and remembers what it added, for the next quarter.
void add_to_index(Firm& me, Reduce<IndexSums> sums, Given<given::Production> g) {
    const IndexTerms before{me.index_staff,   me.index_technology,        me.index_means,
                            me.index_objects, me.index_log_effectiveness, me.index_log_output};
    const IndexTerms now{heads(me.staff), me.technology, me.means, me.objects, math::log(me.effectiveness), me.log_output};
    add_firm(sums[the_economy], before, now, *g);
    me.index_staff = now.staff;
    me.index_log_output = now.log_output;
    me.index_technology = now.technology;
    me.index_means = now.means;
    me.index_objects = now.objects;
    me.index_log_effectiveness = now.log_effectiveness;
}

IndexChange decompose(const IndexSums& s, double staff_before, double log_output_before) {
    IndexChange c;
    c.core = s.staff > 0 ? s.log_output / s.staff : 0.0;
    if (staff_before <= 0 || s.staff <= 0) return c;
    const double before = log_output_before / staff_before;
    c.change = c.core - before;
    if (s.stayers_1 > 0 && s.stayers_2 > 0) {
        for (u32 k = 0; k < 4; ++k) c.within[k] = .5 * (s.change_1[k] / s.stayers_1 + s.change_2[k] / s.stayers_2);
        c.between = s.level_2 / s.stayers_2 - s.level_1 / s.stayers_1;
        const double stay_1 = s.stayers_log_1 / s.stayers_1;
        const double stay_2 = s.stayers_log_2 / s.stayers_2;
        const double entered = s.staff - s.stayers_2;
        const double left = staff_before - s.stayers_1;
        if (entered > 0) c.entry = entered / s.staff * ((s.log_output - s.stayers_log_2) / entered - stay_2);
        if (left > 0) c.exit = left / staff_before * (stay_1 - (log_output_before - s.stayers_log_1) / left);
    }
    return c;
}

double IndexChange::parts() const { return within[0] + within[1] + within[2] + within[3] + between + entry + exit; }

/// (E112), (E113). The parts must add up to the change.
void measure_index(Economy& me, Self<Economy> self, Read<IndexSums> sums, Given<Clock> clock) {
    const IndexChange c = decompose(sums[self], me.staff_in_index, me.log_output_sum);
    require(std::abs(c.change - c.parts()) < 1e-10, "the parts of the productivity index do not add up to its change");
    me.index_change = c;
    me.index_core = c.core;
    me.staff_in_index = sums[self].staff;
    me.log_output_sum = sums[self].log_output;
    if (clock->since_start <= 0) me.index_core_0 = c.core;
}

}  // namespace consortium

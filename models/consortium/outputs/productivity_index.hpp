// The productivity index and its exact decomposition (E110–E113), of the economy and inside a region or an industry; the
// composite beside it; and what a network closes. Plain numbers that records keep.
#pragma once

#include "engine/core/sum.hpp"
#include "models/consortium/given.hpp"

#include <array>

namespace consortium {

struct Firm;

using namespace consortia;

namespace given {
struct Production;
}
struct Economy;
struct Sector;

/// ΔΛ of a quarter and its parts by Melitz and Polanec (E111, E112).
struct IndexChange {
    double core = 0;                 ///< Λ
    double change = 0;               ///< ΔΛ
    std::array<double, 4> within{};  ///< innovation core, means of labour, objects of labour, labourers
    double between = 0;
    double entry = 0;
    double exit = 0;

    double parts() const;  ///< their sum
    double size() const;   ///< the sum of their sizes
};

/// What is kept of an index between two P2.
struct IndexBooks {
    double core;         ///< Λ
    double core_0;       ///< Λ at t_0; missing if nobody worked then
    double staff;        ///< Σn over firms with n > 0
    double log_output;   ///< Σ n ln y
    IndexChange change;  ///< of this quarter

    double level() const;  ///< (E113), 100 at t_0; missing where nobody works, or worked at t_0
};

/// Sums of the index (E110–E112): 1 the last P2, 2 this one, over firms that had staff in both.
struct IndexSums {
    Real staff;       ///< all with n > 0 now
    Real log_output;  ///< Σ n ln y of those
    Real stayers_1;   ///< Σ n of stayers, last P2
    Real stayers_2;
    Real stayers_log_1;  ///< Σ n ln y of stayers
    Real stayers_log_2;
    Sums<Real, 4> change_1;  ///< Σ n_1 × parts of Δln y: innovation, means, objects, labourers
    Sums<Real, 4> change_2;
    Real level_1;  ///< Σ n_1 ½(ln y_1 + ln y_2)
    Real level_2;

    void operator+=(const IndexSums& other) volatile;
};

/// Those of a region × industry pair, of which regions, industries and the economy are made.
struct SectorIndex {
    using Of = Sector;
    IndexSums sums;
};

/// What the composite is made of, and output, over firms with staff at P2 (E110, E113).
struct CompositeSums {
    using Of = Economy;
    Real staff;
    Real effectiveness;  ///< Σ n ē
    Real objects;        ///< Σ n o
    Real means;          ///< Σ n e^m
    Real strategic;      ///< Σ R of strategic industries
    Real revenue;
    Real realised;  ///< Σ R/p
};

/// What the index reads of a firm at P2; a firm keeps those of the last one.
struct IndexTerms {
    using Of = Firm;
    double staff;              ///< n
    double technology;         ///< x
    double means;              ///< m
    double objects;            ///< o
    double log_effectiveness;  ///< ln ē
    double log_output;         ///< ln y
};
/// Adds a firm as it was at the last P2 and as it is now; without staff it does not count.
void add_firm(Adding<IndexSums> all, const IndexTerms& before, const IndexTerms& now, const given::Production& g);
/// ΔΛ and its parts; staff and Σ n ln y of all firms at the last P2. Without stayers the change is that of entry and exit.
IndexChange decompose(const IndexSums& sums, double staff_before, double log_output_before);
/// Takes a quarter into the books; the parts must add up to the change. `at_start`: this is t_0 or before.
void book(IndexBooks& books, const IndexSums& sums, bool at_start);

/// The companion of the index (E113), and output at P2: means over the employed, shares of value added.
struct Composite {
    double effectiveness;      ///< ē
    double objects;            ///< o
    double means;              ///< e^m
    double strategic;          ///< share of strategic industries in value added
    double output_per_worker;  ///< Σ n y / Σ n
    double output;             ///< Σ R/p, realised
    double value_added;        ///< Σ R, money

    std::array<double, 4> parts() const { return {effectiveness, objects, means, strategic}; }
};
/// 100 × the geometric mean of the four, each divided by its value at t_0; missing where one of those is 0.
double composite_index(const Composite& now, const Composite& at_start);

/// How far a network between two sets of nodes closes (Robins and Alexander 2004); `looked_at` 0 before the first look.
struct Closure {
    double share;
    double looked_at;  ///< programmes
};

}  // namespace consortium

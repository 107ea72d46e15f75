// The equations by which schools resize, open and close programmes, as functions of numbers (E56, E57). Amounts are in wq.
#pragma once

#include "models/consortium/given.hpp"
#include "models/consortium/records.hpp"

namespace consortium {

/// (E56) First choices per place beside those of the region, in logs.
double relative_demand(double choices, double places, double all_choices, double all_places);
/// (E56) cap after a year, before the region's places are made to fit its intake.
double resized(double capacity, double signal, double relative_demand, const given::Programmes& g);

/// (E56) What opening in a new field costs: less where it is near to what the school teaches.
double start_up_cost(double nearest, const given::Programmes& g);
/// (E56) Appraisal of a new programme of `length` quarters, with a grant (L20) where the field is strategic.
double appraisal(double signal, u32 length, double cost, double grant, const given::Programmes& g,
                 const given::SchoolFinance& finance, const given::Annuity& annuity);

/// (E57) Why a programme may have to close.
struct Trouble {
    u32 weak_years = 0;   ///< in a row with placement below L19
    double enrolled = 0;  ///< of the last Q3
    double capacity = 0;  ///< places
    bool had_intake = true;
};
bool endangered(const Trouble& trouble, const given::Programmes& g);
/// (E57) Years in a row below L19, after this year's placement.
u8 weak_years_after(u8 before, double placement, double threshold);

}  // namespace consortium

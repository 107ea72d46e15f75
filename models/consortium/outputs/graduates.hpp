// What a census notes of a graduate (O2, O5), by the quarters since graduation in Q2.
#pragma once

#include "models/consortium/outputs/observe.hpp"

namespace consortium {

// Quarters from graduation until the P14 in which they have passed: of Q4, of Q2 and of Q2.
inline constexpr u32 two_quarters = 2;
inline constexpr u32 eight_quarters = 8;
inline constexpr u32 three_years = 12;

/// Where a graduate's programme is, wherever and in what he works now.
Id<Cell> origin_of(const Person& me, Read<Programme> programmes, const Derived& derived);
/// At graduation.
void count_graduate(const Person& me, Adding<GraduateFlow> here);
/// Does he still have the job that order placement gave him?
void count_retained(const Person& me, u32 since, Adding<Retained> graduates);
/// First wage, and pay against the effective depth d̃ of the programme (SF21).
void count_first_job(const Person& me, access::In<Partnership>::Row partners, double wage_unit, Adding<FirstJobs> here);
void count_graduate_pay(const Person& me, double wage_unit, Adding<GraduatePay> region);

}  // namespace consortium

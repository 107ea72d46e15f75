// The parameters that phases of this subject are given, gathered once a run.
#pragma once

#include "models/consortium/given.hpp"

#include <consortia/model.hpp>

namespace consortium {

/// They stand in the world; a file that reads one of them includes its header.
struct SchoolRules {
    const Derived* derived;
    const given::Annuity* annuity;
    const given::Competition* competition;
    const given::Curriculum* curriculum;
    const given::Effectiveness* effectiveness;
    const given::Effort* effort;
    const given::Enrolment* enrolment;
    const given::Entry* entry;
    const given::Firms* firms;
    const given::Graduation* graduation;
    const given::Initial* initial;
    const given::Labour* labour;
    const given::Partnership* partnership;
    const given::Platforms* platforms;
    const given::Population* population;
    const given::Programmes* programmes;
    const given::SchoolFinance* school_finance;
    const given::Teachers* teachers;
    const given::Training* training;
    const given::Transfer* transfer;
    const given::Wages* wages;
};

SchoolRules make_school_rules(const consortia::Inputs& inputs);

}  // namespace consortium

// The parameters that phases of this subject are given, gathered once a run.
#pragma once

#include "models/consortium/given.hpp"

#include <consortia/model.hpp>

namespace consortium {

/// They stand in the world; a file that reads one of them includes its header.
struct LabourRules {
    const given::Labour* labour;
    const given::Effectiveness* effectiveness;
    const given::Wages* wages;
    const given::Learning* learning;
    const given::Annuity* annuity;
    const given::Partnership* choice;  ///< the noise of choices
};

LabourRules make_labour_rules(const consortia::Inputs& inputs);

}  // namespace consortium

// The parameters that phases of this subject are given, gathered once a run.
#pragma once

#include "models/consortium/given.hpp"
#include "models/consortium/nouns/gain_worth.hpp"

#include <consortia/model.hpp>

namespace consortium {

/// They stand in the world; a file that reads one of them includes its header.
struct GovernmentRules {
    const given::Governance* governance;
    const given::Projects* projects;
    const given::Services* services;
    const given::Platforms* platforms;
    const given::Tax* tax;
    const given::Partnership* choice;  ///< the noise of choices, and what cooperation costs
    const given::SchoolFinance* schools;
    const given::Transfer* transfer;
    const GainWorth* gains;
};

GovernmentRules make_government_rules(const consortia::Inputs& inputs);

}  // namespace consortium

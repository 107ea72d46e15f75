// The parameters that phases of this subject are given, gathered once a run.
#pragma once

#include "models/consortium/given.hpp"

#include <consortia/model.hpp>

namespace consortium {

/// They stand in the world; a file that reads one of them includes its header.
struct FirmRules {
    const Derived* derived;
    const given::Firms* founders;
    const given::Population* population;
    const given::Initial* initial;
    const given::Market* market;
    const given::Production* production;
    const given::Rnd* rnd;
    const given::Absorption* absorption;
    const given::Imitation* imitation;
    const given::Adoption* adoption;
    const given::Accounts* accounts;
    const given::Entry* entry;
    const given::Tax* tax;
    const given::HighTech* high_tech;
    const given::Governance* governance;
    const given::Audit* audit;
    const given::Institutes* research;
    const given::Partnership* cooperation;
    const given::Labour* labour;  ///< how staff is planned
};

FirmRules make_firm_rules(const consortia::Inputs& inputs);

}  // namespace consortium

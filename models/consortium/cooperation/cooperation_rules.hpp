// What firms' decisions on partnerships are made from, gathered once a run, and the levers as one edge meets them.
#pragma once

#include "models/consortium/cooperation/partnership_value.hpp"
#include "models/consortium/given.hpp"
#include "models/consortium/nouns/gain_worth.hpp"
#include "models/consortium/nouns/money.hpp"

namespace consortium {

/// What phases of this subject are given, so that one asks for one thing. It stands in the world; a file that reads some of
/// it includes its header.
struct CooperationRules {
    const Derived* derived;
    const GainWorth* gains;
    const given::Partnership* partnership;
    const given::Formalism* formalism;
    const given::Transfer* transfer;
    const given::CoInvention* co_invention;
    const given::Rnd* rnd;
    const given::Belief* belief;
    const given::Platforms* platforms;
    const given::Annuity* annuity;
    const given::Market* market;
    const given::Production* production;
    const given::Graduation* graduation;
    const given::Labour* labour;
    const given::Tax* tax;
    const given::HighTech* high_tech;
    const given::Audit* audit;
    const given::Teachers* teachers;
};

CooperationRules make_cooperation_rules(const Inputs& inputs);

/// What a firm knows of itself when it values a partnership; nothing of its other ones yet.
FirmSide firm_side(const Firm& firm);

/// The levers at an edge of the firm; `common`: the consortium that both ends are in, or nobody; `payout` = ϖ of its region.
EdgePolicy edge_policy(const Firm& firm, const Target& target, const Consortium* common, double payout,
                       const policy::Firms& levers, const given::Audit& audit);

}  // namespace consortium

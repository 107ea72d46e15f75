// What firms' decisions on partnerships are made from, gathered once a run, and the levers as one edge meets them.
#pragma once

#include "models/consortium/cooperation/partnership_value.hpp"
#include "models/consortium/given.hpp"
#include "models/consortium/nouns/money.hpp"
#include "models/consortium/parameters/cooperation/formalism.hpp"
#include "models/consortium/parameters/cooperation/partnership.hpp"
#include "models/consortium/parameters/cooperation/transfer.hpp"
#include "models/consortium/parameters/firms/annuity.hpp"
#include "models/consortium/parameters/firms/market.hpp"
#include "models/consortium/parameters/firms/production.hpp"
#include "models/consortium/parameters/government/audit.hpp"
#include "models/consortium/parameters/government/tax.hpp"
#include "models/consortium/parameters/labour/labour.hpp"
#include "models/consortium/parameters/labour/wages.hpp"
#include "models/consortium/parameters/schools/teachers.hpp"

namespace consortium {

/// (E96) What platforms do on edges inside their consortium: a training base of intensity q_1 lowers F_1, an R&D base (q_3)
/// raises λ_T, talent exchange (q_2) lowers the cost of an exchange.
given::Partnership with_training_base(given::Partnership g, double intensity);
given::Transfer with_research_base(given::Transfer g, double intensity);
given::Teachers with_talent_exchange(given::Teachers g, double intensity);

/// Copies of the parameter groups of P4, so that a phase asks for one thing.
struct CooperationRules {
    given::Partnership partnership;
    given::Formalism formalism;
    given::Transfer transfer;
    given::Annuity annuity;
    given::Market market;
    given::Production production;
    given::Wages wages;
    given::Labour labour;
    given::Tax tax;
    given::Audit audit;
    given::Teachers teachers;

    /// (E96) On edges inside a consortium.
    CooperationRules within(const Consortium& consortium) const;

    PartnershipRules rules() const {
        return {partnership, formalism, transfer, annuity, market, production, wages, labour, tax};
    }
};

CooperationRules make_cooperation_rules(const Inputs& inputs);

/// What a firm knows of itself when it values a partnership; nothing of its other ones yet.
FirmSide firm_side(const Firm& firm);

/// The levers at an edge of the firm; `common`: the consortium that both ends are in, or nobody; `payout` = ϖ of its region.
EdgePolicy edge_policy(const Firm& firm, const Target& target, const Consortium* common, double payout,
                       const policy::Firms& levers, const CooperationRules& rules);

}  // namespace consortium

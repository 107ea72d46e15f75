// The parameters and levers that the model has, in the order in which they are described; see parameters/ and levers/.
#include "models/consortium/declare.hpp"

#include "engine/schema/schema.hpp"
#include "models/consortium/levers/consortia.hpp"
#include "models/consortium/levers/firms.hpp"
#include "models/consortium/levers/government.hpp"
#include "models/consortium/levers/labour.hpp"
#include "models/consortium/levers/schools.hpp"
#include "models/consortium/parameters/cooperation/adoption.hpp"
#include "models/consortium/parameters/cooperation/awareness.hpp"
#include "models/consortium/parameters/cooperation/belief.hpp"
#include "models/consortium/parameters/cooperation/co_invention.hpp"
#include "models/consortium/parameters/cooperation/formalism.hpp"
#include "models/consortium/parameters/cooperation/partner_search.hpp"
#include "models/consortium/parameters/cooperation/partnership.hpp"
#include "models/consortium/parameters/cooperation/transfer.hpp"
#include "models/consortium/parameters/firms/absorption.hpp"
#include "models/consortium/parameters/firms/accounts.hpp"
#include "models/consortium/parameters/firms/annuity.hpp"
#include "models/consortium/parameters/firms/demand.hpp"
#include "models/consortium/parameters/firms/entry.hpp"
#include "models/consortium/parameters/firms/firms.hpp"
#include "models/consortium/parameters/firms/frontier.hpp"
#include "models/consortium/parameters/firms/imitation.hpp"
#include "models/consortium/parameters/firms/market.hpp"
#include "models/consortium/parameters/firms/production.hpp"
#include "models/consortium/parameters/firms/rnd.hpp"
#include "models/consortium/parameters/government/audit.hpp"
#include "models/consortium/parameters/government/governance.hpp"
#include "models/consortium/parameters/government/high_tech.hpp"
#include "models/consortium/parameters/government/projects.hpp"
#include "models/consortium/parameters/government/services.hpp"
#include "models/consortium/parameters/government/tax.hpp"
#include "models/consortium/parameters/institutes/institutes.hpp"
#include "models/consortium/parameters/institutes/platforms.hpp"
#include "models/consortium/parameters/labour/effectiveness.hpp"
#include "models/consortium/parameters/labour/labour.hpp"
#include "models/consortium/parameters/labour/wages.hpp"
#include "models/consortium/parameters/schools/competition.hpp"
#include "models/consortium/parameters/schools/curriculum.hpp"
#include "models/consortium/parameters/schools/effort.hpp"
#include "models/consortium/parameters/schools/enrolment.hpp"
#include "models/consortium/parameters/schools/graduation.hpp"
#include "models/consortium/parameters/schools/learning.hpp"
#include "models/consortium/parameters/schools/programmes.hpp"
#include "models/consortium/parameters/schools/school_finance.hpp"
#include "models/consortium/parameters/schools/teachers.hpp"
#include "models/consortium/parameters/schools/training.hpp"
#include "models/consortium/parameters/start/initial.hpp"
#include "models/consortium/parameters/start/population.hpp"

namespace consortium {

void declare_numbers(consortia::Schema& s) {
    s.declare<given::Population, given::Initial, given::Firms, given::Frontier, given::Institutes, given::Demand,
              given::Effectiveness, given::Production, given::Market, given::Wages, given::Labour, given::Learning,
              given::Annuity, given::PartnerSearch, given::Partnership, given::Formalism, given::Belief, given::Awareness,
              given::Audit, given::Governance, given::Projects, given::Services, given::Platforms, given::Training,
              given::Curriculum, given::Competition, given::Teachers, given::Effort, given::Enrolment, given::Programmes,
              given::Graduation, given::SchoolFinance, given::Transfer, given::CoInvention, given::Rnd, given::Absorption,
              given::Imitation, given::Adoption, given::Accounts, given::Entry, given::Tax, given::HighTech>();
    s.declare<policy::Firms, policy::Schools, policy::Labour, policy::Consortia, policy::Government>();
}

}  // namespace consortium

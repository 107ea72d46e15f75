// The parameters and levers that the model has, in the order in which they are described; see parameters/ and levers/.
#include "models/consortium/declare.hpp"

#include "engine/schema/schema.hpp"
#include "models/consortium/levers/consortia.hpp"
#include "models/consortium/levers/firms.hpp"
#include "models/consortium/levers/government.hpp"
#include "models/consortium/levers/labour.hpp"
#include "models/consortium/levers/schools.hpp"
#include "models/consortium/parameters/absorption.hpp"
#include "models/consortium/parameters/accounts.hpp"
#include "models/consortium/parameters/adoption.hpp"
#include "models/consortium/parameters/annuity.hpp"
#include "models/consortium/parameters/audit.hpp"
#include "models/consortium/parameters/awareness.hpp"
#include "models/consortium/parameters/belief.hpp"
#include "models/consortium/parameters/curriculum.hpp"
#include "models/consortium/parameters/demand.hpp"
#include "models/consortium/parameters/effectiveness.hpp"
#include "models/consortium/parameters/effort.hpp"
#include "models/consortium/parameters/enrolment.hpp"
#include "models/consortium/parameters/firms.hpp"
#include "models/consortium/parameters/formalism.hpp"
#include "models/consortium/parameters/frontier.hpp"
#include "models/consortium/parameters/governance.hpp"
#include "models/consortium/parameters/graduation.hpp"
#include "models/consortium/parameters/imitation.hpp"
#include "models/consortium/parameters/initial.hpp"
#include "models/consortium/parameters/institutes.hpp"
#include "models/consortium/parameters/labour.hpp"
#include "models/consortium/parameters/learning.hpp"
#include "models/consortium/parameters/market.hpp"
#include "models/consortium/parameters/partnership.hpp"
#include "models/consortium/parameters/platforms.hpp"
#include "models/consortium/parameters/population.hpp"
#include "models/consortium/parameters/production.hpp"
#include "models/consortium/parameters/programmes.hpp"
#include "models/consortium/parameters/rnd.hpp"
#include "models/consortium/parameters/school_finance.hpp"
#include "models/consortium/parameters/tax.hpp"
#include "models/consortium/parameters/teachers.hpp"
#include "models/consortium/parameters/training.hpp"
#include "models/consortium/parameters/transfer.hpp"
#include "models/consortium/parameters/wages.hpp"

namespace consortium {

void declare_numbers(consortia::Schema& s) {
    s.declare<given::Population, given::Initial, given::Firms, given::Frontier, given::Institutes, given::Demand,
              given::Effectiveness, given::Production, given::Market, given::Wages, given::Labour, given::Learning,
              given::Annuity, given::Partnership, given::Formalism, given::Belief, given::Awareness, given::Audit,
              given::Governance, given::Platforms, given::Training, given::Curriculum, given::Teachers, given::Effort,
              given::Enrolment, given::Programmes, given::Graduation, given::SchoolFinance, given::Transfer, given::Rnd,
              given::Absorption, given::Imitation, given::Adoption, given::Accounts, given::Tax>();
    s.declare<policy::Firms, policy::Schools, policy::Labour, policy::Consortia, policy::Government>();
}

}  // namespace consortium

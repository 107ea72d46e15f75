// The subjects of parameters/ and levers/ by name, for declarations of functions that are given them. A file that reads a
// number includes the header made of its YAML: "models/consortium/parameters/labour/labour.hpp".
#pragma once

namespace consortium {
struct CooperationRules;
struct Derived;
struct FirmRules;
struct GovernmentRules;
struct InstituteRules;
struct LabourRules;
struct SchoolRules;
}  // namespace consortium

namespace consortium::given {
struct Absorption;
struct Accounts;
struct Adoption;
struct Annuity;
struct Audit;
struct Awareness;
struct Belief;
struct CoInvention;
struct Competition;
struct Curriculum;
struct Demand;
struct Effectiveness;
struct Effort;
struct Enrolment;
struct Entry;
struct Firms;
struct Formalism;
struct Frontier;
struct Governance;
struct Graduation;
struct HighTech;
struct Imitation;
struct Initial;
struct Institutes;
struct Labour;
struct Learning;
struct Market;
struct PartnerSearch;
struct Partnership;
struct Platforms;
struct Population;
struct Production;
struct Programmes;
struct Projects;
struct Rnd;
struct SchoolFinance;
struct Services;
struct Tax;
struct Teachers;
struct Training;
struct Transfer;
struct Wages;
}  // namespace consortium::given

namespace consortium::policy {
struct Consortia;
struct Firms;
struct Government;
struct Labour;
struct Schools;
}  // namespace consortium::policy

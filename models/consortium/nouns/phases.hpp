// Every phase of the model in the order of the schedule (model.cpp), with what it may read and write; those of P14 are in
// observe.hpp.
#pragma once

#include "models/consortium/cooperation/cooperation_rules.hpp"
#include "models/consortium/levers.hpp"
#include "models/consortium/nouns/derived.hpp"
#include "models/consortium/nouns/letters.hpp"
#include "models/consortium/nouns/sums.hpp"
#include "models/consortium/nouns/types.hpp"
#include "models/consortium/outputs/counts.hpp"
#include "models/consortium/parameters.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace consortium {

inline constexpr u32 enrolment_rounds = 6;  ///< (E51) four of own choice, two among places still free

// ---------------------------------------------------------------------------------------------------- indexes

struct ProgrammesByCell {  ///< open ones, drawn ∝ e^Rep of the last Q1
    using Of = Programme;
    static u32 key(const Programme& p) {
        return p.state == ProgrammeState::open ? p.region * cell_stride + p.field : no_key;
    }
    static double weight(const Programme& p) { return p.draw_weight; }
    static constexpr u32 cell_stride = 64;
};
struct ProgrammesByRegion {  ///< open ones, all alike
    using Of = Programme;
    static u32 key(const Programme& p) { return p.state == ProgrammeState::open ? p.region : no_key; }
};
struct OpenByRegion {  ///< open ones ∝ capacity
    using Of = Programme;
    static u32 key(const Programme& p) { return p.state == ProgrammeState::open ? p.region : no_key; }
    static double weight(const Programme& p) { return p.capacity; }
};
struct OpenAnywhere {
    using Of = Programme;
    static u32 key(const Programme& p) { return p.state == ProgrammeState::open ? 0 : no_key; }
    static double weight(const Programme& p) { return p.capacity; }
};
struct FreeByRegion {  ///< with places left, ∝ places left
    using Of = Programme;
    static double weight(const Programme& p) {
        return std::max(0.0, math::floor(p.capacity) - static_cast<double>(p.enrolled));
    }
    static u32 key(const Programme& p) { return p.state == ProgrammeState::open && weight(p) > 0 ? p.region : no_key; }
};
struct FirmsBySector {  ///< industry × region; regions are at most 64
    using Of = Firm;
    static u32 key_of(u32 industry, u32 region) { return industry * 64 + region; }
    static u32 key(const Firm& f) { return key_of(f.industry, f.region); }
};
struct MembersByRegion {
    using Of = Firm;
    static u32 key(const Firm& f) { return f.member ? f.region : no_key; }
};
struct AssociatedByRegion {
    using Of = Firm;
    static u32 key(const Firm& f) { return f.association ? f.region : no_key; }
};
struct InstitutesByRegion {
    using Of = Institute;
    static u32 key(const Institute& b) { return b.region; }
};
struct ProgrammesBySchool {
    using Of = Programme;
    static u32 key(const Programme& p) { return p.school.slot; }
};
struct ProgrammesOfCell {  ///< in any state
    using Of = Programme;
    static u32 key_of(u32 region, u32 field) { return region * most_fields + field; }
    static u32 key(const Programme& p) { return key_of(p.region, p.field); }
};
struct SchoolsByRegion {
    using Of = School;
    static u32 key(const School& s) { return s.region; }
};
struct PersonsByEmployer {  ///< the employed; all others come behind
    using Of = Person;
    static u32 key(const Person& p) { return p.status == Status::employed ? (*p.employer).slot : no_key; }
};
struct FirmsByRegion {
    using Of = Firm;
    static u32 key(const Firm& f) { return f.region; }
};

// ---------------------------------------------------------------------------------------------------- P0, P1

void advance_frontier(Industry&, Self<Industry>, Given<given::Frontier>, Given<given::Demand>, Given<given::Levers>,
                      Given<Derived>, Rng&);
void grow_demand(Economy&, Given<given::Demand>, Given<Clock>, Rng&);
void weigh_industries(Industry&, Self<Industry>, Given<given::Demand>, Given<Derived>, Given<Clock>);
void divide_demand(Market&, Read<Industry>, Read<Economy>);

void work(Many<Person>, Read<Terms>, Read<Cell>, Read<Economy>, Tally<Payroll>, Tally<CellStaff>, Tally<Graduates>,
          Tally<PersonFlows>, Tally<Treasury>, Given<Derived>, Given<given::Levers>, Given<given::Labour>,
          Given<given::Effectiveness>, Given<given::Wages>, Given<given::Learning>, Given<given::Annuity>,
          Given<given::Partnership>, Given<Clock>);
void take_stock(Firm&, Self<Firm>, Mine<Terms>, Read<Payroll>, Reduce<IndustrySums>, Reduce<EconomySums>, Given<Derived>);
void update_cell(Cell&, Self<Cell>, Read<CellStaff>);
void update_industry(Industry&, Self<Industry>, Read<IndustrySums>);
void set_wage_unit(Economy&, Self<Economy>, Read<EconomySums>);
void learn_placement(Programme&, Self<Programme>, Read<Graduates>);
void count_placed(const Programme&, Self<Programme>, Read<Graduates>, Tally<AfterTwoQuarters>, Given<Derived>);
void count_placed_later(const Programme&, Self<Programme>, Read<Graduates>, Tally<AfterEightQuarters>, Given<Derived>);

// ---------------------------------------------------------------------------------------------------- P2

void set_price(Firm&, Reduce<MarketPrices>, Given<Derived>, Given<given::Production>, Given<given::Market>);
void compare_prices(Market&, Self<Market>, Read<MarketPrices>, Reduce<IndustryPrices>);
void remember_price(Industry&, Self<Industry>, Read<IndustryPrices>, Given<Clock>);
void compete(Firm&, Read<MarketPrices>, Reduce<MarketShares>, Given<Derived>, Given<given::Market>, Rng&);
void plan_output(Firm&, Read<MarketShares>, Read<Market>, Read<Economy>, Given<Derived>, Given<given::Market>,
                 Given<given::Population>);
void add_to_index(Firm&, Reduce<SectorIndex>, Reduce<CompositeSums>, Tally<OutputOfWorkers>, Tally<OutputOfFirms>,
                  Reduce<OutputShares>, Given<Derived>, Given<given::Production>);
void measure_index(Economy&, Self<Economy>, Read<SectorIndex>, Read<CompositeSums>, Read<OutputShares>, Given<Clock>);
void measure_region_index(Region&, Self<Region>, Read<SectorIndex>, Given<Derived>, Given<Clock>);
void measure_industry_index(Industry&, Self<Industry>, Read<SectorIndex>, Given<Derived>, Given<Clock>);

// ---------------------------------------------------------------------------------------------------- P3

void wish_to_join(Firm&, Self<Firm>, Out<Partnership>, Read<Consortium>, Emit<MembershipRequest>, Given<given::Levers>,
                  Given<given::Governance>, Given<given::Partnership>, Rng&);
void admit_members(Consortium&, Self<Consortium>, Inbox<MembershipRequest>, Emit<MembershipGrant>, Given<given::Levers>);
void join(Firm&, Inbox<MembershipGrant>);
void run_offices(Consortium&, Self<Consortium>, Read<Region>, Read<Economy>, Index<MembersByRegion>, Index<SchoolsByRegion>,
                 Emit<Project>, Tally<ConsortiumFlows>, Tally<ConsortiumYear>, Tally<Treasury>, Given<given::Levers>,
                 Given<given::Governance>, Given<Clock>, Rng&);
void decide(Consortium&, Self<Consortium>, Own<Project>, Read<Firm>, Read<School>, Read<Economy>, Index<MembersByRegion>,
            Index<AssociatedByRegion>, Emit<Pledge>, Tally<SchoolCosts>, Tally<ConsortiumFlows>, Tally<ConsortiumYear>,
            Tally<Treasury>, Given<given::Levers>, Given<given::Platforms>, Given<given::Tax>, Rng&);
void pay_pledges(Firm&, Inbox<Pledge>);

// ---------------------------------------------------------------------------------------------------- P4, P5, P6

void cooperate(Firm&, Self<Firm>, Own<Partnership>, Before<Partnership>, Out<Neighbour>, Read<Programme>, Read<Industry>,
               Read<Economy>, Read<Region>, Read<Consortium>, Index<ProgrammesByCell>, Index<ProgrammesByRegion>,
               Emit<Proposal>, Given<CooperationRules>, Given<Derived>, Given<given::Levers>, Given<Clock>, Rng&);
void answer(Programme&, Self<Programme>, Inbox<Proposal>, In<Partnership>, Read<School>, Emit<Answer>);
void sign(Firm&, Self<Firm>, Inbox<Answer>, Own<Partnership>, Emit<Partnership>);

void keep_up(Institute&, Read<Industry>, Read<Economy>, Tally<Treasury>, Given<given::Frontier>, Given<given::Institutes>,
             Given<given::Levers>);
void seek_research(Firm&, Self<Firm>, Own<Research>, Read<Institute>, Read<Economy>, Read<Consortium>,
                   Index<InstitutesByRegion>, Emit<ResearchProposal>, Given<CooperationRules>, Given<given::Institutes>,
                   Given<Derived>, Given<Clock>, Rng&);
void accept_research(Institute&, Self<Institute>, Inbox<ResearchProposal>, In<Research>, Emit<ResearchAnswer>,
                     Given<given::Institutes>, Given<given::Levers>);
void begin_research(Firm&, Self<Firm>, Inbox<ResearchAnswer>, Emit<Research>);
void link_institutes(School&, Self<School>, Own<ScienceLink>, Read<Programme>, Index<ProgrammesBySchool>, Read<Institute>,
                     Read<Consortium>, Index<InstitutesByRegion>, Emit<ScienceLink>, Given<Derived>, Rng&);

void exchange_staff(Partnership&, Self<Partnership>, Read<Firm>, Read<Programme>, Read<Consortium>, Tally<Exchange>,
                    Given<given::Teachers>, Given<given::Levers>, Rng&);
void renew_programme(Programme&, Self<Programme>, In<Partnership>, Read<Firm>, Read<Cell>, Read<School>, Out<ScienceLink>,
                     Read<Institute>, Read<Consortium>, Read<Economy>, Read<PlacementSums>, Read<Exchange>,
                     Tally<SchoolCosts>, Given<Derived>, Given<CooperationRules>, Given<given::Training>,
                     Given<given::Curriculum>, Given<given::SchoolFinance>);
void gauge_placement(Programme&, Reduce<PlacementSums>, Given<Clock>);
void settle_fund(School&, Self<School>, Read<SchoolCosts>, Read<SchoolIncome>, Given<Clock>);

void plan_teaching(Programme&, Self<Programme>, In<Partnership>, Read<Terms>, Read<School>, Read<Consortium>, Given<Derived>,
                   Given<given::Training>, Given<given::Effort>, Given<given::Transfer>, Given<given::Levers>, Given<Clock>);
void study(Person&, Read<Programme>, Tally<Classes>, Given<given::Training>, Rng&);
void count_class(Programme&, Self<Programme>, Read<Classes>);
void score(const Person&, Tally<Scores>);
void set_threshold(Programme&, Self<Programme>, Read<Scores>, Read<Consortium>);
void win(Person&, Read<Programme>, Tally<Prizes>, Rng&);
void award(Programme&, Self<Programme>, Read<Prizes>, Read<Economy>, Tally<SchoolCosts>);

// ---------------------------------------------------------------------------------------------------- P7

void remember_openings(Cell&);
void pay_for_planning(const Region&, Self<Region>, Read<Economy>, Tally<Treasury>, Given<given::Levers>);
void add_to_sector(const Firm&, Reduce<SectorSums>, Given<Derived>);
void measure_growth(Sector&, Self<Sector>, Read<SectorSums>);
void look_ahead(Region&, Self<Region>, Read<Cell>, Read<CellStaff>, Read<Sector>, Read<Industry>, Read<Programme>,
                Index<ProgrammesOfCell>, Given<Derived>, Given<given::Labour>, Given<given::Wages>, Given<given::Enrolment>);
void approve(Programme&, Tally<ProgrammeFlows>);
void count_matched(const Programme&, Self<Programme>, Read<Graduates>, Tally<MatchedGraduates>, Given<Derived>);
void compare_choices(const Programme&, Reduce<ChoiceSums>);
void resize(Programme&, Read<School>, Read<Region>, Read<ChoiceSums>, Given<given::Levers>, Given<given::Programmes>,
            Given<Clock>, Rng&);
void restructure(const School&, Self<School>, Index<ProgrammesBySchool>, Read<Programme>, Read<Region>, Read<Cell>,
                 Read<Economy>, Emit<Reform>, Emit<Programme>, Tally<SchoolCosts>, Tally<Treasury>, Tally<ProgrammeFlows>,
                 Given<Derived>, Given<given::Levers>, Given<given::Programmes>, Given<given::SchoolFinance>,
                 Given<given::Annuity>, Given<given::Firms>, Given<given::Initial>, Given<Clock>, Rng&);
void follow_school(Programme&, Inbox<Reform>);
void add_capacity(const Programme&, Reduce<CapacitySums>);
void fit_capacity(Programme&, Read<CapacitySums>, Read<Region>, Given<given::Labour>, Given<given::Enrolment>);
void leave_programme(Partnership&, Read<Programme>);
void count_programmes(School&, Self<School>, Index<ProgrammesBySchool>, Read<Programme>);
void grant_stipends(Programme&, Self<Programme>, In<Partnership>, Read<Economy>, Tally<Treasury>, Given<Derived>,
                    Given<given::Levers>);

void finish_study(Person&, Self<Person>, Read<Programme>, Read<Cell>, In<Partnership>, Emit<Candidate>, Emit<Venture>,
                  Given<Derived>, Given<given::Graduation>, Given<given::Partnership>, Given<given::Levers>, Given<Clock>,
                  Rng&);
void take_candidates(Firm&, Self<Firm>, Inbox<Candidate>, Own<Partnership>, Read<Industry>, Read<Cell>, Emit<Placed>,
                     Tally<FirmFlows>, Given<Derived>);
void take_placement(Person&, Inbox<Placed>, Read<Terms>, Given<Derived>, Given<given::Effectiveness>, Given<given::Wages>);

void found_own(const Person&, Self<Person>, Inbox<Venture>, Read<Market>, Read<Economy>, Read<Firm>, Index<FirmsByRegion>,
               Emit<Firm>, Tally<FirmFlows>, Given<Derived>, Given<given::Firms>, Given<given::Population>,
               Given<given::Market>, Given<given::Production>, Rng&);
void set_up(Firm&, Self<Firm>, Mine<Terms>, Read<Person>, Read<Industry>, Read<Cell>, Emit<Placed>, Given<Derived>);

void bear_cohort(Region&, Self<Region>, Read<Cell>, In<Vacancy>, Emit<Person>, Tally<PersonFlows>, Given<Derived>,
                 Given<given::Labour>, Given<given::Enrolment>, Given<given::Population>, Given<given::Levers>, Given<Clock>,
                 Rng&);
void open_places(Programme&);
void apply_for_place(Person&, Self<Person>, Read<Programme>, Read<Cell>, Read<Region>, In<Vacancy>, Index<OpenByRegion>,
                     Index<OpenAnywhere>, Emit<Enrolment>, Given<Derived>, Given<given::Enrolment>, Rng&);
void admit(Programme&, Self<Programme>, Inbox<Enrolment>, Emit<Admission>, Given<Clock>);
void take_place(Person&, Self<Person>, Inbox<Admission>, Read<Programme>, Read<Cell>, Read<Region>, In<Vacancy>,
                Index<OpenByRegion>, Index<OpenAnywhere>, Index<FreeByRegion>, Emit<Enrolment>, Given<Derived>,
                Given<given::Enrolment>, Given<given::Training>, Given<Clock>, Rng&);
void count_entrants(Programme&);

// ---------------------------------------------------------------------------------------------------- P8, P9

void count_openings(Cell&, Self<Cell>, In<Vacancy>, Given<Clock>);
void plan_staff(Firm&, Mine<Separation>, Own<Vacancy>, Given<given::Labour>, Rng&);
void separate_or_search(Many<Person>, Read<Separation>, In<Vacancy>, Emit<Application>, Tally<Moves>, Tally<Seekers>,
                        Given<Derived>, Given<given::Levers>, Given<given::Labour>, Given<given::Effectiveness>,
                        Given<given::Wages>);
void offer_post(const Vacancy&, Self<Vacancy>, Inbox<Application>, Read<Terms>, Read<Cell>, Read<Region>, Read<Economy>,
                Emit<Offer>, Given<Derived>, Given<given::Levers>, Given<given::Effectiveness>, Given<given::Wages>,
                Given<given::Annuity>);
void accept_post(Person&, Self<Person>, Inbox<Offer>, Emit<Filled>, Tally<Moves>, Given<Derived>);
void fill_post(Vacancy&);
void settle_staff(Firm&, Self<Firm>, Read<Moves>, Own<Vacancy>, Emit<Vacancy>, Read<Industry>, Given<Derived>,
                  Given<given::Labour>, Given<Clock>, Rng&);
void adjust_wages(Cell&, Self<Cell>, Read<Seekers>, Given<given::Wages>, Given<Clock>);
/// (E53) The own field if the industry uses it, else the nearest that it does.
u8 job_field_for(u8 field, const Industry& industry, const Derived& derived);
/// The person's record of a new job.
void start_job(Person& me, Id<Firm> firm, const Derived& derived, Id<Cell> cell, float wage);

// ---------------------------------------------------------------------------------------------------- P10

void transfer(Partnership&, Self<Partnership>, Read<Firm>, Read<Programme>, Read<Industry>, Read<Consortium>, Read<Economy>,
              Tally<SchoolIncome>, Tally<Exchange>, Tally<KnowledgeDistance>, Given<CooperationRules>, Given<given::Levers>,
              Rng&);
void transfer_research(Research&, Self<Research>, Read<Firm>, Read<Institute>, Read<Consortium>, Read<Economy>,
                       Tally<SchoolIncome>, Tally<InstituteExchange>, Given<CooperationRules>, Given<given::Institutes>,
                       Given<given::Levers>, Rng&);
void drift_institute(Institute&, Self<Institute>, Read<InstituteExchange>);
void co_invent(Partnership&, Self<Partnership>, Read<Firm>, Read<Industry>, Read<Consortium>, Tally<Exchange>,
               Given<given::Rnd>, Rng&);
void share_projects(Consortium&, Self<Consortium>, Index<MembersByRegion>, Out<Partnership>, Read<Programme>,
                    Emit<JointTrial>, Rng&);
void co_invent_jointly(Partnership&, Self<Partnership>, Inbox<JointTrial>, Read<Firm>, Read<Industry>, Read<Consortium>,
                       Tally<Exchange>, Given<given::Rnd>, Rng&);
void develop(Firm&, Self<Firm>, Own<Partnership>, Out<Research>, Read<Institute>, Own<Neighbour>, Read<Terms>,
             Read<Programme>, Read<Industry>, Read<Consortium>, Index<FirmsBySector>, Tally<InnovationCount>, Given<Derived>,
             Given<given::Levers>, Given<given::Rnd>, Given<given::Absorption>, Given<given::Imitation>,
             Given<given::Adoption>, Given<given::Tax>, Given<given::Initial>, Given<CooperationRules>, Rng&);
void seek_service(Firm&, Self<Firm>, Out<Partnership>, Read<Consortium>, Read<Industry>, Read<Economy>,
                  Index<SchoolsByRegion>, Tally<SchoolIncome>, Tally<Treasury>, Tally<InnovationCount>, Given<given::Levers>,
                  Given<given::SchoolFinance>, Given<given::Transfer>, Given<given::Annuity>, Given<given::Partnership>,
                  Rng&);
void drift_profile(Programme&, Self<Programme>, Read<Exchange>);
/// (4.5.3, E76b) A neighbour for a firm: the larger of two of its industry and region, or one by flows between industries.
OptionalId<Firm> draw_neighbour(u8 industry, u8 region, Id<Firm> self, Read<Terms> firms, Index<FirmsBySector> sectors,
                                const Derived& derived, const given::Initial& initial, Rng& rng);

// ---------------------------------------------------------------------------------------------------- P11, P12

void claim(Partnership&, Self<Partnership>, Read<Firm>, Read<Programme>, Read<Region>, Read<Consortium>, Read<Economy>,
           Tally<Treasury>, Tally<ConsortiumYear>, Given<given::Levers>, Given<CooperationRules>, Given<Clock>, Rng&);
void close_books(Firm&, Self<Firm>, Mine<Terms>, Read<Payroll>, Own<Partnership>, Out<Research>, Read<Institute>,
                 Read<Programme>, Read<Region>, Read<Consortium>, Read<Economy>, Tally<Treasury>, Tally<FirmFlows>,
                 Tally<RegionFirms>, Tally<MarketFirms>, Given<Derived>, Given<given::Levers>, Given<given::Tax>,
                 Given<given::Rnd>, Given<given::Accounts>, Given<given::Governance>, Given<given::Institutes>,
                 Given<CooperationRules>, Given<Clock>, Rng&);
void found_firms(Region&, Self<Region>, Read<RegionFirms>, Read<MarketFirms>, Read<Market>, Read<Consortium>, Read<Economy>,
                 Read<Firm>, Index<FirmsByRegion>, Emit<Firm>, Tally<FirmFlows>, Given<Derived>, Given<given::Firms>,
                 Given<given::Population>, Given<given::Market>, Rng&);
void post_terms(Firm&, Mine<Terms>, Given<Derived>);
void settle_entrant(Firm&, Self<Firm>, Read<Terms>, Read<Industry>, Emit<Vacancy>, Emit<Neighbour>, Index<FirmsBySector>,
                    Given<Derived>, Given<given::Initial>, Rng&);
void remember(Partnership&, Given<given::Belief>);
void remember_research(Research&);
void believe(Firm&, Self<Firm>, Out<Partnership>, Out<Neighbour>, Read<Terms>, Read<Consortium>, Read<Economy>,
             Given<given::Belief>, Given<given::Awareness>, Rng&);

// ---------------------------------------------------------------------------------------------------- P13

void keep_books(Region&, Self<Region>, Read<Treasury>, Read<CellStaff>, Read<Cell>, Reduce<NationSums>, Given<Derived>,
                Given<Clock>);
void announce_payout(Region&, Read<NationSums>, Read<Economy>, Given<given::Levers>);
void evaluate(Consortium&, Self<Consortium>, Read<ConsortiumYear>, Given<given::Levers>, Given<given::Governance>, Rng&);
void rank_scores(Consortium&, Read<Consortium>);

}  // namespace consortium

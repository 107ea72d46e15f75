// What is watched of cooperation: who cooperates, how deeply and how formally, and what the network of partnerships looks
// like (O7, O8).
#include "models/consortium/outputs/watch.hpp"
#include "engine/graph/analysis.hpp"
#include "models/consortium/cooperation/cooperation_rules.hpp"
#include "models/consortium/cooperation/partnership_value.hpp"
#include "models/consortium/indicators/cooperation.hpp"
#include "models/consortium/outputs/distribution.hpp"
#include "models/consortium/outputs/phases.hpp"
#include "models/consortium/parameters/cooperation/partnership.hpp"

namespace consortium {

namespace {

constexpr auto depth_agreed = nested<&Partnership::agreed, &Agreement::depth>;
constexpr auto depth_declared = nested<&Partnership::agreed, &Agreement::declared>;
double overstated(const Partnership& me) { return static_cast<double>(me.agreed.declared) - me.agreed.depth; }
u32 depth_class(const Partnership& me) { return static_cast<u32>(4 * me.agreed.depth + .5F) - 1; }
bool is_near(const Partnership& me, Self<Partnership> self, Read<Firm> firms, Read<Programme> programmes) {
    return programmes[me.to].region == firms[self.from()].region;
}

}  // namespace

void watch_cooperation(Watch<Partnership> partnerships) {
    partnerships.count(indicator::partnerships)
        .by<region_of_owner>(indicator::partnerships_by_region)
        .by<industry_of_owner>(indicator::partnerships_by_industry)
        .by<size_of_owner>(indicator::partnerships_by_size)
        .by<leading_of_owner>(indicator::partnerships_by_leading)
        .by<depth_class>(indicator::partnerships_by_depth)
        .shares_by<depth_class>(indicator::depth_share);
    partnerships.mean<depth_agreed, Fine>(indicator::real_depth)
        .by<region_of_owner>(indicator::real_depth_by_region)
        .by<size_of_owner>(indicator::real_depth_by_size);
    partnerships.mean<depth_declared, Fine>(indicator::declared_depth);
    partnerships.ratio<overstated, depth_declared, Fine, Fine>(indicator::formalism)
        .by<region_of_owner>(indicator::formalism_by_region)
        .by<industry_of_owner>(indicator::formalism_by_industry)
        .by<size_of_owner>(indicator::formalism_by_size)
        .by<leading_of_owner>(indicator::formalism_by_leading);
    partnerships.where<nested<&Partnership::claim, &Claim::found_out>>()
        .count(indicator::audit_findings)
        .by<region_of_owner>(indicator::audit_findings_by_region);
    partnerships.total<nested<&Partnership::staff, &StaffMoves::exchanged>>(indicator::exchanges)
        .by<region_of_owner>(indicator::exchanges_by_region);
    partnerships.share<is_near>(indicator::intraregional_share)
        .by<region_of_owner>(indicator::intraregional_share_by_region);
    partnerships.mean<nested<&Partnership::learnt, &Lessons::trust>, Fine>(indicator::trust);
    partnerships.mean<nested<&Partnership::learnt, &Lessons::age>>(indicator::partnership_age);
    partnerships.total<nested<&Partnership::agreed, &Agreement::seats>, Fine>(indicator::seats);
    partnerships.total<nested<&Partnership::agreed, &Agreement::ghosts>, Fine>(indicator::ghost_seats);
}

// ---------------------------------------------------------------------------------------------------- firms, programmes

namespace {

bool has_20_staff(const Firm& me) { return size_of_firm(me) > 0; }
u32 partnerships_of(const Firm&, Self<Firm> self, Out<Partnership> edges) { return edges[self].size(); }
bool has_one(const Firm&, Self<Firm> self, Out<Partnership> edges) { return edges[self].size() == 1; }

double seats_of(List<const Partnership> edges) {
    double seats = 0;
    for (const Partnership& edge : edges) seats += edge.agreed.seats;
    return seats;
}
bool trains(const Firm&, Self<Firm> self, Out<Partnership> edges) { return seats_of(edges[self]) > 0; }
/// B2 ≥ 0 (E23).
bool training_pays(const Firm& me, Self<Firm> self, Out<Partnership> edges, Given<CooperationRules> rules) {
    return training_benefit(seats_of(edges[self]), me.wage, me.attitude.trainee_productivity, *rules->partnership) >= 0;
}

/// ρ of firms that train.
struct Trainers {
    using Of = Economy;
    Count firms;
    Fine productivity;
};
void add_trainer(const Firm& me, Into<Trainers> trainers) {
    trainers[the_economy].firms += 1;
    trainers[the_economy].productivity += me.attitude.trainee_productivity;
}

/// Firms by number of partnerships.
struct Degrees {
    using Of = Economy;
    Sums<Count, most_degrees> firms;
};
void add_degree(const Firm&, Self<Firm> self, Out<Partnership> edges, Into<Degrees> degrees) {
    degrees[the_economy].firms[std::min(most_degrees - 1, edges[self].size())] += 1;
}

bool is_open(const Programme& me) { return me.state == ProgrammeState::open; }
bool is_partner(const Programme&, Self<Programme> self, In<Partnership> edges) { return !edges[self].empty(); }
u32 degree_of_programme(const Programme&, Self<Programme> self, In<Partnership> edges) {
    return degree_class(edges[self].size());
}

}  // namespace

void watch_cooperation(Watch<Firm> firms) {
    firms.share<has_partners>(indicator::participation)
        .by<&Firm::region>(indicator::participation_by_region)
        .by<&Firm::industry>(indicator::participation_by_industry)
        .by<size_of_firm>(indicator::participation_by_size)
        .by<leading_or_other>(indicator::participation_by_leading);
    firms.where<has_20_staff>().share<has_partners>(indicator::participation_from_20_staff);
    const auto partners = firms.where<has_partners>();
    partners.mean<partnerships_of>(indicator::partnerships_per_partner);
    partners.share<has_one>(indicator::one_partnership_share);
    partners.count().by<degree_of_firm>(indicator::firms_by_degree).shares_by<degree_of_firm>(indicator::firm_degree_share);
    partners.sums<add_degree>();
    const auto trainers = partners.where<trains>();
    trainers.share<training_pays>(indicator::training_pays);
    trainers.sums<add_trainer>();
}

void watch_cooperation(Watch<Programme> programmes) {
    const auto open = programmes.where<is_open>();
    open.share<is_partner>(indicator::partnered_programmes);
    open.where<is_partner>().count().shares_by<degree_of_programme>(indicator::programme_degree_share);
}

// ---------------------------------------------------------------------------------------------------- economy

namespace {

u32 largest_degree_of_firms(const Economy&, Self<Economy> self, Seen<Degrees> degrees) {
    u32 largest = most_degrees - 1;
    while (largest > 0 && degrees[self].firms[largest] <= 0) --largest;
    return largest;
}
double break_even_month(const Economy&, Self<Economy> self, Seen<Trainers> trainers, Given<CooperationRules> rules) {
    const double mean = ratio(trainers[self].productivity, trainers[self].firms);
    return 12 * break_even_year(mean, *rules->partnership).value_or(missing);
}
Line degree_ranks(const Degrees& degrees) {
    return rank_size(std::vector<double>(degrees.firms.begin(), degrees.firms.end()));
}
double degree_slope(const Economy&, Self<Economy> self, Seen<Degrees> degrees) {
    return degree_ranks(degrees[self]).slope();
}
double degree_fit(const Economy&, Self<Economy> self, Seen<Degrees> degrees) { return degree_ranks(degrees[self]).fit(); }
u32 largest_degree_of_programmes(const Economy&, Read<Programme> programmes, In<Partnership> edges) {
    u32 largest = 0;
    for (u32 p = 0; p < programmes.size(); ++p)
        if (is_open(programmes[{p}])) largest = std::max(largest, edges[{p}].size());
    return largest;
}
double clustering(const Economy& me) { return me.closure.looked_at > 0 ? me.closure.share : missing; }

}  // namespace

void watch_cooperation(Watch<Economy> economy) {
    economy.each<largest_degree_of_firms>(indicator::largest_firm_degree);
    economy.each<break_even_month>(indicator::break_even_month);
    economy.each<degree_slope>(indicator::degree_rank_slope);
    economy.each<degree_fit>(indicator::degree_rank_fit);
    economy.each<largest_degree_of_programmes>(indicator::largest_programme_degree);
    economy.each<clustering>(indicator::network_clustering);
}

// ---------------------------------------------------------------------------------------------------- clustering

namespace {

constexpr u32 most_sampled = 10000;  // programmes, because clustering costs the square of degrees

/// The programmes whose surroundings are looked at, by a stream of the seed where there are too many.
std::vector<u32> sample_of(u32 programmes, const Clock& clock) {
    return graph::sampled_nodes(programmes, std::min(programmes, most_sampled),
                                {.seed = clock.seed,
                                 .replicate = clock.replicate,
                                 .step = clock.step,
                                 .round = 0,
                                 .name = stream_name("sample of programmes"),
                                 .agent = 0});
}

}  // namespace

/// Q4: clustering, over programmes that have partners.
void look_at_network(Economy& me, In<Partnership> edges, Read<Programme> programmes, Read<Firm> firms, Given<Clock> clock) {
    graph::Rows rows;
    for (u32 p = 0; p < programmes.size(); ++p) {
        for (const auto& [firm, edge, id] : edges[{p}]) rows.targets.push_back(firm.slot);
        rows.offsets.push_back(static_cast<u32>(rows.targets.size()));
    }
    const graph::TwoModeClustering found =
        graph::two_mode_clustering(rows, firms.size(), sample_of(programmes.size(), *clock));
    me.closure = {found.share, static_cast<double>(found.nodes)};
}

}  // namespace consortium

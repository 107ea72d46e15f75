// The state at the start of the burn-in (4.5): groups, firms, their neighbours and posts, persons, schools with their
// students, and money scaled so that the mean wage is 1.
#include "models/consortium/start/populate.hpp"

#include "models/consortium/firms/founders.hpp"
#include "models/consortium/firms/innovation.hpp"
#include "models/consortium/firms/neighbourhood.hpp"
#include "models/consortium/firms/rules.hpp"
#include "models/consortium/government/governance.hpp"
#include "models/consortium/nouns/money.hpp"
#include "models/consortium/parameters/firms/firms.hpp"
#include "models/consortium/parameters/start/initial.hpp"
#include "models/consortium/parameters/start/population.hpp"
#include "models/consortium/start/population_of.hpp"

#include <algorithm>
#include <numeric>
#include <span>

namespace consortium {

namespace {

/// Cuts the largest so that there are at most `room` heads in all, or one for each firm.
void cut_to(std::span<u32> heads_of, double room) {
    const auto together = [&](u32 most) {
        return std::accumulate(heads_of.begin(), heads_of.end(), 0.0,
                               [&](double sum, u32 n) { return sum + std::min(n, most); });
    };
    u32 fits = 1;
    u32 too_large = heads_of.empty() ? 1 : *std::ranges::max_element(heads_of);
    while (fits + 1 < too_large) {
        const u32 middle = fits + (too_large - fits) / 2;
        (together(middle) <= room ? fits : too_large) = middle;
    }
    for (u32& n : heads_of) n = std::min(n, fits);
}

/// (4.5.1) Heads of each firm: as known, then Pareto, the largest cut, scaled to the rest of the workforce. Where many have
/// one person and would have less, the largest are cut again until persons suffice.
std::vector<u32> draw_sizes(Population& p, const Registry& known) {
    const auto& numbers = p.given<given::Population>();
    const auto& g = p.given<given::Initial>();
    Rng rng = p.rng("firm sizes");
    std::vector<u32> heads_of;
    double employed = g.employment * numbers.persons;
    for (const KnownFirm& firm : known.firms) {
        heads_of.push_back(firm.staff);
        employed -= firm.staff;
    }
    std::vector<double> size(static_cast<std::size_t>(numbers.firms) - heads_of.size());
    for (double& n : size) n = rng.pareto(g.firm_size_exponent);
    const double cap = g.firm_size_cap * std::accumulate(size.begin(), size.end(), 0.0);
    for (double& n : size) n = std::min(n, cap);
    const double scale = employed / std::accumulate(size.begin(), size.end(), 0.0);
    const std::size_t drawn_from = heads_of.size();
    for (double n : size) heads_of.push_back(static_cast<u32>(std::max<i64>(1, rng.round(n * scale))));
    if (std::accumulate(heads_of.begin(), heads_of.end(), 0.0) > numbers.persons)
        cut_to(std::span(heads_of).subspan(drawn_from), employed);
    return heads_of;
}

void make_groups(Population& p, const Derived& t) {
    const auto& g = p.given<given::Initial>();
    p.add<Economy>(1, [](u32, Rng&) { return Economy{}; });
    p.add<Region>(t.layout.regions, [&](u32 r, Rng&) {
        Region region{};
        region.weight = t.region_weight[r];
        region.payout = 1;
        region.workforce_0 = p.given<given::Population>().persons * region.weight;
        return region;
    });
    p.add<Industry>(t.layout.industries, [&](u32 i, Rng&) {
        Industry industry{};
        industry.frontier = industry.frontier_of_year = g.frontier;
        industry.strategic = t.strategic[i] != 0;
        industry.tradable = t.tradable[i] != 0;
        for (u32 k = 0; k < fields_per_industry; ++k) {
            industry.field[k] = t.field_mix[i].field[k];
            industry.field_share[k] = static_cast<float>(t.field_mix[i].share[k]);
        }
        return industry;
    });
    p.add<Market>(t.markets, [](u32, Rng&) { return Market{}; });
    for (u32 i = 0; i < t.layout.industries; ++i) {
        for (u32 r = 0; r < t.layout.regions; ++r) {
            p.agents<Market>()[t.market(i, r)].industry = static_cast<u8>(i);
            p.agents<Market>()[t.market(i, r)].region = static_cast<u8>(r);
        }
    }
    const double offices = governance_effectiveness({g.offices, g.offices, g.offices});
    p.add<Consortium>(t.layout.regions, [&](u32, Rng&) {
        Consortium consortium{};
        consortium.governance = offices;
        consortium.assessment = g.offices;
        consortium.percentile = .5;
        return consortium;
    });
    p.add<Sector>(t.layout.regions * t.layout.industries, [](u32, Rng&) { return Sector{}; });
    p.add<Cell>(t.layout.regions * t.layout.fields, [](u32, Rng&) { return Cell{}; });
}

void make_firms(Population& p, const Derived& t, const Registry& known, const std::vector<u32>& sizes) {
    const auto& g = p.given<given::Initial>();
    p.add<Firm>(static_cast<u32>(sizes.size()), [&](u32 k, Rng& rng) {
        const bool named = k < known.firms.size();
        const u8 drawn = static_cast<u8>(rng.pick(t.employment));
        const u8 industry = named ? known.firms[k].industry : drawn;
        Firm firm = draw_firm(industry, t, p.given<FirmRules>(), rng);
        firm.region = static_cast<u8>(rng.pick(t.region_weight));
        if (named) {
            firm.region = known.firms[k].region;
            firm.member = known.firms[k].member;
        }
        firm.staff = sizes[k];
        firm.knowledge.technology = rng.normal(g.technology_mean, g.technology_deviation);
        firm.knowledge.means = firm.knowledge.technology - p.given<given::Firms>().means_gap;
        firm.knowledge.high_tech_rank = p.rng("high-tech rank", k).uniform();
        firm.attitude.aware = rng.chance(g.aware_firms);
        p.components<Workforce>()[k].openings = static_cast<u32>(rng.round(g.vacancies * sizes[k]));
        firm.age = static_cast<u32>(g.firm_age);
        return firm;
    });
}

/// (4.5.3) and (4.5.6): neighbours and open posts.
void make_edges(Population& p, const Derived& t) {
    const auto& g = p.given<given::Initial>();
    const auto firms = p.agents<Firm>();
    std::vector<std::vector<u32>> sectors(t.layout.industries * t.layout.regions);
    for (u32 k = 0; k < firms.size(); ++k) sectors[firms[k].industry * t.layout.regions + firms[k].region].push_back(k);
    std::vector<std::pair<u32, Neighbour>> neighbours;
    std::vector<std::pair<u32, Vacancy>> posts;
    for (u32 k = 0; k < firms.size(); ++k) {
        Firm& firm = firms[k];
        Rng rng = p.rng("neighbours and posts", k);
        const auto draw = [&](u32 industry, u32 region) {
            const auto& there = sectors[industry * t.layout.regions + region];
            return there.empty() ? OptionalId<Firm>{} : Id<Firm>{there[rng.below(static_cast<u32>(there.size()))]};
        };
        for (u32 n = 0; n < static_cast<u32>(g.neighbours); ++n) {
            const OptionalId<Firm> other = choose_neighbour(firm.industry, firm.region, {k}, t, g.same_industry_neighbours,
                                                            rng, draw, [&](Id<Firm> id) { return firms[id.slot].staff; });
            neighbours.push_back({k, {other}});
        }
        const Industry& industry = p.agents<Industry>()[firm.industry];
        for (u32 n = 0; n < p.components<Workforce>()[k].openings; ++n) {
            const u32 f = std::min(rng.pick(industry.field_share), fields_per_industry - 1);
            posts.push_back({k, {t.layout.cell(firm.region, industry.field[f]), 0, false, true}});
        }
    }
    p.connect<Neighbour>(std::move(neighbours));
    p.connect<Vacancy>(std::move(posts));
}

}  // namespace

void populate(Population& p) {
    const Derived& derived = p.given<Derived>();
    const Registry known = read_registry(p.inputs().scenario());
    const std::vector<u32> sizes = draw_sizes(p, known);
    make_groups(p, derived);
    make_firms(p, derived, known, sizes);
    make_edges(p, derived);
    make_workforce(p, derived, sizes);
    make_schools(p, derived, known);
    make_institutes(p, derived);
    make_partnerships(p, known);
    set_money(p, derived);
}

}  // namespace consortium
